//! Help from the councils next door, and whose help is whose.

use fingerpost_core::Standing;
use fingerpost_core::guide::Outcome;
use fingerpost_core::rules::Tri;
use yew::prelude::*;

use crate::components::{fold, venues, verdict};
use crate::el::{Look, all, button, el, p, quiet};
use crate::library::Load;
use crate::nav::Nav;
use crate::state::Action;
use crate::words::join;

/// How many services lead.
const LEAD: usize = 3;

/// Which council is the family's own, where they live near a border or across it.
pub fn whose(nav: &Nav) -> Html {
    let core = nav.core();
    let nearby = nav.state.nearby();
    if nearby.is_empty() {
        return Html::default();
    }
    let theirs = nearby.iter().find(|nearby| nearby.theirs == Tri::Yes).map(|nearby| &core.neighbours[nearby.neighbour].council);
    let home = core.home.map_or(Tri::Unknown, |home| nav.standing().told(home));
    match (theirs, home) {
        (Some(council), _) => p(join(&["Where you live, your council is ", council, "."])),
        (None, Tri::Yes) => p(join(&["Where you live, your council is ", &core.council, "."])),
        (None, Tri::No) => Html::default(),
        (None, Tri::Unknown) => {
            let mut councils = core.council.clone();
            for nearby in nearby {
                councils.push_str(" or ");
                councils.push_str(&core.neighbours[nearby.neighbour].council);
            }
            p(join(&["Your council may be ", &councils, ". Your council tax bill says which."]))
        }
    }
}

/// What each of them has for this family, as its own offer says: first what they can start, each with its verdict.
pub fn help(nav: &Nav) -> Vec<Html> {
    let mut sections = Vec::new();
    for nearby in nav.state.nearby() {
        let neighbour = &nav.core().neighbours[nearby.neighbour];
        let mut lines = vec![nav.heading(1, "arm", join(&["Help from ", &neighbour.council]))];
        lines.push(p(match nearby.theirs {
            Tri::Yes => "This is your own council.",
            Tri::Unknown => "This may be your own council.",
            Tri::No => "This is the council next door. Some of its help may be for you too.",
        }));
        match nav.state.next_door.get(nearby.neighbour) {
            Some(Load::Here(guide)) => {
                let answers = nav.state.answers.carry(nav.core(), guide.core());
                let cards = cards(nav, &guide.standing(&answers), nearby.neighbour);
                lines.push(fold::fold(nav, FOLDS[nearby.neighbour % FOLDS.len()], LEAD, cards));
                let all = join(&["See all your steps in ", &neighbour.name]);
                lines.push(button(Look::Other, all, nav.click(Action::Visit(nearby.neighbour, None))));
            }
            Some(Load::Failed) => {
                lines.push(p(join(&["We could not get it. Search the web for “", &neighbour.council, " local offer”."])))
            }
            _ => lines.push(quiet("Getting it…")),
        }
        sections.push(el("section", "group", all(lines)));
    }
    sections
}

/// The names of the lists: each neighbour's opens by itself.
const FOLDS: [&str; 4] = ["next-door", "next-door-2", "next-door-3", "next-door-4"];

/// The neighbour's own services for this family; what serves all of England stands in the plan already.
fn cards(nav: &Nav, standing: &Standing<'_>, neighbour: usize) -> Vec<Html> {
    let core = standing.core();
    let mut cards = Vec::new();
    for (_, signpost) in standing.plan().signposts() {
        let service = &core[signpost.service];
        let known_here = nav.core().service(&service.id).is_some_and(|id| nav.core()[id].national);
        if known_here || signpost.outcome == Outcome::DoesNotSuit {
            continue;
        }
        let open = nav.click(Action::Visit(neighbour, Some(signpost.service)));
        let name = button(Look::Link, service.name.clone(), open);
        let found = standing.verdict(signpost.service);
        let mut lines = vec![nav.heading(2, "name", name), p(service.summary.clone())];
        lines.extend(venues::nearest(nav, standing.voice(), service));
        lines.push(verdict::line(standing, &found));
        cards.push(el("li", "card", all(lines)));
    }
    cards
}
