//! A way in, on the first screen.

use yew::prelude::*;

use crate::el::{all, el, p};
use crate::nav::Nav;

/// A door: a heading, a sentence, and the buttons that go through it.
pub fn door(nav: &Nav, name: &'static str, says: impl Into<Html>, buttons: Vec<Html>) -> Html {
    el("div", "door", all(vec![nav.heading(1, "arm", name), p(says), el("div", "ways", all(buttons))]))
}
