//! The glossary: what words mean, all on one page, and each on a page of its own, which is quick to fetch.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::model::Term;
use fingerpost_core::t;
use fingerpost_web::page::path;
use maud::{Markup, PreEscaped, html};

use super::{Pages, title};
use crate::frame::Page;
use crate::words::{show, theirs};

const TITLE: Text = t!("What words mean");

/// Every word.
pub(super) fn page(words: &Catalogue, pages: &Pages) -> Page {
    let mut terms: Vec<(&Term, &String)> = pages.offer.words.terms.iter().zip(&pages.terms).collect();
    terms.sort_by_key(|(term, _)| term.term.to_lowercase());
    let main = html! {
        (title(words.say(TITLE)))
        p class="lead" { (words.say(t!("Words that people use about special needs, and what they mean."))) }
        dl class="words" {
            @for (term, path) in terms {
                div id=(anchor(path)) { dt { (theirs(words, &term.term)) } dd { (means(words, pages, path::WORDS, term)) } }
            }
        }
    };
    let about = words.say(t!("Words that people use about special needs, in plain English.")).to_owned();
    Page { path: path::WORDS.to_owned(), title: words.say(TITLE).to_owned(), about, head: PreEscaped(String::new()), main }
}

/// One word.
pub(super) fn entry(words: &Catalogue, pages: &Pages, place: usize) -> Page {
    let (term, path) = (&pages.offer.words.terms[place], &pages.terms[place]);
    let name = words.theirs(&term.term);
    let main = html! {
        (title(&name))
        (means(words, pages, path, term))
        p { a class="link" href=(format!("{}{}#{}", path::up(path), path::WORDS, anchor(path))) { (words.say(t!("All words, and what they mean"))) } }
    };
    Page { path: path.clone(), title: name, about: words.theirs(&term.means), head: PreEscaped(String::new()), main }
}

/// What a word means, what else it is called, and the service that it is about.
fn means(words: &Catalogue, pages: &Pages, from: &str, term: &Term) -> Markup {
    let up = path::up(from);
    html! {
        p { (theirs(words, &term.means)) }
        @if !term.also.is_empty() { p class="quiet" { (show(&words.fill(t!("Also called: {names}."), &[&words.theirs(&term.also.join(", "))]))) } }
        @if let Some(service) = term.service.map(|id| &pages.core()[id]) {
            p { a class="link" href=(format!("{up}{}", path::service(&service.id))) { (theirs(words, &service.name)) } }
        }
    }
}

/// Where a word stands on the page of all words, by the path of its own.
fn anchor(path: &str) -> String {
    let name = path.trim_start_matches("words/").trim_end_matches(".html");
    format!("word-{name}")
}
