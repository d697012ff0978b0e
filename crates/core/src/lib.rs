#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

pub mod catalogue;
pub mod clock;
pub mod danger;
pub mod explain;
pub mod glossary;
pub mod guide;
mod letters;
pub mod model;
pub mod pack;
pub mod places;
pub mod rules;
pub mod saved;
pub mod search;
mod wire;

pub use guide::{Answer, Answers, Guide, Plan, Standing};
pub use model::{Core, Detail, Offer, Words};
