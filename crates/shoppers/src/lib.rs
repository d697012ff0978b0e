#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod answer;
mod check;
mod offers;
mod read;
mod report;
mod seeds;
mod story;
mod walk;

pub use check::{Failure, Trial, shop};
pub use offers::{NotReady, Offers, Ready};
pub use read::{Stories, open, read};
pub use report::{html, json, lines};
pub use seeds::{Seeds, plain};
pub use story::{Expect, Phrase, Reach, Story, Told};
pub use walk::{Step, Walk, walk};
