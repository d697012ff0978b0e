#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

pub mod answers;
pub mod children;
pub mod csv;
pub mod family;
pub mod findings;
pub mod measure;
pub mod report;
pub mod run;
pub mod weights;
pub mod words;

pub use run::{Outcome, Size, run, run_watched};
pub use weights::Weights;
