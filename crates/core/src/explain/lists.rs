//! Several things as one text.

use crate::catalogue::{Catalogue, Text};
use crate::letters;
use crate::t;

/// "a, b and c".
#[must_use]
pub fn and(words: &Catalogue, items: &[String]) -> String {
    list(words, items, t!("{all} and {last}"))
}

/// "a, b or c".
#[must_use]
pub fn or(words: &Catalogue, items: &[String]) -> String {
    list(words, items, t!("{all} or {last}"))
}

fn list(words: &Catalogue, items: &[String], both: Text) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => words.fill(both, &[&letters::join(most, words.say(t!(", "))), last]),
    }
}

/// Clauses that all hold: "a, and b, and c".
pub(super) fn and_also(words: &Catalogue, clauses: &[String]) -> String {
    letters::join(clauses, words.say(t!(", and ")))
}

/// Clauses of which one holds: "a, or b, or c".
pub(super) fn or_else(words: &Catalogue, clauses: &[String]) -> String {
    letters::join(clauses, words.say(t!(", or ")))
}
