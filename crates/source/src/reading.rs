//! Reading other TOML files in the same way, such as the stories of mystery shoppers: every mistake with its file and line, in one run.

pub use crate::finding::Notes;
pub use crate::names::{Names, closest};
pub use crate::read::{Files, Parsed, ages};
pub use crate::table::{At, Field, Reader, Table};
