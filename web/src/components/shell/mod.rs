//! What stands on every screen, always in the same place: urgent help, a quick way out, a way back, search, and start again.

use fingerpost_core::catalogue::Text;
use fingerpost_core::t;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, window};
use yew::prelude::*;

use crate::components::easy::Aid;
use crate::components::language;
use crate::el::{Look, all, el, press, quiet, set};
use crate::late;
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words;

/// The frame around every screen. `leave` leaves the page.
pub fn shell(nav: &Nav, leave: &Callback<()>, screen: Html) -> Html {
    let mut quick = vec![
        press("button urgent", nav.say(t!("Urgent help")).into(), nav.click(Action::Open(Screen::Urgent(None)))),
        press("button leave", nav.say(t!("Leave this page now")).into(), leave.reform(|_| ())),
    ];
    if nav.state.moves == 0 {
        quick.push(what_stays(nav));
    }
    let links = vec![
        nav.link(Look::Link, nav.say(t!("Search")), Screen::Search),
        nav.link(Look::Link, nav.say(t!("My list")), Screen::SavedList),
        nav.act(Look::Link, nav.say(t!("Start again")), Action::StartAgain(false)),
    ];
    let is_start = nav.state.screen == Screen::Start;
    let foot = vec![
        if is_start { Html::default() } else { language::choice(nav) },
        el("p", "row", all(links)),
        late::aid(nav, Aid::Switch),
        quiet(nav.say(t!("Your answers stay on this device. We clear them when you leave."))),
        el("p", "quiet keys", nav.say(t!("In a hurry? Press the Shift key 3 times to leave this page."))),
    ];
    let back = match is_start {
        true => language::choice(nav),
        false => el("p", "back", nav.act(Look::Link, nav.say(t!("Back")), Action::Back)),
    };
    let visiting = nav.state.visiting.as_ref().map_or_else(Html::default, |visit| {
        let says = nav.fill(t!("This is help from {council}."), &[&nav.core().council]);
        let home = nav.act(Look::Link, nav.fill(t!("Back to help in {area}"), &[&visit.home.core().name]), Action::GoHome);
        el("p", "visiting", all(vec![says.into(), " ".into(), home]))
    });
    let told = language::told(nav);
    // A new key for each screen: nothing of one screen is used again for the next.
    let screen = html! { <div class="screen" key={nav.state.moves}>{ told }{ visiting }{ back }{ screen }</div> };
    let strip = set(set(el("div", "strip", all(quick)), "role", "group"), "aria-label", nav.say(t!("Quick help")));
    let class = if nav.state.easy.on { "fp easy" } else { "fp" };
    let frame = el("div", class, all(vec![strip, screen, el("div", "foot", all(foot))]));
    let language = match nav.words().language.as_str() {
        "" => &nav.core().language,
        language => language,
    };
    // Some browsers have what is typed looked at by a server, for its spelling or to guess how it goes on.
    let frame = set(set(frame, "spellcheck", "false"), "writingsuggestions", "false");
    // A page may run the other way; the navigator runs as its own language does.
    set(set(frame, "dir", words::direction(language)), "lang", language.to_owned())
}

/// What is told beside the way out.
pub const WHAT: Text = t!("What leaving clears");
/// What leaving clears, and what it cannot.
pub const WHAT_STAYS: Text =
    t!("We clear your answers and your list. We cannot clear your browser's history, or your calls and texts.");

/// What leaving cannot clear: said once, on the first screen, beside the button. It can be put away, and never stands between a family and the way out.
fn what_stays(nav: &Nav) -> Html {
    let lines = vec![el("summary", "", nav.say(WHAT)), el("p", "", nav.say(WHAT_STAYS))];
    set(el("details", "", all(lines)), "open", "")
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
