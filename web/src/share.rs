//! A family's place in the address of the page, so that they can keep or send it: only where the page's owner asks for it by `share`.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

use crate::state::{Action, State};
use crate::{host, late};

/// Writes where the family is into the page's address, and follows the address where it is changed.
#[hook]
pub(crate) fn use_share(is_on: bool, state: &UseReducerHandle<State>) {
    let text = late::here().filter(|_| is_on).map_or_else(String::new, |late| (late.write)(state));
    let moved = state.moves > 0 || state.left;
    use_effect_with((text, moved), move |(text, moved)| {
        // A page that has only just opened has the address that it was opened with.
        if is_on && *moved && late::here().is_some() {
            host::write_fragment(text);
        }
    });
    let dispatch = state.dispatcher();
    use_effect_with(is_on, move |is_on| {
        let changed = move |_: &Event| {
            if let Some(text) = host::read_fragment() {
                dispatch.dispatch(Action::Recall(text));
            }
        };
        let listener = window().filter(|_| *is_on).map(|window| EventListener::new(&window, "hashchange", changed));
        move || drop(listener)
    });
}
