//! Comma-separated values: as Excel and others write them, and as they read them.

use csv::{ReaderBuilder, Terminator, WriterBuilder};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::columns::COLUMNS;
use crate::sheet::{Line, Sheet};
use crate::table::Table;

/// What a spreadsheet takes for a sum when a cell begins with it; an apostrophe before it says that it is text.
const SUMS: [char; 6] = ['=', '+', '-', '@', '\t', '\''];

/// A table as comma-separated values. It begins with a byte order mark: without one, Excel reads letters such as "é" wrong.
///
/// ```
/// use fingerpost_tables::{Table, to_csv};
///
/// let table = Table::template(&fingerpost_source::sample_files());
/// assert!(String::from_utf8_lossy(&to_csv(&table)).contains("(example),EXAMPLE: Saturday play club"));
/// ```
#[must_use]
pub fn write(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let text = |cell: &String| if cell.starts_with(SUMS) { format!("'{cell}") } else { cell.clone() };
    // Writing to memory cannot fail, and every row has as many cells as there are columns.
    let _ = writer.write_record(COLUMNS.iter().map(|column| column.heading));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(text));
    }
    writer.into_inner().unwrap_or_default()
}

/// Reads what any spreadsheet wrote: UTF-8 with a mark or without, UTF-16, or Windows-1252; set apart by commas, semicolons or tabs.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, String> {
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding);
    let (text, ..) = encoding.decode(bytes);
    // Some programs write what sets cells apart on a line of its own.
    let text = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')).map_or(text.as_ref(), |(_, rest)| rest);
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(text)).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|problem| problem.to_string())?;
        let text = |cell: &str| {
            let rest = cell.strip_prefix('\'').filter(|rest| rest.starts_with(SUMS));
            rest.unwrap_or(cell).to_owned()
        };
        sheet.lines.push(Line { row: index + 1, cells: record.iter().map(text).collect() });
    }
    Ok(sheet)
}

/// What is not UTF-8 is what Windows wrote here for thirty years.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

/// Whichever sets most headings apart: no heading holds one of them.
fn delimiter(text: &str) -> u8 {
    let headings = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| headings.bytes().filter(|byte| byte == sign).count();
    // Of as many, the last is taken: the comma.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}
