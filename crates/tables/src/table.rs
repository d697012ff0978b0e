//! An offer's own services as a table.

use fingerpost_source::File;

use crate::columns::COLUMNS;
use crate::names::{Names, Of};
use crate::row;

/// A table of services: its rows have a cell for each of [`COLUMNS`].
#[derive(Clone, Debug)]
pub struct Table {
    /// One row a service, in the order of their ids.
    pub rows: Vec<Vec<String>>,
    pub(crate) names: Names,
}

impl Table {
    /// The table of an offer's own services: those in its folder, not those that it shares with other offers. A file that is not TOML is left out, so
    /// read the offer first (`fingerpost_source::read`).
    #[must_use]
    pub fn of(files: &[File]) -> Self {
        let names = Names::of(files);
        let own = files.iter().filter(|file| file.is_in("services") && !file.is_shared());
        let row = |file: &File| Some(row::cells(file.stem(), &file.text.parse().ok()?, &names));
        Self { rows: own.filter_map(row).collect(), names }
    }

    /// A table to fill in: one row as an example, which is never brought in, and an offer's lists to choose from.
    #[must_use]
    pub fn template(files: &[File]) -> Self {
        let names = Names::of(files);
        let first = |of: Of| names.list(of).next().unwrap_or_default();
        let example = COLUMNS.iter().map(|column| match column.heading {
            "Who runs it" => first(Of::Providers),
            "What it helps with" => first(Of::Help),
            _ => column.example.to_owned(),
        });
        Self { rows: vec![example.collect()], names }
    }
}
