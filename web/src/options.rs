//! What a host page may choose.

use wasm_bindgen::JsValue;
use web_sys::js_sys::Reflect;

/// Where a family that leaves in a hurry is sent: a page that nobody wonders about.
const NEUTRAL_PAGE: &str = "https://www.bbc.co.uk/weather";

/// The element's attributes, as `mount` takes them.
#[derive(Debug)]
pub(crate) struct Options {
    /// The folder of packs.
    offer: String,
    /// The level of each screen's heading.
    heading_level: u8,
    /// The name of the screen to start at.
    pub(crate) start: String,
    /// Whether the page's address tells where the family is.
    pub(crate) share: bool,
    /// Where "Leave this page now" goes.
    exit: String,
}

impl Options {
    /// Reads them from an object. What is missing, or is not what the README says, is as though it were not there: a slip in
    /// an attribute must not keep a family from help. (Read one by one: a general reader would cost a family 15 kB.)
    pub(crate) fn read(from: &JsValue) -> Self {
        let get = |name: &str| Reflect::get(from, &name.into()).ok();
        let text = |name: &str| get(name).and_then(|text| text.as_string());
        Self {
            offer: text("offer").unwrap_or_else(|| "offer/".to_owned()),
            heading_level: get("headingLevel").and_then(|level| level.as_f64()).map_or(2, |level| level as u8),
            start: text("start").unwrap_or_default(),
            share: get("share").is_some_and(|share| share.is_truthy()),
            exit: text("exit").unwrap_or_default(),
        }
    }

    /// The folder of packs, with its slash.
    pub(crate) fn offer(&self) -> String {
        format!("{}/", self.offer.trim_end_matches('/'))
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
