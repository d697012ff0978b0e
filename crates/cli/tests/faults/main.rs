//! The real program when the machine, the disc or whoever runs it fails: nothing is half written, nothing is lost, and there is a sentence for each.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod bench;
#[path = "../common/mod.rs"]
mod common;
mod kills;
mod misuse;
mod reading;
mod serving;
mod writing;
