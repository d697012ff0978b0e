//! What other councils have, where a family asks.

use yew::prelude::*;

use crate::components::prose::missing;
use crate::el::{Look, all, button, el, p};
use crate::everywhere::Elsewhere;
use crate::library::Load;
use crate::nav::Nav;
use crate::state::Action;
use crate::words::join;

/// A button that asks, or what was found for what stands in the box.
pub(super) fn draw(nav: &Nav, typed: &str) -> Html {
    if nav.core().neighbours.is_empty() {
        return Html::default();
    }
    let mut lines = vec![nav.heading(1, "arm", "Other councils")];
    match &nav.state.elsewhere {
        Some((words, found)) if words == typed => match found {
            Load::Here(found) if found.is_empty() => lines.push(p("We found nothing for this in other councils.")),
            Load::Here(found) => {
                lines.push(p("Ask first if you can use it: most help is for families who live there."));
                if nav.state.visit.is_some() {
                    lines.push(missing(nav, false));
                }
                lines.push(el("ul", "cards", all(found.iter().map(|service| card(nav, service)).collect())));
            }
            other => lines.push(missing(nav, matches!(other, Load::Failed))),
        },
        _ => lines.push(button(Look::Other, "Search other councils too", nav.click(Action::SearchEverywhere))),
    }
    el("section", "group", all(lines))
}

fn card(nav: &Nav, found: &Elsewhere) -> Html {
    let visit = nav.click(Action::VisitService(found.offer.clone(), found.shown.id.clone()));
    let lines = vec![
        nav.heading(2, "name", button(Look::Link, found.shown.name.clone(), visit)),
        p(found.shown.summary.clone()),
        el("p", "quiet", join(&["In ", &found.area])),
    ];
    el("li", "card", all(lines))
}
