#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod file;
mod finding;
mod names;
pub mod proofs;
mod read;
pub mod reading;
mod sample;
pub mod starter;
mod table;

pub use file::{File, Unopened, open, shared_folder};
pub use finding::{Finding, Findings, Level};
pub use names::closest;
pub use read::{Advised, documents, read, read_with_advice};
pub use sample::{sample, sample_files};
