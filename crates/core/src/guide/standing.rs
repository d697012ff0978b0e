//! Where a family stands after some answers: what is known, what suits, and what to ask next.

use super::answers::{asked_once, options_on_offer};
use super::chances::{Chances, Prospects, bits};
use super::network::{Class, Network};
use super::plan::Places;
use super::{Answers, Outcome, Plan, Verdict, plan};
use crate::catalogue::{Catalogue, ENGLISH, Text};
use crate::explain::Voice;
use crate::model::{AtomId, Core, FactKind, Question, QuestionId, Service, ServiceId};
use crate::rules::{Facts, Tri};

/// An offer made ready for questions.
#[derive(Debug)]
pub struct Guide {
    core: Core,
    pub(super) network: Network,
    pub(super) chances: Chances,
    /// How much each condition tells of a family, in half bits.
    tells: Vec<u8>,
    /// For each question, those that decide which of its options are on offer, as bits.
    waits_for: Vec<u32>,
    places: Places,
}

impl Guide {
    /// Makes an offer ready. It should have passed [`Core::validate`].
    #[must_use]
    pub fn new(core: Core) -> Self {
        let (network, chances, places) = (Network::of(&core), Chances::of(&core), Places::of(&core));
        let mut tells = chances.tells();
        // Where a family lives, and where their GP is, goes without saying: every local service asks it.
        for area in core.home.iter().chain(&core.gp) {
            tells[area.index()] = 0;
        }
        let waits_for = core.questions.iter().map(|question| waits_for(&core, question)).collect();
        Self { core, network, chances, tells, waits_for, places }
    }

    /// The offer.
    #[must_use]
    pub const fn core(&self) -> &Core {
        &self.core
    }

    /// Where a family stands after these answers.
    #[must_use]
    pub fn standing(&self, answers: &Answers) -> Standing<'_> {
        let (facts, answered) = answers.live(&self.core);
        let told = self.network.told(self.core.atoms.iter().map(|atom| atom.holds(&facts)));
        Standing { guide: self, facts, told, answered, words: &ENGLISH }
    }

    /// The question to ask next, from what is known of each node and the questions that can be asked (as bits).
    pub(super) fn next_question(&self, told: &[Tri], asked: u32) -> Option<QuestionId> {
        let prospects = self.prospects(told, asked);
        let mut scores = [None; Core::MOST_QUESTIONS];
        for (class, count) in self.open_classes(told) {
            let of_help = prospects.open(class.helps_with.0);
            for question in bits(prospects.open(class.rule) | of_help) {
                let settles =
                    prospects.chance(class.rule, question).and(prospects.chance(class.helps_with.0, question)).settled();
                *scores[question].get_or_insert(0.0) += count as f32 * settles;
            }
        }
        // A question whose options depend on another waits for it, so that no family is asked it again with other options.
        let matter = scores.iter().enumerate().fold(0, |matter, (index, score)| matter | u32::from(score.is_some()) << index);
        let mut best: Option<(f32, usize)> = None;
        for (index, score) in scores.into_iter().enumerate() {
            if let Some(score) = score
                && self.waits_for[index] & matter == 0
                && best.is_none_or(|(most, _)| score > most)
            {
                best = Some((score, index));
            }
        }
        best.map(|(_, question)| QuestionId::from(question))
    }

    /// What answers to the `asked` questions (as bits) could do to the open classes.
    fn prospects<'a>(&'a self, told: &'a [Tri], asked: u32) -> Prospects<'a> {
        let rules = self.open_classes(told).map(|(class, _)| class.rule);
        self.chances.of_nodes(&self.network, rules, told, asked)
    }

    /// The classes that an answer could still bring into the plan, take out, or settle, each with how many of its services that is for:
    /// the last resort is always there.
    fn open_classes<'a>(&'a self, told: &'a [Tri]) -> impl Iterator<Item = (&'a Class, usize)> {
        let last_resort = self.core.urgent.last_resort;
        self.network.classes.iter().filter_map(move |class| {
            if (told[class.rule as usize] & told[class.helps_with.index()]).is_settled() {
                return None;
            }
            let members = self.network.members(class);
            let count = members.len() - usize::from(members.binary_search(&last_resort).is_ok());
            (count > 0).then_some((class, count))
        })
    }
}

/// The questions that set what the options of this one depend on, as bits.
fn waits_for(core: &Core, question: &Question) -> u32 {
    let facts = question.options.iter().flat_map(|option| option.when.atoms()).filter_map(|atom| core.fact_of(atom));
    let askers = facts.filter_map(|fact| core.questions.iter().position(|other| other.fact == fact));
    askers.fold(0, |bits, asker| bits | 1u32 << asker)
}

/// Where a family stands after some answers.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    guide: &'a Guide,
    facts: Facts,
    /// What is known of each node of the network; the conditions come first.
    told: Vec<Tri>,
    answered: Vec<bool>,
    words: &'a Catalogue,
}

impl<'a> Standing<'a> {
    /// The offer.
    #[must_use]
    pub const fn core(&self) -> &'a Core {
        &self.guide.core
    }

    pub(super) const fn network(&self) -> &'a Network {
        &self.guide.network
    }

    pub(super) const fn places(&self) -> &'a Places {
        &self.guide.places
    }

    /// What is known of the family.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// How to speak to whoever is asking.
    #[must_use]
    pub fn voice(&self) -> Voice {
        Voice::of(self.core(), &self.facts)
    }

    /// The same, told in the words of a language.
    #[must_use]
    pub fn told_in(self, words: &'a Catalogue) -> Self {
        Self { words, ..self }
    }

    /// The words that it is told in.
    #[must_use]
    pub const fn words(&self) -> &'a Catalogue {
        self.words
    }

    /// A text of ours ([`Catalogue::say`]).
    #[must_use]
    pub fn say(&self, text: Text) -> &'a str {
        self.words.say(text)
    }

    /// A text of ours with its gaps filled ([`Catalogue::fill`]).
    #[must_use]
    pub fn fill(&self, text: Text, with: &[&str]) -> String {
        self.words.fill(text, with)
    }

    /// A text of ours about so many things ([`Catalogue::count`]).
    #[must_use]
    pub fn count(&self, n: usize, one: &'static str, many: Text, with: &[&str]) -> String {
        self.words.count(n, one, many, with)
    }

    /// A text of ours with gaps for whoever is asking, and others ([`Catalogue::clause`]).
    #[must_use]
    pub fn clause(&self, text: Text, with: &[&str]) -> String {
        self.words.clause(self.voice(), text, with)
    }

    /// A text of the offer ([`Catalogue::theirs`]).
    #[must_use]
    pub fn theirs(&self, english: &str) -> String {
        self.words.theirs(english)
    }

    /// A text of the offer, its gaps filled for whoever is asking ([`Catalogue::voiced`]).
    #[must_use]
    pub fn voiced(&self, english: &str) -> String {
        self.words.voiced(self.voice(), english)
    }

    /// The same as a sentence ([`Catalogue::sentence`]).
    #[must_use]
    pub fn sentence(&self, english: &str) -> String {
        self.words.sentence(self.voice(), english)
    }

    /// What is known of a condition.
    #[must_use]
    pub fn told(&self, atom: AtomId) -> Tri {
        self.told.get(atom.index()).copied().unwrap_or(Tri::Unknown)
    }

    /// True where the question has an answer that still makes sense.
    #[must_use]
    pub fn is_answered(&self, question: QuestionId) -> bool {
        self.answered[question.index()]
    }

    /// The places of the options on offer to this family.
    #[must_use]
    pub fn options(&self, question: QuestionId) -> Vec<usize> {
        options_on_offer(self.core(), &self.core()[question], &self.facts).collect()
    }

    /// Whether the family asked for the sort of help that a service gives. Not a matter of eligibility.
    #[must_use]
    pub fn is_relevant(&self, service: &Service) -> Tri {
        self.told(service.helps_with)
    }

    /// Whether a service suits.
    #[must_use]
    pub fn outcome(&self, service: ServiceId) -> Outcome {
        self.suits(self.network().class_of(service)).into()
    }

    /// Whether the services of a class suit.
    pub(super) fn suits(&self, class: &Class) -> Tri {
        self.told[class.rule as usize]
    }

    /// How much of what the family said speaks for each rule, in half bits.
    pub(super) fn speaking(&self) -> Vec<u8> {
        self.network().speaking(&self.told, &self.guide.tells)
    }

    /// Whether a service suits, and why.
    #[must_use]
    pub fn verdict(&self, service: ServiceId) -> Verdict {
        Verdict::of(service, &self.core()[service].rule, |atom| self.told(atom))
    }

    /// The question to ask next: of those whose answer can still change the plan, the one most likely to settle most services.
    /// `None` once no answer can change it.
    #[must_use]
    pub fn next_question(&self) -> Option<QuestionId> {
        self.guide.next_question(&self.told, self.can_be_asked())
    }

    /// How many questions could still be asked, at most: "about 3 more".
    #[must_use]
    pub fn questions_left(&self) -> usize {
        let guide = self.guide;
        let prospects = guide.prospects(&self.told, self.can_be_asked());
        let open = guide
            .open_classes(&self.told)
            .fold(0, |open, (class, _)| open | prospects.open(class.rule) | prospects.open(class.helps_with.0));
        open.count_ones() as usize
    }

    /// The plan as it stands.
    #[must_use]
    pub fn plan(&self) -> Plan {
        plan::draw_up(self)
    }

    /// The pathways that may fit, by their places: those that are for this family, and for what they asked about, before those that may be; then
    /// in the offer's order. None of which either is a plain no; so a family that has told nothing gets all of them.
    #[must_use]
    pub fn pathways(&self) -> Vec<usize> {
        let known = |index: usize| {
            (self.told[self.network().pathways[index] as usize], self.told(self.core().pathways[index].helps_with))
        };
        let wanted = [(Tri::Yes, Tri::Yes), (Tri::Yes, Tri::Unknown), (Tri::Unknown, Tri::Yes), (Tri::Unknown, Tri::Unknown)];
        let mut found = Vec::new();
        for rank in wanted {
            found.extend((0..self.core().pathways.len()).filter(|index| known(*index) == rank));
        }
        found
    }

    /// For a service under *meanwhile* or *afterwards* in the family's plan: the services there that name it.
    #[must_use]
    pub fn because_of(&self, plan: &Plan, service: ServiceId) -> Vec<ServiceId> {
        plan::because_of(self, plan, service)
    }

    /// For each rule that does not suit: true where only what time can change stands against it, such as a stage, a plan, or being too young.
    pub(super) fn only_time(&self) -> Vec<bool> {
        let (core, age) = (self.core(), self.facts.age());
        self.network().only_time(&self.told, |atom, known| plan::time_can_change(core, age, AtomId::from(atom), known != Tri::No))
    }

    /// The questions that can be asked now, as bits.
    fn can_be_asked(&self) -> u32 {
        let core = self.core();
        let can = |(index, question): &(usize, &Question)| {
            let has_options =
                || core[question.fact].kind == FactKind::Age || options_on_offer(core, question, &self.facts).next().is_some();
            !self.answered[*index] && has_options() && asked_once(core, question, &self.facts) == Tri::Yes
        };
        core.questions.iter().enumerate().filter(can).fold(0, |asked, (index, _)| asked | 1u32 << index)
    }
}
