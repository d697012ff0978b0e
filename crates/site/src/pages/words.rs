//! The glossary: what words mean.

use maud::html;

use super::{Pages, service_path};
use crate::frame::Page;
use crate::prose::anchor;

pub(super) const PATH: &str = "words.html";

pub(super) fn page(pages: &Pages) -> Page {
    let mut terms: Vec<_> = pages.lexicon().terms.iter().collect();
    terms.sort_by_key(|term| term.term.to_lowercase());
    let body = html! {
        p class="lead" { "Words that people use about special needs, and what they mean." }
        dl class="words" {
            @for term in terms {
                div id=(anchor(&term.term)) {
                    dt { (term.term) }
                    dd {
                        p { (term.means) }
                        @if !term.also.is_empty() { p class="quiet" { "Also called: " (term.also.join(", ")) "." } }
                        @if let Some(service) = term.service.map(|id| &pages.core()[id]) {
                            p { a href=(service_path(&service.id)) { (service.name) } }
                        }
                    }
                }
            }
        }
    };
    let about = "Words that people use about special needs, in plain English.".to_owned();
    Page { path: PATH.to_owned(), title: "What words mean".to_owned(), about, body }
}
