//! What a family takes away: the same words on paper and in an e-mail, for somebody who has never seen this page. In English, whatever the family reads: it is
//! for a GP or a school.

use fingerpost_core::catalogue::ENGLISH;
use fingerpost_core::clock;
use fingerpost_core::explain::{self, Voice};
use fingerpost_core::guide::Standing;
use fingerpost_core::model::{Contact, RouteKind, Service, ServiceId};
use fingerpost_core::saved::SavedService;
use fingerpost_core::t;

use crate::host;
use crate::library::{Load, Opened};
use crate::nav::Nav;
use crate::words::join;

/// A part of it: a heading, and lines below.
pub(crate) struct Part {
    pub(crate) heading: String,
    pub(crate) lines: Vec<Line>,
}

/// A line: a few words that name it, which may be none, and what it says.
pub(crate) struct Line(pub(crate) &'static str, pub(crate) String);

/// What the list says on the screen too.
fn gone() -> String {
    t!("This is not in the list of help any more. It may have ended, or have another name.").in_english().to_owned()
}

/// The whole sheet; `with_words` has what to say to whoever refers the family.
pub(crate) fn parts(nav: &Nav, with_words: bool) -> Vec<Part> {
    let mut parts = vec![head(nav)];
    for saved in &nav.state.kept.list.services {
        let mut lines = match here(nav, saved) {
            Some(id) => service(nav, id, with_words),
            None if saved.offer == nav.core().id => vec![Line("", gone())],
            None => elsewhere(nav, saved),
        };
        add(&mut lines, "Our note: ", &saved.note);
        parts.push(Part { heading: saved.name.clone(), lines });
    }
    parts.extend(dates(nav));
    parts
}

/// Whose list it is of, and the family's note on all of it.
fn head(nav: &Nav) -> Part {
    let core = nav.core();
    let mut lines = vec![Line("", join(&["This list comes from the local offer of ", &core.council, "."]))];
    if let Some(today) = host::today() {
        lines.push(Line("Made on: ", today.in_words()));
    }
    add(&mut lines, "Our notes: ", &nav.state.kept.list.note);
    Part { heading: join(&["My list: help in ", &core.name]), lines }
}

fn service(nav: &Nav, id: ServiceId, with_words: bool) -> Vec<Line> {
    let (standing, service) = (nav.standing().told_in(&ENGLISH), &nav.core()[id]);
    let detail = nav.detail(id);
    let mut lines = about(&standing, service);
    for (index, route) in service.routes.iter().enumerate() {
        let Some(detail) = detail else { break };
        let say = detail.say.get(index).filter(|say| with_words && !say.is_empty());
        match say {
            Some(say) => {
                let name = if standing.voice() == Voice::Professional { "What to write: " } else { "What we want to say: " };
                lines.push(Line(name, explain::words_to_say(&standing, service, say)));
            }
            None if route.kind == RouteKind::Direct => {
                add(&mut lines, "First step: ", detail.how.get(index).map_or("", String::as_str));
            }
            None => {}
        }
    }
    reach(&mut lines, service);
    lines
}

/// A service of another council's offer: what is known of it here, and where the rest is.
fn elsewhere(nav: &Nav, saved: &SavedService) -> Vec<Line> {
    let (core, state) = (nav.core(), &nav.state);
    let home = state.visiting.as_ref().map(|visit| &visit.home);
    let mut offers: Vec<&Opened> = state.next_door.iter().filter_map(Load::here).collect();
    offers.extend(home.map(|home| &*home.guide));
    let mut lines = Vec::new();
    // One that nobody here knows is named by its id, which is its area's name as addresses have it.
    let neighbour = core.neighbours.iter().find(|neighbour| neighbour.offer == saved.offer);
    let mut council = neighbour.map_or(&saved.offer, |neighbour| &neighbour.council);
    if let Some(offer) = offers.into_iter().find(|offer| offer.core().id == saved.offer) {
        council = &offer.core().council;
        if let Some(id) = offer.core().service(&saved.id) {
            let answers = state.answers.carry(core, offer.core());
            let service = &offer.core()[id];
            lines = about(&offer.standing(&answers).told_in(&ENGLISH), service);
            reach(&mut lines, service);
        }
    }
    let says = ["This is help from another council. For the rest, search the web for “", council, " local offer”."];
    lines.push(Line("", join(&says)));
    lines
}

/// What it does, and who can refer a family.
fn about(standing: &Standing<'_>, service: &Service) -> Vec<Line> {
    let mut lines = vec![Line("", service.summary.clone())];
    let referrers = explain::referrers(standing, service);
    if !referrers.is_empty() {
        lines.push(Line("Who can refer: ", join(&[&referrers, "."])));
    }
    lines
}

/// How to reach it.
fn reach(lines: &mut Vec<Line>, service: &Service) {
    let Contact { phone, text, email, web, hours } = &service.contact;
    for (name, says) in [("Call: ", phone), ("Text: ", text), ("Email: ", email), ("Website: ", web), ("Open: ", hours)] {
        add(lines, name, says);
    }
}

/// The days of the pathways that the family gave dates for: what is late, and what comes next.
fn dates(nav: &Nav) -> Option<Part> {
    let words = &nav.state.lexicon.here()?.words;
    let mut lines = Vec::new();
    for dates in &nav.state.dates {
        let Some(pathway) = words.pathways.get(dates.pathway) else { continue };
        let known = dates.known(pathway);
        for due in clock::reckon(pathway, &known, words.holidays.calendar(), dates.today) {
            if due.came.is_none() && !due.partly {
                lines.push(Line("", join(&[&due.day.in_words(), ": ", &pathway.steps[due.step].title, "."])));
            }
        }
    }
    (!lines.is_empty()).then(|| Part { heading: "Our dates".to_owned(), lines })
}

fn add(lines: &mut Vec<Line>, name: &'static str, says: &str) {
    if !says.is_empty() {
        lines.push(Line(name, says.to_owned()));
    }
}

/// The sheet as plain text, without its first heading.
pub(crate) fn text(nav: &Nav, with_words: bool) -> String {
    let mut text = String::new();
    for (place, Part { heading, lines }) in parts(nav, with_words).iter().enumerate() {
        if place > 0 {
            text.push_str(&join(&["\n", heading, "\n"]));
        }
        for Line(name, says) in lines {
            text.push_str(&join(&[name, says, "\n"]));
        }
    }
    text
}

/// A service of a list, as it stands in the offer that is open; `None` for one of another council's, or one that is not there any more.
pub(crate) fn here(nav: &Nav, saved: &SavedService) -> Option<ServiceId> {
    nav.core().service(&saved.id).filter(|_| saved.offer == nav.core().id)
}
