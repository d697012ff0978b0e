//! Reading a workbook.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{Data, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::sheet::{Line, Sheet};
use crate::xlsx_write::SERVICES;

/// The most columns of a sheet. A stray cell in Excel's last one would have every row 16,384 cells long.
const MOST_COLUMNS: usize = 1_000;

/// The most bytes of a workbook once it is unpacked. A service takes 3.6 kB, so this is more than 100,000 of them, and an offer may have no more.
const MOST_BYTES: u64 = 500_000_000;

/// Whether a workbook is larger than so many bytes once it is unpacked: a few kilobytes can be made to fill any memory. It is unpacked to see, for the sizes
/// that it gives of itself may be anything. What cannot be unpacked is told of by whoever reads it.
fn is_too_large(bytes: &[u8], most: u64) -> bool {
    let Ok(mut parts) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut unpacked = 0;
    for place in 0..parts.len() {
        let Ok(part) = parts.by_index(place) else { continue };
        // What is not packed well is cut short where it breaks, as it will be for its reader.
        let mut part = part.take(most + 1 - unpacked);
        let _ = io::copy(&mut part, &mut io::sink());
        unpacked = most + 1 - part.limit();
        if unpacked > most {
            return true;
        }
    }
    false
}

/// Reads the sheet called "Services", or the first one. Only cells that hold something take memory: one stray cell in Excel's last row, which is the
/// 1,048,576th, is one more line.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, String> {
    if is_too_large(bytes, MOST_BYTES) {
        return Err(format!("unpacked, this workbook is larger than {} MB", MOST_BYTES / 1_000_000));
    }
    let wrong = |problem: XlsxError| problem.to_string();
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(wrong)?;
    let names = book.sheet_names();
    let name = names.iter().find(|name| name.as_str() == SERVICES).or(names.first()).ok_or("this workbook has no sheet")?;
    let mut cells = book.worksheet_cells_reader(name).map_err(wrong)?;
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut sheet = Sheet::default();
    while let Some(cell) = cells.next_cell().map_err(wrong)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize + 1, column as usize);
        let data = Data::from(cell.get_value().clone());
        if data == Data::Empty {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(format!("row {row} has something far to the right of the table, past its first {MOST_COLUMNS} columns"));
        }
        if matches!(data, Data::Error(_)) {
            sheet.broken.push((row, column));
        }
        let line = rows.entry(row).or_default();
        if line.len() <= column {
            line.resize(column + 1, String::new());
        }
        line[column] = text(&data);
    }
    sheet.lines = rows.into_iter().map(|(row, cells)| Line { row, cells }).collect();
    Ok(sheet)
}

/// A cell as it would be typed. A day is a number that is shown as one; a whole number has no decimals.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Data::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(time) => time.chars().take(10).collect(),
        Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;

    /// A workbook with "Name" in its first cell, and something in another.
    fn with_a_stray_cell(row: u32, column: u16) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Name").unwrap();
        sheet.write(row, column, "stray").unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn what_unpacks_to_more_than_it_may_is_too_large() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..1_000 {
            sheet.write(row, 0, "a".repeat(1_000) + &row.to_string()).unwrap();
        }
        let packed = book.save_to_buffer().unwrap();
        assert!(packed.len() < 50_000 && !is_too_large(&packed, 2_000_000) && is_too_large(&packed, 1_000_000));
        assert!(!is_too_large(b"no workbook", 1) && !is_too_large(&packed[..packed.len() / 2], 1));
    }

    #[test]
    fn a_stray_cell_far_down_is_one_more_line() {
        let sheet = read(&with_a_stray_cell(1_048_575, 2)).unwrap();
        let lines: Vec<(usize, usize)> = sheet.lines.iter().map(|line| (line.row, line.cells.len())).collect();
        assert_eq!(lines, [(1, 1), (1_048_576, 3)]);
    }

    #[test]
    fn a_stray_cell_far_to_the_right_is_told_of_and_takes_no_memory() {
        let wrong = read(&with_a_stray_cell(1_048_575, 16_383)).unwrap_err();
        assert!(wrong.starts_with("row 1048576 has something far to the right"), "{wrong}");
    }
}
