//! What takes the focus: a screen's heading when the screen changes, and what is wrong with an answer each time it is said.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::el::set;
use crate::host;
use crate::nav::Nav;
use crate::state::State;

/// A screen's heading.
pub fn title(nav: &Nav, words: impl Into<Html>) -> Html {
    set(nav.heading(0, "title", words), "tabindex", "-1")
}

/// Moves the focus when the screen changes or something is wrong; never when the page opens, for a host page keeps its own.
#[hook]
pub(crate) fn use_focus(frame: NodeRef, state: &State) {
    let times = state.problem.as_ref().map_or(0, |(_, times)| *times);
    use_effect_with((state.moves, times), move |(moves, times)| {
        let wanted = if *times > 0 { ".problem" } else { ".title" };
        if *moves > 0
            && let Some(Ok(Some(element))) = frame.cast::<Element>().map(|frame| frame.query_selector(wanted))
        {
            host::focus(element.unchecked_ref::<HtmlElement>());
        }
    });
}
