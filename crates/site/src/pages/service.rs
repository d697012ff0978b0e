//! A service: what to do first, whom to reach, what happens next, who it is for.

use fingerpost_core::explain::{self, Voice};
use fingerpost_core::model::{Detail, Kind, RouteKind, Service, ServiceId};
use fingerpost_openreferral::schema_org;
use maud::{Markup, PreEscaped, html};

use super::{Pages, service_path, steps};
use crate::contact;
use crate::frame::{Page, up};
use crate::prose::{Reader, date, sources};

/// Pathways that a service is a step of, at most: some are in nearly all.
const MOST_STEPS: usize = 3;

pub(super) fn page(pages: &Pages, id: ServiceId) -> Page {
    let core = pages.core();
    let service = &core[id];
    let detail = &pages.offer.details[id.index()];
    let path = service_path(&service.id);
    let up = up(&path);
    let mut reader = pages.reader(&up);
    let body = html! {
        p class="lead" { (reader.read(&service.summary)) }
        (section("What to do first", how(pages, service, detail, &mut reader)))
        (section("How to contact them", contact::all(core, service)))
        @if !service.venues.is_empty() { (section("Where to go", venues(service, detail))) }
        @if service.kind != Kind::Crisis { (section("What happens next", next(detail, &mut reader))) }
        (named(pages, &path, "While you wait", "These can help while you wait for it.", &service.links.meanwhile))
        (named(pages, &path, "Afterwards", "Some families use these next.", &service.links.after))
        (told("If the answer is no", &detail.if_no, &mut reader))
        (told("What it does", &detail.about, &mut reader))
        (told("What it costs", &detail.cost, &mut reader))
        (section("Who it is for", who(pages, service)))
        (named(pages, &path, "Not the same as", "People often mix it up with these.", &service.links.confused_with))
        (pathways(pages, &up, id))
        (section("About these facts", html! {
            p { "Run by " (core[service.provider]) "." }
            @if !detail.checked.is_empty() { p { "We checked these facts on " (date(&detail.checked)) "." } }
            (sources(&detail.sources))
        }))
        @if let Some(thing) = schema_org::json_ld(&pages.offer, id) {
            script type="application/ld+json" { (PreEscaped(schema_org::script(&thing))) }
        }
    };
    Page { path, title: service.name.clone(), about: service.summary.clone(), body }
}

fn section(heading: &str, body: Markup) -> Markup {
    html! { section { h2 { (heading) } (body) } }
}

fn told(heading: &str, text: &str, reader: &mut Reader<'_>) -> Markup {
    html! { @if !text.is_empty() { (section(heading, reader.text(text))) } }
}

fn named(pages: &Pages, path: &str, heading: &str, says: &str, ids: &[ServiceId]) -> Markup {
    html! { @if !ids.is_empty() { (section(heading, html! { p { (says) } (pages.cards(path, ids)) })) } }
}

/// Each way of getting it: what happens, what to do, and what to say.
fn how(pages: &Pages, service: &Service, detail: &Detail, reader: &mut Reader<'_>) -> Markup {
    let standing = pages.standing();
    html! {
        ul class="routes" {
            @for (index, route) in service.routes.iter().enumerate() {
                li {
                    b { (explain::route(route.kind, Voice::Parent)) }
                    @if let Some(how) = detail.how.get(index).filter(|how| !how.is_empty()) { p { (reader.read(how)) } }
                    @if route.kind == RouteKind::Referral {
                        p { "Who can do this: " (explain::referrers(&standing, service)) "." }
                    }
                    @if let Some(say) = detail.say.get(index).filter(|say| !say.is_empty()) {
                        p { "What you can say:" }
                        blockquote { (Voice::Parent.speak(say)) }
                    }
                }
            }
        }
    }
}

fn venues(service: &Service, detail: &Detail) -> Markup {
    html! {
        ul class="routes" {
            @for (index, venue) in service.venues.iter().enumerate() {
                li { b { (venue.name) } @if let Some(address) = detail.addresses.get(index) { p { (address) } } }
            }
        }
    }
}

/// What happens after the first step, and how long it takes; where no source says, what to ask.
fn next(detail: &Detail, reader: &mut Reader<'_>) -> Markup {
    html! {
        @if detail.next.is_empty() && detail.wait.is_empty() {
            p { "We do not know how long it takes. Ask them: “What happens next, and when?”" }
        } @else {
            (reader.text(&detail.next)) (reader.text(&detail.wait))
        }
    }
}

/// The conditions of its rule, in words.
fn who(pages: &Pages, service: &Service) -> Markup {
    let (is_not, is): (Vec<_>, Vec<_>) =
        explain::conditions(&pages.standing(), service).into_iter().partition(|condition| condition.negated);
    html! {
        @if is.is_empty() { p { "Anyone can use it." } } @else {
            p { "It is for when:" }
            ul class="plain" { @for condition in &is { li { (condition.says) } } }
        }
        @if !is_not.is_empty() {
            p { "It is not for when:" }
            ul class="plain" { @for condition in &is_not { li { (condition.says) } } }
        }
    }
}

/// The pathways that have it in a step.
fn pathways(pages: &Pages, up: &str, id: ServiceId) -> Markup {
    let with = pages.core().pathways.iter().zip(&pages.lexicon().pathways);
    let has = |steps: &[fingerpost_core::model::Step]| steps.iter().any(|step| step.services.contains(&id));
    let heads: Vec<_> = with.filter(|(_, pathway)| has(&pathway.steps)).map(|(head, _)| head).take(MOST_STEPS).collect();
    html! {
        @if !heads.is_empty() {
            (section("Steps and dates", html! {
                ul class="plain" {
                    @for head in heads { li { a href=(format!("{up}{}", steps::path(&head.id))) { (head.name) } } }
                }
            }))
        }
    }
}
