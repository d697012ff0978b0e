//! Comments that should be looked at before they are published: who can be known from them, and which have waited long for an answer.

use fingerpost_core::clock::Day;

use crate::finding::{Level, Notes};
use crate::read::Parsed;
use crate::table::{At, Reader};
use crate::{File, Findings};

/// Warnings of an offer's comments: a name, an e-mail address or a phone number in one, and one that nobody has answered within a year. None where
/// there is nothing to look at.
#[must_use]
pub fn comments_advice(files: &[File], today: Day) -> Findings {
    let notes = Notes::default();
    let reader = Reader::new(&notes);
    let comments: Vec<Parsed<'_>> =
        files.iter().filter(|file| file.is_in("comments")).map(|file| Parsed::new(reader, file)).collect();
    for table in comments.iter().map(|parsed| parsed.table(reader)) {
        for text in ["said", "did"].iter().filter_map(|key| table.text(key)) {
            private(reader, &text);
        }
        let date = table.get("date").filter(|_| table.get("did").is_none());
        if let Some(date) = date
            && let Some(year) = Day::from_iso(&table.date("date")).and_then(|said| said.plus_years(1))
            && year < today
        {
            reader.say(
                Level::Warning,
                "unanswered-comment",
                &date,
                "nobody has answered this for more than a year",
                "write what the council did, or why it did not, in `did`, and the day in `answered`: answers are due at least once a year",
            );
        }
    }
    notes.finish(files).unwrap_or_default()
}

/// Warns of what tells who somebody is.
fn private(reader: Reader<'_>, text: &At<'_, &str>) {
    let found = [
        (email(text.value), "an e-mail address"),
        (phone(text.value), "a phone number"),
        (name(text.value).is_some(), "somebody's name"),
    ];
    for (_, what) in found.iter().filter(|(is, _)| *is) {
        let wrong = format!("this seems to hold {what}, and comments are published");
        reader.say(Level::Warning, "private-comment", text, wrong, "take it out: nobody should be known from a comment");
    }
}

fn email(text: &str) -> bool {
    text.split_whitespace().any(|word| word.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.')))
}

/// Ten digits or more with nothing but spaces and the signs of numbers between them.
fn phone(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|c| {
        digits = match c {
            '0'..='9' => digits + 1,
            ' ' | '-' | '(' | ')' | '+' => digits,
            _ => 0,
        };
        digits >= 10
    })
}

/// A word with a capital after one that names are told with: "Mrs Jones", "my son Tom", "is called Ann".
fn name(text: &str) -> Option<&str> {
    const BEFORE: [&str; 18] = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "sir", "son", "daughter", "child", "boy", "girl", "brother", "sister",
        "called", "named", "name",
    ];
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let ends = word.ends_with(['.', '!', '?', ':', ';', ',']) && !matches!(word, "Mr." | "Mrs." | "Ms." | "Dr.");
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if ends || !BEFORE.contains(&word.as_str()) {
            continue;
        }
        if word == "name" {
            words.next_if_eq(&"is");
        }
        // "My child I look after" and "my son EHC plan" name nobody: a name is a capital and small letters.
        let next = words.peek().map(|next| next.trim_matches(|c: char| !c.is_alphabetic()));
        let is_name = |next: &&str| {
            let mut letters = next.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
        };
        if let Some(next) = next.filter(is_name) {
            return Some(next);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_who_somebody_is_is_found() {
        for text in ["Mrs Jones was late", "my son Tom waits", "My name is Ann.", "he is called Sam", "Dr. Patel said no"] {
            assert!(name(text).is_some(), "{text}");
        }
        assert!(email("write to ann@example.org, please") && phone("ring 01632 960 123"));
    }

    #[test]
    fn ordinary_words_are_let_alone() {
        for text in
            ["My child is autistic", "My son. They said no", "My son EHC plan", "They called us", "my daughter has waited"]
        {
            assert_eq!(name(text), None, "{text}");
        }
        assert!(!email("a @ sign, and 5@") && !phone("in 2021, 2022 and 2023") && !phone("20 of 100"));
    }
}
