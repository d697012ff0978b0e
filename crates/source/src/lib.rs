#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod allow;
pub mod change;
mod codes;
mod comments;
pub mod duties;
mod file;
mod finding;
pub mod languages;
pub mod letters;
mod names;
pub mod proofs;
mod read;
pub mod reading;
mod sample;
pub mod starter;
mod table;
mod time;

pub use codes::{Code, code, codes};
pub use comments::comments_advice;
pub use file::{FOLDERS, File, Unopened, open, shared_folder};
pub use finding::{Finding, Findings, Level};
pub use names::{closest, id_of};
pub use read::{Advised, Checked, check, documents, gives_postcode, read, read_with_advice, read_with_duties};
pub use sample::{sample, sample_files, sample_with};
pub use time::TimeOfDay;
