//! What a family's answers come to: their effects laid over each other, and the plan that follows, in sets.

use super::Crowd;
use super::bits::{Bits, places};
use super::parts::{ASKED, NO, NO_FOR_GOOD, NOT_ASKED, NOT_YES, SETS, can_change, holds, tri};
use crate::guide::GroupKind;
use crate::rules::Tri;

/// The effects of a family's answers laid over each other: sets side by side, as in `Effect::sets`.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) sets: Vec<u64>,
    /// How many words a set of services takes.
    pub(super) words: usize,
    /// How many services there are.
    pub(super) services: usize,
}

impl Laid {
    pub(super) fn set(&self, place: usize) -> &[u64] {
        &self.sets[place * self.words..(place + 1) * self.words]
    }

    /// Services that do not suit for sure.
    pub(super) fn not_yes(&self) -> &[u64] {
        self.set(NOT_YES)
    }

    /// Services that are a plain no.
    pub(super) fn no(&self) -> &[u64] {
        self.set(NO)
    }

    /// Services that are a plain no for good, as far as parts go that read one question's answer.
    pub(super) fn no_for_good(&self) -> &[u64] {
        self.set(NO_FOR_GOOD)
    }

    /// Services whose sort of help was asked for.
    pub(super) fn asked(&self) -> &[u64] {
        self.set(ASKED)
    }

    /// Services whose sort of help was not.
    pub(super) fn not_asked(&self) -> &[u64] {
        self.set(NOT_ASKED)
    }

    /// Parts of rules that are a plain yes.
    pub(super) fn parts_yes(&self) -> &[u64] {
        &self.sets[SETS * self.words..]
    }

    pub(super) fn add(&mut self, place: usize, set: &Bits) {
        self.sets[place * self.words..].iter_mut().zip(&set.0).for_each(|(mine, theirs)| *mine |= theirs);
    }
}

/// A plan as sets of services: which group each is in, and whether it suits. Nothing is ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSets {
    pub(super) groups: [Bits; GroupKind::ALL.len()],
    pub(super) suits: Bits,
    pub(super) only_last_resort: bool,
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

impl Crowd<'_> {
    /// Lays the effects of the answers over each other.
    pub(super) fn overlay(&mut self) {
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

    /// The plan as it stands: as [`Standing::plan`](crate::guide::Standing::plan), in sets.
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
}
