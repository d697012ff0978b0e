//! What a council reads when its offer works but something in it can hardly be meant. Each test breaks the sample offer in one way.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use fingerpost_source::{Level, read_with_advice, sample_files, sample_with};

/// What is said of the sample after these texts are changed, each in one file; without the advice on the most questions where `code` is not
/// about it.
fn said(code: &str, changes: &[(&str, &str, &str)]) -> String {
    let mut advice = read_with_advice(&sample_with(changes)).unwrap_or_else(|findings| panic!("{findings}")).advice;
    advice.findings.retain(|finding| finding.code == code || finding.code != "most-questions");
    assert!(advice.findings.iter().any(|finding| finding.code == code), "{advice}");
    advice.to_string()
}

macro_rules! says {
    ($($name:ident: $code:literal, $($path:literal, $from:literal => $to:literal);+;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(said($code, &[$(($path, $from, $to)),+]));
        }
    )*};
}

says! {
    what_is_proposed_and_nobody_has_looked_at: "proposed-rule",
        "services/autism-group.toml", "[[route]]" => "[[proposed]]\nbecause = \"the description says: under 5s\"\nfor = { age = { under = 5 } }\n[[proposed]]\nbecause = \"the feed does not say\"\nhelps_with = [\"learning\"]\n[[proposed]]\nbecause = \"the feed no longer has its record\"\ndelete = true\n\n[[route]]";
    the_most_questions_and_the_answers_that_lead_to_them: "most-questions", "offer.toml", "id" => "id";
    a_bound_that_is_met_is_a_proof: "most-questions",
        "questions.toml", "\nwhen = { age = { from = 1 } }" => "";
        "questions.toml", "once = { district = [\"nextshire\", \"elsewhere\"] }" => "once = { district = \"north\" }";
    a_question_that_changes_nothing: "idle-question",
        "facts.toml", "[age]\n" => "[pets]\nkind = \"one\"\ndepends = \"pets\"\n[pets.values.dog]\nname = \"Dog\"\nbecause = \"there is a dog\"\n\n[age]\n";
        "questions.toml", "[[question]]\nid = \"age\"" => "[[question]]\nid = \"pets\"\nfact = \"pets\"\nasks = \"Is there a dog?\"\nnot_sure = \"Not sure\"\n[[question.option]]\nlabel = \"Yes\"\nsets = { pets = \"dog\" }\n\n[[question]]\nid = \"age\"";
    a_topic_that_nothing_helps_with: "unread-option",
        "services/work-coach.toml", "helps_with = [\"growing-up\"]" => "helps_with = [\"learning\"]";
        "services/advice-line.toml", "helps_with = [\"learning\", \"growing-up\"]" => "helps_with = [\"learning\"]";
        "services/rights-advice.toml", "helps_with = [\"learning\", \"growing-up\"]" => "helps_with = [\"learning\"]";
        "services/information-desk.toml", "helps_with = [\"crisis\", \"learning\", \"growing-up\"]" => "helps_with = [\"crisis\", \"learning\"]";
    several_options_that_come_to_the_same: "unread-option",
        "services/autism-assessment.toml", "stage = \"worried\"\n" => "";
        "services/autism-group.toml", "stage = \"diagnosed\"" => "stage = \"waiting\"";
        "facts.toml", "[stage.values.diagnosed]" => "[stage.values.waiting]\nname = \"Waiting\"\nbecause = \"{they_are} on a list\"\n[stage.values.diagnosed]";
        "questions.toml", "[[question.option]]\nlabel = \"No\"\nsets" => "[[question.option]]\nlabel = \"Waiting\"\nsets = { stage = \"waiting\" }\n[[question.option]]\nlabel = \"No\"\nsets";
    ages_that_do_not_meet: "out-of-reach",
        "services/work-coach.toml", "age = { from = 16, under = 25 }" => "all = [{ age = { under = 5 } }, { age = { from = 16 } }]";
    a_value_that_no_option_sets: "out-of-reach",
        "facts.toml", "[stage.values.diagnosed]" => "[stage.values.waiting]\nname = \"Waiting\"\nbecause = \"{they_are} on a list\"\n[stage.values.diagnosed]";
        "services/autism-group.toml", "stage = \"diagnosed\"" => "stage = \"waiting\"";
    an_answer_that_only_other_families_can_give: "out-of-reach",
        "services/autism-group.toml", "stage = \"diagnosed\"" => "stage = \"diagnosed\"\nage = { under = 1 }";
    what_every_family_gets: "for-everyone",
        "services/advice-line.toml", "helps_with = [\"learning\", \"growing-up\"]" => "helps_with = [\"crisis\", \"learning\", \"growing-up\"]";
    a_fact_that_no_question_sets: "fact-never-set",
        "facts.toml", "[age]\n" => "[pets]\nkind = \"one\"\ndepends = \"pets\"\n[pets.values.dog]\nname = \"Dog\"\nbecause = \"there is a dog\"\n\n[age]\n";
        "services/work-coach.toml", "not = { district = \"south\" }" => "any = [{ pets = \"dog\" }, { district = \"north\" }]";
}

#[test]
fn a_sound_offer_has_no_warnings() {
    let advice = read_with_advice(&sample_files()).expect("a sound offer").advice;
    assert_eq!(advice.count(Level::Warning), 0, "{advice}");
    assert_eq!(advice.count(Level::Error), 0, "{advice}");
}

#[test]
fn questions_that_go_on_and_on_are_a_warning() {
    let mut files = sample_files();
    let mut add = |path: &str, text: String| {
        let file = files.iter_mut().find(|file| file.path == path).expect("a file of the sample");
        file.text.push_str(&text);
    };
    for letter in 'a'..='f' {
        let value = format!("[{letter}.values.yes]\nname = \"Yes\"\nbecause = \"so it is\"\n");
        add("facts.toml", format!("\n[{letter}]\nkind = \"one\"\ndepends = \"more\"\n{value}"));
        let option = format!("[[question.option]]\nlabel = \"Yes\"\nsets = {{ {letter} = \"yes\" }}\n");
        add(
            "questions.toml",
            format!("\n[[question]]\nid = \"{letter}\"\nfact = \"{letter}\"\nasks = \"More?\"\nnot_sure = \"?\"\n{option}"),
        );
    }
    let group = files.iter_mut().find(|file| file.path == "services/autism-group.toml").expect("a service");
    let more: String = ('a'..='f').map(|letter| format!("{letter} = \"yes\"\n")).collect();
    group.text = group.text.replace("need = \"autism\"\n", &format!("need = \"autism\"\n{more}"));
    let advice = read_with_advice(&files).unwrap_or_else(|findings| panic!("{findings}")).advice;
    insta::assert_snapshot!(advice);
}

#[test]
fn a_proposal_decides_nothing() {
    let mut files = sample_files();
    let before = fingerpost_source::read(&files).expect("the sample is sound");
    let group = files.iter_mut().find(|file| file.path == "services/autism-group.toml").expect("a service");
    group.text.push_str("\n[[proposed]]\nbecause = \"so\"\nfor = { age = { under = 3 } }\n");
    assert_eq!(fingerpost_source::read(&files).expect("a proposal is no mistake"), before);
}
