//! What is wrong with an answer, said at the top of the screen and beside the field in the same words.

use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{Look, all, el, set};
use crate::nav::Nav;

/// The summary at the top: what is wrong, each with the id of its field. It takes the focus each time it is said, and leads to the fields.
pub fn summary(nav: &Nav, problems: &[(String, String)]) -> Html {
    let mut lines = vec![nav.heading(1, "h", nav.say(t!("There is a problem")))];
    for (field, problem) in problems {
        lines.push(nav.jump(Look::Link, problem.clone(), field.clone()));
    }
    set(set(el("div", "problem", all(lines)), "tabindex", "-1"), "role", "alert")
}

/// The same words, beside the field; `id` is what the field is described by.
pub fn beside(nav: &Nav, problem: &str, id: impl Into<AttrValue>) -> Html {
    set(el("p", "wrong", all(vec![el("span", "hidden", nav.say(t!("Error: "))), problem.to_owned().into()])), "id", id)
}
