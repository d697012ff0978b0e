//! `not-checked` and `checked-later`: when somebody last looked.

use fingerpost_core::clock::Day;

use crate::desk::Desk;

pub(crate) fn look(desk: &Desk<'_>) {
    let today = desk.editor.today;
    let months = desk.editor.months;
    let holidays = desk.files.tables("bank-holidays.toml");
    for table in desk.entries().map(|page| &page.table).chain(&holidays) {
        let Some(found) = table.get("checked") else { continue };
        let Some(checked) = Day::from_iso(&table.date("checked")) else { continue };
        if checked > today {
            let wrong = format!("{checked} is still to come");
            desk.warn("checked-later", &found, wrong, "write the day on which somebody checked this file");
        } else if checked.plus_months(i32::from(months)).is_some_and(|due| due < today) {
            let wrong = format!("nobody has checked this since {checked}: that is over {months} months");
            desk.warn("not-checked", &found, wrong, "check each fact against its source, then write the day");
        }
    }
}
