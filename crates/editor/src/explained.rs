//! What a family can look up, or knows: the words that are no jargon.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::desk::Desk;
use crate::jargon::abbreviation;
use crate::lexicon::parts;
use crate::sentences::words;

/// Abbreviations that need no explaining, and words that are written large only to be loud.
const EVERYDAY: &str = include_str!("../words/everyday.txt");
/// Words that an abbreviation may leave out.
const SMALL: [&str; 9] = ["a", "an", "and", "as", "for", "in", "of", "or", "the"];

/// What the glossary explains, and what is a name in the offer.
pub(crate) struct Explained {
    /// In capitals.
    abbreviations: HashSet<String>,
    /// In small letters.
    terms: HashSet<String>,
    /// The names of services and pathways in small letters: a family can look those up.
    names: Vec<String>,
    /// What was asked before: an offer uses the same words again and again.
    asked: RefCell<HashMap<String, bool>>,
}

impl Explained {
    pub(crate) fn of(desk: &Desk<'_>) -> Self {
        let core = &desk.offer.core;
        let terms = || desk.offer.words.terms.iter().flat_map(|term| term.also.iter().chain([&term.term]));
        let services = || core.services.iter().map(|service| &service.name);
        let neighbours = core.neighbours.iter().flat_map(|neighbour| [&neighbour.name, &neighbour.council]);
        let names = services().chain(&core.providers).chain(core.values.iter().map(|value| &value.name)).chain(neighbours);
        // "Text SHOUT": a name may be written large.
        let large = names.clone().flat_map(|name| parts(name)).map(str::to_uppercase);
        let words = names.clone().chain(terms()).flat_map(|name| name.split_whitespace().chain(parts(name)));
        let everyday = EVERYDAY.lines().filter(|line| !line.starts_with('#')).map(str::to_owned);
        let pathways = core.pathways.iter().map(|pathway| &pathway.name);
        Self {
            abbreviations: words.filter_map(abbreviation).map(str::to_owned).chain(everyday).chain(large).collect(),
            asked: RefCell::default(),
            terms: terms().map(|name| name.to_lowercase()).collect(),
            names: services()
                .chain(pathways)
                .chain(desk.offer.also.services.iter().flatten())
                .map(|name| name.to_lowercase())
                .collect(),
        }
    }

    pub(crate) fn abbreviation(&self, bare: &str) -> bool {
        self.abbreviations.contains(bare) || self.terms.contains(&bare.to_lowercase())
    }

    pub(crate) fn phrase(&self, phrase: &str) -> bool {
        let small = phrase.to_lowercase();
        let asked = self.asked.borrow().get(&small).copied();
        asked.unwrap_or_else(|| {
            let is_known = self.looks_up(&small);
            self.asked.borrow_mut().insert(small, is_known);
            is_known
        })
    }

    fn looks_up(&self, small: &str) -> bool {
        let one = small.strip_suffix('s').unwrap_or(small);
        let is_term = [one, small, &format!("{small}s")].into_iter().any(|name| self.terms.contains(name));
        is_term || self.names.iter().any(|name| name.contains(one))
    }
}

/// Whether a text itself says what an abbreviation means: "special needs (SEN)", "SEN (special needs)", "SEN is short for special needs",
/// "Special Educational Needs".
pub(crate) fn explains(text: &str, abbreviation: &str) -> bool {
    let told = text.match_indices(abbreviation).any(|(at, _)| {
        let (before, after) = (&text[..at], text[at + abbreviation.len()..].trim_start_matches('s'));
        let in_brackets = before.ends_with('(') && after.starts_with(')') && before.len() > 1;
        let is_followed =
            after.strip_prefix(" (").and_then(|after| after.split(')').next()).is_some_and(|words| words.contains(' '));
        let is_short_for = [" is short for ", " stands for ", " means "].iter().any(|words| after.starts_with(words));
        let is_called = [" short name is ", " call it ", " called "].iter().any(|words| before.ends_with(words));
        in_brackets || is_followed || is_short_for || is_called
    });
    told || has_initials(text, abbreviation)
}

/// Whether words that stand together begin with the letters of an abbreviation.
fn has_initials(text: &str, abbreviation: &str) -> bool {
    let initials: String = words(text)
        .map(|word| &text[word])
        .filter(|word| !SMALL.contains(word))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    // Two letters come together by chance.
    abbreviation.len() > 2 && initials.contains(abbreviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_can_explain_an_abbreviation_itself() {
        for (text, abbreviation) in [
            ("The Integrated Disability Service (IDS) helps.", "IDS"),
            ("Ask the SENCO (the teacher in charge of special needs).", "SENCO"),
            ("If you use British Sign Language, use the BSL app.", "BSL"),
            ("English as an additional language", "EAL"),
            ("NEET is short for \"not in work\".", "NEET"),
            ("Some people still call it CAMHS.", "CAMHS"),
        ] {
            assert!(explains(text, abbreviation), "{text}");
        }
        assert!(!explains("Ask the SENCO (again).", "SENCO"));
        assert!(!explains("Ask IDS.", "IDS"));
    }
}
