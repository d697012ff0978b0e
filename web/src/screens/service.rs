//! One service, on its own.

use fingerpost_core::explain::{self, Voice};
use fingerpost_core::guide::{Outcome, Standing};
use fingerpost_core::model::{Detail, Kind, RouteKind, Service, ServiceId};
use yew::prelude::*;

use crate::components::focus::{screen, title};
use crate::components::prose::{self, links, missing, section, text};
use crate::components::term::Reader;
use crate::components::{contact, facts, venues, verdict};
use crate::el::{Look, all, button, el, p};
use crate::library::Load;
use crate::nav::Nav;
use crate::words::{self, join};

/// Draws the screen: what to do first, what to say, what happens next, what helps meanwhile, and what to do if the answer is no; then the rest.
pub(super) fn draw(nav: &Nav, id: ServiceId) -> Html {
    let standing = nav.standing();
    let service = &nav.core()[id];
    let found = standing.verdict(id);
    let mut reader = Reader::new(nav, id.index());
    let mut parts = vec![el("p", "lead", reader.read(&service.summary))];
    parts.push(verdict::line(&standing, &found));
    parts.extend(verdict::who_could_tell(&standing, &found));
    parts.extend(verdict::why(&standing, &found));
    let detail = nav.detail(id);
    section(nav, &mut parts, "What to do first", how(&standing, service, detail, &mut reader));
    section(nav, &mut parts, "How to contact them", contact::section(nav, service));
    if !service.venues.is_empty() {
        section(nav, &mut parts, "Where to go", venues::list(nav, standing.voice(), service, detail));
    }
    match detail {
        Some(detail) if service.kind != Kind::Crisis => section(nav, &mut parts, "What happens next", next(detail, &mut reader)),
        Some(_) => {}
        None => parts.push(missing(nav, matches!(nav.state.details_of(id), Some(Load::Failed)))),
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
    if let Some(pathways) = pathways(nav, &standing, id) {
        section(nav, &mut parts, "Steps and dates", pathways);
    }
    section(nav, &mut parts, "About these facts", about(nav, service, detail));
    screen(title(nav, service.name.clone()), parts)
}

/// The pathways that may fit this family and have this service in a step. Some services are in nearly all: a few are enough.
fn pathways(nav: &Nav, standing: &Standing<'_>, id: ServiceId) -> Option<Html> {
    let words = &nav.state.lexicon.here()?.words;
    let mut rows = Vec::new();
    for index in standing.pathways() {
        if words.pathways[index].steps.iter().any(|step| step.services.contains(&id)) {
            let says = join(&["Steps and dates: ", &nav.core().pathways[index].name]);
            rows.push(el("li", "", button(Look::Link, says, nav.pathway(index))));
        }
    }
    rows.truncate(3);
    (!rows.is_empty()).then(|| el("ul", "links", all(rows)))
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

/// Each way of getting it: what happens, and what to do.
fn how(standing: &Standing<'_>, service: &Service, detail: Option<&Detail>, reader: &mut Reader<'_>) -> Html {
    let mut rows = Vec::new();
    for (index, route) in service.routes.iter().enumerate() {
        let mut lines = vec![el("b", "", explain::route(route.kind, standing.voice()))];
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

fn about(nav: &Nav, service: &Service, detail: Option<&Detail>) -> Html {
    let mut lines = vec![p(join(&["Run by ", &nav.core()[service.provider], "."]))];
    if let Some(detail) = detail {
        if !detail.checked.is_empty() {
            lines.push(p(join(&["We checked these facts on ", &words::date(&detail.checked), "."])));
        }
        lines.push(prose::sources("Where these facts come from", &detail.sources));
    }
    all(lines)
}
