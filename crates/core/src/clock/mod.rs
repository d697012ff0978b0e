//! The clock of a pathway: by which day the law says that each step must have happened.
//!
//! There is no clock inside: today is handed in, so that the same dates always give the same answer.
//!
//! ```
//! use fingerpost_core::clock::{self, Day, Side, When};
//!
//! let offer = fingerpost_source::sample();
//! let (pathway, today) = (&offer.words.pathways[0], Day::new(2026, 4, 20).expect("a day"));
//!
//! let asked = Day::read("3 March", today, Side::Past).expect("a day");
//! let dues = clock::reckon(pathway, &[("asked".to_owned(), asked)], offer.words.holidays.calendar(), today);
//! assert_eq!(dues[0].day.to_string(), "14 April 2026");
//! assert_eq!(dues[0].when, When::Past(6));
//! ```

mod calendar;
mod day;
mod ics;
mod late;
mod month_day;
mod reckon;
mod typed;
mod wire;

pub use calendar::{Calendar, Worked};
pub use day::{Day, WEEKDAYS, Weekday};
pub use ics::ics;
pub use late::late_words;
pub use month_day::MonthDay;
pub use reckon::{Due, When, reckon};
pub use typed::{DayError, Side};
