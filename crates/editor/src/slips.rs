//! `doubled-word` and `unfinished`: what a second reader sees at once.

use std::ops::Range;

use crate::desk::Desk;
use crate::sentences::words;
use crate::texts::Text;

/// What stands where something is still to come.
const PLACEHOLDERS: [&str; 7] = ["CHANGE ME", "TODO", "FIXME", "TBC", "TBA", "XXX", "lorem ipsum"];
/// Words that may well stand twice: "the help that that team gave", "he had had enough", "bye bye".
const MAY_DOUBLE: [&str; 4] = ["that", "had", "bye", "very"];

pub(crate) fn look(desk: &Desk<'_>) {
    for text in desk.pages().flat_map(|page| &page.texts) {
        doubled(desk, text);
        if let Some(range) = placeholder(text.value) {
            let wrong = format!("\"{}\" is a placeholder", &text.value[range.clone()]);
            desk.warn("unfinished", &text.at(range), wrong, "write what belongs here, or delete the line");
        }
    }
}

fn doubled(desk: &Desk<'_>, text: &Text<'_>) {
    let words: Vec<Range<usize>> = words(text.value).collect();
    for pair in words.windows(2) {
        let (one, two) = (&text.value[pair[0].clone()], &text.value[pair[1].clone()]);
        let between = &text.value[pair[0].end..pair[1].start];
        let is_word = one.chars().all(char::is_alphabetic);
        if is_word && between.trim().is_empty() && one.to_lowercase() == two.to_lowercase() && !MAY_DOUBLE.contains(&two) {
            let at = text.at(pair[0].start..pair[1].end);
            desk.warn("doubled-word", &at, format!("\"{two}\" stands here twice"), "delete one of the two");
        }
    }
}

/// The first placeholder in a text, as a whole word.
pub(crate) fn placeholder(text: &str) -> Option<Range<usize>> {
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    PLACEHOLDERS.iter().find_map(|placeholder| {
        let at = text.find(placeholder)?;
        let end = at + placeholder.len();
        (is_edge(text[..at].chars().next_back()) && is_edge(text[end..].chars().next())).then_some(at..end)
    })
}
