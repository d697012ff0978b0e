//! The pathways: what happens step by step, and by when.

use fingerpost_core::catalogue::Text;
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::focus::title;
use crate::el::{Look, all, el, p};
use crate::nav::Nav;
use crate::state::Screen;

/// What families know them as.
pub(crate) const NAME: Text = t!("Steps and dates");

/// Draws the screen: those that may fit the family first, then the others.
pub(crate) fn draw(nav: &Nav) -> Html {
    let fits = nav.standing().pathways();
    let mut others = Vec::new();
    for index in 0..nav.core().pathways.len() {
        if !fits.contains(&index) {
            others.push(index);
        }
    }
    let lead = match nav.page {
        Some(_) => t!("What happens, who must do what, and by when."),
        None => t!("What happens, step by step. Give a date that you know, and we show you when each step is due."),
    };
    let mut parts = vec![title(nav, nav.say(NAME)), el("p", "lead", nav.say(lead))];
    if !fits.is_empty() {
        parts.push(list(nav, &fits, 1));
    }
    if !others.is_empty() {
        let lines = vec![
            nav.heading(1, "h", nav.say(t!("Others"))),
            p(nav.say(t!("From what you told us, you may not need these."))),
            list(nav, &others, 2),
        ];
        parts.push(el("section", "", all(lines)));
    }
    all(parts)
}

fn list(nav: &Nav, pathways: &[usize], under: u8) -> Html {
    el("ul", "cards", all(items(nav, pathways, under)))
}

/// Pathways in a list, each with its name and a sentence.
pub(super) fn items(nav: &Nav, pathways: &[usize], under: u8) -> Vec<Html> {
    let mut items = Vec::new();
    for index in pathways {
        let pathway = &nav.core().pathways[*index];
        let name = nav.link(Look::Link, nav.theirs(&pathway.name), Screen::Pathway(*index));
        items.push(el("li", "card", all(vec![nav.heading(under, "name", name), p(nav.theirs(&pathway.summary))])));
    }
    items
}
