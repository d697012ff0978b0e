//! What takes the focus: a screen's heading when the screen changes, and what is wrong with an answer, or what comes of it, each time it is said.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::el::{all, set};
use crate::host;
use crate::late;
use crate::nav::Nav;
use crate::state::State;

/// A screen's heading.
pub fn title(nav: &Nav, words: impl Into<Html>) -> Html {
    set(nav.heading(0, "title", words), "tabindex", "-1")
}

/// A screen: its heading, and below it what may grow as more comes. The heading stands apart, for Yew matches what it draws with what stood
/// there from the end of a list: in one list, something new at the end would make another heading of it, without the focus.
pub fn screen(title: Html, below: Vec<Html>) -> Html {
    all(vec![title, all(below)])
}

/// Moves the focus when the screen changes, when something is wrong, and when a family tries again, since that button goes; never when the page opens,
/// for a host page keeps its own.
#[hook]
pub(crate) fn use_focus(frame: NodeRef, state: &State) {
    let is_wrong = state.problem.is_some();
    // A screen that is waited for is drawn anew when it comes.
    let is_here = late::draws(state.screen);
    use_effect_with((state.moves, state.cues, state.tries, is_here), move |(moves, cues, ..)| {
        let wanted = match cues {
            0 => ".title",
            _ if is_wrong => ".problem",
            _ => ".said",
        };
        if *moves > 0
            && let Some(Ok(Some(element))) = frame.cast::<Element>().map(|frame| frame.query_selector(wanted))
        {
            let element = element.unchecked_ref::<HtmlElement>();
            if wanted == ".said" { drop(element.focus()) } else { host::focus(element) }
        }
    });
}
