//! An index: its root, and as many of its pieces as have come.

use std::sync::Arc;

use super::facets::Facets;
use super::likeness::Slipped;
use super::root::{Root, Shelf, spelling_of};
use super::terms::{Terms, WordList};
use super::words::asked;
use crate::model::{Core, Invalid, ServiceId, ValueId};
use crate::pack::{File, Part, Unreadable, unframe};

/// An offer's words, or those of many offers, made ready to search. A copy shares what has come.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) root: Arc<Root>,
    pub(super) terms: Vec<Option<Arc<Terms>>>,
    spelling: Vec<Option<Arc<WordList>>>,
    stamp: Option<u32>,
}

/// Something that a search can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A service of the offer; in an index of many, of all of them one after the other.
    Service(ServiceId),
    /// A need: its place among the values of that fact.
    Need(usize),
    /// A term of the glossary.
    Term(usize),
    /// A pathway.
    Pathway(usize),
}

/// How many words of its own a typed word is looked for among, at most, in pieces that have not come.
const TRIES: usize = 3;

/// A root is never so small that there are more things than this for each of its bytes: a search takes memory for each.
const MOST_THINGS: usize = 1_000;

/// A word of fewer letters is looked for only in what has come: too many begin like it.
const FETCHED_FROM: usize = 3;

impl Index {
    /// Reads the root of an index; `stamp` is that of the pack it must be of, if any.
    ///
    /// # Errors
    /// Where the bytes are not a whole, sound root that this version can read.
    pub fn read(bytes: &[u8], stamp: Option<u32>) -> Result<Self, Unreadable> {
        let framed = unframe(File::whole(Part::Search), stamp, bytes)?;
        let root: Root = framed.value()?;
        let things = root.counts.all().ok_or(Invalid("more things than can be counted"))?;
        if !root.terms.is_within(things) || !root.firsts.is_sorted() {
            return Err(Invalid("an index of things that are not there").into());
        }
        let facets = root.facets.len();
        if facets > 0 && facets != root.counts.services as usize {
            return Err(Invalid("the index is of another offer").into());
        }
        // No more pieces than bytes: a number must not ask for memory.
        if root.spelling as usize > bytes.len() || things as usize / MOST_THINGS > bytes.len() {
            return Err(Unreadable::Damaged);
        }
        Ok(Self::new(root, framed.stamp))
    }

    pub(super) fn new(mut root: Root, stamp: Option<u32>) -> Self {
        let mut terms = vec![None; root.firsts.len()];
        if terms.is_empty() {
            terms.push(Some(Arc::new(std::mem::take(&mut root.terms))));
        }
        let spelling = vec![None; root.spelling as usize];
        Self { terms, spelling, stamp, root: Arc::new(root) }
    }

    /// Adds a piece that came.
    ///
    /// # Errors
    /// Where the bytes are not that piece, whole and sound, of this index.
    pub fn add(&mut self, file: File, bytes: &[u8]) -> Result<(), Unreadable> {
        let framed = unframe(file, self.stamp, bytes)?;
        let piece = file.piece.unwrap_or(0) as usize;
        match file.part {
            Part::Terms => {
                let terms: Terms = framed.value()?;
                let slot = self.terms.get_mut(piece).ok_or(Unreadable::MixedUp)?;
                if !terms.is_within(self.root.counts.all().unwrap_or(0)) {
                    return Err(Invalid("an index of things that are not there").into());
                }
                *slot = Some(Arc::new(terms));
            }
            Part::Spelling => *self.spelling.get_mut(piece).ok_or(Unreadable::MixedUp)? = Some(Arc::new(framed.value()?)),
            _ => return Err(Unreadable::WrongPart),
        }
        Ok(())
    }

    /// The pieces that a search for this needs and that have not come: more may be needed once these have, until there are none.
    #[must_use]
    pub fn wants(&self, typed: &str) -> Vec<File> {
        let mut wanted = Vec::new();
        let mut want = |file: File| {
            if !wanted.contains(&file) {
                wanted.push(file);
            }
        };
        if self.terms.iter().all(Option::is_some) {
            return wanted;
        }
        let missing = |piece: usize| self.terms.get(piece).is_some_and(Option::is_none);
        for word in asked(typed).0 {
            if word.chars().count() < FETCHED_FROM {
                continue;
            }
            let beginning: String = word.chars().take(FETCHED_FROM).collect();
            // Where many pieces hold words that begin so, the word's own piece is enough.
            let near = self.root.pieces_with(&beginning);
            let near = if near.len() > TRIES { self.root.pieces_with(&word) } else { near };
            near.clone().filter(|piece| missing(*piece)).for_each(|piece| want(File::piece(Part::Terms, piece)));
            let is_known = |list: &WordList| list.find(&word).is_some();
            if is_known(&self.root.common) || self.terms.iter().flatten().any(|terms| is_known(&terms.words)) {
                continue;
            }
            let mut tries = near_words(&self.root.common, &word);
            let spelling = spelling_of(&word, self.root.spelling);
            match self.spelling.get(spelling) {
                Some(Some(list)) => tries.extend(near_words(list, &word)),
                Some(None) => want(File::piece(Part::Spelling, spelling)),
                None => {}
            }
            for known in tries {
                let piece = self.root.piece_of(&known);
                if missing(piece) {
                    want(File::piece(Part::Terms, piece));
                }
            }
        }
        wanted
    }

    /// What a found thing is; nothing for a number past the end.
    pub(super) fn thing(&self, number: u32) -> Option<Thing> {
        let counts = self.root.counts;
        let mut rest = number;
        for (kind, count) in [counts.services, counts.needs, counts.terms, counts.pathways].into_iter().enumerate() {
            if rest < count {
                return Some(match kind {
                    0 => Thing::Service(ServiceId(rest)),
                    1 => Thing::Need(rest as usize),
                    2 => Thing::Term(rest as usize),
                    _ => Thing::Pathway(rest as usize),
                });
            }
            rest -= count;
        }
        None
    }

    /// How many services can be found.
    #[must_use]
    pub fn services(&self) -> usize {
        self.root.counts.services as usize
    }

    /// True where this is the index of such an offer.
    #[must_use]
    pub fn is_of(&self, core: &Core) -> bool {
        self.services() == core.services.len()
            && self.root.counts.needs as usize == needs(core).count()
            && self.root.counts.pathways as usize == core.pathways.len()
    }

    /// What a search can be narrowed by, of one service.
    #[must_use]
    pub fn facets(&self, service: ServiceId) -> Facets {
        self.root.facets.get(service.index()).copied().unwrap_or_default()
    }

    /// The offers that an index of many is of.
    #[must_use]
    pub fn offers(&self) -> &[Shelf] {
        &self.root.offers
    }

    /// The piece of the results that tells of a service of an index of many, and its place there.
    #[must_use]
    pub fn result_of(&self, service: ServiceId) -> (File, usize) {
        let each = self.root.results_each.max(1) as usize;
        (File::piece(Part::Results, service.index() / each), service.index() % each)
    }

    /// The stamp of its build: that of each of its pieces.
    #[must_use]
    pub fn stamp(&self) -> Option<u32> {
        self.stamp
    }
}

/// The needs of an offer, in order.
pub fn needs(core: &Core) -> impl Iterator<Item = ValueId> + '_ {
    let fact = core.fact("need");
    fact.into_iter().flat_map(|fact| core.values_of(fact))
}

/// The words of a list that a typed word may be a slip of: the nearest few.
fn near_words(list: &WordList, typed: &str) -> Vec<String> {
    let slipped = Slipped::new(typed);
    let mut near: Vec<(f32, String)> = Vec::new();
    for (place, close) in slipped.near(list) {
        let at = near.iter().position(|(other, _)| *other < close).unwrap_or(near.len());
        if at < TRIES {
            near.insert(at, (close, list.get(place).to_owned()));
            near.truncate(TRIES);
        }
    }
    near.into_iter().map(|(_, word)| word).collect()
}
