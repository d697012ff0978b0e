//! Every service by its name: on one page, or in a large offer on a page a letter.

use std::collections::BTreeMap;

use fingerpost_core::model::ServiceId;
use maud::{Markup, html};

use super::Pages;
use crate::frame::Page;

const PATH: &str = "a-to-z.html";
const FOLDER: &str = "a-to-z/";
/// More services than this do not stand on one page.
const MOST_ON_A_PAGE: usize = 500;

/// The services by their first letters, in the order of their names. What is no letter stands under `0-9`.
fn letters(pages: &Pages) -> BTreeMap<String, Vec<ServiceId>> {
    let mut names: Vec<(String, ServiceId)> =
        pages.core().services_with_ids().map(|(id, service)| (service.name.to_lowercase(), id)).collect();
    names.sort();
    let mut letters: BTreeMap<String, Vec<ServiceId>> = BTreeMap::new();
    for (name, id) in names {
        let first = name.chars().next().filter(char::is_ascii_alphabetic);
        letters.entry(first.map_or_else(|| "0-9".to_owned(), |first| first.to_uppercase().to_string())).or_default().push(id);
    }
    letters
}

fn is_large(pages: &Pages) -> bool {
    pages.core().services.len() > MOST_ON_A_PAGE
}

fn path_of(letter: &str) -> String {
    format!("{FOLDER}{}.html", letter.to_lowercase())
}

pub(super) fn paths(pages: &Pages) -> Vec<String> {
    let letters = if is_large(pages) { letters(pages) } else { BTreeMap::new() };
    letters.keys().map(|letter| path_of(letter)).chain([PATH.to_owned()]).collect()
}

pub(super) fn page(pages: &Pages, path: &str) -> Option<Page> {
    let all = letters(pages);
    let about = format!("All help for children and young people with SEND in {}, by name.", pages.core().name);
    if path != PATH {
        let (letter, ids) = all.iter().find(|(letter, _)| path_of(letter) == path)?;
        let body = html! { (links(&all, true, "../")) (pages.cards(path, ids)) };
        return Some(Page { path: path.to_owned(), title: format!("All help: {letter}"), about, body });
    }
    let body = html! {
        (links(&all, is_large(pages), ""))
        @if !is_large(pages) {
            @for (letter, ids) in &all {
                section { h2 id=(letter.to_lowercase()) { (letter) } (pages.cards(path, ids)) }
            }
        }
    };
    Some(Page { path: path.to_owned(), title: "All help, from A to Z".to_owned(), about, body })
}

/// A link for each letter.
fn links(letters: &BTreeMap<String, Vec<ServiceId>>, large: bool, up: &str) -> Markup {
    let to = |letter: &str| match large {
        true => format!("{up}{}", path_of(letter)),
        false => format!("#{}", letter.to_lowercase()),
    };
    html! {
        nav class="letters" aria-label="Letters" {
            ul { @for letter in letters.keys() { li { a href=(to(letter)) { (letter) } } } }
        }
    }
}
