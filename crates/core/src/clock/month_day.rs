//! Days that come round each year.

use super::Day;

/// A day that every year has, such as 1 September; not 29 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    pub(super) const NEW_YEAR: Self = Self { month: 1, day: 1 };

    /// The day of this month (from 1) and number; nothing where not every year has it.
    #[must_use]
    pub fn new(month: u8, day: u8) -> Option<Self> {
        const A_YEAR_WITHOUT_29_FEBRUARY: i32 = 2001;
        Day::new(A_YEAR_WITHOUT_29_FEBRUARY, month, day).map(|_| Self { month, day })
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day's number in its month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The first one after a day.
    #[must_use]
    pub fn after(self, day: Day) -> Option<Day> {
        self.of(day.year()).filter(|found| *found > day).or_else(|| self.of(day.year() + 1))
    }

    /// The last one before a day.
    #[must_use]
    pub fn before(self, day: Day) -> Option<Day> {
        self.of(day.year()).filter(|found| *found < day).or_else(|| self.of(day.year() - 1))
    }

    fn of(self, year: i32) -> Option<Day> {
        Day::new(year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).unwrap()
    }

    #[test]
    fn a_day_that_every_year_has() {
        let (september, february) = (MonthDay::new(9, 1).unwrap(), MonthDay::new(2, 15).unwrap());
        assert_eq!(september.after(day("2026-08-31")), Some(day("2026-09-01")));
        assert_eq!(september.after(day("2026-09-01")), Some(day("2027-09-01")), "not that day itself");
        assert_eq!(february.before(day("2027-02-15")), Some(day("2026-02-15")), "not that day itself");
        assert_eq!(february.before(day("2027-02-16")), Some(day("2027-02-15")));
        assert_eq!(
            (MonthDay::new(2, 29), MonthDay::new(4, 31), MonthDay::new(13, 1), MonthDay::new(0, 1)),
            (None, None, None, None)
        );
        assert_eq!(september.after(day("2200-09-01")), None);
    }
}
