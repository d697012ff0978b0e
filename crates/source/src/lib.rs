#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod file;
mod finding;
mod names;
mod read;
mod sample;
mod table;

pub use file::{File, Unopened, open};
pub use finding::{Finding, Findings};
pub use read::read;
pub use sample::{sample, sample_files};
