//! Sentences in the manner of a real offer: each word is one that follows the word before it somewhere in the offer's own texts.

use std::collections::HashMap;

use fastrand::Rng;
use fingerpost_core::model::Offer;

/// A sentence that wanders on is cut here.
const LONGEST: usize = 24;

/// Which words follow which.
pub(crate) struct Prose {
    words: Vec<String>,
    after: Vec<Vec<u32>>,
    starts: Vec<u32>,
}

impl Prose {
    /// Learns from what an offer says of its services.
    pub(crate) fn of(offer: &Offer) -> Self {
        let mut prose = Self { words: Vec::new(), after: Vec::new(), starts: Vec::new() };
        let mut places: HashMap<String, u32> = HashMap::new();
        for service in &offer.core.services {
            prose.learn(&service.summary, &mut places);
        }
        for detail in &offer.details {
            for text in [&detail.about, &detail.next, &detail.if_no] {
                prose.learn(text, &mut places);
            }
        }
        prose
    }

    fn learn(&mut self, text: &str, places: &mut HashMap<String, u32>) {
        let mut before = None;
        // A number to call, a link and a list's dash belong to one service only.
        let is_word = |word: &&str| !word.contains(|letter: char| letter.is_ascii_digit() || "/@{}-\"".contains(letter));
        for word in text.split_whitespace().filter(is_word) {
            let next = self.words.len() as u32;
            let place = *places.entry(word.to_owned()).or_insert(next);
            if place == next {
                self.words.push(word.to_owned());
                self.after.push(Vec::new());
            }
            match before {
                None => self.starts.push(place),
                Some(before) => self.after[before as usize].push(place),
            }
            before = (!ends(word)).then_some(place);
        }
    }

    /// The words of a sentence, with their stops.
    pub(crate) fn sentence(&self, random: &mut Rng) -> Vec<&str> {
        let mut said = Vec::new();
        let mut choices = &self.starts;
        while !choices.is_empty() && said.len() < LONGEST {
            let place = choices[random.usize(..choices.len())] as usize;
            said.push(self.words[place].as_str());
            choices = &self.after[place];
        }
        said
    }

    /// A plain sentence, without rare words.
    pub(crate) fn plain(&self, random: &mut Rng) -> String {
        finished(self.sentence(random).join(" "))
    }
}

/// A sentence with its full stop, where it was cut or ran into a list.
pub(crate) fn finished(sentence: String) -> String {
    if ends(&sentence) { sentence } else { format!("{}.", sentence.trim_end_matches([',', ';', ':'])) }
}

fn ends(word: &str) -> bool {
    word.ends_with(['.', '?', '!'])
}
