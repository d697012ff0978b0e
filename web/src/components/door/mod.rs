//! A way in, on the first screen.

use yew::prelude::*;

use crate::components::easy::Aid;
use crate::el::{all, el, p};
use crate::late;
use crate::nav::Nav;

/// A door: a heading, a picture in Easy Read, a sentence, and the buttons that go through it.
pub fn door(nav: &Nav, picture: &'static str, name: &str, says: impl Into<Html>, buttons: Vec<Html>) -> Html {
    let picture = late::aid(nav, Aid::Picture(picture));
    el("div", "door", all(vec![nav.heading(1, "arm", name), picture, p(says), el("div", "ways", all(buttons))]))
}
