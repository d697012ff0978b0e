//! The guide over the sample offer, as a family would meet it.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::catalogue::{Catalogue, ENGLISH, FORM, NUMBERS, Text};
use fingerpost_core::guide::{Answer, Answers, GroupKind, Guide, Outcome};
use fingerpost_core::model::{AtomId, PathwayHead};
use fingerpost_core::rules::{Atom, Rule, Tri};
use fingerpost_core::{danger, explain, places};
use fingerpost_source::sample;

/// A family at the sample offer.
struct Family {
    guide: Guide,
    answers: Answers,
}

impl Family {
    fn new() -> Self {
        Self { guide: Guide::new(sample().core), answers: Answers::new() }
    }

    fn says(mut self, question: &str, answer: &str) -> Self {
        let core = self.guide.core();
        let id = core.question(question).unwrap();
        let answer = match (answer, answer.parse()) {
            ("not sure", _) => Answer::NotSure,
            ("none", _) => Answer::NoneOfThese,
            (_, Ok(age)) => Answer::Age(age),
            (label, Err(_)) => Answer::Chosen(vec![core[id].options.iter().position(|option| option.label == label).unwrap()]),
        };
        self.answers.give(id, answer);
        self
    }

    fn group_of(&self, service: &str) -> Option<GroupKind> {
        self.guide.standing(&self.answers).plan().group_of(self.guide.core().service(service).unwrap())
    }

    fn outcome(&self, service: &str) -> Outcome {
        self.guide.standing(&self.answers).outcome(self.guide.core().service(service).unwrap())
    }

    fn asks(&self) -> Option<&str> {
        self.guide.standing(&self.answers).next_question().map(|question| self.guide.core()[question].id.as_str())
    }

    fn reasons(&self, service: &str) -> Vec<String> {
        let standing = self.guide.standing(&self.answers);
        let verdict = standing.verdict(self.guide.core().service(service).unwrap());
        verdict.because.iter().map(|reason| explain::reason(&standing, reason)).collect()
    }
}

#[test]
fn the_first_question_is_what_a_family_wants_help_with() {
    assert_eq!(Family::new().asks(), Some("help"));
}

#[test]
fn what_may_suit_stays_until_it_is_settled() {
    let family = Family::new().says("help", "Talking and learning");
    assert_eq!(family.outcome("home-teaching"), Outcome::MaySuit);
    let family = family.says("age", "3").says("need", "Moving");
    assert_eq!(family.outcome("home-teaching"), Outcome::MaySuit, "where they live is not known");
    let family = family.says("district", "North Anyshire");
    assert_eq!(family.outcome("home-teaching"), Outcome::Suits);
    assert_eq!(
        family.reasons("home-teaching"),
        ["your child is under 5", "your child finds moving hard", "you live in Anyshire"]
    );
}

#[test]
fn a_service_says_why_it_does_not_suit() {
    let family = Family::new().says("who", "Me").says("help", "Growing up").says("age", "12");
    assert_eq!(family.outcome("work-coach"), Outcome::DoesNotSuit);
    assert_eq!(family.reasons("work-coach"), ["you are aged 16 to 24"]);
    let family = family.says("age", "17").says("district", "South Anyshire");
    assert_eq!(family.reasons("work-coach"), ["you live in South Anyshire"], "an exclusion says what excludes");
}

#[test]
fn services_fall_into_groups_by_route_kind_and_links() {
    let family = Family::new()
        .says("help", "Talking and learning")
        .says("age", "3")
        .says("need", "Autism, or it may be autism")
        .says("stage", "No");
    assert_eq!(family.group_of("speech-therapy"), Some(GroupKind::DoNow));
    assert_eq!(family.group_of("autism-assessment"), Some(GroupKind::AskForReferral));
    assert_eq!(family.group_of("advice-line"), Some(GroupKind::Meanwhile), "it helps while they wait for the assessment");
    assert_eq!(family.group_of("autism-group"), Some(GroupKind::Afterwards), "it comes after a diagnosis");
    assert_eq!(family.group_of("rights-advice"), Some(GroupKind::Rights));
    assert_eq!(family.group_of("work-coach"), None, "nobody asked about growing up");
    assert_eq!(family.group_of("crisis-line"), None);
}

#[test]
fn danger_brings_crisis_help() {
    let family = Family::new().says("help", "Someone is in danger");
    assert_eq!(family.group_of("crisis-line"), Some(GroupKind::Urgent));
    let standing = family.guide.standing(&family.answers);
    let core = family.guide.core();
    let now = core.value(core.fact("risk").unwrap(), "now").unwrap();
    assert_eq!(standing.facts().value(now), Tri::Yes);
}

#[test]
fn an_answer_that_stops_making_sense_is_not_counted_and_comes_back() {
    let family =
        Family::new().says("help", "Talking and learning").says("stage", "Yes").says("need", "Autism, or it may be autism");
    assert_eq!(family.reasons("autism-group"), ["you live in Anyshire"], "only that is not known");
    // Nobody under 1 has a diagnosis here: that option is not on offer, so the answer does not count.
    let family = family.says("age", "0");
    assert_eq!(family.reasons("autism-group"), ["your child has a diagnosis", "you live in Anyshire"]);
    let family = family.says("age", "5");
    assert_eq!(family.reasons("autism-group"), ["you live in Anyshire"]);
}

#[test]
fn a_wider_need_counts_and_a_narrower_one_stays_open() {
    let family = Family::new().says("need", "Autism, or it may be autism").says("age", "3").says("district", "North Anyshire");
    assert_eq!(family.outcome("speech-therapy"), Outcome::Suits, "autism is a kind of communication need");
    assert!(
        family.reasons("speech-therapy").contains(&"your child is autistic or may be".to_owned()),
        "told in the family's own terms"
    );
    let family = family.says("need", "Talking");
    assert_eq!(family.outcome("autism-assessment"), Outcome::MaySuit, "talking may or may not be autism");
    assert_eq!(family.says("need", "Moving").outcome("autism-assessment"), Outcome::DoesNotSuit);
}

#[test]
fn may_suit_says_what_it_depends_on() {
    let family = Family::new().says("help", "Talking and learning").says("need", "Moving");
    let standing = family.guide.standing(&family.answers);
    let verdict = standing.verdict(family.guide.core().service("home-teaching").unwrap());
    let unknowns = explain::depends_on(&standing, &verdict);
    let depends: Vec<&str> = unknowns.iter().map(|unknown| unknown.depends.as_str()).collect();
    assert_eq!(depends, ["how old your child is", "where you live"]);
    assert_eq!(unknowns[1].tell, "Your council tax bill names your council.", "and who could tell them");
}

/// The labels of the options of "Where do you live?" that fit a postcode.
fn fits(family: &Family, typed: &str) -> Vec<String> {
    let question = family.guide.core().question("district").unwrap();
    let standing = family.guide.standing(&family.answers);
    let outcode: places::Outcode = typed.parse().unwrap();
    let options = places::options_that_fit(&standing, question, outcode.districts(family.guide.core()));
    options.into_iter().map(|option| family.guide.core()[question].options[option].label.clone()).collect()
}

#[test]
fn a_postcode_decides_or_leaves_a_choice() {
    let family = Family::new();
    assert_eq!(fits(&family, "AN1 1AA"), ["North Anyshire"]);
    assert_eq!(fits(&family, "an2"), ["North Anyshire", "South Anyshire"]);
    assert_eq!(fits(&family, "AN3"), ["South Anyshire", "Nextshire"]);
    assert_eq!(fits(&family, "ZZ9"), ["Somewhere else"]);
}

#[test]
fn a_family_near_the_border_hears_of_the_council_next_door_and_which_is_theirs() {
    let near = |family: &Family, typed: Option<&str>| {
        let outcode = typed.map(|typed| typed.parse().unwrap());
        let found = places::nearby(&family.guide.standing(&family.answers), outcode.as_ref());
        found.first().map(|nearby| nearby.theirs)
    };
    assert_eq!(near(&Family::new(), None), None, "nobody has asked yet");
    assert_eq!(near(&Family::new().says("district", "not sure"), None), Some(Tri::Unknown));
    assert_eq!(near(&Family::new().says("district", "not sure"), Some("AN1")), None);
    assert_eq!(near(&Family::new().says("district", "not sure"), Some("AN3")), Some(Tri::Unknown));
    assert_eq!(near(&Family::new().says("district", "South Anyshire"), Some("AN3")), Some(Tri::No));
    assert_eq!(near(&Family::new().says("district", "South Anyshire"), None), None);
    assert_eq!(near(&Family::new().says("district", "Nextshire"), None), Some(Tri::Yes));
}

#[test]
fn where_the_gp_is_goes_with_the_home_unless_it_is_asked() {
    let family = Family::new().says("need", "Talking").says("age", "3").says("district", "North Anyshire");
    assert_eq!(family.outcome("speech-therapy"), Outcome::Suits, "the question does not apply, so its answer is known");
    assert_ne!(family.asks(), Some("gp"));
    let family =
        Family::new().says("help", "Talking and learning").says("need", "Talking").says("age", "3").says("district", "Nextshire");
    assert_eq!(family.outcome("speech-therapy"), Outcome::MaySuit);
    assert_eq!(family.asks(), Some("gp"));
    assert_eq!(family.says("gp", "In Anyshire").outcome("speech-therapy"), Outcome::Suits);
}

#[test]
fn what_to_say_is_said_by_whoever_asks() {
    let family = Family::new().says("need", "Talking").says("age", "3");
    let standing = family.guide.standing(&family.answers);
    let service = &family.guide.core()[family.guide.core().service("speech-therapy").unwrap()];
    let say = "please refer {them} for speech and language therapy.";
    assert_eq!(
        explain::words_to_say(&standing, service, say),
        "My child is 3. My child finds talking or getting on with people hard. Please refer my child for speech and language therapy."
    );
    let family = Family::new().says("who", "Me").says("age", "Year 12");
    let standing = family.guide.standing(&family.answers);
    assert_eq!(
        explain::words_to_say(&standing, service, say),
        "I am in Year 12. Please refer me for speech and language therapy."
    );
}

#[test]
fn words_of_danger_are_heard_through_a_slip() {
    let mut core = sample().core;
    core.danger = vec!["want to die".to_owned(), "suicide".to_owned()];
    for typed in ["I want to die", "she says she WANTS to die", "i wnt to dye", "suicidal sucide help", "suicide"] {
        assert!(danger::tells_of_danger(&core, typed), "{typed}");
    }
    for typed in ["", "want to drive", "want to dig", "die cut shapes", "side effects"] {
        assert!(!danger::tells_of_danger(&core, typed), "{typed}");
    }
}

#[test]
fn pathways_go_by_what_the_family_asked_for_and_who_they_are_for() {
    let pathways = |family: &Family| family.guide.standing(&family.answers).pathways();
    assert_eq!(pathways(&Family::new()), [0], "nothing is told yet");
    assert_eq!(pathways(&Family::new().says("help", "not sure")), [0]);
    assert_eq!(pathways(&Family::new().says("help", "Talking and learning")), [0]);
    assert_eq!(pathways(&Family::new().says("help", "Growing up")), [] as [usize; 0], "they asked for something else");
    assert_eq!(pathways(&Family::new().says("age", "25")), [] as [usize; 0], "they are too old");
}

#[test]
fn pathways_that_are_for_the_family_come_before_those_that_may_be() {
    let mut core = sample().core;
    let young = core.pathways[0].rule.clone();
    let helps = |core: &fingerpost_core::model::Core, label: &str| {
        let help = core.question("help").unwrap();
        let option = core[help].options.iter().find(|option| option.label == label).unwrap();
        let value = option.sets[0];
        core.atoms.iter().position(|atom| *atom == Atom::OneOf(vec![value])).map(AtomId::from).unwrap()
    };
    let (learning, growing) = (helps(&core, "Talking and learning"), helps(&core, "Growing up"));
    let first = core.pathways[0].clone();
    let pathway = |rule: &Rule, helps_with| PathwayHead { rule: rule.clone(), helps_with, ..first.clone() };
    let everyone = Rule::everyone();
    core.pathways =
        vec![pathway(&young, growing), pathway(&young, learning), pathway(&everyone, growing), pathway(&everyone, learning)];
    let guide = Guide::new(core);
    let of = |answers: &Answers| guide.standing(answers).pathways();
    let mut answers = Answers::new();
    assert_eq!(of(&answers), [2, 3, 0, 1], "the offer's order among equals");
    answers.give(guide.core().question("help").unwrap(), Answer::Chosen(vec![1]));
    let asked = of(&answers);
    assert_eq!(asked.len(), 2, "only what was asked for: {asked:?}");
    assert!(asked[0] >= 2, "who it is for comes first: {asked:?}");
    answers.give(guide.core().question("age").unwrap(), Answer::Age("7".parse().unwrap()));
    assert!(of(&answers)[0] < 2, "now both are: the offer's order");
}

#[test]
fn a_family_is_told_in_the_words_that_it_chose() {
    const PLAIN: &str = "Run by {who}.";
    const VOICED: &str = "{they_are} with {who}";
    const COUNTED: [&str; 2] = ["{n} place at {who}", "{n} places at {who}"];
    const THEIRS: &str = "{they_are} deaf";
    let forms = |texts: [&str; 2]| texts.join(&FORM.to_string());
    let texts = [
        (PLAIN, "Prowadzi: {who}.".to_owned()),
        (VOICED, forms(["dziecko, {who}", "ja, {who}"])),
        (COUNTED[1], forms(["{n} miejsce: {who}", "{n} miejsca: {who}"])),
        (THEIRS, forms(["dziecko nie słyszy", "nie słyszę"])),
    ];
    let texts = texts.map(|(english, text)| (english.to_owned(), text)).to_vec();
    let several = (0..NUMBERS).map(|number| u8::from(number != 1)).collect();
    let polish = Catalogue::new("pl".to_owned(), Default::default(), several, texts);
    let said = |who: &str, words: &Catalogue| {
        let family = Family::new().says("who", who);
        let standing = family.guide.standing(&family.answers).told_in(words);
        assert_eq!(standing.words(), words);
        [
            standing.say(Text(PLAIN)).to_owned(),
            standing.fill(Text(PLAIN), &["X"]),
            standing.clause(Text(VOICED), &["X"]),
            standing.count(1, COUNTED[0], Text(COUNTED[1]), &["X"]),
            standing.count(3, COUNTED[0], Text(COUNTED[1]), &["X"]),
            standing.theirs(THEIRS),
            standing.voiced(THEIRS),
            standing.sentence(THEIRS),
        ]
    };
    let expected =
        [PLAIN, "Run by X.", "you are with X", "1 place at X", "3 places at X", THEIRS, "you are deaf", "You are deaf"];
    assert_eq!(said("Me", &ENGLISH), expected);
    let expected = [
        "Prowadzi: {who}.",
        "Prowadzi: X.",
        "ja, X",
        "1 miejsce: X",
        "3 miejsca: X",
        "dziecko nie słyszy",
        "nie słyszę",
        "nie słyszę",
    ];
    assert_eq!(said("Me", &polish), expected);
}
