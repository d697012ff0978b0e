//! Many families, one after another: what [`Guide::standing`] gives for each, in a small part of the time.
//!
//! A simulation asks the same questions a million times over, and wants counts in place of lists. Three shortcuts serve it, and each gives
//! exactly what the plain way gives (property tests hold them to that, answer by answer):
//!
//! * What an answer does to the parts of rules that read it is worked out once, and kept as sets of services ([`parts`]). A family's
//!   verdicts, and its plan, are those sets laid over each other.
//! * Families part ways slowly. What can still be asked hangs only on the services that are still open, so a family's *state* is that much and
//!   no more, and the next question is worked out once a state ([`states`]).
//! * An answer leads from a state to a state, and that step is remembered too: most families only follow steps that others took.
//!
//! Nothing of it is for the browser, which has one family: what nobody calls is left out of the WebAssembly.

mod bits;
mod parts;
mod reply;
mod states;

use super::answers::{conclude, count};
use super::{Answer, Answers, GroupKind, Guide};
use crate::model::{AtomId, FactKind, QuestionId};
use crate::rules::{Facts, Rule, Tri};
pub use bits::Bits;
use bits::{Map, places};
use parts::{ASKED, Effect, Kinds, NO, NO_FOR_GOOD, NOT_ASKED, NOT_YES, Parts, SETS, can_change, holds, tri};
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
    /// The questions whose reply counts, and those that do not apply, as bits.
    answered: u32,
    concluded: u32,
    /// Each question's effect.
    effects: Vec<u32>,
    holds: Bits,
    fails: Bits,
    state: u32,
}

/// The effects of a family's answers laid over each other: sets side by side, as in [`Effect::sets`].
#[derive(Debug)]
struct Laid {
    sets: Vec<u64>,
    /// How many words a set of services takes.
    words: usize,
    /// How many services there are.
    services: usize,
}

impl Laid {
    fn set(&self, place: usize) -> &[u64] {
        &self.sets[place * self.words..(place + 1) * self.words]
    }

    /// Services that do not suit for sure.
    fn not_yes(&self) -> &[u64] {
        self.set(NOT_YES)
    }

    /// Services that are a plain no.
    fn no(&self) -> &[u64] {
        self.set(NO)
    }

    /// Services that are a plain no for good, as far as parts go that read one question's answer.
    fn no_for_good(&self) -> &[u64] {
        self.set(NO_FOR_GOOD)
    }

    /// Services whose sort of help was asked for.
    fn asked(&self) -> &[u64] {
        self.set(ASKED)
    }

    /// Services whose sort of help was not.
    fn not_asked(&self) -> &[u64] {
        self.set(NOT_ASKED)
    }

    /// Parts of rules that are a plain yes.
    fn parts_yes(&self) -> &[u64] {
        &self.sets[SETS * self.words..]
    }

    fn add(&mut self, place: usize, set: &Bits) {
        self.sets[place * self.words..].iter_mut().zip(&set.0).for_each(|(mine, theirs)| *mine |= theirs);
    }
}

/// A plan as sets of services: which group each is in, and whether it suits. Nothing is ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSets {
    groups: [Bits; GroupKind::ALL.len()],
    suits: Bits,
    only_last_resort: bool,
}

impl PlanSets {
    /// The services in a group.
    #[must_use]
    pub const fn group(&self, kind: GroupKind) -> &Bits {
        &self.groups[kind as usize]
    }

    /// The services that suit, in the plan or not. Of those in the plan, the others may suit, or in *afterwards* do not suit yet.
    #[must_use]
    pub const fn suits(&self) -> &Bits {
        &self.suits
    }

    /// True where nothing but the last resort is in the plan.
    #[must_use]
    pub const fn only_last_resort(&self) -> bool {
        self.only_last_resort
    }
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
            concluded: 0,
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
        (family.answered, family.concluded, family.state) = (nobody.answered, nobody.concluded, nobody.state);
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
        let settled = self.family.given | self.family.concluded;
        self.family.given |= 1 << index;
        // Where others hang on this answer, or it is not the first to its question, everything is worked out afresh.
        if settled & (dependants | 1 << index) != 0 || !self.can_count(index) {
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

    /// Learns what is so where a question does not apply.
    fn conclude_where_it_does_not_apply(&mut self, index: usize) {
        let once = &self.guide.core().questions[index].once;
        if self.family.concluded >> index & 1 == 0 && holds(once, &self.family.holds, &self.family.fails) == Tri::No {
            let effect = self.effect_for(QuestionId::from(index), Cause::Concluded).unwrap_or(index as u32);
            self.family.concluded |= 1 << index;
            self.lay(index, effect);
        }
    }

    /// Works out afresh which replies count, and what is known: the order is that of the questions in the offer.
    fn settle(&mut self) {
        let core = self.guide.core();
        let nobody = core.questions.len();
        (self.family.answered, self.family.concluded) = (0, 0);
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
                Tri::No => {
                    let effect = self.effect_for(QuestionId::from(index), Cause::Concluded).unwrap_or(index as u32);
                    self.family.concluded |= 1 << index;
                    self.lay(index, effect);
                }
                Tri::Unknown => {}
            }
        }
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

    /// Lays the effects of the answers over each other.
    fn overlay(&mut self) {
        let (laid, family) = (&mut self.laid, &self.family);
        laid.sets.copy_from_slice(&self.effects[self.parts.dependants.len()].sets);
        for effect in family.effects.iter().map(|effect| &self.effects[*effect as usize]) {
            laid.sets.iter_mut().zip(&effect.sets).for_each(|(mine, theirs)| *mine |= theirs);
        }
        for mixed in &self.parts.mixed {
            // Where all its services are out of the question already, there is nothing to add.
            if mixed.services.0.iter().zip(laid.no()).all(|(services, no)| services & !no == 0) {
                continue;
            }
            match holds(&mixed.rule, &family.holds, &family.fails) {
                Tri::Yes => laid.sets[SETS * laid.words + mixed.part / 64] |= 1 << (mixed.part % 64),
                Tri::Unknown => laid.add(NOT_YES, &mixed.services),
                Tri::No => {
                    laid.add(NOT_YES, &mixed.services);
                    laid.add(NO, &mixed.services);
                }
            }
        }
    }

    /// The plan as it stands: as [`Standing::plan`](super::Standing::plan), in sets.
    pub fn plan(&mut self) -> &PlanSets {
        self.overlay();
        let last_resort = self.guide.core().urgent.last_resort.index();
        let (laid, kinds) = (&self.laid, &self.kinds);
        let [urgent, do_now, ask, meanwhile, afterwards, rights] = &mut self.plan.groups;
        // What is neither a plain no nor plainly not asked for, by its kind and routes.
        for word in 0..laid.words {
            let shown = !laid.no()[word] & !laid.not_asked()[word];
            let (support, direct) = (kinds.support.0[word], kinds.direct.0[word]);
            urgent.0[word] = shown & kinds.crisis.0[word];
            rights.0[word] = shown & kinds.rights.0[word];
            do_now.0[word] = shown & direct;
            ask.0[word] = shown & support & !direct;
        }
        [&mut *urgent, &mut *rights, &mut *do_now, &mut *ask].into_iter().for_each(|group| group.remove(last_resort));
        // What helps meanwhile, unless somebody has to be asked for it too.
        meanwhile.clear();
        ask.places().for_each(|service| meanwhile.add(&kinds.meanwhile[service]));
        meanwhile.keep(&kinds.support);
        meanwhile.take_away(ask);
        meanwhile.take_away_words(laid.no());
        do_now.take_away(meanwhile);
        // What may come after what is in the plan: not in it, and a no that time can change.
        afterwards.clear();
        for group in [&*do_now, &*ask, &*meanwhile, &*rights] {
            for (word, bits) in group.0.iter().enumerate() {
                for service in places(bits & kinds.has_after.0[word]) {
                    afterwards.add(&kinds.after[word * 64 + service]);
                }
            }
        }
        afterwards.keep_words(laid.no());
        afterwards.take_away_words(laid.no_for_good());
        [&*urgent, &*do_now, &*ask, &*meanwhile, &*rights].into_iter().for_each(|group| afterwards.take_away(group));
        if !afterwards.is_empty() {
            let age = self.family.effects.iter().find_map(|effect| self.effects[*effect as usize].age);
            let told = |atom| tri(atom, &self.family.holds, &self.family.fails);
            for mixed in &self.parts.mixed {
                let is_no = || holds(&mixed.rule, &self.family.holds, &self.family.fails) == Tri::No;
                let for_good = || is_no() && !can_change(self.guide.core(), age, &mixed.rule, told);
                if mixed.services.shared_with(afterwards) > 0 && for_good() {
                    afterwards.take_away(&mixed.services);
                }
            }
        }
        let groups = &mut self.plan.groups;
        groups.iter_mut().for_each(|group| group.remove(last_resort));
        self.plan.only_last_resort = groups.iter().all(Bits::is_empty);
        if self.plan.only_last_resort {
            groups[GroupKind::DoNow as usize].insert(last_resort);
        }
        // What has no part that is not a yes is a yes.
        self.plan.suits.0.iter_mut().zip(laid.not_yes()).for_each(|(suits, not_yes)| *suits = !not_yes);
        self.plan.suits.cut_to(laid.services);
        &self.plan
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

    /// How many states and steps are remembered.
    #[must_use]
    pub fn remembered(&self) -> (usize, usize) {
        self.states.sizes()
    }
}
