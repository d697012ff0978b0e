//! Days of the civil calendar.

use time::{Date, Month};

use crate::catalogue::{Catalogue, ENGLISH, Text};
use crate::t;

/// The months, as people write them.
pub(super) const MONTHS: [Text; 12] = [
    t!("January"),
    t!("February"),
    t!("March"),
    t!("April"),
    t!("May"),
    t!("June"),
    t!("July"),
    t!("August"),
    t!("September"),
    t!("October"),
    t!("November"),
    t!("December"),
];

/// The days of the week, in the order of [`Weekday`].
pub const WEEKDAYS: [Text; 7] =
    [t!("Monday"), t!("Tuesday"), t!("Wednesday"), t!("Thursday"), t!("Friday"), t!("Saturday"), t!("Sunday")];

/// A day of the civil calendar, from 1 January 1900 to 31 December 2200. It has no time of day and no time zone.
///
/// ```
/// use fingerpost_core::clock::Day;
///
/// let asked = Day::new(2026, 3, 3).expect("a day");
/// assert_eq!(asked.plus_days(6 * 7).map(Day::iso).as_deref(), Some("2026-04-14"));
/// assert_eq!(asked.to_string(), "3 March 2026");
/// assert_eq!(Day::new(2026, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the days of the week")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// The first year whose days there are.
    pub const FIRST_YEAR: i32 = 1900;
    /// The last year whose days there are.
    pub const LAST_YEAR: i32 = 2200;
    /// 1 January 1900.
    pub(super) const FIRST: Self = match Date::from_ordinal_date(Self::FIRST_YEAR, 1) {
        Ok(first) => Self(first),
        Err(_) => Self(Date::MIN),
    };

    /// The day of this year, month (from 1) and number in the month; nothing where there is no such day, or its year is out of reach.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(year, month, day).ok().and_then(Self::within)
    }

    /// Reads `2026-11-25`, and nothing else.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = [0; 3];
        for (place, byte) in text.bytes().enumerate() {
            let part = &mut parts[usize::from(place > 4) + usize::from(place > 7)];
            match (place, byte) {
                (4 | 7, b'-') => {}
                (0..=9, b'0'..=b'9') if place != 4 && place != 7 => *part = *part * 10 + i32::from(byte - b'0'),
                _ => return None,
            }
        }
        let [year, month, day] = parts;
        if text.len() == 10 { Self::new(year, month as u8, day as u8) } else { None }
    }

    /// As `2026-11-25`.
    #[must_use]
    pub fn iso(self) -> String {
        let mut text = self.compact();
        text.insert(6, '-');
        text.insert(4, '-');
        text
    }

    /// As `20261125`.
    pub(super) fn compact(self) -> String {
        number(self.year() as usize * 10_000 + usize::from(self.month()) * 100 + usize::from(self.day()))
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// The day's number in its month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self.0.weekday() {
            time::Weekday::Monday => Weekday::Monday,
            time::Weekday::Tuesday => Weekday::Tuesday,
            time::Weekday::Wednesday => Weekday::Wednesday,
            time::Weekday::Thursday => Weekday::Thursday,
            time::Weekday::Friday => Weekday::Friday,
            time::Weekday::Saturday => Weekday::Saturday,
            time::Weekday::Sunday => Weekday::Sunday,
        }
    }

    /// This many days later, or earlier; nothing where that is out of reach.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let number = self.0.to_julian_day().checked_add(days)?;
        Date::from_julian_day(number).ok().and_then(Self::within)
    }

    /// This many months later, or earlier: the same day number, or the month's last day where it has no such day.
    ///
    /// ```
    /// use fingerpost_core::clock::Day;
    ///
    /// let last = Day::new(2027, 1, 31).expect("a day");
    /// assert_eq!(last.plus_months(1), Day::new(2027, 2, 28));
    /// ```
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let months = (self.year() * 12 + i32::from(self.month()) - 1).checked_add(months)?;
        let (year, month) = (months.div_euclid(12), Month::try_from(months.rem_euclid(12) as u8 + 1).ok()?);
        Date::from_calendar_date(year, month, self.day().min(month.length(year))).ok().and_then(Self::within)
    }

    /// This many years later, or earlier: the same day and month, or 28 February where there is no 29th.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Option<Self> {
        self.plus_months(years.checked_mul(12)?)
    }

    /// How many days after this one another is: below zero where it is earlier.
    #[must_use]
    pub const fn days_until(self, other: Self) -> i32 {
        other.0.to_julian_day() - self.0.to_julian_day()
    }

    /// With the day of the week, as in "Tuesday 3 March 2026".
    #[must_use]
    pub fn with_weekday(self) -> String {
        self.with_weekday_of(&ENGLISH)
    }

    /// The same in another language.
    #[must_use]
    pub fn with_weekday_of(self, words: &Catalogue) -> String {
        words.fill(t!("{weekday} {date}"), &[words.say(WEEKDAYS[self.weekday() as usize]), &self.in_words_of(words)])
    }

    /// As people write it: "3 March 2026". What [`Display`](std::fmt::Display) gives too, at the price of its machinery.
    #[must_use]
    pub fn in_words(self) -> String {
        self.in_words_of(&ENGLISH)
    }

    /// The same in another language.
    #[must_use]
    pub fn in_words_of(self, words: &Catalogue) -> String {
        let month = words.say(MONTHS[usize::from(self.month()) - 1]);
        words.fill(t!("{day} {month} {year}"), &[&number(usize::from(self.day())), month, &number(self.year() as usize)])
    }

    fn within(date: Date) -> Option<Self> {
        (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&date.year()).then_some(Self(date))
    }
}

/// In figures. (Of one kind of number only: each more that is written out costs a family bytes.)
pub(super) fn number(number: usize) -> String {
    number.to_string()
}

impl std::fmt::Display for Day {
    /// As people write it: "3 March 2026".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.in_words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::from_iso(iso).unwrap()
    }

    #[test]
    fn only_days_that_there_are() {
        for iso in ["1900-01-01", "2000-02-29", "2026-12-31", "2200-12-31"] {
            assert_eq!(day(iso).iso(), iso);
        }
        for text in [
            "",
            "1899-12-31",
            "2201-01-01",
            "1900-02-29",
            "2026-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-1-1",
            "+026-01-01",
            "2026-01-01 ",
            "2026/01/01",
            "２026-01-01",
        ] {
            assert_eq!(Day::from_iso(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_month_ends_on_the_same_number_or_on_its_last_day() {
        for (from, months, to) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2026-12-31", 2, "2027-02-28"),
            ("2026-05-31", -3, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2026-03-03", 0, "2026-03-03"),
        ] {
            assert_eq!(day(from).plus_months(months), Some(day(to)), "{from} and {months} months");
        }
        assert_eq!(day("2028-02-29").plus_years(4), Some(day("2032-02-29")));
    }

    #[test]
    fn the_ends_of_the_calendar_are_ends() {
        let (first, last) = (day("1900-01-01"), day("2200-12-31"));
        assert_eq!((first.plus_days(-1), last.plus_days(1)), (None, None));
        assert_eq!((first.plus_months(-1), last.plus_months(1)), (None, None));
        assert_eq!((first.plus_years(i32::MIN), last.plus_days(i32::MAX), last.plus_months(i32::MAX)), (None, None, None));
    }

    #[test]
    fn clocks_that_go_forward_or_back_change_nothing() {
        // In 2026 British Summer Time runs from 29 March to 25 October.
        assert_eq!(day("2026-03-28").plus_days(2), Some(day("2026-03-30")));
        assert_eq!(day("2026-10-24").days_until(day("2026-10-26")), 2);
    }

    #[test]
    fn people_write_a_day_with_its_month_in_letters() {
        assert_eq!(day("2026-03-03").with_weekday(), "Tuesday 3 March 2026");
        assert_eq!(day("2026-12-27").with_weekday(), "Sunday 27 December 2026");
    }
}
