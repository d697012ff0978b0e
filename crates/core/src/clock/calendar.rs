//! Working days.

use super::{Day, Weekday};

/// The bank holidays that are known: the days between them that are no Saturday or Sunday are working days.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    days: &'a [Day],
    until: Option<Day>,
}

/// What a count of working days came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The day.
    pub day: Day,
    /// False where it passes days whose bank holidays are not known: more of them would move it.
    pub certain: bool,
}

impl<'a> Calendar<'a> {
    /// A calendar of bank holidays, in order. They are known from the first of them to `until`; with none, or without `until`, of no day.
    #[must_use]
    pub const fn new(days: &'a [Day], until: Option<Day>) -> Self {
        Self { days, until }
    }

    /// True where a day is no Saturday, no Sunday, and no bank holiday that is known.
    #[must_use]
    pub fn is_working_day(&self, day: Day) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.days.contains(&day)
    }

    /// True where the bank holidays around a day are known.
    #[must_use]
    pub fn knows(&self, day: Day) -> bool {
        self.days.first().is_some_and(|first| *first <= day) && self.until.is_some_and(|until| day <= until)
    }

    /// This many working days later, or earlier, not counting the day itself; nothing where that is out of reach.
    ///
    /// ```
    /// use fingerpost_core::clock::{Calendar, Day};
    ///
    /// let [christmas, boxing_day] = [25, 28].map(|day| Day::new(2026, 12, day).expect("a day"));
    /// let known = [christmas, boxing_day];
    /// let calendar = Calendar::new(&known, Day::new(2028, 12, 31));
    /// let worked = calendar.plus_working_days(Day::new(2026, 12, 24).expect("a day"), 1).expect("within reach");
    /// assert_eq!(worked.day.to_string(), "29 December 2026");
    /// ```
    #[must_use]
    pub fn plus_working_days(&self, day: Day, working_days: i32) -> Option<Worked> {
        let mut worked = Worked { day, certain: true };
        let mut left = working_days.unsigned_abs();
        while left > 0 {
            worked.day = worked.day.plus_days(working_days.signum())?;
            worked.certain &= self.knows(worked.day);
            left -= u32::from(self.is_working_day(worked.day));
        }
        Some(worked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).unwrap()
    }

    /// England's, with the substitute days of 2026 and 2027.
    fn england() -> Vec<Day> {
        let days = [
            "2026-01-01",
            "2026-04-03",
            "2026-04-06",
            "2026-05-04",
            "2026-05-25",
            "2026-08-31",
            "2026-12-25",
            "2026-12-28",
            "2027-01-01",
            "2027-03-26",
            "2027-03-29",
            "2027-05-03",
            "2027-05-31",
            "2027-08-30",
            "2027-12-27",
            "2027-12-28",
        ];
        days.map(day).to_vec()
    }

    #[test]
    fn weekends_and_bank_holidays_are_passed_over() {
        let england = england();
        let calendar = Calendar::new(&england, Some(day("2027-12-31")));
        for (from, count, to) in [
            ("2026-03-03", 3, "2026-03-06"),
            ("2026-03-06", 1, "2026-03-09"),
            ("2026-03-07", 1, "2026-03-09"),
            ("2026-04-02", 1, "2026-04-07"),
            ("2026-04-07", -1, "2026-04-02"),
            ("2026-12-24", 1, "2026-12-29"),
            ("2026-12-26", 3, "2026-12-31"),
            ("2026-12-31", 1, "2027-01-04"),
            ("2027-12-24", 1, "2027-12-29"),
            ("2026-12-25", 0, "2026-12-25"),
        ] {
            let expected = Worked { day: day(to), certain: true };
            assert_eq!(calendar.plus_working_days(day(from), count), Some(expected), "{from} and {count} working days");
        }
    }

    #[test]
    fn beyond_what_is_known_nothing_is_certain() {
        let england = england();
        let calendar = Calendar::new(&england, Some(day("2027-12-31")));
        let after = |from, count| calendar.plus_working_days(day(from), count).unwrap();
        assert_eq!(after("2027-12-30", 1), Worked { day: day("2027-12-31"), certain: true });
        assert_eq!(after("2027-12-30", 2), Worked { day: day("2028-01-03"), certain: false });
        assert_eq!(
            after("2025-12-30", 2),
            Worked { day: day("2026-01-02"), certain: false },
            "before the first one that is known"
        );
        let nothing = Calendar::new(&[], None);
        assert_eq!(nothing.plus_working_days(day("2026-03-03"), 1), Some(Worked { day: day("2026-03-04"), certain: false }));
        assert_eq!(nothing.plus_working_days(day("2200-12-31"), 1), None);
    }
}
