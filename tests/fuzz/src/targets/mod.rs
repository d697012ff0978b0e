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

/// The files of the sample, in English only though it has words in another language: each of our ten would take as long to make as all the rest takes to
/// read.
#[must_use]
pub fn small_offer() -> Vec<fingerpost_source::File> {
    let mut files = fingerpost_source::sample_with(&[("offer.toml", "home =", "languages = []\nhome =")]);
    files.push(fingerpost_source::File::new("translations/pl.toml", "[texts]\n\"Speech therapy\" = \"Logopedia\"\n"));
    files
}
