//! Help from the councils next door, and whose help is whose.

use fingerpost_core::Standing;
use fingerpost_core::explain;
use fingerpost_core::guide::Outcome;
use fingerpost_core::rules::Tri;
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::{fold, venues, verdict};
use crate::el::{Look, all, el, p, quiet};
use crate::library::Load;
use crate::nav::Nav;
use crate::state::Action;

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
        (Some(council), _) => p(nav.fill(t!("Where you live, your council is {council}."), &[council])),
        (None, Tri::Yes) => p(nav.fill(t!("Where you live, your council is {council}."), &[&core.council])),
        (None, Tri::No) => Html::default(),
        (None, Tri::Unknown) => {
            let mut councils = vec![core.council.clone()];
            for nearby in nearby {
                councils.push(core.neighbours[nearby.neighbour].council.clone());
            }
            let councils = explain::or(nav.words(), &councils);
            p(nav.fill(t!("Your council may be {councils}. Your council tax bill says which."), &[&councils]))
        }
    }
}

/// What each of them has for this family, as its own offer says: first what they can start, each with its verdict.
pub fn help(nav: &Nav) -> Vec<Html> {
    let mut sections = Vec::new();
    for nearby in nav.state.nearby() {
        let neighbour = &nav.core().neighbours[nearby.neighbour];
        let mut lines = vec![nav.heading(1, "arm", nav.fill(t!("Help from {council}"), &[&neighbour.council]))];
        lines.push(p(nav.say(match nearby.theirs {
            Tri::Yes => t!("This is your own council."),
            Tri::Unknown => t!("This may be your own council."),
            Tri::No => t!("This is the council next door. Some of its help may be for you too."),
        })));
        match nav.state.next_door.get(nearby.neighbour) {
            Some(Load::Here(guide)) => {
                let answers = nav.state.answers.carry(nav.core(), guide.core());
                let cards = cards(nav, &guide.standing(&answers).told_in(nav.words()), nearby.neighbour);
                lines.push(fold::fold(nav, FOLDS[nearby.neighbour % FOLDS.len()], LEAD, cards));
                let all = nav.fill(t!("See all your steps in {area}"), &[&neighbour.name]);
                lines.push(nav.act(Look::Other, all, Action::Visit(nearby.neighbour, None)));
            }
            Some(Load::Failed) => {
                let says = t!("We could not get it. Search the web for “{council} local offer”.");
                lines.push(p(nav.fill(says, &[&neighbour.council])));
            }
            _ => lines.push(quiet(nav.say(t!("Getting it…")))),
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
        let name = nav.act(Look::Link, nav.theirs(&service.name), Action::Visit(neighbour, Some(signpost.service)));
        let found = standing.verdict(signpost.service);
        let mut lines = vec![nav.heading(2, "name", name), p(nav.theirs(&service.summary))];
        lines.extend(venues::nearest(nav, standing.voice(), service));
        lines.push(verdict::line(standing, &found));
        cards.push(el("li", "card", all(lines)));
    }
    cards
}
