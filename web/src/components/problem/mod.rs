//! What is wrong with an answer, said at the top of the screen and beside the field in the same words.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

use crate::components::choices::{FIRST, WRONG};
use crate::el::{Look, all, button, el, set};
use crate::nav::Nav;

/// The summary at the top. It takes the focus each time it is said, and leads to the field.
pub fn summary(nav: &Nav, problem: &str) -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlElement>().and_then(|button| first_field(&button)) {
            let _ = field.focus();
        }
    });
    let lines = vec![nav.heading(1, "h", "There is a problem"), button(Look::Link, problem.to_owned(), onclick)];
    set(set(el("div", "problem", all(lines)), "tabindex", "-1"), "role", "alert")
}

/// The same words, beside the field.
pub fn beside(problem: &str) -> Html {
    set(el("p", "wrong", all(vec![el("span", "hidden", "Error: "), problem.to_owned().into()])), "id", WRONG)
}

/// A page does not see into a shadow root, so look in the root that the summary stands in.
fn first_field(button: &HtmlElement) -> Option<HtmlElement> {
    let root = button.get_root_node();
    let found = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.get_element_by_id(FIRST),
        None => button.owner_document()?.get_element_by_id(FIRST),
    };
    found?.dyn_into().ok()
}
