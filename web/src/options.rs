//! What a host page may choose.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Reflect};

use crate::share::Sharing;

/// Where a family that leaves in a hurry is sent: a page that nobody wonders about.
pub const NEUTRAL_PAGE: &str = "https://www.bbc.co.uk/weather";

/// The element's attributes, as `mount` takes them.
#[derive(Debug)]
pub(crate) struct Options {
    /// The folder of packs.
    offer: String,
    /// The level of each screen's heading.
    heading_level: u8,
    /// The name of the screen to start at.
    pub(crate) start: String,
    /// The language to read, as BCP 47 names it; one that the offer does not have is as though it were not there.
    pub(crate) language: String,
    /// Whether the page's address tells where the family is.
    tells: bool,
    /// Whether the page follows a link to a family's place.
    follows: bool,
    /// Whether Easy Read is on at the start.
    pub(crate) easy: bool,
    /// Reads aloud the part of the screen that a button stands in; none where the browser cannot speak.
    pub(crate) listen: Option<Function>,
    /// Takes a family's place, for the navigator that comes after one that failed.
    pub(crate) hold: Option<Function>,
    /// The place that the one before it gave.
    pub(crate) held: Option<String>,
    /// Where "Leave this page now" goes.
    exit: String,
}

impl Options {
    /// Reads them from an object. What is missing, or is not what the README says, is as though it were not there: a slip in
    /// an attribute must not keep a family from help. (Read one by one: a general reader would cost a family 15 kB.)
    pub(crate) fn read(from: &JsValue) -> Self {
        let get = |name: &str| Reflect::get(from, &name.into()).ok();
        let text = |name: &str| get(name).and_then(|text| text.as_string());
        let share = get("share").filter(|share| share.is_truthy() || share.is_string());
        Self {
            offer: text("offer").unwrap_or_else(|| "offer/".to_owned()),
            heading_level: get("headingLevel").and_then(|level| level.as_f64()).map_or(2, |level| level as u8),
            start: text("start").unwrap_or_default(),
            language: text("language").unwrap_or_default(),
            tells: share.as_ref().is_some_and(|share| share.as_string().as_deref() != Some("links")),
            follows: share.is_some(),
            easy: get("easy").is_some_and(|easy| easy.is_truthy()),
            listen: get("listen").and_then(|listen| listen.dyn_into().ok()),
            hold: get("hold").and_then(|hold| hold.dyn_into().ok()),
            held: text("held"),
            exit: text("exit").unwrap_or_default(),
        }
    }

    /// The folder of packs, with its slash.
    pub(crate) fn offer(&self) -> String {
        format!("{}/", self.offer.trim_end_matches('/'))
    }

    /// What the page does with links to a family's place.
    pub(crate) fn sharing(&self) -> Sharing {
        Sharing { tells: self.tells, follows: self.follows, offer: self.offer() }
    }

    /// The level of each screen's heading.
    pub(crate) fn level(&self) -> u8 {
        level(self.heading_level)
    }

    /// Where "Leave this page now" goes: always a web page, so that it always leaves.
    pub(crate) fn exit(&self) -> String {
        if self.exit.starts_with("https://") || self.exit.starts_with("http://") {
            self.exit.clone()
        } else {
            NEUTRAL_PAGE.to_owned()
        }
    }
}

/// A level that a screen's heading can have. Two more stand under it, so 4 is the deepest.
pub(crate) fn level(asked: u8) -> u8 {
    asked.clamp(1, 4)
}
