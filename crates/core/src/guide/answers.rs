//! A family's answers, and the facts that follow from them.

use crate::model::{Core, FactKind, Question, QuestionId};
use crate::rules::{Age, Facts, Rule, Tri};

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These options, by their places in the question. Only the first counts where the fact takes one value.
    Chosen(Vec<usize>),
    /// None of the options fit.
    NoneOfThese,
    /// An age.
    Age(Age),
    /// "I'm not sure": nothing becomes known, and the question is not asked again.
    NotSure,
}

/// A family's answers, one to a question. The order they came in never matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(QuestionId, Answer)>);

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives an answer, or changes it. The others stay.
    pub fn give(&mut self, question: QuestionId, answer: Answer) {
        match self.place(question) {
            Ok(place) => self.0[place].1 = answer,
            Err(place) => self.0.insert(place, (question, answer)),
        }
    }

    /// Takes an answer back.
    pub fn take_back(&mut self, question: QuestionId) {
        if let Ok(place) = self.place(question) {
            self.0.remove(place);
        }
    }

    /// The answer that was given, whether or not it still makes sense.
    #[must_use]
    pub fn get(&self, question: QuestionId) -> Option<&Answer> {
        self.place(question).ok().map(|place| &self.0[place].1)
    }

    /// True where nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The questions that were answered, in the offer's order.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + '_ {
        self.0.iter().map(|(question, _)| *question)
    }

    /// Where a question's answer is in the list, which is in the offer's order; or where it would be.
    fn place(&self, question: QuestionId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&question, |(given, _)| *given)
    }

    /// What follows from these answers. An answer that no longer makes sense (its question or option is not offered, now that
    /// an earlier answer was changed) is kept but not counted, and comes back if the earlier answer is changed again.
    #[must_use]
    pub fn facts(&self, core: &Core) -> Facts {
        self.live(core).0
    }

    /// The facts, and which questions have an answer that counts.
    pub(super) fn live(&self, core: &Core) -> (Facts, Vec<bool>) {
        let mut facts = Facts::unknown(core);
        let mut answered = vec![false; core.questions.len()];
        for (index, question) in core.questions.iter().enumerate() {
            match asked_once(core, question, &facts) {
                Tri::Yes => {
                    if let Some(answer) = self.get(QuestionId::from(index)) {
                        answered[index] = count(core, question, answer, &mut facts);
                    }
                }
                Tri::No => conclude(core, question, &mut facts),
                Tri::Unknown => {}
            }
        }
        (facts, answered)
    }

    /// The facts that would follow from this one answer, whether or not its question would be asked: what chances are reckoned from.
    pub(super) fn only(core: &Core, asked: QuestionId, answer: &Answer) -> Facts {
        let mut facts = Facts::unknown(core);
        for (index, question) in core.questions.iter().enumerate() {
            if index == asked.index() {
                count(core, question, answer, &mut facts);
            } else if asked_once(core, question, &facts) == Tri::No {
                conclude(core, question, &mut facts);
            }
        }
        facts
    }
}

/// Whether what a question waits for has come true.
pub(super) fn asked_once(core: &Core, question: &Question, facts: &Facts) -> Tri {
    question.once.holds(|atom| core[atom].holds(facts))
}

/// Learns what is so where a question does not apply.
pub(super) fn conclude(core: &Core, question: &Question, facts: &mut Facts) {
    facts.close(core, question.fact, &question.otherwise);
    question.otherwise.iter().for_each(|value| facts.learn(core, *value));
}

/// True while a `when` is not a plain no.
pub(super) fn is_offered(core: &Core, when: &Rule, facts: &Facts) -> bool {
    when.holds(|atom| core[atom].holds(facts)) != Tri::No
}

/// The places of the options on offer.
pub(super) fn options_on_offer<'a>(core: &'a Core, question: &'a Question, facts: &'a Facts) -> impl Iterator<Item = usize> + 'a {
    question.options.iter().enumerate().filter(|(_, option)| is_offered(core, &option.when, facts)).map(|(index, _)| index)
}

/// Counts one answer; returns false where it no longer makes sense.
pub(super) fn count(core: &Core, question: &Question, answer: &Answer, facts: &mut Facts) -> bool {
    match (answer, core[question.fact].kind) {
        (Answer::NotSure, _) => true,
        (Answer::Age(age), FactKind::Age) => {
            facts.learn_age(*age);
            true
        }
        (Answer::NoneOfThese, FactKind::Many) => {
            facts.close(core, question.fact, &[]);
            true
        }
        (Answer::Chosen(chosen), kind @ (FactKind::One | FactKind::Many)) => {
            let mut live: Vec<usize> = options_on_offer(core, question, facts).filter(|index| chosen.contains(index)).collect();
            if kind == FactKind::One {
                live.truncate(1);
            }
            let sets = || live.iter().flat_map(|index| &question.options[*index].sets).copied();
            let own: Vec<_> = sets().filter(|value| core[*value].fact == question.fact).collect();
            if own.is_empty() {
                return false;
            }
            facts.close(core, question.fact, &own);
            sets().for_each(|value| facts.learn(core, value));
            true
        }
        _ => false,
    }
}
