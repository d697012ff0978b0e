//! One service, on its own.

use fingerpost_core::explain::{self, Voice};
use fingerpost_core::guide::{Outcome, Standing};
use fingerpost_core::model::{Detail, Kind, RouteKind, Service, ServiceId};
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::easy::{self, Aid};
use crate::components::focus::{screen, title};
use crate::components::prose::{self, links, missing, section, text};
use crate::components::term::Reader;
use crate::components::{contact, facts, save, venues, verdict};
use crate::el::{Look, all, el, p};
use crate::library::Load;
use crate::nav::Nav;
use crate::state::Screen;
use crate::words;

/// Draws the screen: what to do first, what to say, what happens next, what helps meanwhile, and what to do if the answer is no; then the rest.
pub(crate) fn draw(nav: &Nav, id: ServiceId) -> Html {
    let standing = nav.standing();
    let service = &nav.core()[id];
    let found = standing.verdict(id);
    let mut reader = Reader::new(nav, id.index());
    let mut parts = vec![easy::draw(nav, Aid::Listen), el("p", "lead", reader.read(&service.summary))];
    if nav.page.is_none() {
        parts.push(verdict::line(&standing, &found));
        parts.extend(verdict::who_could_tell(&standing, &found));
        parts.extend(verdict::why(&standing, &found));
    }
    parts.push(save::button_of(nav, id, false));
    // What comes later must not make another button of this one, which may have the focus: see `focus::screen`.
    let head = all(std::mem::take(&mut parts));
    let detail = nav.detail(id);
    parts.extend(detail.filter(|detail| !detail.bsl.is_empty()).map(|detail| contact::video(nav, &detail.bsl)));
    section(nav, &mut parts, nav.say(t!("What to do first")), how(nav, &standing, service, detail, &mut reader));
    section(nav, &mut parts, nav.say(t!("How to contact them")), contact::section(nav, service));
    if !service.venues.is_empty() {
        section(nav, &mut parts, nav.say(t!("Where to go")), venues::list(nav, standing.voice(), service, detail));
    }
    match detail {
        Some(detail) if service.kind != Kind::Crisis => {
            section(nav, &mut parts, nav.say(t!("What happens next")), next(nav, detail, &mut reader))
        }
        Some(_) => {}
        None => parts.push(missing(nav, matches!(nav.state.details_of(id), Some(Load::Failed)))),
    }
    let named = |(heading, says, ids): (&str, &str, &[ServiceId]), parts: &mut Vec<Html>| {
        if !ids.is_empty() {
            section(nav, parts, heading, all(vec![p(says), links(nav, ids)]));
        }
    };
    let service_links = &service.links;
    let may_help = |id: &ServiceId| standing.outcome(*id) != Outcome::DoesNotSuit;
    let meanwhile: Vec<ServiceId> = service_links.meanwhile.iter().copied().filter(may_help).collect();
    named((nav.say(t!("While you wait")), nav.say(t!("These can help while you wait for it.")), &meanwhile), &mut parts);
    named((nav.say(t!("Afterwards")), nav.say(t!("Some families use these next.")), &service_links.after), &mut parts);
    for (heading, body) in detail.iter().flat_map(|detail| {
        [(t!("If the answer is no"), &detail.if_no), (t!("What it does"), &detail.about), (t!("What it costs"), &detail.cost)]
    }) {
        if !body.is_empty() {
            section(nav, &mut parts, nav.say(heading), text(body, &mut reader));
        }
    }
    section(nav, &mut parts, nav.say(t!("Who it is for")), facts::conditions(nav, &standing, service));
    named(
        (nav.say(t!("Not the same as")), nav.say(t!("People often mix it up with these.")), &service_links.confused_with),
        &mut parts,
    );
    if let Some(pathways) = pathways(nav, &standing, id) {
        section(nav, &mut parts, nav.say(t!("Steps and dates")), pathways);
    }
    section(nav, &mut parts, nav.say(t!("About these facts")), about(nav, service, detail));
    screen(title(nav, nav.theirs(&service.name)), vec![head, all(parts)])
}

/// The pathways that may fit this family and have this service in a step. Some services are in nearly all: a few are enough.
fn pathways(nav: &Nav, standing: &Standing<'_>, id: ServiceId) -> Option<Html> {
    let words = &nav.state.lexicon.here()?.words;
    let mut rows = Vec::new();
    for index in standing.pathways() {
        if words.pathways[index].steps.iter().any(|step| step.services.contains(&id)) {
            let says = nav.fill(t!("Steps and dates: {name}"), &[&nav.theirs(&nav.core().pathways[index].name)]);
            rows.push(el("li", "", nav.link(Look::Link, says, Screen::Pathway(index))));
        }
    }
    rows.truncate(3);
    (!rows.is_empty()).then(|| el("ul", "links", all(rows)))
}

/// What happens after the first step, and how long it takes; where no source says, what to ask.
fn next(nav: &Nav, detail: &Detail, reader: &mut Reader<'_>) -> Html {
    let known: Vec<Html> =
        [&detail.next, &detail.wait].into_iter().filter(|says| !says.is_empty()).map(|says| text(says, reader)).collect();
    if known.is_empty() {
        p(nav.say(t!("We do not know how long it takes. Ask them: “What happens next, and when?”")))
    } else {
        all(known)
    }
}

/// Each way of getting it: what happens, and what to do.
fn how(nav: &Nav, standing: &Standing<'_>, service: &Service, detail: Option<&Detail>, reader: &mut Reader<'_>) -> Html {
    let mut rows = Vec::new();
    for (index, route) in service.routes.iter().enumerate() {
        let mut lines = vec![el("b", "", nav.say(explain::route(route.kind, standing.voice())))];
        if let Some(how) = detail.and_then(|detail| detail.how.get(index)).filter(|how| !how.is_empty()) {
            lines.push(p(reader.read(how)));
        }
        if route.kind == RouteKind::Referral {
            lines.push(p(nav.fill(t!("Who can do this: {who}."), &[&explain::referrers(standing, service)])));
        }
        if let Some(say) = detail.and_then(|detail| detail.say.get(index)).filter(|say| !say.is_empty()) {
            let says = if standing.voice() == Voice::Professional { t!("What to write:") } else { t!("What you can say:") };
            lines.push(p(nav.say(says)));
            lines.push(nav.to_say(explain::words_to_say(standing, service, say)));
        }
        rows.push(el("li", "", all(lines)));
    }
    el("ul", "routes", all(rows))
}

fn about(nav: &Nav, service: &Service, detail: Option<&Detail>) -> Html {
    let mut lines = vec![p(nav.fill(t!("Run by {provider}."), &[&nav.theirs(&nav.core()[service.provider])]))];
    if let Some(detail) = detail {
        if !detail.checked.is_empty() {
            lines.push(p(nav.fill(t!("We checked these facts on {day}."), &[&words::date(nav, &detail.checked)])));
        }
        lines.push(prose::sources(nav, nav.say(t!("Where these facts come from")), &detail.sources));
    }
    all(lines)
}
