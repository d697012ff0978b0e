//! Search: what a family types, forgiven its slips.

use fingerpost_core::danger;
use fingerpost_core::search::Hit;
use yew::prelude::*;

use crate::components::choices::text_box;
use crate::components::focus::title;
use crate::components::{card, contact, fold};
use crate::el::{Look, all, button, el, p, set};
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words::{count, join};

/// How many services are in view at first.
const LEAD: usize = 10;

/// Draws the screen.
pub(super) fn draw(nav: &Nav) -> Html {
    let typed = nav.state.typed.trim();
    let asked = typed.len() > 1;
    let hits = if asked { nav.state.index().search(typed) } else { Vec::new() };
    let says = match hits.len() {
        _ if !asked => String::new(),
        0 => "Nothing found".to_owned(),
        found => join(&[&count(found, "service", "services"), " found"]),
    };
    let found = if asked && hits.is_empty() { nothing(nav) } else { results(nav, hits) };
    let urgent = if danger::tells_of_danger(nav.core(), typed) { urgent(nav) } else { Html::default() };
    all(vec![title(nav, "Search for help"), form(nav), urgent, set(el("p", "found", says), "role", "status"), found])
}

/// What was typed tells of danger: who to call comes before anything that was found.
fn urgent(nav: &Nav) -> Html {
    let calls = nav.core().urgent.services.iter().map(|id| card::call(nav, *id, 2)).collect();
    let lines = vec![
        nav.heading(1, "arm", "Urgent help"),
        p("Is someone in danger, or not able to cope? Call one of these now."),
        el("ul", "cards", all(calls)),
    ];
    set(el("section", "group urgent", all(lines)), "role", "alert")
}

fn form(nav: &Nav) -> Html {
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let described_by = Some("fp-search-hint".to_owned());
    let field = text_box(nav, "fp-search".to_owned(), &nav.state.typed, described_by, false, Action::Type(String::new()));
    let lines = vec![
        set(el("label", "", "What do you need? Use your own words."), "for", "fp-search"),
        set(el("p", "hint", "Such as “help with talking” or “short break”. Spelling does not matter."), "id", "fp-search-hint"),
        set(set(field, "type", "search"), "class", ""),
    ];
    html! { <form role="search" {onsubmit}>{ all(lines) }</form> }
}

fn results(nav: &Nav, hits: Vec<Hit>) -> Html {
    let standing = nav.standing();
    let tell = standing.next_question().is_none();
    let mut cards = Vec::new();
    for hit in hits {
        let mut shown_for: Vec<Html> = vec!["Shown for ".into()];
        for (place, word) in hit.matched.into_iter().enumerate() {
            if place > 0 {
                shown_for.push(", ".into());
            }
            shown_for.push(el("em", "", word));
        }
        cards.push(card::card(nav, &standing, &standing.verdict(hit.service), 1, tell, el("p", "quiet", all(shown_for))));
    }
    fold::fold(nav, "search", LEAD, cards)
}

/// Nothing found: never a dead end.
fn nothing(nav: &Nav) -> Html {
    let instead = &nav.core()[nav.core().urgent.last_resort];
    let ways = vec![
        button(Look::Main, "Answer a few questions", nav.click(Action::Begin(None))),
        button(Look::Other, "Browse all help", nav.open(Screen::Browse)),
    ];
    let lines = vec![
        p("We did not find that. It may be here under another name. You can:"),
        el("p", "row", all(ways)),
        p(join(&["Or ask ", &instead.name, ":"])),
        contact::ways(instead, false),
    ];
    el("div", "offer", all(lines))
}
