//! Many families, one after another: what [`Guide::standing`] gives for each, in a small part of the time.
//!
//! A simulation asks the same questions a million times over, and wants counts in place of lists. Three shortcuts serve it, and each gives
//! exactly what the plain way gives (property tests hold them to that, answer by answer):
//!
//! * What an answer does to the parts of rules that read it is worked out once, and kept as sets of services (`parts`). A family's
//!   verdicts, and its plan, are those sets laid over each other.
//! * Families part ways slowly. What can still be asked hangs only on the services that are still open, so a family's *state* is that much and
//!   no more, and the next question is worked out once a state (`states`).
//! * An answer leads from a state to a state, and that step is remembered too: most families only follow steps that others took.
//!
//! Nothing of it is for the browser, which has one family: what nobody calls is left out of the WebAssembly.

mod bits;
mod parts;
mod plan;
mod reply;
mod states;

use super::answers::{conclude, count};
use super::{Answer, Answers, GroupKind, Guide};
use crate::model::{AtomId, FactKind, QuestionId};
use crate::rules::{Facts, Rule, Tri};
pub use bits::Bits;
use bits::{Map, places};
use parts::{Effect, Kinds, Parts, SETS, holds, tri};
use plan::Laid;
pub use plan::PlanSets;
pub use reply::Reply;
use states::States;

/// A guide and the room to walk families through it, one after another.
#[derive(Debug)]
pub struct Crowd<'a> {
    guide: &'a Guide,
    parts: Parts,
    kinds: Kinds,
    /// The effects met so far. First each question's when nothing is known, then that of what no question settles.
    effects: Vec<Effect>,
    known: Map<(u8, Cause), Option<u32>>,
    /// For each question, the rules of its options where not every one is for everyone.
    whens: Vec<Option<Vec<Rule>>>,
    states: States,
    /// A family of whom nothing is known: where each begins.
    nobody: Family,
    family: Family,
    laid: Laid,
    plan: PlanSets,
}

/// Why a question has an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Cause {
    /// An answer; of options, those that count.
    Reply(Reply),
    /// The question does not apply, and what is so then follows.
    Concluded,
}

/// The family that is being walked.
#[derive(Clone, Debug)]
struct Family {
    replies: Vec<Option<Reply>>,
    /// The questions with a reply, as bits.
    given: u32,
    /// The questions whose reply counts, as bits.
    answered: u32,
    /// Each question's effect.
    effects: Vec<u32>,
    holds: Bits,
    fails: Bits,
    state: u32,
}

impl<'a> Crowd<'a> {
    /// Makes room. `None` for an offer whose questions overlap, which the loader refuses: use [`Guide::standing`] for one that is made by hand.
    #[must_use]
    pub fn new(guide: &'a Guide) -> Option<Self> {
        let core = guide.core();
        let (questions, services) = (core.questions.len(), core.services.len());
        let parts = Parts::of(guide)?;
        let blank = Facts::unknown(core);
        let effects: Vec<Effect> = (0..=questions).map(|question| parts.effect(core, question, &blank)).collect();
        let none = || Bits::none_of(services);
        let everyone = Rule::everyone();
        let whens = core.questions.iter().map(|question| {
            let hangs = question.options.iter().any(|option| option.when != everyone);
            hangs.then(|| question.options.iter().map(|option| option.when.clone()).collect())
        });
        let nobody = Family {
            replies: vec![None; questions],
            given: 0,
            answered: 0,
            effects: vec![0; questions],
            holds: Bits::none_of(core.atoms.len()),
            fails: Bits::none_of(core.atoms.len()),
            state: 0,
        };
        let laid = Laid {
            sets: vec![0; SETS * services.div_ceil(64) + parts.all.len().div_ceil(64)],
            words: services.div_ceil(64),
            services,
        };
        let mut crowd = Self {
            whens: whens.collect(),
            kinds: Kinds::of(core),
            parts,
            effects,
            known: Map::default(),
            states: States::default(),
            nobody: nobody.clone(),
            family: nobody,
            laid,
            plan: PlanSets { groups: [(); GroupKind::ALL.len()].map(|()| none()), suits: none(), only_last_resort: false },
            guide,
        };
        crowd.settle();
        crowd.family.state = crowd.state();
        crowd.nobody = crowd.family.clone();
        Some(crowd)
    }

    /// The offer's guide.
    #[must_use]
    pub const fn guide(&self) -> &'a Guide {
        self.guide
    }

    /// A new family, of whom nothing is known.
    pub fn begin(&mut self) {
        let (family, nobody) = (&mut self.family, &self.nobody);
        family.replies.fill(None);
        family.given = 0;
        (family.answered, family.state) = (nobody.answered, nobody.state);
        family.effects.copy_from_slice(&nobody.effects);
        family.holds.copy(&nobody.holds);
        family.fails.copy(&nobody.fails);
    }

    /// What to ask the family next: as [`Standing::next_question`](super::Standing::next_question).
    #[must_use]
    pub fn next_question(&self) -> Option<QuestionId> {
        self.states.next_question(self.family.state)
    }

    /// The options on offer, a bit each: as [`Standing::options`](super::Standing::options).
    #[must_use]
    pub fn options(&self, question: QuestionId) -> u64 {
        let count = self.guide.core()[question].options.len();
        let all = if count == 64 { u64::MAX } else { (1 << count) - 1 };
        let Some(whens) = &self.whens[question.index()] else { return all };
        let offered = |rule| holds(rule, &self.family.holds, &self.family.fails) != Tri::No;
        whens.iter().enumerate().fold(0, |mask, (option, when)| mask | u64::from(offered(when)) << option)
    }

    /// Takes an answer, to any question. Gives false where it does not count: nothing that was chosen is on offer.
    pub fn reply(&mut self, question: QuestionId, reply: Reply) -> bool {
        let index = question.index();
        self.family.replies[index] = Some(reply);
        let dependants = self.parts.dependants[index];
        let given = self.family.given;
        self.family.given |= 1 << index;
        // Where answers that were given hang on this one, or it is not the first to its question, everything is worked out afresh.
        if given & (dependants | 1 << index) != 0 || !self.can_count(index) {
            self.settle();
            self.family.state = self.state();
            return self.family.answered >> index & 1 == 1;
        }
        let Some(effect) = self.effect_of(question, reply) else { return false };
        self.family.answered |= 1 << index;
        self.lay(index, effect);
        places(u64::from(dependants)).for_each(|dependant| self.conclude_where_it_does_not_apply(dependant));
        let from = self.family.state;
        self.family.state = match self.states.after(from, effect) {
            Some(state) => state,
            None => {
                let state = self.state();
                self.states.remember(from, effect, state);
                state
            }
        };
        true
    }

    /// Whether a question applies, so that an answer to it counts.
    fn can_count(&self, index: usize) -> bool {
        let once = &self.guide.core().questions[index].once;
        holds(once, &self.family.holds, &self.family.fails) == Tri::Yes
    }

    /// Learns what is so where a question does not apply. To learn it twice changes nothing.
    fn conclude_where_it_does_not_apply(&mut self, index: usize) {
        let once = &self.guide.core().questions[index].once;
        if holds(once, &self.family.holds, &self.family.fails) == Tri::No {
            self.conclude(index);
        }
    }

    /// Works out afresh which replies count, and what is known: the order is that of the questions in the offer.
    fn settle(&mut self) {
        let core = self.guide.core();
        let nobody = core.questions.len();
        self.family.answered = 0;
        self.family.holds.copy(&self.effects[nobody].holds);
        self.family.fails.copy(&self.effects[nobody].fails);
        for (index, question) in core.questions.iter().enumerate() {
            self.family.effects[index] = index as u32;
            match holds(&question.once, &self.family.holds, &self.family.fails) {
                Tri::Yes => {
                    let id = QuestionId::from(index);
                    if let Some(effect) = self.family.replies[index].and_then(|reply| self.effect_of(id, reply)) {
                        self.family.answered |= 1 << index;
                        self.lay(index, effect);
                    }
                }
                Tri::No => self.conclude(index),
                Tri::Unknown => {}
            }
        }
    }

    fn conclude(&mut self, index: usize) {
        let effect = self.effect_for(QuestionId::from(index), Cause::Concluded).unwrap_or(index as u32);
        self.lay(index, effect);
    }

    fn lay(&mut self, question: usize, effect: u32) {
        self.family.effects[question] = effect;
        self.family.holds.add(&self.effects[effect as usize].holds);
        self.family.fails.add(&self.effects[effect as usize].fails);
    }

    /// The effect of a reply as things are; `None` where it does not count.
    fn effect_of(&mut self, question: QuestionId, reply: Reply) -> Option<u32> {
        let counts = match reply {
            Reply::Chosen(chosen) => {
                let live = chosen & self.options(question);
                let one = self.guide.core()[self.guide.core()[question].fact].kind == FactKind::One;
                Reply::Chosen(if one { live & live.wrapping_neg() } else { live })
            }
            other => other,
        };
        self.effect_for(question, Cause::Reply(counts))
    }

    fn effect_for(&mut self, question: QuestionId, cause: Cause) -> Option<u32> {
        let key = (question.index() as u8, cause);
        if let Some(effect) = self.known.get(&key) {
            return *effect;
        }
        let core = self.guide.core();
        let mut facts = Facts::unknown(core);
        let asked = &core[question];
        let counts = match cause {
            Cause::Reply(reply) => count(core, asked, &Answer::from(reply), &mut facts),
            Cause::Concluded => {
                conclude(core, asked, &mut facts);
                true
            }
        };
        let effect = counts.then(|| {
            self.effects.push(self.parts.effect(core, question.index(), &facts));
            self.effects.len() as u32 - 1
        });
        self.known.insert(key, effect);
        effect
    }

    /// The state that the family is in.
    fn state(&mut self) -> u32 {
        self.overlay();
        let last_resort = self.guide.core().urgent.last_resort.index();
        self.states.make_key(&self.parts, &self.family, &self.laid, last_resort);
        match self.states.known() {
            Some(state) => state,
            None => {
                let can_be_asked = self.can_be_asked();
                let next = self.states.plain(self.guide, &self.family, can_be_asked);
                let next = next.unwrap_or_else(|| self.weigh(can_be_asked));
                self.states.add(next)
            }
        }
    }

    /// The next question as the plain way weighs it.
    fn weigh(&self, can_be_asked: u32) -> Option<QuestionId> {
        let atoms = (0..self.guide.core().atoms.len()).map(AtomId::from);
        let told = self.guide.network.told(atoms.map(|atom| tri(atom, &self.family.holds, &self.family.fails)));
        self.guide.next_question(&told, can_be_asked)
    }

    /// The questions that can be asked now, as bits.
    fn can_be_asked(&self) -> u32 {
        let core = self.guide.core();
        let can = |index: &usize| {
            let has_options =
                core[core.questions[*index].fact].kind == FactKind::Age || self.options(QuestionId::from(*index)) != 0;
            self.family.answered >> index & 1 == 0 && has_options && self.can_count(*index)
        };
        (0..core.questions.len()).filter(can).fold(0, |asked, index| asked | 1 << index)
    }

    /// The family's answers, for the plain way.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::new();
        for (index, reply) in self.family.replies.iter().enumerate() {
            if let Some(reply) = reply {
                answers.give(QuestionId::from(index), Answer::from(*reply));
            }
        }
        answers
    }
}
