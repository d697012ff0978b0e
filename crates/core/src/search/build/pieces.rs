//! Cutting the index of many offers in pieces, so that a search fetches a few of them.

use crate::search::field::Field;
use crate::search::root::spelling_of;
use crate::search::terms::{Terms, WordList};
use crate::wire::encode;

/// An index in pieces.
pub(super) struct Cut {
    /// The words that most of what can be found speaks of.
    pub(super) common: WordList,
    /// The first word of each piece of the terms.
    pub(super) firsts: Vec<String>,
    /// The pieces of the terms.
    pub(super) terms: Vec<Vec<u8>>,
    /// The pieces of the spelling.
    pub(super) spelling: Vec<Vec<u8>>,
}

/// How many words the root keeps to mend slips by: about 4 kB on their way.
const COMMON: usize = 1_500;
/// Shorter words are not mended, so that they need not be known beforehand.
const MENDED_FROM: usize = 4;
/// How many words a piece of the spelling has, about: 2 kB on its way.
const SPELLING_EACH: usize = 700;
/// The least size of a piece of the terms, in bytes before compression: smaller ones would be many.
const LEAST: usize = 4_000;

type Term<'a> = (&'a str, &'a [Vec<u32>; Field::COUNT]);

pub(super) fn cut(sorted: &[Term<'_>]) -> Cut {
    let spoken_of = |term: &Term<'_>| term.1.iter().map(Vec::len).sum::<usize>();
    let size = |term: &Term<'_>| term.0.len() / 2 + 3 + spoken_of(term);
    let whole: usize = sorted.iter().map(size).sum();
    // A search fetches a few pieces and, from the root, where all of them begin: the two are balanced as the whole grows.
    let target = ((whole * 150) as f64).sqrt().max(LEAST as f64) as usize;
    let (mut firsts, mut terms) = (Vec::new(), Vec::new());
    let mut rest = sorted;
    while !rest.is_empty() {
        let mut filled = 0;
        let fits = |term: &&Term<'_>| {
            filled += size(term);
            filled <= target
        };
        let many = rest.iter().take_while(fits).count().max(1);
        let (piece, after) = rest.split_at(many);
        firsts.push(piece[0].0.to_owned());
        terms.push(encode(&Terms::new(piece.iter().copied())));
        rest = after;
    }

    let is_mended = |term: &&Term<'_>| term.0.chars().count() >= MENDED_FROM;
    let mut by_use: Vec<&Term<'_>> = sorted.iter().filter(is_mended).collect();
    by_use.sort_by_key(|term| std::cmp::Reverse(spoken_of(term)));
    by_use.truncate(COMMON);
    by_use.sort_unstable_by_key(|term| term.0);
    let mut common = WordList::default();
    by_use.iter().for_each(|term| common.push(term.0));

    // A word in the long text of one thing only is as often a slip itself.
    let is_used = |term: &&Term<'_>| spoken_of(term) > 1 || term.1[Field::About as usize].is_empty();
    let rare = sorted.iter().filter(is_mended).filter(is_used).map(|term| term.0);
    let rare: Vec<&str> = rare.filter(|word| common.find(word).is_none()).collect();
    let pieces = rare.len().div_ceil(SPELLING_EACH);
    let mut spelling = vec![WordList::default(); pieces];
    rare.iter().for_each(|word| spelling[spelling_of(word, pieces as u32)].push(word));
    Cut { common, firsts, terms, spelling: spelling.iter().map(encode).collect() }
}
