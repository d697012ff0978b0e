//! What several screens say at length: plain text, links to services, sources, and that the rest is not here yet.

use fingerpost_core::model::{ServiceId, Source};
use fingerpost_core::t;
use yew::prelude::*;

use super::contact;
use super::term::Reader;
use crate::el::{Look, all, el, p, quiet, set};
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words;

/// A part of a screen, with its heading.
pub fn section(nav: &Nav, parts: &mut Vec<Html>, heading: &str, body: Html) {
    parts.push(el("section", "", all(vec![nav.heading(1, "h", heading), body])));
}

/// Links to services.
pub fn links(nav: &Nav, ids: &[ServiceId]) -> Html {
    let mut rows = Vec::new();
    for id in ids {
        rows.push(el("li", "", nav.link(Look::Link, nav.theirs(&nav.core()[*id].name), Screen::Service(*id))));
    }
    el("ul", "links", all(rows))
}

/// Plain paragraphs and lists: a blank line starts a new one, and a line that starts with "- " is an item.
pub fn text(text: &str, reader: &mut Reader<'_>) -> Html {
    let translated = reader.nav().words().translated(text);
    let mut read = |text: &str| if translated.is_some() { reader.mark(text) } else { reader.read(text) };
    let text = translated.unwrap_or(text);
    let mut blocks: Vec<Html> = Vec::new();
    let mut items: Vec<Html> = Vec::new();
    let mut paragraph = String::new();
    for line in text.lines().map(str::trim).chain([""]) {
        let item = line.strip_prefix("- ");
        if (item.is_some() || line.is_empty()) && !paragraph.is_empty() {
            blocks.push(p(read(&std::mem::take(&mut paragraph))));
        }
        if let Some(item) = item {
            items.push(el("li", "", read(item)));
            continue;
        }
        if !items.is_empty() {
            blocks.push(el("ul", "plain", all(std::mem::take(&mut items))));
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
    }
    all(blocks)
}

/// The rest of the screen is not here: it is on its way, or it failed.
pub fn missing(nav: &Nav, failed: bool) -> Html {
    if !failed {
        return set(quiet(nav.say(t!("Getting the rest of this page…"))), "role", "status");
    }
    let instead = &nav.core()[nav.core().urgent.last_resort];
    let lines = vec![
        p(nav.say(t!("We could not get the rest of this page. Is your device on the internet?"))),
        nav.act(Look::Main, nav.say(t!("Try again")), Action::TryAgain),
        // Where the site was built anew since the page was opened, its files are no longer those of this page.
        p(nav.say(t!("Does it still not come? Open this page again. You will need to give your answers again."))),
        p(nav.fill(t!("Or talk to {service}:"), &[&nav.theirs(&instead.name)])),
        contact::ways(nav, instead, false),
    ];
    set(el("div", "offer", all(lines)), "role", "alert")
}

/// Where facts come from, to open.
pub fn sources(nav: &Nav, says: &str, sources: &[Source]) -> Html {
    let list = el("ul", "sources", all(sources.iter().map(|from| source(nav, from)).collect()));
    el("details", "", all(vec![el("summary", "", says), list]))
}

fn source(nav: &Nav, source: &Source) -> Html {
    let mut lines = vec![contact::page(nav, &source.web, &nav.theirs(&source.title))];
    for part in [nav.theirs(&source.by), words::date(nav, &source.date)] {
        if !part.is_empty() {
            lines.push(quiet(part));
        }
    }
    lines.push(el("q", "", nav.theirs(&source.phrase)));
    el("li", "", all(lines))
}
