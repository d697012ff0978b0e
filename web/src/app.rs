//! The navigator: one screen at a time, inside the frame that stands on all of them.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::focus::use_focus;
use crate::components::shell::{shell, use_three_shifts};
use crate::everywhere::use_everywhere;
use crate::host;
use crate::late::{use_easy, use_late};
use crate::library::{Opened, ReadIn, Shelf, use_next_door, use_the_rest};
use crate::nav::Nav;
use crate::saved::keep::use_kept;
use crate::screens;
use crate::share::{self, Sharing, use_share};
use crate::state::{Action, State};
use crate::told::{Told, use_told};
use crate::whereabouts::use_places;

/// What a navigator needs.
#[derive(Clone, Properties)]
pub struct NavigatorProps {
    /// The offer, ready for questions.
    pub guide: Rc<Opened>,
    /// Where the rest of the offer comes from.
    pub shelf: Shelf,
    /// The language that the page asks for, where the offer has it and it is not the offer's own.
    pub read_in: Option<ReadIn>,
    /// The level of each screen's heading.
    pub level: u8,
    /// The name of the screen to start at: see `address.rs`. Another name starts at the first.
    pub start: String,
    /// The family's place in a navigator that failed, as an address tells it.
    pub held: Option<String>,
    /// What the page does with links to the family's place.
    pub share: Sharing,
    /// Whether Easy Read is on at the start.
    pub easy: bool,
    /// Is given the way to act on it once the first screen is drawn.
    pub on_ready: Callback<UseReducerDispatcher<State>>,
    /// Hears of each screen that the family comes to.
    pub on_told: Callback<Told>,
    /// Goes to a neutral page, once everything is cleared and hidden.
    pub on_leave: Callback<()>,
}

impl PartialEq for NavigatorProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.guide, &other.guide) && self.shelf == other.shelf && self.level == other.level
    }
}

/// The navigator.
#[function_component]
pub fn Navigator(props: &NavigatorProps) -> Html {
    let guide = props.guide.clone();
    let state = {
        let (read_in, start, easy) = (props.read_in.clone(), props.start.clone(), props.easy);
        let (share, held) = (props.share.clone(), props.held.clone());
        use_reducer(move || State::begun(guide, read_in, &start, share::taken_up(&share, held)).with_easy(easy))
    };
    let frame = use_node_ref();
    let leave = {
        let (frame, dispatch, on_leave) = (frame.clone(), state.dispatcher(), props.on_leave.clone());
        Callback::from(move |()| {
            // What is on the screen goes at once; drawing the cleared state comes a moment later, and the new page later still.
            if let Some(frame) = frame.cast::<HtmlElement>() {
                frame.set_hidden(true);
            }
            // Before all else: the new page may come at once.
            host::clear_stored();
            dispatch.dispatch(Action::Leave);
            on_leave.emit(());
        })
    };
    use_the_rest(&props.shelf, &state);
    use_next_door(&props.shelf, &state);
    use_everywhere(&props.shelf, &state);
    use_places(&props.shelf, &state);
    use_three_shifts(leave.clone());
    let cut_off = use_late(state.tries);
    use_easy(frame.clone(), state.easy.on);
    use_focus(frame.clone(), &state);
    use_share(&props.share, &state);
    use_kept(&state);
    use_told(&state, &props.on_told);
    {
        let (on_ready, dispatch) = (props.on_ready.clone(), state.dispatcher());
        use_effect_with((), move |()| on_ready.emit(dispatch));
    }
    if state.left {
        return html! { <div key="left" class="left"></div> };
    }
    let nav = Nav { state, level: props.level, share: props.share.clone(), cut_off, page: None };
    let screen = screens::draw(&nav);
    html! { <div key="frame" class="box" ref={frame}>{ shell(&nav, &leave, screen) }</div> }
}
