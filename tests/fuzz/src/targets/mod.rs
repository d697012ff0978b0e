//! The targets: each takes any bytes, and panics where a promise is broken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a broken promise stops a target at once")]

pub mod feed;
pub mod html;
pub mod index;
pub mod kept;
pub mod offer;
pub mod pack;
pub mod places;
pub mod query;
pub mod table;
pub mod typed;

use fingerpost_source::File;
use include_dir::{Dir, include_dir};

/// A target.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called, as are its program and its corpus.
    pub name: &'static str,
    /// Tries an input.
    pub tries: fn(&[u8]),
}

/// Every target.
pub const TARGETS: [Target; 10] = [
    Target { name: "feed", tries: feed::tries },
    Target { name: "html", tries: html::tries },
    Target { name: "index", tries: index::tries },
    Target { name: "kept", tries: kept::tries },
    Target { name: "offer", tries: offer::tries },
    Target { name: "pack", tries: pack::tries },
    Target { name: "places", tries: places::tries },
    Target { name: "query", tries: query::tries },
    Target { name: "table", tries: table::tries },
    Target { name: "typed", tries: typed::tries },
];

/// An input as text: most readers take nothing else.
fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// The smallest offer that has something of each kind: an input is read with all of it, so it decides how many inputs are tried in a minute. It is in English
/// only: each of our catalogues would take as long to make as all the rest takes to read.
static OFFER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/offer");

/// The smallest offer there can be: for targets that read it once or thrice with each input, and bring something else into it.
static BARE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/bare");

/// The files of a small offer, in order of their paths.
#[must_use]
pub fn small_offer() -> Vec<File> {
    in_order(&OFFER)
}

/// The files of the smallest offer, in order of their paths.
fn bare_offer() -> Vec<File> {
    in_order(&BARE)
}

fn in_order(folder: &Dir<'_>) -> Vec<File> {
    let mut files = files_of(folder);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn files_of(folder: &Dir<'_>) -> Vec<File> {
    let here = folder.files().map(|file| File::new(file.path().to_str().expect("a path"), file.contents_utf8().expect("text")));
    here.chain(folder.dirs().flat_map(files_of)).collect()
}
