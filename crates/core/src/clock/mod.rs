//! The clock of a pathway: days, working days, and reading a day as people type it.

mod calendar;
mod day;
mod month_day;
mod typed;

pub use calendar::{Calendar, Worked};
pub use day::{Day, Weekday};
pub use month_day::MonthDay;
pub use typed::{DayError, Side};
