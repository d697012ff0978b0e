//! One row brought to the service's file.

use fingerpost_source::{File, id_of};
use toml::Table;

use crate::columns::{COLUMNS, Column, EXAMPLE};
use crate::kinds::Wrong;
use crate::names::{Names, bare};
use crate::sheet::{Headings, Line};
use crate::{merge, row};

/// A service's file as a row would have it.
pub(crate) struct Brought {
    pub(crate) row: usize,
    pub(crate) path: String,
    pub(crate) text: String,
    /// The headings of what changes; empty where nothing does.
    pub(crate) changes: Vec<&'static str>,
    pub(crate) is_new: bool,
    /// Cells that cannot be read, by their place in [`COLUMNS`].
    pub(crate) wrong: Vec<(usize, Wrong)>,
}

/// The path of a service's file.
pub(crate) fn path(id: &str) -> String {
    format!("services/{id}.toml")
}

/// What a line says under the columns that are there, by their place in [`COLUMNS`].
pub(crate) fn cell<'a>(line: &'a Line, headings: &Headings, heading: &str) -> Option<&'a str> {
    let (index, _) = headings.places.iter().find(|(_, place)| COLUMNS[**place].heading == heading)?;
    line.cells.get(*index).map(|cell| cell.trim())
}

/// True for the template's example.
pub(crate) fn is_example(line: &Line, headings: &Headings) -> bool {
    cell(line, headings, "Id").is_some_and(|id| bare(id) == EXAMPLE)
}

/// The id of a line's service: as it says, or made of its name.
pub(crate) fn id(line: &Line, headings: &Headings) -> String {
    match cell(line, headings, "Id").filter(|id| !id.is_empty()) {
        Some(id) => id.to_owned(),
        None => id_of(cell(line, headings, "Name").unwrap_or_default()),
    }
}

/// Brings a line to the file of the service with this id. Columns that the table lacks leave their fields as they are.
///
/// # Errors
/// Where the service's file is there and is not TOML.
pub(crate) fn bring(
    line: &Line,
    headings: &Headings,
    id: &str,
    files: &[File],
    names: &Names,
) -> Result<Brought, toml::de::Error> {
    let path = path(id);
    let file = files.iter().find(|file| file.path == path);
    let before = file.map_or("", |file| file.text.as_str());
    let now: Table = before.parse()?;
    let old = row::cells(id, &now, names);
    let mut cells = old.clone();
    for (index, place) in &headings.places {
        let text = line.cells.get(*index).map(String::as_str).unwrap_or_default();
        if let Some(cell) = cells.get_mut(*place) {
            text.replace("\r\n", "\n").trim().clone_into(cell);
        }
    }
    let (target, wrong) = row::read(&cells, names);
    let text = merge::merge(before, &now, &target).unwrap_or_else(|_| before.to_owned());
    let new = row::cells(id, &target, names);
    let changed = |(column, (old, new)): (&Column, (&String, &String))| (old != new).then_some(column.heading);
    let changes =
        if text == before { Vec::new() } else { COLUMNS.iter().zip(old.iter().zip(&new)).filter_map(changed).collect() };
    Ok(Brought { row: line.row, path, text: text.trim_start().to_owned(), changes, is_new: file.is_none(), wrong })
}
