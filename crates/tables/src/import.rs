//! Bringing an officer's table to the offer's files.

use std::collections::BTreeMap;
use std::path::Path;

use fingerpost_source::File;
use fingerpost_source::change::Change;

use crate::bring::{self, Brought};
use crate::columns::COLUMNS;
use crate::mistake::{Mistake, Mistakes, Where};
use crate::names::{Names, Of};
use crate::place;
use crate::report::{Deed, NotImported, Report};
use crate::sheet::{Headings, Line, Sheet};

/// How a table is brought in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Find every mistake and say what would change, and write nothing.
    pub dry_run: bool,
    /// Delete the files of the offer's own services that the table has no row for. Without it they stay, and are told of.
    pub delete_missing: bool,
}

/// Brings a table (`.xlsx` or comma-separated values) to the services' files in an offer's folder. A row changes the file of its id, and only the fields
/// that it changes: comments live on. A row with a new id, or without one, makes a file.
///
/// # Errors
/// Every mistake in the table and in what the offer would become, in one go; or what cannot be read or written.
pub fn import(table: &Path, folder: &Path, options: Options) -> Result<Report, NotImported> {
    let bytes = std::fs::read(table).map_err(|cause| NotImported::Unread(table.to_owned(), cause))?;
    let change = (!options.dry_run).then(|| Change::begin(folder)).transpose().map_err(NotImported::Unwritten)?;
    let files = fingerpost_source::open(folder).map_err(NotImported::Unopened)?;
    let Outcome { brought, deletes, report } = look(table, &bytes, files, options).map_err(NotImported::Wrong)?;
    if let Some(change) = change {
        let changed = brought.into_iter().filter(|one| !one.changes.is_empty());
        let texts: Vec<(String, String)> = changed.map(|one| (one.path, one.text)).collect();
        change.make(&texts, &deletes).map_err(NotImported::Unwritten)?;
    }
    Ok(report)
}

/// What [`import`] would do with a table of this name and these bytes, and an offer of these files: it reads nothing else, and writes nothing.
///
/// # Errors
/// Every mistake in the table and in what the offer would become, in one go.
pub fn dry_run(table: &Path, bytes: &[u8], files: Vec<File>) -> Result<Report, Mistakes> {
    look(table, bytes, files, Options { dry_run: true, delete_missing: false }).map(|outcome| outcome.report)
}

/// What a table comes to.
struct Outcome {
    brought: Vec<Brought>,
    /// The paths of the files to delete.
    deletes: Vec<String>,
    report: Report,
}

/// Brings a table to the offer's files in memory.
fn look(table: &Path, bytes: &[u8], mut files: Vec<File>, options: Options) -> Result<Outcome, Mistakes> {
    let file = table.file_name().map_or_else(|| table.display().to_string(), |name| name.to_string_lossy().into_owned());
    let mut job = Job { file, mistakes: Vec::new(), report: Report::default() };
    let brought = match Sheet::read(table, bytes) {
        Ok(sheet) => job.rows(sheet, &files),
        Err(wrong) => {
            job.note(Where::File, wrong, "save it as an Excel workbook (.xlsx) or as \"CSV UTF-8\", and try again");
            Vec::new()
        }
    };
    job.missing(&brought, &files);
    let deletes: Vec<String> =
        if options.delete_missing { job.report.missing.iter().map(|id| bring::path(id)).collect() } else { Vec::new() };
    job.apply(&brought, &deletes, &mut files);
    if !job.mistakes.is_empty() {
        return Err(job.in_order());
    }
    job.report.deleted = options.delete_missing && !deletes.is_empty();
    job.report.deeds = brought.iter().filter(|one| !one.changes.is_empty()).map(deed).collect();
    job.report.unchanged = brought.len() - job.report.deeds.len();
    Ok(Outcome { brought, deletes, report: job.report })
}

fn deed(brought: &Brought) -> Deed {
    let Brought { path, row, is_new, changes, .. } = brought;
    Deed { path: path.clone(), row: *row, is_new: *is_new, changes: changes.clone() }
}

/// A table while it is brought in.
struct Job {
    file: String,
    mistakes: Vec<Mistake>,
    report: Report,
}

impl Job {
    fn note(&mut self, at: Where, wrong: impl Into<String>, mend: impl Into<String>) {
        self.mistakes.push(Mistake { file: self.file.clone(), at, wrong: wrong.into(), mend: mend.into() });
    }

    /// Every row, brought to its file.
    fn rows(&mut self, mut sheet: Sheet, files: &[File]) -> Vec<Brought> {
        let headings = sheet.headings(&self.file, &mut self.mistakes);
        self.report.unknown.clone_from(&headings.unknown);
        for (row, column) in &sheet.broken {
            if let Some(place) = headings.places.get(column) {
                let mend = "mend the sum in this cell, or type what it should say";
                self.note(cell(*row, *place), "the spreadsheet itself shows a mistake here, such as #REF!", mend);
            }
        }
        let mut names = Names::of(files);
        let ids = self.ids(&sheet, &headings, files);
        // A row may link to a service that another row brings.
        ids.iter().for_each(|(_, id)| names.add(Of::Services, id, ""));
        let mut brought = Vec::new();
        for (line, id) in ids {
            match bring::bring(line, &headings, &id, files, &names) {
                Ok(one) => {
                    for (place, (wrong, mend)) in &one.wrong {
                        self.note(cell(one.row, *place), wrong, mend);
                    }
                    brought.push(one);
                }
                Err(problem) => {
                    let wrong = format!("its file {} is not TOML: {}", bring::path(&id), problem.message());
                    self.note(Where::Row(line.row), wrong, "see `fingerpost check` for where");
                }
            }
        }
        brought
    }

    /// Every row with the id of its service; those that have none that can be used are mistakes.
    fn ids<'a>(&mut self, sheet: &'a Sheet, headings: &Headings, files: &[File]) -> Vec<(&'a Line, String)> {
        let mut ids: Vec<(&Line, String)> = Vec::new();
        for line in &sheet.lines {
            if bring::is_example(line, headings) {
                self.report.examples.push(line.row);
                continue;
            }
            let id = bring::id(line, headings);
            let is_made = bring::cell(line, headings, "Id").is_none_or(str::is_empty);
            let at = Where::Cell(line.row, "Id".to_owned());
            if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                let wrong = if id.is_empty() {
                    "this service has no name and no id".to_owned()
                } else {
                    format!("`{id}` cannot be an id")
                };
                self.note(at, wrong, "use small letters, digits and hyphens only, or leave it empty for a new service");
            } else if let Some((other, _)) = ids.iter().find(|(_, other)| *other == id) {
                let wrong = format!("row {} is about the service `{id}` as well", other.row);
                self.note(at, wrong, "keep one row for it, or give a new service another name");
            } else if is_made && files.iter().any(|file| file.is_in("services") && file.stem() == id) {
                let wrong = format!("there is a service `{id}` already");
                self.note(at, wrong, format!("to change it write {id} here; for another service choose another id"));
            } else {
                ids.push((line, id));
            }
        }
        ids
    }

    /// The offer's own services that no row is about.
    fn missing(&mut self, brought: &[Brought], files: &[File]) {
        let own = files.iter().filter(|file| file.is_in("services") && !file.is_shared());
        let missing = own.filter(|file| !brought.iter().any(|one| one.path == file.path));
        self.report.missing = missing.map(|file| file.stem().to_owned()).collect();
    }

    /// Checks what the offer would become. What is wrong in a row's file is told of at its row and column; a cell that could not be read is not told of
    /// twice.
    fn apply(&mut self, brought: &[Brought], deletes: &[String], files: &mut Vec<File>) {
        let by_path: BTreeMap<&str, &Brought> = brought.iter().map(|one| (one.path.as_str(), one)).collect();
        files.retain(|file| !by_path.contains_key(file.path.as_str()) && !deletes.contains(&file.path));
        files.extend(brought.iter().map(|one| File::new(&one.path, &one.text)));
        let Err(findings) = fingerpost_source::read(files) else { return };
        for finding in findings.findings {
            let Some(one) = by_path.get(finding.path.as_str()) else {
                let at = Where::Line(finding.line);
                self.mistakes.push(Mistake { file: finding.path, at, wrong: finding.wrong, mend: finding.mend });
                continue;
            };
            let place = place::column(&finding, &one.text);
            if one.wrong.iter().any(|(other, _)| *other == place) {
                continue;
            }
            let (wrong, mend) = match finding.code {
                // How the files write it helps nobody here.
                "missing" | "empty" => ("this is missing".to_owned(), "fill in this cell".to_owned()),
                _ => (finding.wrong, finding.mend),
            };
            self.note(cell(one.row, place), wrong, mend);
        }
    }

    /// The mistakes, in the order of the table; those of the offer's other files after them.
    fn in_order(mut self) -> Mistakes {
        let place = |mistake: &Mistake| match &mistake.at {
            Where::File => (0, 0),
            Where::Row(row) => (*row, 0),
            Where::Cell(row, heading) => (*row, COLUMNS.iter().position(|column| column.heading == heading).unwrap_or(0)),
            Where::Line(_) => (usize::MAX, 0),
        };
        self.mistakes.sort_by_key(place);
        self.mistakes.dedup();
        Mistakes(self.mistakes)
    }
}

fn cell(row: usize, place: usize) -> Where {
    Where::Cell(row, COLUMNS.get(place).map(|column| column.heading).unwrap_or_default().to_owned())
}
