//! What a family does not need for the questions: every other screen, and what those read and look up. The built widget holds it in a file of its own,
//! which is fetched as soon as the first screen is drawn (docs/decisions/0019): what must come before the first question is then a quarter less.
//! Only a value of [`Late`] leads to it, so nothing can call what is not here.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use fingerpost_core::pack::{File, Unreadable};
use fingerpost_core::places::{Area, Nearby};
use fingerpost_core::t;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::address;
use crate::components::easy::{self, Aid};
use crate::components::focus::{screen, title};
use crate::components::{prose, term};
use crate::el::el;
use crate::everywhere::{self, Everywhere, Found};
use crate::host;
use crate::library::{self, Opened, Shelf};
use crate::nav::Nav;
use crate::saved::keep;
use crate::screens;
use crate::state::{Screen, State};

/// Work that goes on while a family reads.
pub(crate) type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// The way into the second file.
#[derive(Debug)]
pub(crate) struct Late {
    /// Draws every screen but the first, a question and urgent help.
    pub(crate) draw: fn(&Nav) -> Html,
    /// Draws what helps a family that reads little.
    pub(crate) aid: fn(&Nav, Aid) -> Html,
    /// Styles the root of an element for Easy Read.
    pub(crate) dress: fn(&Element),
    /// Marks the terms of a text.
    pub(crate) explain: fn(&Nav, &str) -> Html,
    /// Fetches a file of an offer.
    pub(crate) fetch: fn(Shelf, Rc<Opened>, File, UseReducerDispatcher<State>) -> Work<()>,
    /// Reads the postcodes of an area.
    pub(crate) area: fn(&str, &[u8]) -> Result<Area, Unreadable>,
    /// The councils next door whose help is worth a look.
    pub(crate) nearby: fn(&State) -> Vec<Nearby>,
    /// Searches every council's offer.
    pub(crate) search: fn(Shelf, Everywhere, String, String) -> Work<Found>,
    /// Where a family is, as an address tells it.
    pub(crate) write: fn(&State) -> String,
    /// How many services a family's plan holds.
    pub(crate) count: fn(&State) -> usize,
    /// Fetches what is kept for the family.
    pub(crate) take_up: fn(&UseReducerHandle<State>),
    /// Clears everything, and stays on the list.
    pub(crate) clear: fn(&mut State),
    /// The file of the details that the screen needs.
    pub(crate) wants_details: fn(&State) -> Option<File>,
    /// Reads the dates that were typed for a pathway; true where the days that come of them then take the focus.
    pub(crate) reckon: fn(&mut State, bool),
}

static LATE: Late = Late {
    draw: screens::later::draw,
    aid: easy::draw,
    dress: easy::dress,
    explain: term::explain,
    fetch: library::fetch_one,
    area: Area::read,
    nearby: State::nearby,
    search: everywhere::search,
    write: address::write,
    count: |state| state.standing().plan().signposts().count(),
    take_up: keep::take_up,
    clear: State::clear_everything,
    wants_details: State::wants_details,
    reckon: State::reckon,
};

/// The second file could not be fetched.
#[derive(Debug)]
struct Missing;

/// Fetches the second file. What names `LATE` here, and nothing else, is what the file holds.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(late, fallible)]
fn come() -> Result<&'static Late, Missing> {
    Ok(&LATE)
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Everything is in one file.
#[cfg(not(feature = "split"))]
async fn come() -> Result<&'static Late, Missing> {
    Ok(&LATE)
}

thread_local! {
    /// What has come is here for good, for every navigator of this instance.
    static HERE: Cell<Option<&'static Late>> = const { Cell::new(None) };
}

/// The second file, once it is here.
pub(crate) fn here() -> Option<&'static Late> {
    #[cfg(not(feature = "split"))]
    HERE.set(Some(&LATE));
    HERE.get()
}

/// Fetches the second file once the first screen is drawn, and again after each time that a family tries again. True where it could not be had.
#[hook]
pub(crate) fn use_late(tries: u32) -> bool {
    // Each time it is set, the screen is drawn anew.
    let failed = use_state(|| false);
    {
        let failed = failed.clone();
        use_effect_with(tries, move |_| {
            if here().is_none() {
                failed.set(false);
                spawn_local(async move {
                    let late = come().await;
                    HERE.set(late.as_ref().ok().copied());
                    failed.set(late.is_err());
                });
            }
        });
    }
    *failed
}

/// True for a screen that can be drawn now.
pub(crate) fn draws(screen: Screen) -> bool {
    !screen.is_late() || here().is_some()
}

/// Draws a screen of the second file; until it is here, that it comes.
pub(crate) fn draw(nav: &Nav) -> Html {
    match here() {
        Some(late) => (late.draw)(nav),
        None => {
            let says = if nav.cut_off { t!("This page did not come") } else { t!("One moment") };
            screen(title(nav, nav.say(says)), vec![prose::missing(nav, nav.cut_off)])
        }
    }
}

/// Draws what helps a family that reads little, once it is here. It comes into the place of nothing, so that what stands beside it stays what it is. What
/// reads aloud stands above the answers and has its place kept free, where the browser can speak: whoever presses one must not press another that has moved there.
pub(crate) fn aid(nav: &Nav, aid: Aid) -> Html {
    match here() {
        Some(late) => (late.aid)(nav, aid),
        None if aid == Aid::Listen && host::speaks() => el("div", "aloud", Html::default()),
        None => Html::default(),
    }
}

/// Styles Easy Read the first time that it is on.
#[hook]
pub(crate) fn use_easy(frame: NodeRef, on: bool) {
    use_effect_with(here().filter(|_| on).is_some(), move |on| {
        if let (true, Some(late), Some(frame)) = (*on, here(), frame.cast::<Element>()) {
            (late.dress)(&frame);
        }
    });
}
