//! `spelling`: words that no dictionary knows.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::desk::Desk;
use crate::lexicon::Lexicon;
use crate::sentences::{sentences, words};
use crate::texts::Text;

/// Suggesting takes up to a millisecond a word: no more words than these get suggestions. An offer with more slips has another problem.
const MOST_SUGGESTED: usize = 100;

pub(crate) fn look(desk: &Desk<'_>) {
    let lexicon = Lexicon::of(desk);
    let mut suggested: HashMap<String, String> = HashMap::new();
    for page in desk.pages() {
        let mut told: HashSet<String> = HashSet::new();
        for text in page.texts.iter().filter(|text| !text.is_name()) {
            for slip in slips(text, &lexicon) {
                let word = &text.value[slip.clone()];
                if !told.insert(word.to_lowercase()) {
                    continue;
                }
                let room = suggested.len() < MOST_SUGGESTED;
                let mend = suggested.get(word).cloned().unwrap_or_else(|| mend(word, room, &lexicon));
                suggested.insert(word.to_owned(), mend.clone());
                desk.warn("spelling", &text.at(slip), format!("the dictionary does not know `{word}`"), mend);
            }
        }
    }
}

fn mend(word: &str, room: bool, lexicon: &Lexicon) -> String {
    let found: Vec<String> = if room { lexicon.suggest(word) } else { Vec::new() };
    let found: Vec<String> = found.iter().map(|word| format!("\"{word}\"")).collect();
    match found.as_slice() {
        [] => "correct it. If it is right, add it to `words` in offer.toml".to_owned(),
        found => format!("did you mean {}? If it is right, add it to `words` in offer.toml", found.join(" or ")),
    }
}

/// Where words stand that are spelled wrong.
fn slips(text: &Text<'_>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut slips = Vec::new();
    for sentence in sentences(text.value) {
        let mut is_first = true;
        for word in words(&text.value[sentence.clone()]) {
            let word = sentence.start + word.start..sentence.start + word.end;
            if !is_address(text.value, &word) {
                slips.extend(parts(text.value, word).filter(|part| !is_right(&text.value[part.clone()], is_first, lexicon)));
            }
            is_first = false;
        }
    }
    slips
}

/// The parts of a word between hyphens, strokes and other marks.
fn parts(text: &str, word: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = word.start;
    text[word].split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).map(move |part| {
        let range = at..at + part.len();
        at = range.end;
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        range
    })
}

/// An address, a number or a gap is no word.
fn is_address(text: &str, word: &Range<usize>) -> bool {
    let token = &text[word.clone()];
    let in_gap = text[..word.start].ends_with('{');
    in_gap
        || token.contains('@')
        || token.contains("://")
        || token.contains('\\')
        || token.split('.').filter(|part| part.len() > 1).count() > 1
}

fn is_right(part: &str, is_first: bool, lexicon: &Lexicon) -> bool {
    let part = part.trim_matches(['\'', '’']);
    let mut letters = part.chars();
    let starts_large = letters.next().is_some_and(char::is_uppercase);
    let is_mixed = letters.any(char::is_uppercase);
    let is_name = starts_large && !is_first;
    // Abbreviations are the business of `jargon`.
    part.chars().count() < 2 || is_mixed || is_name || part.chars().any(|c| c.is_ascii_digit()) || lexicon.knows(part)
}
