//! A table as it stands in a file, before anybody knows what it means.

use std::collections::BTreeMap;
use std::path::Path;

use crate::columns::COLUMNS;
use crate::mistake::{Mistake, Where};
use crate::names::{bare, closest};
use crate::{csv_file, xlsx_read};

/// Rows of cells.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) lines: Vec<Line>,
    /// Cells that hold a mistake of the spreadsheet's own, such as `#REF!`: row, and column from 0.
    pub(crate) broken: Vec<(usize, usize)>,
}

/// A row that has something in it.
#[derive(Debug)]
pub(crate) struct Line {
    /// As the spreadsheet counts: from 1.
    pub(crate) row: usize,
    pub(crate) cells: Vec<String>,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Which column of a sheet stands for which of [`COLUMNS`], and the headings that nobody knows.
pub(crate) struct Headings {
    pub(crate) places: BTreeMap<usize, usize>,
    pub(crate) unknown: Vec<String>,
}

impl Sheet {
    /// Reads a file: a workbook where its name or its first bytes say so, otherwise comma-separated values. An error is what is wrong, in a sentence.
    pub(crate) fn read(path: &Path, bytes: &[u8]) -> Result<Self, String> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let mut sheet = match ending.as_str() {
            _ if bytes.starts_with(b"PK") => xlsx_read::read(bytes)?,
            "xlsx" | "xlsm" => return Err("this is not a workbook: it may be damaged".to_owned()),
            _ if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) => {
                return Err("this is a workbook of an old kind, or it has a password".to_owned());
            }
            _ => csv_file::read(bytes)?,
        };
        sheet.lines.retain(|line| !line.is_blank());
        Ok(sheet)
    }

    /// Takes the headings off: the first row. Capitals and spaces do not matter.
    pub(crate) fn headings(&mut self, file: &str, mistakes: &mut Vec<Mistake>) -> Headings {
        let mut headings = Headings { places: BTreeMap::new(), unknown: Vec::new() };
        let mistake = |row, heading: &str, wrong: String, mend: String| Mistake {
            file: file.to_owned(),
            at: Where::Cell(row, heading.to_owned()),
            wrong,
            mend,
        };
        let ours: Vec<String> = COLUMNS.iter().map(|column| bare(column.heading)).collect();
        let first = if self.lines.is_empty() { None } else { Some(self.lines.remove(0)) };
        for (index, heading) in first.iter().flat_map(|line| line.cells.iter().map(|cell| cell.trim()).enumerate()) {
            let row = first.as_ref().map_or(1, |line| line.row);
            if heading.is_empty() {
                continue;
            }
            let heading_bare = bare(heading);
            match ours.iter().position(|ours| *ours == heading_bare) {
                Some(place) if headings.places.values().any(|other| *other == place) => {
                    mistakes.push(mistake(
                        row,
                        heading,
                        "there are two columns of this name".to_owned(),
                        "delete one of them".to_owned(),
                    ));
                }
                Some(place) => {
                    headings.places.insert(index, place);
                }
                // A heading that is nearly one of ours was meant to be: to pass over it would lose what stands under it.
                None => {
                    let meant = COLUMNS.iter().zip(&ours).filter(|(_, ours)| is_slip(&heading_bare, ours));
                    match closest(heading, meant.map(|(column, _)| column.heading)) {
                        Some(close) => mistakes.push(mistake(
                            row,
                            heading,
                            "no column is called that".to_owned(),
                            format!("did you mean \"{close}\"?"),
                        )),
                        None => headings.unknown.push(heading.to_owned()),
                    }
                }
            }
        }
        if !headings.places.values().any(|place| COLUMNS[*place].heading == "Name") {
            mistakes.push(Mistake {
                file: file.to_owned(),
                at: Where::File,
                wrong: "this is no table of services: it has no column \"Name\"".to_owned(),
                mend: "begin with a table that `fingerpost export` wrote, or its template".to_owned(),
            });
        }
        headings
    }
}

/// True for two words that differ by a slip or two. How long they are says at once of most pairs that they do not.
fn is_slip(one: &str, other: &str) -> bool {
    const SLIPS: usize = 2;
    one.chars().count().abs_diff(other.chars().count()) <= SLIPS && strsim::osa_distance(one, other) <= SLIPS
}
