//! The rare words of a made-up nation, and how many there are of them.
//!
//! The more text, the more different words, and never an end: Heaps' law. A new word is made whenever the text so far holds fewer than the law
//! says; else one that was said before is said again, so that what is said often is said oftener still (Simon's process), and half of the time one
//! of the same council's, as a place is named most where it lies. Words so used fall off as Zipf's law says.

use std::collections::HashSet;

use fastrand::Rng;

use crate::mint;

/// Names get a syllable longer once there are so many: by then about half of the shorter ones are taken.
const LONGER: [usize; 2] = [1_200, 30_000];

/// How many different words so many words of a real directory hold: fitted to 819 records of one English city's, where 113,182 words hold 8,136
/// different ones, 28,700 hold 3,997 and 7,150 hold 1,798.
#[must_use]
pub fn expected_words(count: usize) -> f64 {
    14.0 * (count as f64).powf(0.547)
}

/// The words of a text as they are counted: letters and digits, in small letters.
pub fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Words of one sort, and each time that one was said.
#[derive(Default)]
struct Pool {
    words: Vec<String>,
    said: Vec<u32>,
    /// Where the present council's begin among those said.
    council: usize,
}

/// All the words so far.
#[derive(Default)]
pub(crate) struct Rare {
    count: usize,
    seen: HashSet<String>,
    names: Pool,
    forms: Pool,
}

impl Rare {
    /// Counts a text that families search.
    pub(crate) fn note(&mut self, text: &str) {
        for word in words_of(text) {
            self.count += 1;
            if !self.seen.contains(&word) {
                self.seen.insert(word);
            }
        }
    }

    /// From here on another council speaks.
    pub(crate) fn next_council(&mut self) {
        for pool in [&mut self.names, &mut self.forms] {
            pool.council = pool.said.len();
        }
    }

    /// True where the text so far lacks words.
    pub(crate) fn is_short(&self) -> bool {
        (self.seen.len() as f64) < expected_words(self.count)
    }

    /// The name of a place, a person or a charity.
    pub(crate) fn name(&mut self, random: &mut Rng) -> String {
        let is_new = self.is_short() || self.names.said.is_empty();
        let new = is_new.then(|| self.unseen(|random| mint::name(self.syllables(random), random), random));
        self.names.say(new, random)
    }

    /// A rare form of a word.
    pub(crate) fn form(&mut self, word: &str, random: &mut Rng) -> String {
        let is_new = self.is_short() || self.forms.said.is_empty();
        let new = is_new.then(|| self.unseen(|random| mint::form(word, random), random));
        self.forms.say(new, random)
    }

    /// How long a new name is: one in four is longer than it need be.
    fn syllables(&self, random: &mut Rng) -> usize {
        let taken = LONGER.iter().filter(|most| self.names.words.len() > **most).count();
        2 + taken + usize::from(random.u8(..4) == 0)
    }

    /// A word that was not said before. A word has only so many forms: where luck does not bring one, a name stands in.
    fn unseen(&self, make: impl Fn(&mut Rng) -> String, random: &mut Rng) -> String {
        let mut made = make(random);
        while self.seen.contains(&made.to_lowercase()) {
            made = if random.bool() { make(random) } else { mint::name(self.syllables(random), random) };
        }
        made
    }
}

impl Pool {
    fn say(&mut self, new: Option<String>, random: &mut Rng) -> String {
        let place = match new {
            Some(word) => {
                self.words.push(word);
                self.words.len() - 1
            }
            None => {
                let from = if random.bool() && self.council < self.said.len() { self.council } else { 0 };
                self.said[random.usize(from..self.said.len())] as usize
            }
        };
        self.said.push(place as u32);
        self.words[place].clone()
    }
}
