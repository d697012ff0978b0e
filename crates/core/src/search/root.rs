//! The root of an index: the one file that every search needs.

use super::facets::Facets;
use super::terms::{Terms, WordList};
use crate::wire::{Reader, Wire};

/// What every search of an index needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Root {
    /// What can be found, by kind.
    pub(super) counts: Counts,
    /// What a search of one offer can be narrowed by, for each service; none in an index of many offers.
    pub(super) facets: Vec<Facets>,
    /// The offers that the services are of, in order; none in an index of one offer.
    pub(super) offers: Vec<Shelf>,
    /// How many services each piece of the results tells of; 0 in an index of one offer, whose core tells of them.
    pub(super) results_each: u32,
    /// How many pieces the spelling has.
    pub(super) spelling: u32,
    /// The words that most of what can be found speaks of: a slip in one of them is mended with no other file.
    pub(super) common: WordList,
    /// The first word of each piece of the terms.
    pub(super) firsts: Vec<String>,
    /// The terms, where they are few: then there are no pieces.
    pub(super) terms: Terms,
}

/// How many there are of each kind of thing that can be found; they are numbered in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) services: u32,
    pub(super) needs: u32,
    pub(super) terms: u32,
    pub(super) pathways: u32,
}

impl Counts {
    /// All of them; none where that is more than a number can hold.
    pub(super) fn all(self) -> Option<u32> {
        self.services.checked_add(self.needs)?.checked_add(self.terms)?.checked_add(self.pathways)
    }
}

/// An offer in an index of many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The offer's id; also the name of its folder. Empty for services for families anywhere, which every offer has.
    pub offer: String,
    /// The area's name, as families say it.
    pub name: String,
    /// How many of the services are its own.
    pub services: u32,
}

impl Root {
    /// The piece of the terms that a word is in, if it is known.
    pub(super) fn piece_of(&self, word: &str) -> usize {
        self.firsts.iter().take_while(|first| first.as_str() <= word).count().saturating_sub(1)
    }

    /// The pieces of the terms that hold words with this beginning.
    pub(super) fn pieces_with(&self, beginning: &str) -> std::ops::Range<usize> {
        let from = self.piece_of(beginning);
        let more = self.firsts.iter().skip(from + 1).take_while(|first| first.starts_with(beginning)).count();
        from..(from + 1 + more).min(self.firsts.len())
    }
}

/// Which piece of the spelling a word is in: with those whose last two letters are the same.
pub(super) fn spelling_of(word: &str, pieces: u32) -> usize {
    let end = word.bytes().rev().take(2).fold(0u32, |sum, byte| sum * 31 + u32::from(byte));
    (end % pieces.max(1)) as usize
}

impl Wire for Root {
    fn put(&self, out: &mut Vec<u8>) {
        self.counts.put(out);
        self.facets.put(out);
        self.offers.put(out);
        self.results_each.put(out);
        self.spelling.put(out);
        self.common.put(out);
        self.firsts.put(out);
        self.terms.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self {
            counts: Wire::take(reader),
            facets: Wire::take(reader),
            offers: Wire::take(reader),
            results_each: Wire::take(reader),
            spelling: Wire::take(reader),
            common: Wire::take(reader),
            firsts: Wire::take(reader),
            terms: Wire::take(reader),
        }
    }
}

impl Wire for Counts {
    fn put(&self, out: &mut Vec<u8>) {
        for count in [self.services, self.needs, self.terms, self.pathways] {
            count.put(out);
        }
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { services: reader.number(), needs: reader.number(), terms: reader.number(), pathways: reader.number() }
    }
}

impl Wire for Shelf {
    fn put(&self, out: &mut Vec<u8>) {
        self.offer.put(out);
        self.name.put(out);
        self.services.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { offer: Wire::take(reader), name: Wire::take(reader), services: reader.number() }
    }
}
