//! What other councils have, where a family asks.

use fingerpost_core::t;
use yew::prelude::*;

use super::status;
use crate::components::prose::missing;
use crate::el::{Look, all, el, p};
use crate::everywhere::Elsewhere;
use crate::library::Load;
use crate::nav::Nav;
use crate::state::Action;

/// A button that asks, and what was found for what stands in the box. The button stays, and the focus with it.
pub(super) fn draw(nav: &Nav, typed: &str) -> Html {
    if nav.core().neighbours.is_empty() {
        return Html::default();
    }
    let (mut says, mut shown) = (String::new(), Vec::new());
    match &nav.state.elsewhere {
        Some((words, found)) if words == typed => match found {
            Load::Here(found) if found.is_empty() => says.push_str(nav.say(t!("We found nothing for this in other councils."))),
            Load::Here(found) => {
                says = nav.count(found.len(), "{n} service found in other councils", t!("{n} services found in other councils"));
                shown.push(p(nav.say(t!("Most of these are only for families who live there. Ask first if you can use them."))));
                if nav.state.visit.is_some() {
                    shown.push(missing(nav, false));
                }
                shown.push(el("ul", "cards", all(found.iter().map(|service| card(nav, service)).collect())));
            }
            other => shown.push(missing(nav, matches!(other, Load::Failed))),
        },
        _ => {}
    }
    let lines = vec![
        nav.heading(1, "arm", nav.say(t!("Other councils"))),
        p(nav.act(Look::Other, nav.say(t!("Search other councils too")), Action::SearchEverywhere)),
        status(says),
        all(shown),
    ];
    el("section", "group", all(lines))
}

fn card(nav: &Nav, found: &Elsewhere) -> Html {
    let visit = Action::VisitService(found.offer.clone(), found.shown.id.clone());
    let lines = vec![
        nav.heading(2, "name", nav.act(Look::Link, nav.theirs(&found.shown.name), visit)),
        p(nav.theirs(&found.shown.summary)),
        el("p", "quiet", nav.fill(t!("In {area}"), &[&found.area])),
    ];
    el("li", "card", all(lines))
}
