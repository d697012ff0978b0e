//! The pathways: what happens, step by step, and how long the law gives.

use fingerpost_core::model::{Limit, Step};
use maud::{Markup, html};

use super::Pages;
use crate::frame::{Page, up};
use crate::prose::{Reader, date, sources};

pub(super) const INDEX: &str = "steps/index.html";

pub(super) fn path(id: &str) -> String {
    format!("steps/{id}.html")
}

/// The list of them.
pub(super) fn index(pages: &Pages) -> Page {
    let body = html! {
        p class="lead" { "What happens, who must do what, and by when." }
        ul class="cards" {
            @for head in &pages.core().pathways {
                li { a href=(format!("{}.html", head.id)) { (head.name) } p { (head.summary) } }
            }
        }
    };
    let about = "The steps of an EHC plan and of other processes, and the time that the law allows.".to_owned();
    Page { path: INDEX.to_owned(), title: "Steps and dates".to_owned(), about, body }
}

/// One pathway.
pub(super) fn page(pages: &Pages, id: &str) -> Option<Page> {
    let place = pages.core().pathways.iter().position(|head| head.id == id)?;
    let (head, pathway) = (&pages.core().pathways[place], pages.lexicon().pathways.get(place)?);
    let path = path(id);
    let up = up(&path);
    let mut reader = pages.reader(&up);
    let body = html! {
        p class="lead" { (reader.read(&head.summary)) }
        section {
            h2 { "Each step" }
            ol class="cards" { @for step in &pathway.steps { (self::step(pages, &path, step, &mut reader)) } }
        }
        @if !pathway.exceptions.is_empty() {
            section {
                h2 { "When the law allows more time" }
                @for exception in &pathway.exceptions {
                    h3 { (exception.title) }
                    (reader.text(&exception.text))
                    (sources(&exception.sources))
                }
            }
        }
        section {
            h2 { "About these facts" }
            @if !pathway.checked.is_empty() { p { "We checked these limits on " (date(&pathway.checked)) "." } }
            (sources(&pathway.sources))
        }
    };
    Some(Page { path, title: head.name.clone(), about: head.summary.clone(), body })
}

fn step(pages: &Pages, path: &str, step: &Step, reader: &mut Reader<'_>) -> Markup {
    html! {
        li {
            h3 { (step.title) }
            (reader.text(&step.text))
            @if let Some(limit) = &step.limit { (self::limit(pages, limit)) }
            @if !step.services.is_empty() { p { "Who can help:" } (pages.cards(path, &step.services)) }
            (sources(&step.sources))
        }
    }
}

/// The limit in words, and who must keep it.
fn limit(pages: &Pages, limit: &Limit) -> Markup {
    let core = pages.core();
    let ask = &core[core.service("sendias").unwrap_or(core.urgent.last_resort)].name;
    html! {
        p { b { "Time limit: " } (limit.says) ". This is for " (limit.who) " to do." }
        @if !limit.sure { p { "We could not check this limit in the law itself. Check it with " (ask) "." } }
    }
}
