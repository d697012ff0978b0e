//! Where families can stand: what decides every question that is still to come, and nothing else.
//!
//! A question is worth asking for the services that are *open*: an answer could still bring them in, take them out or settle them. Of their
//! rules, what is settled already is a yes, whatever made it so. So two families with the same open services, the same parts of their rules
//! settled, and the same known of the conditions that are left (and of those that decide whether a question applies), are asked the same
//! questions from here on. Answers only ever close services, so nothing that was left out of account comes back; where an answer is changed,
//! a family's state is worked out afresh.

use super::bits::{Bits, Map, places};
use super::parts::Parts;
use super::{Family, Laid};
use crate::guide::Guide;
use crate::model::{AtomId, QuestionId};

/// How many states, and how many steps between them, are remembered at most: some 100 MB. Beyond it, each is worked out when it is met.
const MOST_STATES: usize = 400_000;
const MOST_STEPS: usize = 2_000_000;

/// The states met so far.
#[derive(Debug, Default)]
pub(super) struct States {
    next: Vec<Option<QuestionId>>,
    of_key: Map<Box<[u64]>, u32>,
    /// From a state and the effect of an answer to a state.
    steps: Map<u64, u32>,
    key: Vec<u64>,
    parts: Bits,
    matters: Bits,
    flat: Bits,
    asks: u32,
}

impl States {
    pub(super) fn next_question(&self, state: u32) -> Option<QuestionId> {
        self.next[state as usize]
    }

    /// The state that this answer leads to from a state, where that is known.
    pub(super) fn after(&self, state: u32, effect: u32) -> Option<u32> {
        self.steps.get(&step(state, effect)).copied()
    }

    pub(super) fn remember(&mut self, from: u32, effect: u32, to: u32) {
        if self.steps.len() < MOST_STEPS && (to as usize) < MOST_STATES && (from as usize) < MOST_STATES {
            self.steps.insert(step(from, effect), to);
        }
    }

    /// Makes the key of where a family stands: the services that are open, which of them are asked for, the parts of their rules that are
    /// settled, and of the questions that could settle the rest, which are answered and what is known of the conditions they read.
    pub(super) fn make_key(&mut self, parts: &Parts, family: &Family, laid: &Laid, last_resort: usize) {
        let services = laid.words;
        self.key.clear();
        self.parts.0.clear();
        self.parts.0.resize(laid.parts_yes().len(), 0);
        let mut asks = 0;
        for word in 0..services {
            let settled = laid.no()[word] | laid.not_asked()[word] | !laid.not_yes()[word] & laid.asked()[word];
            let valid = if (word + 1) * 64 <= laid.services { u64::MAX } else { (1 << (laid.services % 64)) - 1 };
            let last = if last_resort / 64 == word { 1 << (last_resort % 64) } else { 0 };
            let open = !settled & valid & !last;
            self.key.extend([open, open & laid.asked()[word]]);
            for service in places(open) {
                self.parts.add(&parts.parts_of[word * 64 + service]);
            }
            for service in places(open & !laid.asked()[word]) {
                asks |= parts.asks_for[word * 64 + service];
            }
        }
        let words = family.holds.0.len();
        [&mut self.matters, &mut self.flat].into_iter().for_each(|set| {
            set.0.clear();
            set.0.resize(words, 0);
        });
        for word in 0..self.parts.0.len() {
            // A part of an open rule that is settled is a yes: with a no, the rule would be settled.
            self.key.push(self.parts.0[word] & laid.parts_yes()[word]);
            for part in places(self.parts.0[word] & !laid.parts_yes()[word]) {
                let part = &parts.all[word * 64 + part];
                asks |= part.asks;
                if part.is_flat {
                    self.flat.add(&part.atoms);
                }
                self.matters.add(&part.atoms);
            }
        }
        self.asks = asks;
        self.key.push(u64::from(family.answered & asks));
        for question in places(u64::from(asks & !family.answered)) {
            self.matters.add(&parts.atoms_to_ask[question]);
        }
        for told in [&family.holds, &family.fails] {
            self.key.extend(told.0.iter().zip(&self.matters.0).map(|(told, matters)| told & matters));
        }
    }

    /// What there is to ask where that is plain, of the questions that can be asked (as bits): nothing, or one question that bears on a flat part
    /// of an open rule. Otherwise `None`: the questions have to be weighed.
    pub(super) fn plain(&self, guide: &Guide, family: &Family, can_be_asked: u32) -> Option<Option<QuestionId>> {
        let could = self.asks & can_be_asked;
        if could == 0 {
            return Some(None);
        }
        let told = family.holds.0.iter().zip(&family.fails.0);
        let open = self.flat.0.iter().zip(told).enumerate();
        let open = open.flat_map(|(word, (flat, (holds, fails)))| {
            places(flat & !holds & !fails).map(move |atom| AtomId::from(word * 64 + atom))
        });
        let is_plain = could.is_power_of_two() && Parts::touches(guide, open) & could != 0;
        is_plain.then(|| Some(QuestionId(could.trailing_zeros())))
    }

    /// The state of the key.
    pub(super) fn known(&self) -> Option<u32> {
        self.of_key.get(&self.key[..]).copied()
    }

    /// A new state under the key. Past the limit, the last place is used over and over: it is read before the next is made.
    pub(super) fn add(&mut self, next: Option<QuestionId>) -> u32 {
        let state = self.next.len().min(MOST_STATES);
        if state == MOST_STATES {
            self.next.truncate(state);
        } else {
            self.of_key.insert(self.key.clone().into_boxed_slice(), state as u32);
        }
        self.next.push(next);
        state as u32
    }
}

fn step(state: u32, effect: u32) -> u64 {
    u64::from(state) << 32 | u64::from(effect)
}
