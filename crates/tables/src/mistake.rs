//! Mistakes in a table: which row and column, what is wrong, and how to mend it.

use fingerpost_source::letters::told;

/// Where a mistake is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the whole of a file.
    File,
    /// In a row of the table, as the spreadsheet counts them; the headings are row 1.
    Row(usize),
    /// In a cell: its row, and the heading of its column.
    Cell(usize, String),
    /// On a line of one of the offer's own files.
    Line(usize),
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file: the table's, or one of the offer's.
    pub file: String,
    /// Where in it.
    pub at: Where,
    /// What is wrong.
    pub wrong: String,
    /// How to mend it.
    pub mend: String,
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { file, at, wrong, mend } = self;
        // A table's own words may be anything, and this is read in a terminal.
        let (file, wrong, mend) = (told(file), told(wrong), told(mend));
        match at {
            Where::File => write!(f, "{file}")?,
            Where::Row(row) => write!(f, "{file}, row {row}")?,
            Where::Cell(row, column) => write!(f, "{file}, row {row}, column \"{}\"", told(column))?,
            Where::Line(line) => write!(f, "{file}:{line}")?,
        }
        write!(f, ": {wrong}\n  to mend it: {mend}")
    }
}

/// Everything that is wrong, in the order of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistakes(pub Vec<Mistake>);

impl std::fmt::Display for Mistakes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let lines: Vec<String> = self.0.iter().map(Mistake::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Mistakes {}
