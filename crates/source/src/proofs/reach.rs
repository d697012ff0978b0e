//! Services that no family can reach, and those that every family gets.

use fingerpost_core::Core;
use fingerpost_core::guide::{Answer, Answers};
use fingerpost_core::model::{AtomId, FactKind, QuestionId, Service};
use fingerpost_core::rules::{Rule, Tri};

use super::alone::Alone;
use super::{Proof, reads};
use crate::Level;

/// How many sets of answers are tried for one service. Rules that people write need a few hundred at most.
const MOST_TRIES: usize = 20_000;
/// How many ways of ticking one question are told apart.
const MOST_WAYS: usize = 2_000;

/// Whether a service can be for anybody who answers every question they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Some answers leave its rule a yes, or open.
    Somebody,
    /// Its rule is a plain no for every set of answers. "Not sure" may leave it open, but never makes it a yes.
    Nobody,
    /// There are too many sets of answers to try them all.
    NotProved,
}

/// Warns of each service that no family can reach, and tells of those that every family gets.
pub(super) fn services(proof: &Proof<'_>) {
    let core = proof.core;
    for ((id, service), reach) in core.services_with_ids().zip(reach(core)) {
        match reach {
            Reach::Somebody => {}
            Reach::Nobody => {
                let wrong = format!("no family can reach `{}`: its rule is a plain no whatever they answer", service.id);
                let mend = "look for two conditions that cannot both be true, and for values that no option sets";
                proof.reader.say(Level::Warning, "out-of-reach", &proof.places.rule(id), wrong, mend);
            }
            Reach::NotProved => {
                let wrong = format!("not proved: after {MOST_TRIES} tries nobody was found who can reach `{}`", service.id);
                let mend = "make its rule simpler, or look through it by hand";
                proof.reader.say(Level::Advice, "not-proved", &proof.places.rule(id), wrong, mend);
            }
        }
        if id != core.urgent.last_resort && is_for_everyone(core, service) {
            let mend = "leave it so for a helpline that is for every family; otherwise add a rule, or name fewer topics";
            let wrong = format!("every family in its area gets `{}`, whatever they ask about", service.id);
            proof.reader.say(Level::Advice, "for-everyone", &proof.places.helps_with(id), wrong, mend);
        }
    }
}

/// True where a rule asks for no more than the area, and the service helps with all that a family can ask about.
fn is_for_everyone(core: &Core, service: &Service) -> bool {
    let area_only =
        service.rule == Rule::everyone() || core.home.into_iter().chain(core.gp).any(|area| service.rule == Rule::is(area));
    let Some(help) = core.fact("help") else { return false };
    let helps_with = reads::values(core, service.helps_with);
    area_only && core.values_of(help).all(|topic| helps_with.iter().any(|value| core.is_kind_of(topic, *value)))
}

/// For each service of an offer, whether it can be for anybody.
#[must_use]
pub fn reach(core: &Core) -> Vec<Reach> {
    let alone = Alone::of(core);
    core.services.iter().map(|service| Search::new(core, &alone, &service.rule).answer()).collect()
}

/// A search through the answers that bear on one rule.
struct Search<'a> {
    core: &'a Core,
    alone: &'a Alone,
    rule: &'a Rule,
    /// The questions that bear on it, in the offer's order, so that what one waits for is known when it comes.
    questions: Vec<QuestionId>,
    /// The conditions of the rule and of those questions.
    atoms: Vec<AtomId>,
    tries: usize,
    /// True where some answers were left out.
    cut: bool,
}

impl<'a> Search<'a> {
    fn new(core: &'a Core, alone: &'a Alone, rule: &'a Rule) -> Self {
        let mut atoms: Vec<AtomId> = rule.atoms().collect();
        let mut questions: Vec<QuestionId> = Vec::new();
        loop {
            let more = reads::setters(core, atoms.iter().copied()).into_iter().find(|question| !questions.contains(question));
            let Some(more) = more else { break };
            questions.push(more);
            atoms.extend(reads::of_question(&core[more]));
        }
        questions.sort_unstable();
        atoms.sort_unstable();
        atoms.dedup();
        Self { core, alone, rule, questions, atoms, tries: 0, cut: false }
    }

    fn answer(mut self) -> Reach {
        match (self.is_met(0, &Answers::new()), self.cut) {
            (true, _) => Reach::Somebody,
            (false, true) => Reach::NotProved,
            (false, false) => Reach::Nobody,
        }
    }

    /// Whether some answers to the questions from `place` on leave the rule a yes or open. More answers never turn a plain no.
    fn is_met(&mut self, place: usize, so_far: &Answers) -> bool {
        self.tries += 1;
        let facts = so_far.facts(self.core);
        let holds = |rule: &Rule| rule.holds(|atom| self.core[atom].holds(&facts));
        match (holds(self.rule), self.questions.get(place)) {
            (Tri::No, _) => return false,
            (Tri::Yes, _) | (_, None) => return true,
            (Tri::Unknown, Some(_)) if self.tries > MOST_TRIES => {
                self.cut = true;
                return false;
            }
            _ => {}
        }
        let question = self.questions[place];
        let asked = &self.core[question];
        let options: Vec<usize> =
            (0..asked.options.len()).filter(|option| holds(&asked.options[*option].when) != Tri::No).collect();
        let is_asked = holds(&asked.once) == Tri::Yes && (self.core[asked.fact].kind == FactKind::Age || !options.is_empty());
        if !is_asked {
            return self.is_met(place + 1, so_far);
        }
        let Some(answers) = self.alone.all_answers(question, &options, &self.atoms, MOST_WAYS) else {
            self.cut = true;
            return false;
        };
        answers.into_iter().any(|answer: Answer| {
            let mut with_it = so_far.clone();
            with_it.give(question, answer);
            self.is_met(place + 1, &with_it)
        })
    }
}
