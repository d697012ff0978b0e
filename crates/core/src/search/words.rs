//! Words: what a text is cut into, and which of them say nothing.

use crate::letters::is_of_a_word;

/// Words that are in every question and say nothing of what is wanted.
const EMPTY_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "but", "by",
    "can", "cant", "child", "children", "could", "did", "do", "does", "dont", "for", "from", "get", "gets", "getting", "go",
    "had", "has", "have", "he", "help", "her", "hes", "him", "his", "how", "i", "if", "im", "in", "is", "it", "its", "ive",
    "just", "keep", "keeps", "know", "like", "me", "more", "my", "need", "needs", "never", "new", "no", "not", "now", "of", "on",
    "or", "our", "really", "said", "say", "says", "she", "shes", "should", "since", "so", "some", "than", "that", "the", "their",
    "them", "there", "they", "theyre", "this", "to", "told", "too", "us", "very", "want", "wants", "was", "we", "were", "what",
    "when", "which", "who", "why", "will", "with", "would", "you", "your",
];

/// The most words of a question that are looked for: who pastes a page gets what its beginning asks for.
const MOST_WORDS: usize = 16;

/// The longest word that is looked for; longer ones are cut.
pub(super) const MOST_LETTERS: usize = 40;

/// Words of letters and digits; an apostrophe joins, and what a hyphen parts is a word as a whole too: "pre-school" is "pre", "school" and
/// "preschool". Capitals from A to Z are made small. (The tables for every alphabet weigh 20 kB that no compression makes smaller: languages
/// other than English will need a few of them.)
pub(crate) fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words: Vec<String> = Vec::new();
    for whole in text.split(|c: char| !is_of_a_word(c) && !matches!(c, '\'' | '’' | '-' | '‑')) {
        let parts = words.len();
        words.extend(whole.split(['-', '‑']).map(letters).filter(|part| !part.is_empty()));
        if words.len() > parts + 1 {
            words.push(letters(whole));
        }
    }
    words.into_iter()
}

/// So few words are a name, or part of one, of which every word counts: "You and Me". More are a sentence.
const NAME: usize = 3;

/// The words of a question, each once, and whether they are as few as a name's. Of a sentence, those that say something, where any does.
pub(super) fn asked(typed: &str) -> (Vec<String>, bool) {
    let mut words: Vec<String> = Vec::new();
    for word in split(typed) {
        let word = word.chars().take(MOST_LETTERS).collect();
        if !words.contains(&word) && words.len() < MOST_WORDS {
            words.push(word);
        }
    }
    let is_name = words.len() <= NAME;
    if !is_name && words.iter().any(|word| !is_empty(word)) {
        words.retain(|word| !is_empty(word));
    }
    (words, is_name)
}

/// True for a word that is in every question.
pub(super) fn is_empty(word: &str) -> bool {
    EMPTY_WORDS.contains(&word)
}

/// The letters and digits of a word, made small.
fn letters(word: &str) -> String {
    word.chars().filter(|c| is_of_a_word(*c)).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{asked, split};

    #[test]
    fn a_hyphen_parts_and_joins() {
        let words: Vec<String> = split("Pre-School, it's 0-5").collect();
        assert_eq!(words, ["pre", "school", "preschool", "its", "0", "5", "05"]);
    }

    #[test]
    fn words_that_say_nothing_are_left_out_unless_there_are_no_others() {
        assert_eq!(asked("I want help for my son").0, ["son"]);
        assert_eq!(asked("who can help me").0, ["who", "can", "help", "me"]);
        assert_eq!(asked("speech speech therapy").0, ["speech", "therapy"]);
        assert_eq!(asked("You and Me"), (vec!["you".to_owned(), "and".to_owned(), "me".to_owned()], true));
        assert_eq!(asked(&"one word or two ".repeat(1_000)).0.len(), 3);
    }
}
