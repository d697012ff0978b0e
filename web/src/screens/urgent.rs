//! Who to call now.

use yew::prelude::*;

use crate::components::card;
use crate::components::focus::title;
use crate::el::{Look, all, button, el};
use crate::nav::Nav;
use crate::state::{Action, Then};

/// Draws the screen. `then` is the way on, where a family was answering questions.
pub(super) fn draw(nav: &Nav, then: Option<Then>) -> Html {
    let calls = nav.core().urgent.services.iter().map(|id| card::call(nav, *id, 1)).collect();
    let mut parts = vec![
        title(nav, "Urgent help"),
        el("p", "lead", "Is someone in danger, or not able to cope? Call one of these now."),
        el("ul", "cards", all(calls)),
    ];
    if let Some(then) = then {
        parts.push(el("p", "row", button(Look::Main, "Carry on with the questions", nav.click(Action::CarryOn(then)))));
    }
    all(parts)
}
