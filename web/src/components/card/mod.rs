//! A service in a list: its name, what it does, whether it suits, and how to get it.

use fingerpost_core::explain;
use fingerpost_core::guide::{Outcome, Standing, Verdict};
use fingerpost_core::model::{RouteKind, Service, ServiceId};
use fingerpost_core::t;
use yew::prelude::*;

use super::term::Reader;
use super::{contact, venues, verdict};
use crate::el::{Look, all, el, p, part};
use crate::nav::Nav;
use crate::state::Screen;

/// A service in a list. `under` is how far its heading stands below the screen's; `more` comes last. Where it may suit, `tell` says who could
/// tell what is not known: while there are questions left, they are the way to find out.
pub fn card(nav: &Nav, standing: &Standing<'_>, found: &Verdict, under: u8, tell: bool, more: Html) -> Html {
    let reader = Reader::new(nav, found.service.index());
    card_read(reader, standing, found, under, tell, more)
}

/// The same, its name and summary read by this reader.
pub fn card_read(mut reader: Reader<'_>, standing: &Standing<'_>, found: &Verdict, under: u8, tell: bool, more: Html) -> Html {
    let nav = reader.nav();
    let service = &nav.core()[found.service];
    let mut lines = begin(nav, &mut reader, found.service, under);
    lines.extend(venues::nearest(nav, standing.voice(), service));
    // A page is for everybody: it speaks of no family.
    if nav.page.is_none() {
        lines.push(verdict::line(standing, found));
        if found.outcome == Outcome::MaySuit && tell {
            lines.extend(verdict::who_could_tell(standing, found));
        }
        lines.extend(verdict::why(standing, found));
    }
    if let Some(ask) = ask(standing, service).filter(|_| found.outcome != Outcome::DoesNotSuit) {
        lines.push(el("p", "ask", ask));
    }
    lines.push(more);
    part(el("li", "card", all(lines)), "card")
}

/// A service to call at once: its ways in are the card.
pub fn call(nav: &Nav, id: ServiceId, under: u8) -> Html {
    let mut lines = begin(nav, &mut Reader::new(nav, id.index()), id, under);
    lines.push(contact::ways(nav, &nav.core()[id], true));
    part(el("li", "card call", all(lines)), "card")
}

fn begin(nav: &Nav, reader: &mut Reader<'_>, id: ServiceId, under: u8) -> Vec<Html> {
    let service = &nav.core()[id];
    let name = nav.link(Look::Link, reader.mark(&nav.theirs(&service.name)), Screen::Service(id));
    vec![nav.heading(under, "name", name), p(reader.read(&service.summary))]
}

/// Who to ask for a service that a family cannot start by themselves.
fn ask(standing: &Standing<'_>, service: &Service) -> Option<String> {
    if service.is_direct() {
        return None;
    }
    let referrers = explain::referrers(standing, service);
    if !referrers.is_empty() {
        return Some(standing.fill(t!("Ask: {who}"), &[&referrers]));
    }
    let kind = service.routes.first().map_or(RouteKind::Direct, |route| route.kind);
    Some(standing.say(explain::route(kind, standing.voice())).to_owned())
}
