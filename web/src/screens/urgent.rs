//! Who to call now.

use fingerpost_core::catalogue::Text;
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::card;
use crate::components::focus::title;
use crate::el::{Look, all, el};
use crate::nav::Nav;
use crate::state::{Action, Then};

/// What families know it as.
pub(crate) const NAME: Text = t!("Urgent help");

/// Draws the screen. `then` is the way on, where a family was answering questions.
pub(crate) fn draw(nav: &Nav, then: Option<Then>) -> Html {
    let calls = nav.core().urgent.services.iter().map(|id| card::call(nav, *id, 1)).collect();
    let mut parts = vec![
        title(nav, nav.say(NAME)),
        el("p", "lead", nav.say(t!("Is someone in danger, or not able to cope? Call one of these now."))),
        el("ul", "cards", all(calls)),
    ];
    if let Some(then) = then {
        parts.push(el("p", "row", nav.act(Look::Main, nav.say(t!("Carry on with the questions")), Action::CarryOn(then))));
    }
    all(parts)
}
