//! A list that leads with a few, and opens to its end.

use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{all, el, press, set};
use crate::nav::Nav;
use crate::state::Action;

/// A list of items, the first `lead` of them in view. The button stands before what it opens, so the next Tab goes there.
pub fn fold(nav: &Nav, id: &'static str, lead: usize, mut items: Vec<Html>) -> Html {
    let rest = items.split_off(lead.min(items.len()));
    let first = el("ul", "cards", all(items));
    if rest.is_empty() {
        return first;
    }
    let more = rest.len();
    let show_more = || nav.count(more, "Show {n} more", t!("Show {n} more"));
    if nav.page.is_some() {
        let says = show_more();
        return all(vec![first, el("details", "", all(vec![el("summary", "", says), el("ul", "cards", all(rest))]))]);
    }
    let open = nav.state.open.contains(&id);
    let (says, status) = if open {
        (nav.count(more, "Show {n} fewer", t!("Show {n} fewer")), nav.count(more, "{n} more shown", t!("{n} more shown")))
    } else {
        (show_more(), String::new())
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
