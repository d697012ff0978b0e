//! One service, on its own.

use fingerpost_core::explain::{self, Voice};
use fingerpost_core::guide::{Outcome, Standing};
use fingerpost_core::model::{Detail, Kind, RouteKind, Service, ServiceId, Source};
use yew::prelude::*;

use crate::components::focus::title;
use crate::components::term::Reader;
use crate::components::{contact, facts, verdict};
use crate::el::{Look, all, button, el, p, quiet, set};
use crate::library::Load;
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words::{self, join};

/// Draws the screen: what to do first, what to say, what happens next, what helps meanwhile, and what to do if the answer is no; then the rest.
pub(super) fn draw(nav: &Nav, id: ServiceId) -> Html {
    let standing = nav.standing();
    let service = &nav.core()[id];
    let found = standing.verdict(id);
    let mut reader = Reader::new(nav, id.index());
    let mut parts = vec![title(nav, service.name.clone()), el("p", "lead", reader.read(&service.summary))];
    parts.push(verdict::line(&standing, &found));
    parts.extend(verdict::who_could_tell(&standing, &found));
    parts.extend(verdict::why(&standing, &found));
    let detail = nav.detail(id);
    section(nav, &mut parts, "What to do first", how(&standing, service, detail, &mut reader));
    section(nav, &mut parts, "How to contact them", contact::section(nav, service));
    match detail {
        Some(detail) if service.kind != Kind::Crisis => section(nav, &mut parts, "What happens next", next(detail, &mut reader)),
        Some(_) => {}
        None => parts.push(missing(nav)),
    }
    let named = |(heading, says, ids): (&'static str, &'static str, &[ServiceId]), parts: &mut Vec<Html>| {
        if !ids.is_empty() {
            section(nav, parts, heading, all(vec![p(says), links(nav, ids)]));
        }
    };
    let service_links = &service.links;
    let may_help = |id: &ServiceId| standing.outcome(*id) != Outcome::DoesNotSuit;
    let meanwhile: Vec<ServiceId> = service_links.meanwhile.iter().copied().filter(may_help).collect();
    named(("While you wait", "These can help while you wait for it.", &meanwhile), &mut parts);
    named(("Afterwards", "Some families use these next.", &service_links.after), &mut parts);
    for (heading, body) in detail.iter().flat_map(|detail| {
        [("If the answer is no", &detail.if_no), ("What it does", &detail.about), ("What it costs", &detail.cost)]
    }) {
        if !body.is_empty() {
            section(nav, &mut parts, heading, text(body, &mut reader));
        }
    }
    section(nav, &mut parts, "Who it is for", facts::conditions(&standing, service));
    named(("Not the same as", "People often mix it up with these.", &service_links.confused_with), &mut parts);
    section(nav, &mut parts, "About these facts", about(nav, service, detail));
    all(parts)
}

/// What happens after the first step, and how long it takes; where no source says, what to ask.
fn next(detail: &Detail, reader: &mut Reader<'_>) -> Html {
    let known: Vec<Html> =
        [&detail.next, &detail.wait].into_iter().filter(|says| !says.is_empty()).map(|says| text(says, reader)).collect();
    if known.is_empty() {
        p("We do not know how long it takes. Ask them: “What happens next, and when?”")
    } else {
        all(known)
    }
}

fn section(nav: &Nav, parts: &mut Vec<Html>, heading: &'static str, body: Html) {
    parts.push(el("section", "", all(vec![nav.heading(1, "h", heading), body])));
}

fn links(nav: &Nav, ids: &[ServiceId]) -> Html {
    let mut rows = Vec::new();
    for id in ids {
        rows.push(el("li", "", button(Look::Link, nav.core()[*id].name.clone(), nav.open(Screen::Service(*id)))));
    }
    el("ul", "links", all(rows))
}

/// Each way of getting it: what happens, and what to do.
fn how(standing: &Standing<'_>, service: &Service, detail: Option<&Detail>, reader: &mut Reader<'_>) -> Html {
    let mut rows = Vec::new();
    for (index, route) in service.routes.iter().enumerate() {
        let mut lines = vec![el("b", "", words::route(route.kind, standing.voice()))];
        if let Some(how) = detail.and_then(|detail| detail.how.get(index)).filter(|how| !how.is_empty()) {
            lines.push(p(reader.read(how)));
        }
        if route.kind == RouteKind::Referral {
            lines.push(p(join(&["Who can do this: ", &explain::referrers(standing, service), "."])));
        }
        if let Some(say) = detail.and_then(|detail| detail.say.get(index)).filter(|say| !say.is_empty()) {
            let says = if standing.voice() == Voice::Professional { "What to write:" } else { "What you can say:" };
            lines.push(p(says));
            lines.push(el("blockquote", "say", explain::words_to_say(standing, service, say)));
        }
        rows.push(el("li", "", all(lines)));
    }
    el("ul", "routes", all(rows))
}

/// Plain paragraphs and lists: a blank line starts a new one, and a line that starts with "- " is an item.
fn text(text: &str, reader: &mut Reader<'_>) -> Html {
    let mut blocks: Vec<Html> = Vec::new();
    let mut items: Vec<Html> = Vec::new();
    let mut paragraph = String::new();
    for line in text.lines().map(str::trim).chain([""]) {
        let item = line.strip_prefix("- ");
        if (item.is_some() || line.is_empty()) && !paragraph.is_empty() {
            blocks.push(p(reader.read(&std::mem::take(&mut paragraph))));
        }
        if let Some(item) = item {
            items.push(el("li", "", reader.read(item)));
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

/// The rest of the service is not here.
fn missing(nav: &Nav) -> Html {
    if !matches!(nav.state.details, Load::Failed) {
        return set(quiet("Getting the rest of this page…"), "role", "status");
    }
    let instead = &nav.core()[nav.core().urgent.last_resort];
    let lines = vec![
        p("We could not get the rest of this page. Is your device on the internet?"),
        button(Look::Main, "Try again", nav.click(Action::TryAgain)),
        p(join(&["Or talk to ", &instead.name, ":"])),
        contact::ways(instead, false),
    ];
    set(el("div", "offer", all(lines)), "role", "alert")
}

fn about(nav: &Nav, service: &Service, detail: Option<&Detail>) -> Html {
    let mut lines = vec![p(join(&["Run by ", &nav.core()[service.provider], "."]))];
    if let Some(detail) = detail {
        if !detail.checked.is_empty() {
            lines.push(p(join(&["We checked these facts on ", &words::date(&detail.checked), "."])));
        }
        let sources = detail.sources.iter().map(source).collect();
        let list = el("ul", "sources", all(sources));
        lines.push(el("details", "", all(vec![el("summary", "", "Where these facts come from"), list])));
    }
    all(lines)
}

fn source(source: &Source) -> Html {
    let mut lines = vec![contact::page(&source.web, &source.title)];
    for part in [&source.by, &words::date(&source.date)] {
        if !part.is_empty() {
            lines.push(quiet(part.clone()));
        }
    }
    lines.push(el("q", "", source.phrase.clone()));
    el("li", "", all(lines))
}
