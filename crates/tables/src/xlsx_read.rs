//! Reading a workbook.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Sheets, open_workbook_auto_from_rs};

use crate::sheet::{Line, Sheet};
use crate::xlsx_write::SERVICES;

/// Reads the sheet called "Services", or the first one.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, String> {
    let mut book: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|problem| problem.to_string())?;
    let names = book.sheet_names();
    let name = names.iter().find(|name| name.as_str() == SERVICES).or(names.first()).ok_or("this workbook has no sheet")?;
    let range: Range<Data> = book.worksheet_range(name).map_err(|problem| problem.to_string())?;
    let (top, left) = range.start().unwrap_or((0, 0));
    let mut sheet = Sheet::default();
    for (index, row) in range.rows().enumerate() {
        let number = top as usize + index + 1;
        let mut cells = vec![String::new(); left as usize];
        for (column, cell) in row.iter().enumerate() {
            if matches!(cell, Data::Error(_)) {
                sheet.broken.push((number, left as usize + column));
            }
            cells.push(text(cell));
        }
        sheet.lines.push(Line { row: number, cells });
    }
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
