//! Bank holidays: `bank-holidays.toml`.

use fingerpost_core::clock::Day;
use fingerpost_core::model::Holidays;
use toml::Spanned;
use toml::de::DeValue;

use super::documents::Documents;
use crate::table::{At, Table};

/// Reads `days`, `until`, `checked` and each `[[source]]`. The days stand in order, each once, and none after `until`.
pub(super) fn read(table: Table<'_>, documents: &Documents) -> Holidays {
    let days = days(&table);
    let until_at = table.get("until");
    let until = Day::from_iso(&table.date("until"));
    for pair in days.windows(2).filter(|pair| pair[0].value >= pair[1].value) {
        let wrong = format!("{} does not come after {}", pair[1].value, pair[0].value);
        table.reader().note("out-of-order", &pair[1], wrong, "put the days in order, each once");
    }
    if let (Some(until), Some(at)) = (until, until_at)
        && let Some(last) = days.last().filter(|last| last.value > until)
    {
        let wrong = format!("`until` is {until}, and {} is after it", last.value);
        table.reader().note("out-of-order", &at, wrong, "write the last day of which you know whether it is a bank holiday");
    }
    let holidays = Holidays {
        days: days.into_iter().map(|day| day.value).collect(),
        until,
        checked: table.date("checked"),
        sources: documents.sources(&table),
    };
    table.finish();
    holidays
}

fn days<'a>(table: &Table<'a>) -> Vec<At<'a, Day>> {
    let Some(found) = table.get("days") else {
        table.missing("days");
        return Vec::new();
    };
    const WANTED: &str = "dates without quotes in a list, such as [2026-12-25, 2026-12-28]";
    let reader = table.reader();
    let Some(list) = reader.typed("days", &found, found.value.as_array(), WANTED) else { return Vec::new() };
    let day = |item: &'a Spanned<DeValue<'a>>| {
        let at = At { value: item.get_ref(), file: found.file, span: item.span() };
        let date = at.value.as_datetime().filter(|date| date.time.is_none()).and_then(|date| date.date);
        let date = reader.typed("days", &at, date, WANTED)?;
        let day = Day::new(date.value.year.into(), date.value.month, date.value.day);
        if day.is_none() {
            reader.note("bad-date", &at, format!("there is no day {}", date.value), "check the year, the month and the day");
        }
        day.map(|day| at.with(day))
    };
    list.value.iter().filter_map(day).collect()
}
