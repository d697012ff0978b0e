//! Sets of small numbers, a bit each.

use crate::model::ServiceId;

/// A set of places in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bits(pub(super) Vec<u64>);

impl Bits {
    /// No places yet, of a list of this length.
    pub(super) fn none_of(length: usize) -> Self {
        Self(vec![0; length.div_ceil(64)])
    }

    pub(super) fn insert(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    pub(super) fn remove(&mut self, place: usize) {
        self.0[place / 64] &= !(1 << (place % 64));
    }

    /// True where the place is in the set.
    #[must_use]
    pub fn contains(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// How many places are in the set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// True where no place is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many places are in both sets.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(mine, theirs)| (mine & theirs).count_ones() as usize).sum()
    }

    /// How many places are in all three sets.
    #[must_use]
    pub fn shared_by_three(&self, second: &Self, third: &Self) -> usize {
        let words = self.0.iter().zip(&second.0).zip(&third.0);
        words.map(|((one, two), three)| (one & two & three).count_ones() as usize).sum()
    }

    /// The places, smallest first.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(word, bits)| places(*bits).map(move |place| word * 64 + place))
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine |= theirs);
    }

    pub(super) fn take_away(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= !theirs);
    }

    pub(super) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= theirs);
    }

    pub(super) fn take_away_words(&mut self, other: &[u64]) {
        self.0.iter_mut().zip(other).for_each(|(mine, theirs)| *mine &= !theirs);
    }

    pub(super) fn keep_words(&mut self, other: &[u64]) {
        self.0.iter_mut().zip(other).for_each(|(mine, theirs)| *mine &= theirs);
    }

    /// Takes away what lies past the end of a list.
    pub(super) fn cut_to(&mut self, length: usize) {
        if !length.is_multiple_of(64)
            && let Some(last) = self.0.last_mut()
        {
            *last &= (1 << (length % 64)) - 1;
        }
    }

    pub(super) fn copy(&mut self, other: &Self) {
        self.0.copy_from_slice(&other.0);
    }

    pub(super) fn clear(&mut self) {
        self.0.fill(0);
    }
}

/// The places of the bits that are set.
pub(super) fn places(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = set.trailing_zeros() as usize;
        let some = set != 0;
        set &= set.wrapping_sub(1);
        some.then_some(place)
    })
}

impl FromIterator<ServiceId> for Bits {
    /// The set of these services: as long as it needs to be.
    fn from_iter<I: IntoIterator<Item = ServiceId>>(services: I) -> Self {
        let mut set = Self::default();
        for service in services {
            if set.0.len() <= service.index() / 64 {
                set.0.resize(service.index() / 64 + 1, 0);
            }
            set.insert(service.index());
        }
        set
    }
}

/// Mixes the words of a key well and fast: keys come from an offer and not from an attacker.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mix(u64);

impl std::hash::Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u16(&mut self, word: u16) {
        self.write_u64(u64::from(word));
    }

    fn write_u8(&mut self, word: u8) {
        self.write_u64(u64::from(word));
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }
}

/// A map under [`Mix`].
pub(super) type Map<K, V> = std::collections::HashMap<K, V, std::hash::BuildHasherDefault<Mix>>;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// As many as fill three words, and some of a fourth.
    const LENGTH: usize = 200;

    fn bits(set: &BTreeSet<usize>) -> Bits {
        let mut bits = Bits::none_of(LENGTH);
        set.iter().for_each(|place| bits.insert(*place));
        bits
    }

    fn sets() -> impl Strategy<Value = BTreeSet<usize>> {
        prop::collection::btree_set(0..LENGTH, 0..40)
    }

    proptest! {
        #[test]
        fn bits_do_as_a_set_does(one in sets(), two in sets(), three in sets(), place in 0..LENGTH) {
            let (first, second) = (bits(&one), bits(&two));
            prop_assert!(first.places().eq(one.iter().copied()));
            prop_assert_eq!((first.len(), first.is_empty(), first.contains(place)), (one.len(), one.is_empty(), one.contains(&place)));
            prop_assert!(!first.contains(place + 256), "past its end nothing is in it");
            let both: BTreeSet<usize> = one.intersection(&two).copied().collect();
            prop_assert_eq!(first.shared_with(&second), both.len());
            prop_assert_eq!(first.shared_by_three(&second, &bits(&three)), both.intersection(&three).count());
            let after = |change: &dyn Fn(&mut Bits)| {
                let mut changed = first.clone();
                change(&mut changed);
                changed.places().collect::<BTreeSet<usize>>()
            };
            let without = &one - &two;
            prop_assert_eq!(after(&|bits| bits.add(&second)), &one | &two);
            prop_assert_eq!(after(&|bits| bits.take_away(&second)), without.clone());
            prop_assert_eq!(after(&|bits| bits.take_away_words(&second.0)), without);
            prop_assert_eq!(after(&|bits| bits.keep(&second)), both.clone());
            prop_assert_eq!(after(&|bits| bits.keep_words(&second.0)), both);
            prop_assert_eq!(after(&|bits| bits.copy(&second)), two);
            prop_assert_eq!(after(&Bits::clear), BTreeSet::new());
            prop_assert_eq!(after(&|bits| bits.remove(place)), one.iter().copied().filter(|other| *other != place).collect());
            // Cut in its last word, which is all that a list's end can lie in.
            let end = 193 + place % 7;
            prop_assert_eq!(after(&|bits| bits.cut_to(end)), one.iter().copied().filter(|other| *other < end).collect());
            prop_assert_eq!(after(&|bits| bits.cut_to(192)), one.clone(), "a whole word is not cut");
            let gathered: Bits = one.iter().map(|place| ServiceId::from(*place)).collect();
            prop_assert!(gathered.places().eq(one.iter().copied()));
        }
    }
}
