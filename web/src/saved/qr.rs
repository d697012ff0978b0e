//! A QR code, drawn on the device.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};
use yew::prelude::*;

use crate::el::{all, el, set};
use crate::words::{join, number};

/// How many squares of nothing stand around it: scanners need four.
const MARGIN: i32 = 4;

/// The code of a text, as a picture with this name; `None` where the text is too long for one.
pub(crate) fn draw(text: &str, name: &str) -> Option<Html> {
    let code = QrCode::encode_segments(&[QrSegment::make_bytes(text.as_bytes())], QrCodeEcc::Low).ok()?;
    let mut dark = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                dark.push_str(&join(&["M", &at(x), " ", &at(y), "h1v1h-1z"]));
            }
        }
    }
    let size = number((code.size() + 2 * MARGIN) as usize);
    let mut squares = Vec::new();
    for (class, path) in [("white", join(&["M0 0h", &size, "v", &size, "H0z"])), ("ink", dark)] {
        squares.push(set(el("path", class, Html::default()), "d", path));
    }
    let picture = set(el("svg", "qr", all(squares)), "viewBox", join(&["0 0 ", &size, " ", &size]));
    Some(set(set(picture, "role", "img"), "aria-label", name.to_owned()))
}

fn at(place: i32) -> String {
    number((place + MARGIN) as usize)
}
