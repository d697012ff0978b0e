//! Lists of phrases to look for: the files in words/.

use std::collections::HashMap;
use std::ops::Range;

use crate::sentences::words;

/// Phrases, and what the list says of each.
pub(crate) struct Phrases<'a> {
    /// By the first word, in small letters: the other words, and what is said.
    by_first: HashMap<&'a str, Vec<(Vec<&'a str>, &'a str)>>,
}

/// A phrase that was found.
pub(crate) struct Hit<'a> {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// What its list says of it.
    pub(crate) says: &'a str,
}

impl<'a> Phrases<'a> {
    /// Reads a list: a phrase a line in small letters, and perhaps ` = ` and what is said of it. A line that starts with # is a note.
    pub(crate) fn read(list: &'a str) -> Self {
        let mut by_first: HashMap<&str, Vec<(Vec<&str>, &str)>> = HashMap::new();
        for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (phrase, says) = line.split_once(" = ").unwrap_or((line, ""));
            let mut words = phrase.split(' ');
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), says));
            }
        }
        Self { by_first }
    }

    /// The phrases that stand in a text; the last word of one may have an `s` more.
    pub(crate) fn find(&self, text: &str) -> Vec<Hit<'a>> {
        let words: Vec<Range<usize>> = words(text).collect();
        let small: Vec<String> = words.iter().map(|word| text[word.clone()].to_lowercase()).collect();
        let mut hits = Vec::new();
        for (place, word) in small.iter().enumerate() {
            let one = word.strip_suffix('s').unwrap_or(word);
            let found = [word.as_str(), one].into_iter().filter_map(|first| self.by_first.get(first).map(|rest| (first, rest)));
            for (first, (rest, says)) in found.flat_map(|(first, rest)| rest.iter().map(move |rest| (first, rest))) {
                let last = place + rest.len();
                let fits = |(wanted, word): (&&str, &String)| word == wanted || word.strip_suffix('s') == Some(wanted);
                let follows = small.get(place + 1..=last).is_some_and(|next| rest.iter().zip(next).all(fits));
                // An `s` more is for the last word only.
                if follows && (first == word || rest.is_empty()) {
                    hits.push(Hit { range: words[place].start..words[last].end, says });
                    break;
                }
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_whole_and_in_any_case() {
        let phrases = Phrases::read("# a note\nin order to = to\nkey worker\nutilise = use\n");
        let text = "In order to help, key workers (utilise) a monkey worker.";
        let found: Vec<(&str, &str)> = phrases.find(text).into_iter().map(|hit| (&text[hit.range], hit.says)).collect();
        assert_eq!(found, [("In order to", "to"), ("key workers", ""), ("utilise", "use")]);
        assert!(phrases.find("in order").is_empty());
    }
}
