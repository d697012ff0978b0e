//! What the tests share.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::path::PathBuf;

use fingerpost_core::model::Offer;

/// The folder of the real offer that made-up ones are grown from.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../offers/warwickshire")
}

/// That offer.
pub(crate) fn real() -> Offer {
    let files = fingerpost_source::open(&folder()).unwrap_or_else(|unopened| panic!("{unopened}"));
    fingerpost_source::read(&files).unwrap_or_else(|findings| panic!("{findings:?}"))
}
