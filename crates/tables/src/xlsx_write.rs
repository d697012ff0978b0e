//! Writing a workbook: the services, what each column is for, and lists to choose from.

use fingerpost_core::clock::Day;
use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

use crate::columns::{COLUMNS, Column};
use crate::kinds::Kind;
use crate::names::Of;
use crate::table::Table;

/// The sheet of services.
pub(crate) const SERVICES: &str = "Services";
/// The sheet that says what each column is for.
const HELP: &str = "What the columns mean";
/// The sheet of what can be chosen.
const LISTS: &str = "Lists";
/// Rows below the last one that offer the lists too, for new services.
const SPARE: u32 = 1_000;

/// A table as a workbook (`.xlsx`).
///
/// # Errors
/// Where Excel cannot hold it: a cell of more than 32,767 letters, or more than 1,048,576 rows. The error says which.
pub fn write(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let lists = Lists::of(table);
    services(book.add_worksheet(), table, &lists)?;
    help(book.add_worksheet())?;
    lists.write(book.add_worksheet())?;
    book.save_to_buffer()
}

fn services(sheet: &mut Worksheet, table: &Table, lists: &Lists) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    // "Text" keeps a spreadsheet from making numbers of what is typed.
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_num_format("General").set_align(FormatAlign::Top);
    let date = Format::new().set_num_format("d mmmm yyyy").set_align(FormatAlign::Top);
    sheet.set_name(SERVICES)?.set_freeze_panes(1, 2)?;
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(SPARE);
    for (place, column) in (0..).zip(COLUMNS) {
        let format = match column.kind {
            Kind::Number => &number,
            Kind::Date => &date,
            _ => &text,
        };
        sheet.set_column_width(place, width(column))?.set_column_format(place, format)?;
        sheet.write_string_with_format(0, place, column.heading, &heading)?;
        if let Some(choice) = lists.choice(column) {
            sheet.add_data_validation(1, place, last, place, &choice)?;
        }
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for ((place, column), cell) in (0..).zip(COLUMNS).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            match (column.kind, cell.parse::<f64>(), Day::from_iso(cell)) {
                (Kind::Number, Ok(years), _) => sheet.write_number_with_format(row, place, years, &number)?,
                (Kind::Date, _, Some(day)) => {
                    let year = u16::try_from(day.year()).unwrap_or_default();
                    let day = ExcelDateTime::from_ymd(year, day.month(), day.day())?;
                    sheet.write_datetime_with_format(row, place, &day, &date)?
                }
                _ => sheet.write_string_with_format(row, place, cell, &text)?,
            };
        }
    }
    Ok(())
}

/// How wide a column is, in letters.
fn width(column: &Column) -> f64 {
    match column.kind {
        Kind::Number | Kind::Flag => 9.0,
        Kind::Choice(_) | Kind::Phone | Kind::Date => 16.0,
        _ if column.heading == "More about it" => 60.0,
        _ => 28.0,
    }
}

fn help(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(HELP)?.set_freeze_panes(1, 1)?;
    for (place, (title, width)) in (0..).zip([("Column", 24.0), ("What to write", 90.0), ("Example", 50.0)]) {
        sheet.set_column_width(place, width)?.write_string_with_format(0, place, title, &heading)?;
    }
    for (row, column) in (1..).zip(COLUMNS) {
        for (place, says) in (0..).zip([column.heading, column.help, column.example]) {
            sheet.write_string_with_format(row, place, says, &text)?;
        }
    }
    Ok(())
}

/// What can be chosen, a column a list.
struct Lists(Vec<(Of, &'static str, Vec<String>)>);

impl Lists {
    fn of(table: &Table) -> Self {
        let list = |(of, title)| (of, title, table.names.list(of).collect());
        let titles = [
            (Of::Providers, "Who runs it"),
            (Of::Help, "What it helps with"),
            (Of::Needs, "Needs"),
            (Of::Referrers, "Who can refer"),
            (Of::Services, "Ids of services"),
        ];
        Self(titles.into_iter().map(list).collect())
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let heading = Format::new().set_bold();
        sheet.set_name(LISTS)?.set_freeze_panes(1, 0)?;
        for (place, (_, title, items)) in (0..).zip(&self.0) {
            sheet.set_column_width(place, 40.0)?.write_string_with_format(0, place, *title, &heading)?;
            for (row, item) in (1..).zip(items) {
                sheet.write_string(row, place, item)?;
            }
        }
        Ok(())
    }

    /// What a cell of this column offers to choose from. Only a column of one choice can: of several, spreadsheets know no way.
    fn choice(&self, column: &Column) -> Option<DataValidation> {
        let choice = match column.kind {
            Kind::Choice(choices) => DataValidation::new().allow_list_strings(choices).ok()?,
            Kind::Flag => DataValidation::new().allow_list_strings(&["yes", "no"]).ok()?,
            Kind::One(of) => {
                let (place, (.., items)) = self.0.iter().enumerate().find(|(_, (list, ..))| *list == of)?;
                let letter = ["A", "B", "C", "D", "E"].get(place)?;
                let range = format!("={LISTS}!${letter}$2:${letter}${}", items.len() + 1);
                DataValidation::new().allow_list_formula(Formula::new(range))
            }
            _ => return None,
        };
        choice.set_error_title("Not on the list").ok()?.set_error_message("Choose from the list.").ok()
    }
}
