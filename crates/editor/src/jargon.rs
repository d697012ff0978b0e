//! `jargon` and `plain-word`: words that only professionals use, and words that have a plainer one.

use std::collections::HashSet;

use fingerpost_core::places::Postcode;

use crate::desk::Desk;
use crate::explained::{Explained, explains};
use crate::phrases::Phrases;
use crate::sentences::words;
use crate::slips::placeholder;
use crate::texts::{Page, Text};

const JARGON: &str = include_str!("../words/jargon.txt");
const PLAIN: &str = include_str!("../words/plain.txt");

pub(crate) fn look(desk: &Desk<'_>) {
    let explained = Explained::of(desk);
    let (jargon, plain) = (Phrases::read(JARGON), Phrases::read(PLAIN));
    for page in desk.pages() {
        let mut told = HashSet::new();
        abbreviations(desk, page, &explained, &mut told);
        for text in page.texts.iter().filter(|text| !text.is_name()) {
            for hit in jargon.find(text.value) {
                let word = &text.value[hit.range.clone()];
                if told.insert(word.to_lowercase()) && !explained.phrase(word) {
                    let wrong = format!("the glossary does not explain \"{word}\"");
                    let mend = "say it in plain words, or add a [[term]] with `means` to glossary.toml";
                    desk.warn("jargon", &text.at(hit.range), wrong, mend);
                }
            }
            for hit in plain.find(text.value) {
                let word = &text.value[hit.range.clone()];
                if told.insert(word.to_lowercase()) && !explained.phrase(word) {
                    let mend = format!("write {}", hit.says);
                    desk.advise("plain-word", &text.at(hit.range), format!("\"{word}\" has a plainer word"), mend);
                }
            }
        }
    }
}

/// Tells of each abbreviation of a file that nothing explains, once.
fn abbreviations(desk: &Desk<'_>, page: &Page<'_>, explained: &Explained, told: &mut HashSet<String>) {
    // What is still to come has no jargon yet.
    let is_text = |text: &&Text<'_>| !text.is_name() && placeholder(text.value).is_none();
    for text in page.texts.iter().filter(is_text) {
        for word in words(text.value) {
            let token = &text.value[word.clone()];
            let Some(bare) = abbreviation(token).filter(|_| !is_postcode(&text.value[word.start..])) else { continue };
            let by_itself = || page.texts.iter().any(|text| explains(text.value, bare));
            if !told.insert(bare.to_owned()) || explained.abbreviation(bare) || by_itself() {
                continue;
            }
            let start = word.start + token.find(bare).unwrap_or(0);
            let mend = "write it out, or add a [[term]] with `means` to glossary.toml";
            let wrong = format!("nothing says what {bare} means");
            desk.warn("jargon", &text.at(start..start + bare.len()), wrong, mend);
        }
    }
}

/// The abbreviation in a word such as "EHCPs", "GP's" or "(A&E)": two capital letters or more, perhaps with digits.
pub(crate) fn abbreviation(token: &str) -> Option<&str> {
    let bare = token.split(['\'', '’', '-', '/', '.', ':']).next()?;
    let bare = bare.strip_suffix('s').unwrap_or(bare);
    let capitals = bare.chars().filter(char::is_ascii_uppercase).count();
    let is_one = bare.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '&') && capitals >= 2;
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    (is_one && digits <= 1 && !bare.starts_with(|c: char| c.is_ascii_digit())).then_some(bare)
}

/// Whether a text starts with a postcode, such as "CV1 4DX".
fn is_postcode(text: &str) -> bool {
    let two = words(text).nth(1).map_or(0, |second| second.end);
    text[..two].parse::<Postcode>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_capitals_with_little_around_them() {
        for (token, bare) in [("EHCPs", "EHCP"), ("GP's", "GP"), ("A&E", "A&E"), ("KS2", "KS2"), ("SEND-friendly", "SEND")] {
            assert_eq!(abbreviation(token), Some(bare), "{token}");
        }
        for token in ["I", "Ask", "CV34", "999", "4RL", "iPad", "A", "2D"] {
            assert_eq!(abbreviation(token), None, "{token}");
        }
    }
}
