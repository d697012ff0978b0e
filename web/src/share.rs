//! A family's place in the address of the page, so that they can keep or send it: only where the page's owner asks for it by
//! `share`. With `share="links"` a link is followed, and taken out of the address at once.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

use crate::state::{Action, State};
use crate::{host, late};

/// What a page does with links to a family's place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sharing {
    /// Its address tells where the family is.
    pub tells: bool,
    /// It follows a link that somebody was given.
    pub follows: bool,
    /// The folder of the offer, as the page gives it: a site's own page follows links, and lies two folders above.
    pub offer: String,
}

/// Where a family is at the start: as the page's address tells, or as the navigator before this one held it. That one failed, perhaps at just this place: it is
/// held again once it is drawn.
pub(crate) fn taken_up(share: &Sharing, held: Option<String>) -> Option<String> {
    let address = host::take_fragment(share);
    host::hold(address.as_deref().unwrap_or_default());
    address.or(held)
}

/// Writes where the family is into the page's address, and follows the address where it is changed. The element holds it either way.
#[hook]
pub(crate) fn use_share(share: &Sharing, state: &UseReducerHandle<State>) {
    let is_on = share.tells;
    let text = late::here().map_or_else(String::new, |late| (late.write)(state));
    let moved = state.moves > 0 || state.left;
    use_effect_with((text, moved), move |(text, moved)| {
        if late::here().is_none() {
            return;
        }
        host::hold(text);
        // A page that has only just opened has the address that it was opened with.
        if is_on && *moved {
            host::write_fragment(text);
        }
    });
    let dispatch = state.dispatcher();
    use_effect_with(share.clone(), move |share| {
        let share = share.clone();
        let is_followed = share.follows;
        let changed = move |_: &Event| {
            if let Some(text) = host::take_fragment(&share) {
                dispatch.dispatch(Action::Recall(text));
            }
        };
        let listener = window().filter(|_| is_followed).map(|window| EventListener::new(&window, "hashchange", changed));
        move || drop(listener)
    });
}
