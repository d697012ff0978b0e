//! Reading files of postcodes: every mistake with its file and line, in one run.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_core::places::{Entry, Postcode};
use fingerpost_source::File;
use fingerpost_source::reading::{At, Notes, Reader};

use super::grid::Grid;
use super::row::{Columns, Row, Wrong};

/// The most mistakes told of one file: one of another sort has a mistake on every line.
const MOST: usize = 20;

/// What was read.
#[derive(Default)]
pub(super) struct Table {
    /// The postcodes, each once.
    pub(super) entries: BTreeMap<Postcode, Entry>,
    /// How many have no point or no district yet.
    pub(super) unplaced: usize,
}

/// Reads files of postcodes, plain or compressed with gzip.
///
/// # Errors
/// Every mistake of every file, as findings; or a file that cannot be read.
pub(super) fn read(paths: &[PathBuf]) -> anyhow::Result<Table> {
    let files: Vec<File> = paths.iter().map(|path| open(path)).collect::<anyhow::Result<_>>()?;
    let (notes, grid) = (Notes::default(), Grid::new()?);
    let mut table = Table::default();
    for file in &files {
        read_file(&mut table, file, Reader::new(&notes), &grid);
    }
    match notes.finish(&files) {
        Some(findings) => Err(findings.into()),
        None => Ok(table),
    }
}

fn open(path: &Path) -> anyhow::Result<File> {
    let cannot = || format!("cannot read {}", path.display());
    let mut bytes = fs::read(path).with_context(cannot)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain).with_context(cannot)?;
        bytes = plain;
    }
    let text = String::from_utf8(bytes)
        .ok()
        .with_context(|| format!("{} is not a text file; give files of .csv or .csv.gz", path.display()))?;
    Ok(File::new(path.display().to_string(), text))
}

fn read_file(table: &mut Table, file: &File, reader: Reader<'_>, grid: &Grid) {
    let mut lines = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.text.as_bytes());
    let mut columns = None;
    let mut mistakes = 0;
    for line in lines.records() {
        let Ok(line) = line else { continue };
        let start = line.position().map_or(0, |position| position.byte() as usize);
        let read = match &columns {
            Some(columns) => take(table, columns, &line, grid),
            None => Columns::of(&line).and_then(|named| {
                let is_named = named.is_some();
                let columns = columns.insert(named.unwrap_or(Columns::CodePoint));
                if is_named { Ok(()) } else { take(table, columns, &line, grid) }
            }),
        };
        let Err((code, wrong, mend)) = read else { continue };
        let length = file.text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
        reader.note(code, &At { value: (), file, span: start..start + length }, wrong, mend);
        mistakes += 1;
        // Without its columns, or with this many mistakes, what follows would only repeat it.
        if columns.is_none() || mistakes == MOST {
            return;
        }
    }
    if columns.is_none() {
        reader.note(
            "empty",
            &At { value: (), file, span: 0..0 },
            "there are no postcodes in this file",
            "give a file that has some",
        );
    }
}

fn take(table: &mut Table, columns: &Columns, line: &csv::StringRecord, grid: &Grid) -> Result<(), Wrong> {
    let Row::Placed(entry) = columns.read(line, grid)? else {
        table.unplaced += 1;
        return Ok(());
    };
    // Two files may hold the same area: the first to name a postcode places it.
    let known = table.entries.entry(entry.postcode.clone()).or_insert_with(|| entry.clone());
    if known.district != entry.district {
        let wrong = format!("{} lies in {} here, and in {} above", entry.postcode.to_text(), entry.district, known.district);
        return Err(("two-districts", wrong, "give files of one date: districts change; or delete one of the two lines"));
    }
    Ok(())
}
