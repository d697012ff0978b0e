//! `reading-age` and `long-sentence`: how hard it is to read.

use std::ops::Range;

use crate::desk::Desk;
use crate::sentences::{sentences, words};
use crate::texts::{Page, Text};

/// A service's own text should be easy for a reader of this age, in years.
const OLDEST_READER: f64 = 11.0;
/// Of fewer words than these, a formula says little.
const ENOUGH_WORDS: usize = 50;
/// "Do not use long sentences. Check any sentences with more than 25 words": GOV.UK's content design guidance.
const LONGEST: usize = 25;
/// An American grade is so many years below the age of those who are in it: first grade is 6 and 7.
const GRADE_TO_AGE: f64 = 5.0;
/// The fields that make up the text of a service or a pathway.
const RUNNING: [&str; 8] = ["about", "how", "if_no", "next", "summary", "text", "wait", "says"];

pub(crate) fn look(desk: &Desk<'_>) {
    desk.pages().for_each(|page| page.texts.iter().for_each(|text| long_sentences(desk, text)));
    desk.entries().for_each(|page| age(desk, page));
}

fn long_sentences(desk: &Desk<'_>, text: &Text<'_>) {
    for sentence in sentences(text.value) {
        let count = words(&text.value[sentence.clone()]).count();
        if count > LONGEST {
            let wrong = format!("this sentence has {count} words");
            let mend = format!("make two of it, or a list: no more than {LONGEST} words each");
            desk.warn("long-sentence", &text.at(sentence), wrong, mend);
        }
    }
}

/// Measures the running text of a file, and shows its hardest sentence where it is too hard.
fn age(desk: &Desk<'_>, page: &Page<'_>) {
    let running = page.texts.iter().filter(|text| RUNNING.contains(&text.key));
    let all: Vec<(&Text<'_>, Range<usize>, Count)> = running
        .flat_map(|text| sentences(text.value).into_iter().map(move |part| (text, part.clone(), Count::of(&text.value[part]))))
        .collect();
    let whole = all.iter().fold(Count::default(), |sum, (_, _, count)| sum.plus(count));
    if whole.words < ENOUGH_WORDS || whole.age() < OLDEST_READER + 1.0 {
        return;
    }
    let worst = all.iter().max_by(|a, b| a.2.age().total_cmp(&b.2.age()));
    if let Some((text, part, _)) = worst {
        let age = whole.age().floor();
        let wrong = format!("this is for readers of {age:.0} and over, all in all; this sentence is the hardest");
        let mend = format!("use shorter words and shorter sentences, until a reader of {OLDEST_READER} can read it");
        desk.warn("reading-age", &text.at(part.clone()), wrong, mend);
    }
}

/// The age, in years, of those who read a text with ease: the Automated Readability Index. Of a few words it says little.
///
/// ```
/// // 19 letters in 5 words and 1 sentence: 4.71 × 3.8 + 0.5 × 5 − 21.43 = −1.03, and five years.
/// assert!((fingerpost_editor::reading_age("Call them when you want.") - 3.97).abs() < 0.01);
/// ```
#[must_use]
pub fn age_of(text: &str) -> f64 {
    sentences(text).into_iter().fold(Count::default(), |sum, part| sum.plus(&Count::of(&text[part]))).age()
}

/// What the Automated Readability Index counts.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Letters and digits.
    letters: usize,
    words: usize,
    sentences: usize,
}

impl Count {
    /// A sentence without its names, which nobody can shorten, and without addresses.
    fn of(sentence: &str) -> Self {
        let mut count = Self { sentences: 1, ..Self::default() };
        for (place, word) in words(sentence).enumerate() {
            let word = &sentence[word];
            let is_name = place > 0 && word.starts_with(char::is_uppercase) && word.chars().count() > 1;
            if !is_name && !word.contains(['@', '.']) {
                count.letters += word.chars().filter(|c| c.is_alphanumeric()).count();
                count.words += 1;
            }
        }
        count
    }

    const fn plus(self, other: &Self) -> Self {
        Self {
            letters: self.letters + other.letters,
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
        }
    }

    /// The age, in years, of those who read it with ease: the Automated Readability Index (Smith and Senter, AMRL-TR-66-220, 1967), which is
    /// a school grade, and five years.
    fn age(&self) -> f64 {
        let each = |many: usize, of: usize| many as f64 / of.max(1) as f64;
        4.71f64.mul_add(each(self.letters, self.words), 0.5 * each(self.words, self.sentences)) - 21.43 + GRADE_TO_AGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_counts_letters_words_and_sentences() {
        // 19 letters in 5 words and 1 sentence: 4.71 × 3.8 + 0.5 × 5 − 21.43 = −1.03.
        assert!((age_of("Call them when you want.") - 3.97).abs() < 0.01, "{}", age_of("Call them when you want."));
    }

    #[test]
    fn long_words_in_long_sentences_are_harder() {
        let easy = age_of("You can call us. We will listen and help you.");
        let hard = age_of(
            "Multidisciplinary practitioners collaboratively formulate individualised interventions for identified children.",
        );
        assert!(easy < 9.0 && hard > 16.0, "{easy} {hard}");
    }
}
