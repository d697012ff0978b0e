//! A list that leads with a few, and opens to its end.

use yew::prelude::*;

use crate::el::{all, el, press, set};
use crate::nav::Nav;
use crate::state::Action;
use crate::words::{join, number};

/// A list of items, the first `lead` of them in view. The button stands before what it opens, so the next Tab goes there.
pub fn fold(nav: &Nav, id: &'static str, lead: usize, mut items: Vec<Html>) -> Html {
    let rest = items.split_off(lead.min(items.len()));
    let first = el("ul", "cards", all(items));
    if rest.is_empty() {
        return first;
    }
    let more = number(rest.len());
    let open = nav.state.open.contains(&id);
    let (says, status) = if open {
        (join(&["Show ", &more, " fewer"]), join(&[&more, " more shown"]))
    } else {
        (join(&["Show ", &more, " more"]), String::new())
    };
    let button = press("button more", says.into(), nav.click(Action::Unfold(id)));
    let rest = el("ul", "cards rest", all(rest));
    all(vec![
        first,
        set(button, "aria-expanded", yes_or_no(open)),
        set(el("p", "hidden", status), "role", "status"),
        if open { rest } else { set(rest, "hidden", "") },
    ])
}

/// As an attribute says it.
#[must_use]
pub const fn yes_or_no(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
