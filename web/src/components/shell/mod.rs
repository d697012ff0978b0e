//! What stands on every screen, always in the same place: urgent help, a quick way out, a way back, search, and start again.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, window};
use yew::prelude::*;

use crate::el::{Look, all, button, el, press, quiet, set};
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words::{self, join};

/// The frame around every screen. `leave` leaves the page.
pub fn shell(nav: &Nav, leave: &Callback<()>, screen: Html) -> Html {
    let quick = vec![
        press("button urgent", "Urgent help".into(), nav.open(Screen::Urgent(None))),
        press("button leave", "Leave this page now".into(), leave.reform(|_| ())),
    ];
    let links = vec![
        button(Look::Link, "Search", nav.open(Screen::Search)),
        button(Look::Link, "Start again", nav.click(Action::StartAgain)),
    ];
    let foot = vec![
        el("p", "row", all(links)),
        quiet("Your answers stay on this device. We clear them when you leave."),
        el("p", "quiet keys", "In a hurry? Press the Shift key 3 times to leave this page."),
    ];
    let back = match nav.state.screen {
        Screen::Start => Html::default(),
        _ => el("p", "back", button(Look::Link, "Back", nav.click(Action::Back))),
    };
    let visiting = nav.state.visiting.as_ref().map_or_else(Html::default, |visit| {
        let says = join(&["This is help from ", &nav.core().council, ". "]);
        let home = button(Look::Link, join(&["Back to help in ", &visit.home.core().name]), nav.click(Action::GoHome));
        el("p", "visiting", all(vec![says.into(), home]))
    });
    // A new key for each screen: nothing of one screen is used again for the next.
    let screen = html! { <div class="screen" key={nav.state.moves}>{ visiting }{ back }{ screen }</div> };
    let strip = set(set(el("div", "strip", all(quick)), "role", "group"), "aria-label", "Quick help");
    let frame = el("div", "fp", all(vec![strip, screen, el("div", "foot", all(foot))]));
    let language = &nav.core().language;
    // A page may run the other way; the navigator runs as its own language does.
    set(set(frame, "dir", words::direction(language)), "lang", language.clone())
}

/// How long three presses may take, in milliseconds.
const WITHIN: f64 = 5_000.0;

/// Leaves when Shift is pressed three times, with no other key between.
#[hook]
pub(crate) fn use_three_shifts(leave: Callback<()>) {
    use_effect_with((), move |()| {
        let mut presses: Vec<f64> = Vec::new();
        let listener = window().map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                let event: &KeyboardEvent = event.unchecked_ref();
                if event.repeat() {
                    return;
                }
                if event.key() != "Shift" {
                    return presses.clear();
                }
                presses.retain(|press| event.time_stamp() - press < WITHIN);
                presses.push(event.time_stamp());
                if presses.len() >= 3 {
                    leave.emit(());
                }
            })
        });
        move || drop(listener)
    });
}
