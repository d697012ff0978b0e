//! The words that are spelled right: a dictionary of British English, and the offer's own.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use spellbook::Dictionary;

use crate::desk::Desk;
use crate::sentences::{sentences, words};

/// npm's `dictionary-en-gb` 3.0.0: en_GB-ise, made from SCOWL (see dictionary/LICENSE).
const AFFIXES: &str = include_str!("../dictionary/index.aff");
const STEMS: &str = include_str!("../dictionary/index.dic");
/// What it lacks.
const MORE: &str = include_str!("../words/known.txt");
/// More suggestions than these help nobody.
const MOST_SUGGESTIONS: usize = 3;

pub(crate) struct Lexicon {
    dictionary: Option<Dictionary>,
    /// In small letters.
    own: HashSet<String>,
    known: RefCell<HashMap<String, bool>>,
}

impl Lexicon {
    /// The dictionary, and the words of an offer: those of its names, those that it lists, and those that it writes as names.
    pub(crate) fn of(desk: &Desk<'_>) -> Self {
        let core = &desk.offer.core;
        let mut own: HashSet<String> = MORE.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
        let mut add = |text: &str| own.extend(parts(text).map(str::to_lowercase));
        let neighbours = core.neighbours.iter().flat_map(|neighbour| [&neighbour.name, &neighbour.council]);
        let terms = desk.offer.words.terms.iter();
        [&core.name, &core.council].into_iter().chain(neighbours).for_each(|name| add(name));
        core.providers.iter().chain(&core.referrers).for_each(|name| add(name));
        core.services.iter().map(|service| &service.name).for_each(|name| add(name));
        core.services.iter().flat_map(|service| &service.venues).for_each(|venue| add(&venue.name));
        core.values.iter().map(|value| &value.name).for_each(|name| add(name));
        core.pathways.iter().map(|pathway| &pathway.name).for_each(|name| add(name));
        terms.flat_map(|term| term.also.iter().chain([&term.term])).for_each(|name| add(name));
        for table in ["offer.toml", "shared.toml"].into_iter().flat_map(|path| desk.files.tables(path)) {
            table.texts("words").iter().for_each(|word| add(word.value));
        }
        for text in desk.pages().flat_map(|page| &page.texts) {
            names(text.value).for_each(&mut add);
        }
        // The dictionary is part of the program, and a test reads it.
        Self { dictionary: Dictionary::new(AFFIXES, STEMS).ok(), own, known: RefCell::default() }
    }

    /// Whether a word is spelled right, as it stands inside a sentence or at its start.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let known = self.known.borrow().get(word).copied();
        known.unwrap_or_else(|| {
            let knows = self.looks_up(word);
            self.known.borrow_mut().insert(word.to_owned(), knows);
            knows
        })
    }

    fn looks_up(&self, word: &str) -> bool {
        let word = word.replace('’', "'");
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(&word);
        let small = bare.to_lowercase();
        let in_own = self.own.contains(&small) || small.strip_suffix('s').is_some_and(|one| self.own.contains(one));
        in_own || self.dictionary.as_ref().is_none_or(|dictionary| dictionary.check(&word) || dictionary.check(bare))
    }

    /// Up to three words that may have been meant, the likeliest first: no names, and large where the word is large. This takes its time.
    pub(crate) fn suggest(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(dictionary) = &self.dictionary {
            // Looking for likenesses in all of the dictionary takes twenty times as long, and finds little more.
            dictionary.suggester().with_ngram_suggestions(false).suggest(&word.to_lowercase(), &mut found);
        }
        found.retain(|other| !other.starts_with(char::is_uppercase));
        found.truncate(MOST_SUGGESTIONS);
        if word.starts_with(char::is_uppercase) {
            found.iter_mut().filter_map(|word| word.get_mut(..1)).for_each(str::make_ascii_uppercase);
        }
        found
    }
}

/// The words of a text, apart at hyphens and strokes too.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = &str> {
    words(text).flat_map(|word| text[word].split(['-', '–', '—', '/', '&', '+', '(', ')', ',', ':', ';', '.']))
}

/// The words of a text that have a capital letter inside a sentence.
fn names(text: &str) -> impl Iterator<Item = &str> {
    sentences(text).into_iter().flat_map(move |sentence| {
        let sentence = &text[sentence];
        words(sentence).skip(1).map(move |word| &sentence[word]).filter(|word| word.starts_with(char::is_uppercase))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_is_british_and_ends_in_ise() {
        let dictionary = Dictionary::new(AFFIXES, STEMS).unwrap();
        for word in [
            "colour",
            "recognise",
            "organisation",
            "programme",
            "child's",
            "Wednesday",
            "behaviour",
            "judgement",
            "paediatrician",
        ] {
            assert!(dictionary.check(word), "{word}");
        }
        for word in ["color", "recognize", "organization", "behavior", "pediatrician", "recieve", "speach"] {
            assert!(!dictionary.check(word), "{word}");
        }
    }

    #[test]
    fn names_are_words_with_a_capital_inside_a_sentence() {
        assert_eq!(names("Ask Kooth. Or the Makaton group.").collect::<Vec<_>>(), ["Kooth", "Makaton"]);
        assert_eq!(parts("well-being/Play & read").collect::<Vec<_>>(), ["well", "being", "Play", "read"]);
    }
}
