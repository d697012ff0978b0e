//! Comma-separated values: as Excel and others write them, and as they read them.

use csv::{ReaderBuilder, Terminator, WriterBuilder};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::columns::COLUMNS;
use crate::sheet::{Line, Sheet};
use crate::table::Table;

/// What a spreadsheet takes for a sum when a cell begins with it, or passes over before one; an apostrophe before it says that it is text. The wide signs are
/// those of Chinese and Japanese keyboards, which Excel takes for the narrow ones.
const SUMS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use super::*;

    /// Hostile texts: the browsers are tried with them too.
    const PAYLOADS: &str = include_str!("../../../tests/browser/hostile/payloads.txt");

    #[test]
    fn no_cell_is_a_sum_and_each_is_read_as_it_was() {
        let mut table = Table::template(&fingerpost_source::sample_files());
        let signs = [('␍', "\r"), ('␊', "\n"), ('␀', "\0"), ('␉', "\t"), ('§', "@")];
        let lines = PAYLOADS.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
        let payloads: Vec<String> =
            lines.map(|line| signs.iter().fold(line.to_owned(), |line, (shown, sign)| line.replace(*shown, sign))).collect();
        table.rows = payloads.iter().map(|payload| vec![payload.clone(); COLUMNS.len()]).collect();
        let bytes = write(&table);
        let mut raw = ReaderBuilder::new().from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap());
        for (record, payload) in raw.records().map(Result::unwrap).zip(&payloads) {
            for cell in &record {
                let begins = cell.chars().find(|letter| !letter.is_whitespace());
                let is_sum = begins.is_some_and(|letter| "=+-@＝＋－＠".contains(letter));
                // Text after a space is text.
                assert!(!is_sum || cell.starts_with(' '), "{payload:?} became {cell:?}");
            }
        }
        let read = read(&bytes).unwrap();
        assert_eq!(read.lines.len(), payloads.len() + 1);
        for (line, payload) in read.lines.iter().skip(1).zip(&payloads) {
            assert!(line.cells.iter().all(|cell| cell == payload), "{payload:?} came back as {:?}", line.cells[0]);
        }
    }
}
