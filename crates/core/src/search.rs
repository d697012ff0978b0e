//! A first, small search: forgives a slip in each word, over names, other names and one-sentence descriptions.

use std::collections::BinaryHeap;

use crate::letters::is_of_a_word;
use crate::model::{Core, ServiceId};

/// A service that a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The service.
    pub service: ServiceId,
    /// How well it matches: higher is better. Only the order means anything.
    pub score: f32,
    /// The offer's own words that matched, in the order they were typed: "shown for *speech*, *therapy*".
    pub matched: Vec<String>,
}

/// An offer's words, made ready to search.
#[derive(Clone, Debug)]
pub struct Index(Vec<Vec<(String, f32)>>);

/// Where a word stands decides what it is worth.
const NAME: f32 = 3.0;
const OTHER_NAME: f32 = 2.5;
const SUMMARY: f32 = 1.0;
/// A result must match this share of the words that were typed.
const ENOUGH: f32 = 0.5;

/// Words that are in every question and say nothing of what is wanted.
const EMPTY_WORDS: &[&str] = &[
    "a", "an", "and", "are", "at", "be", "can", "cant", "child", "children", "do", "does", "for", "from", "get", "has", "have",
    "he", "help", "her", "him", "his", "how", "i", "in", "is", "it", "me", "my", "need", "of", "on", "or", "our", "she", "the",
    "they", "to", "we", "what", "who", "with", "you", "your",
];

impl Index {
    /// Makes an offer ready to search.
    #[must_use]
    pub fn new(core: &Core) -> Self {
        let words_of = |index: usize| {
            let service = &core.services[index];
            let mut words: Vec<(String, f32)> = Vec::new();
            let mut add = |text: &str, worth: f32| {
                for word in split(text) {
                    match words.iter_mut().find(|(known, _)| *known == word) {
                        Some((_, best)) => *best = best.max(worth),
                        None => words.push((word, worth)),
                    }
                }
            };
            add(&service.name, NAME);
            service.also.iter().for_each(|name| add(name, OTHER_NAME));
            add(&service.summary, SUMMARY);
            words
        };
        Self((0..core.services.len()).map(words_of).collect())
    }

    /// The services that match what was typed, best first; equal ones in the offer's order.
    #[must_use]
    pub fn search(&self, typed: &str) -> Vec<Hit> {
        let mut wanted: Vec<String> = split(typed).collect();
        if wanted.iter().any(|word| !EMPTY_WORDS.contains(&word.as_str())) {
            wanted.retain(|word| !EMPTY_WORDS.contains(&word.as_str()));
        }
        if wanted.is_empty() {
            return Vec::new();
        }
        let hit = |(index, words): (usize, &Vec<(String, f32)>)| {
            let mut score = 0.0;
            let mut matched: Vec<String> = Vec::new();
            let mut found = 0usize;
            for word in &wanted {
                let best =
                    words.iter().map(|(known, worth)| (closeness(word, known) * worth, known)).max_by(|a, b| a.0.total_cmp(&b.0));
                if let Some((worth, known)) = best.filter(|(worth, _)| *worth > 0.0) {
                    score += worth;
                    found += 1;
                    if !matched.contains(known) {
                        matched.push(known.clone());
                    }
                }
            }
            let share = found as f32 / wanted.len() as f32;
            (share >= ENOUGH).then(|| Hit { service: ServiceId::from(index), score: score * share, matched })
        };
        let hits: Vec<Hit> = self.0.iter().enumerate().filter_map(hit).collect();
        // Best first, then in the offer's order. A score is positive, so its bits stand in the order of its size.
        // A heap sorts them: the library's sort is quicker on more hits than there are, and weighs ten times as much.
        let ranked: BinaryHeap<u64> =
            hits.iter().zip(0..).map(|(hit, place)| u64::from(!hit.score.to_bits()) << 32 | place).collect();
        ranked.into_sorted_vec().into_iter().filter_map(|rank| hits.get(rank as u32 as usize).cloned()).collect()
    }
}

/// True where a typed word is a known one, or one slip away in a word of four letters or more.
pub(crate) fn is_like(typed: &str, known: &str) -> bool {
    typed == known || (known.chars().count() >= 4 && typed.chars().count() >= 4 && strsim::osa_distance(typed, known) <= 1)
}

/// How close a typed word is to a known one: 1 for the same, less for the start of it or a slip or two, 0 for another word.
/// A swap of two letters counts as one slip: it is the commonest.
fn closeness(typed: &str, known: &str) -> f32 {
    let length = typed.chars().count();
    if typed == known {
        return 1.0;
    }
    if length >= 3 && known.starts_with(typed) {
        return 0.9;
    }
    let slips = match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    if slips == 0 || known.chars().count().abs_diff(length) > slips {
        return 0.0;
    }
    match strsim::osa_distance(typed, known) {
        distance if distance <= slips => 0.85 - 0.15 * distance as f32,
        _ => 0.0,
    }
}

/// Words of letters and digits; an apostrophe joins. Capitals from A to Z are made small. (The tables for every alphabet
/// weigh 20 kB that no compression makes smaller: languages other than English will need a few of them.)
pub(crate) fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !is_of_a_word(c) && !matches!(c, '\'' | '’'))
        .map(|word| word.chars().filter(|c| is_of_a_word(*c)).map(|c| c.to_ascii_lowercase()).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::closeness;

    #[test]
    fn forgives_a_slip_and_a_swap() {
        assert!(closeness("speach", "speech") > 0.5);
        assert!(closeness("therepy", "therapy") > 0.5);
        assert!(closeness("lagnuage", "language") > 0.5);
        assert!(closeness("spee", "speech") > 0.8);
    }

    #[test]
    fn does_not_take_one_short_word_for_another() {
        assert!(closeness("ot", "it") == 0.0);
        assert!(closeness("rise", "care") == 0.0);
    }
}
