//! A made-up language for tests: each text of ours between « and », nothing of an offer's. So what is outside them on a page went past the catalogue.

use std::path::Path;

use fingerpost_core::catalogue::pieces;
use fingerpost_core::model::{Language, Offer};
use scraper::{ElementRef, Html, Node};

/// The language that it is called, which runs from right to left.
pub(crate) const TAG: &str = "ur";

/// The offer with the made-up language as its only other.
pub(crate) fn speak(offer: &mut Offer) {
    offer.core.languages = vec![Language { tag: TAG.to_owned(), name: "«»".to_owned() }];
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let words = fingerpost_texts::made_up(&top, TAG, |text| format!("«{text}»"));
    offer.catalogues = vec![words.unwrap_or_else(|wrong| panic!("{wrong}"))];
}

/// Attributes that a family reads or hears.
const READ: [&str; 9] =
    ["aria-label", "alt", "title", "placeholder", "data-copied", "data-remove", "data-kept", "data-refused", "data-failed"];

/// What a page in the made-up language says outside it, and does not say is English.
pub(crate) fn outside(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut all = Vec::new();
    gather(html.root_element(), &mut all);
    let mut depth = 0;
    let mut outside = Vec::new();
    for text in all {
        let mut is_outside = false;
        for letter in text.chars() {
            match letter {
                '«' => depth += 1,
                '»' => depth -= 1,
                letter => is_outside |= depth == 0 && letter.is_alphabetic(),
            }
        }
        // A letter by itself heads its part of the list from A to Z.
        if is_outside && text.chars().count() > 1 {
            outside.push(text);
        }
    }
    outside
}

fn gather(element: ElementRef<'_>, all: &mut Vec<String>) {
    let is_english = element.attr("lang").is_some_and(|lang| lang.starts_with("en"));
    // The name of the program is the same in every language.
    if is_english || ["script", "style"].contains(&element.value().name()) || element.attr("class") == Some("brand") {
        return;
    }
    all.extend(READ.iter().filter_map(|name| element.attr(name)).map(unmarked));
    if element.attr("name") == Some("description") {
        all.extend(element.attr("content").map(unmarked));
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => all.push(unmarked(text)),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| gather(child, all)),
        }
    }
}

/// A text less what is marked as English.
fn unmarked(text: &str) -> String {
    pieces(text).into_iter().filter(|(_, is_english)| !is_english).map(|(piece, _)| piece).collect()
}
