//! What bringing a table in did, or why it was not brought in.

use std::path::PathBuf;

use fingerpost_source::Unopened;
use fingerpost_source::change::Unwritten;
use fingerpost_source::letters::told;

use crate::mistake::Mistakes;

/// What was done to one service's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The file, as seen from the offer's folder.
    pub path: String,
    /// The row of the table.
    pub row: usize,
    /// True where the file was not there before.
    pub is_new: bool,
    /// The headings of the columns that changed.
    pub changes: Vec<&'static str>,
}

/// What bringing a table in did, or with [`Options::dry_run`](crate::Options::dry_run) would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or changed, in the order of the table.
    pub deeds: Vec<Deed>,
    /// How many rows say what their files say already.
    pub unchanged: usize,
    /// Ids of the offer's own services that the table has no row for.
    pub missing: Vec<String>,
    /// True where the files of those were deleted.
    pub deleted: bool,
    /// Rows that are the template's example.
    pub examples: Vec<usize>,
    /// Headings that nobody knows, which were passed over: an officer's own notes, perhaps.
    pub unknown: Vec<String>,
}

impl std::fmt::Display for Report {
    /// What a person reads: what changed and where, and what was passed over. It says what would change of a table that was only tried.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let new = self.deeds.iter().filter(|deed| deed.is_new).count();
        for Deed { path, row, is_new, changes } in &self.deeds {
            let what = if *is_new { "new".to_owned() } else { changes.join(", ") };
            writeln!(f, "row {row}, {path}: {what}")?;
        }
        if !self.missing.is_empty() {
            let fate = if self.deleted { "deleted" } else { "they stay" };
            writeln!(f, "without a row ({fate}): {}", self.missing.join(", "))?;
        }
        if !self.unknown.is_empty() {
            writeln!(f, "columns that nobody knows, passed over: {}", told(&self.unknown.join(", ")))?;
        }
        let changed = self.deeds.len() - new;
        write!(f, "{new} new, {changed} changed, {} as before", self.unchanged)
    }
}

/// Why a table was not brought in. Nothing was written then.
#[derive(Debug)]
pub enum NotImported {
    /// What is wrong in it, all of it.
    Wrong(Mistakes),
    /// The table's file cannot be read.
    Unread(PathBuf, std::io::Error),
    /// The offer's files cannot be read.
    Unopened(Unopened),
    /// The offer's files cannot be written.
    Unwritten(Unwritten),
}

impl std::fmt::Display for NotImported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Wrong(mistakes) => write!(f, "{mistakes}"),
            Self::Unread(path, cause) => write!(f, "cannot read {}: {cause}", path.display()),
            Self::Unopened(problem) => write!(f, "{problem}"),
            Self::Unwritten(problem) => write!(f, "{problem}"),
        }
    }
}

impl std::error::Error for NotImported {}
