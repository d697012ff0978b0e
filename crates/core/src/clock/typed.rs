//! Reading a day as people type it.

use super::Day;
use super::day::{MONTHS, WEEKDAYS, number as figures};
use crate::catalogue::{Catalogue, Text};
use crate::letters::is_of_a_word;
use crate::t;

/// Which side of today a day without a year is meant to lie on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The latest one that is not after today.
    Past,
    /// The next one that is not before today.
    Ahead,
}

/// Why some words are not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Nothing was typed.
    Empty,
    /// There is no day in it that we can read.
    NotADay,
    /// There is a month, but no day of it.
    NoDay,
    /// There are not so many months.
    NoSuchMonth(u16),
    /// No month of this number (from 1) has this day, or not in this year.
    NoSuchDay(u16, u8, Option<i32>),
    /// A year that we cannot read, or out of reach.
    Year,
}

impl DayError {
    /// What to show beside the box, in this language: what is wrong and how to mend it.
    #[must_use]
    pub fn message(self, words: &Catalogue) -> String {
        match self {
            Self::Empty => words.say(t!("Type a date, such as 3 March 2026.")).to_owned(),
            Self::NotADay => words.say(t!("Type the date like this: 3 March 2026.")).to_owned(),
            Self::NoDay => words.say(t!("Type the day as well, like this: 3 March 2026.")).to_owned(),
            Self::NoSuchMonth(month) => {
                let says = t!("There is no month {number}. Put the day first, like this: 3 March 2026.");
                words.fill(says, &[&figures(month.into())])
            }
            Self::NoSuchDay(day, month, year) => {
                let month = MONTHS.get(usize::from(month).wrapping_sub(1)).map_or("", |month| words.say(*month));
                let day = figures(day.into());
                match year {
                    Some(year) => words.fill(t!("There is no {day} {month} in {year}."), &[&day, month, &figures(year as usize)]),
                    None => words.fill(t!("There is no {day} {month}."), &[&day, month]),
                }
            }
            Self::Year => words.say(t!("Check the year. Type it with 4 numbers, such as 2026.")).to_owned(),
        }
    }
}

/// A part of what was typed: a number and how many digits it has, or a month by name.
#[derive(Clone, Copy)]
enum Part {
    Number(u16, usize),
    Month(u8),
}

impl Day {
    /// Reads a day as people type it, the day first: "3 March 2026", "3rd march", "3/3/26", "03032026", "2026-03-03", "yesterday".
    ///
    /// ```
    /// use fingerpost_core::clock::{Day, Side};
    ///
    /// let today = Day::new(2026, 11, 25).expect("a day");
    /// assert_eq!(Day::read("3/3", today, Side::Past), Ok(Day::new(2026, 3, 3).expect("a day")));
    /// assert_eq!(Day::read("3/3", today, Side::Ahead), Ok(Day::new(2027, 3, 3).expect("a day")));
    /// assert_eq!(Day::read("31 Feb", today, Side::Past).map_err(|error| error.message(&fingerpost_core::catalogue::ENGLISH)), Err("There is no 31 February.".to_owned()));
    /// ```
    ///
    /// # Errors
    /// Where it is not a day: see [`DayError`], whose message is for the family.
    pub fn read(typed: &str, today: Self, side: Side) -> Result<Self, DayError> {
        let typed = typed.trim().to_ascii_lowercase();
        match typed.as_str() {
            "" => return Err(DayError::Empty),
            "today" => return Ok(today),
            "yesterday" => return today.plus_days(-1).ok_or(DayError::Year),
            "tomorrow" => return today.plus_days(1).ok_or(DayError::Year),
            _ => {}
        }
        let (day, month, year) = match *parts(&typed)?.as_slice() {
            [Part::Month(_)] | [Part::Month(_), Part::Number(_, 4)] => return Err(DayError::NoDay),
            [Part::Number(all, 8 | 6), Part::Number(year, digits)] => (all / 100, all % 100, Some((year, digits))),
            [Part::Number(day, _), Part::Month(month)] | [Part::Month(month), Part::Number(day, _)] => (day, month.into(), None),
            [Part::Number(day, _), Part::Month(month), Part::Number(year, digits)]
            | [Part::Month(month), Part::Number(day, _), Part::Number(year, digits)] => (day, month.into(), Some((year, digits))),
            [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => (day, month, Some((year, 4))),
            [Part::Number(day, _), Part::Number(month, _), Part::Number(year, digits)] => (day, month, Some((year, digits))),
            [Part::Number(day, 1 | 2), Part::Number(month, 1 | 2)] => (day, month, None),
            _ => return Err(DayError::NotADay),
        };
        let number = u8::try_from(month).ok().filter(|month| (1..=12).contains(month)).ok_or(DayError::NoSuchMonth(month))?;
        let in_a_leap_year = u8::try_from(day).ok().filter(|day| Self::new(2000, number, *day).is_some());
        let day = in_a_leap_year.ok_or(DayError::NoSuchDay(day, number, None))?;
        match year {
            Some((year, digits)) => {
                let year = whole_year(year, digits, today).ok_or(DayError::Year)?;
                Self::new(year, number, day).ok_or(DayError::NoSuchDay(day.into(), number, Some(year)))
            }
            None => nearest(day, number, today, side).ok_or(DayError::Year),
        }
    }
}

/// The year that somebody means who typed this many digits; two are of this century, or of the last where that would be far ahead.
fn whole_year(year: u16, digits: usize, today: Day) -> Option<i32> {
    const FAR: i32 = 50;
    let year = match digits {
        4 => i32::from(year),
        2 => {
            let year = today.year() / 100 * 100 + i32::from(year);
            if year > today.year() + FAR { year - 100 } else { year }
        }
        _ => return None,
    };
    (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(&year).then_some(year)
}

/// The nearest day of this month and number on one side of today. 29 February may be eight years away.
fn nearest(day: u8, month: u8, today: Day, side: Side) -> Option<Day> {
    let in_year = |away: i32| match side {
        Side::Past => Day::new(today.year() - away, month, day).filter(|found| *found <= today),
        Side::Ahead => Day::new(today.year() + away, month, day).filter(|found| *found >= today),
    };
    (0..=8).find_map(in_year)
}

/// Cuts what was typed into numbers and months. Days of the week and small words say nothing more, and are left out.
fn parts(typed: &str) -> Result<Vec<Part>, DayError> {
    let mut parts = Vec::new();
    for mut rest in typed.split(|c| !is_of_a_word(c)) {
        // "3rd" and "3mar2026" have nothing between their numbers and letters.
        while let Some(first) = rest.bytes().next() {
            let same = |byte: &u8| byte.is_ascii_digit() == first.is_ascii_digit();
            let length = rest.bytes().take_while(same).count();
            let (run, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            if first.is_ascii_digit() {
                number(run, &mut parts)?
            } else {
                word(run, &mut parts)?
            }
            rest = after;
        }
    }
    Ok(parts)
}

fn number(digits: &str, parts: &mut Vec<Part>) -> Result<(), DayError> {
    let number: u32 = digits.parse().map_err(|_| DayError::Year)?;
    let mut push = |number: u32, digits| parts.push(Part::Number(number as u16, digits));
    match digits.len() {
        // A date typed without anything between: its day and month make one number, then its year.
        8 => {
            push(number / 10_000, 8);
            push(number % 10_000, 4);
        }
        6 => {
            push(number / 100, 6);
            push(number % 100, 2);
        }
        length @ 1..=4 => push(number, length),
        _ => return Err(DayError::Year),
    }
    Ok(())
}

fn word(letters: &str, parts: &mut Vec<Part>) -> Result<(), DayError> {
    match letters {
        "of" | "the" | "on" => {}
        "st" | "nd" | "rd" | "th" if !parts.is_empty() => {}
        _ => match name(letters, &MONTHS) {
            Some(month) => parts.push(Part::Month(month as u8 + 1)),
            None if name(letters, &WEEKDAYS).is_some() => {}
            None => return Err(DayError::NotADay),
        },
    }
    Ok(())
}

/// The place of a name that was typed in full, cut short to three letters or more, or with one slip.
fn name(typed: &str, names: &[Text]) -> Option<usize> {
    const LONG_ENOUGH_FOR_A_SLIP: usize = 5;
    let fits = |name: &Text| {
        let name = name.0.to_ascii_lowercase();
        let cut_short = typed.len() >= 3 && name.starts_with(typed);
        cut_short || (typed.len() >= LONG_ENOUGH_FOR_A_SLIP && strsim::osa_distance(typed, &name) <= 1)
    };
    names.iter().position(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    fn today() -> Day {
        Day::new(2026, 11, 25).unwrap()
    }

    fn read(typed: &str, side: Side) -> Result<String, String> {
        Day::read(typed, today(), side).map(Day::iso).map_err(|error| error.message(&ENGLISH))
    }

    #[test]
    fn reads_what_people_type() {
        for typed in [
            "3 March 2026",
            " 3rd  march 2026 ",
            "3rd of March, 2026",
            "the 3rd of march 2026",
            "Tuesday 3 March 2026",
            "tues. 3 mar 26",
            "March 3, 2026",
            "3mar2026",
            "3-Mar-2026",
            "3/3/26",
            "03/03/2026",
            "03.03.2026",
            "3-3-2026",
            "3 3 2026",
            "2026-03-03",
            "2026/3/3",
            "03032026",
            "030326",
            "3\u{a0}March\u{a0}2026",
            "3 march",
            "3 mar",
            "3/3",
            "3rd marhc",
        ] {
            assert_eq!(read(typed, Side::Past), Ok("2026-03-03".to_owned()), "{typed:?}");
        }
        for (typed, iso) in [
            ("today", "2026-11-25"),
            ("Yesterday", "2026-11-24"),
            ("tomorrow", "2026-11-26"),
            ("4/12/2026", "2026-12-04"),
            ("1 sept 2026", "2026-09-01"),
            ("1 febuary 2026", "2026-02-01"),
            ("29/2/24", "2024-02-29"),
            ("1/1/99", "1999-01-01"),
            ("1/1/75", "2075-01-01"),
        ] {
            assert_eq!(read(typed, Side::Past), Ok(iso.to_owned()), "{typed:?}");
        }
    }

    #[test]
    fn without_a_year_it_is_the_nearest_on_the_side_that_is_meant() {
        for (typed, past, ahead) in [
            ("25 November", "2026-11-25", "2026-11-25"),
            ("26 November", "2025-11-26", "2026-11-26"),
            ("24 November", "2026-11-24", "2027-11-24"),
            ("29 February", "2024-02-29", "2028-02-29"),
        ] {
            assert_eq!(read(typed, Side::Past), Ok(past.to_owned()));
            assert_eq!(read(typed, Side::Ahead), Ok(ahead.to_owned()));
        }
        // 1900 had no 29 February, so in 1903 there has been none yet.
        assert_eq!(Day::read("29 Feb", Day::new(1903, 5, 1).unwrap(), Side::Past), Err(DayError::Year));
    }

    #[test]
    fn says_what_is_wrong() {
        const LIKE_THIS: &str = "Type the date like this: 3 March 2026.";
        const YEAR: &str = "Check the year. Type it with 4 numbers, such as 2026.";
        for (typed, message) in [
            ("", "Type a date, such as 3 March 2026."),
            ("last week", LIKE_THIS),
            ("-", LIKE_THIS),
            ("3", LIKE_THIS),
            ("2026", LIKE_THIS),
            ("3 ma 2026", LIKE_THIS),
            ("1 2 3 4", LIKE_THIS),
            ("3 March or 4 March", LIKE_THIS),
            ("٣ March", LIKE_THIS),
            ("March", "Type the day as well, like this: 3 March 2026."),
            ("March 2026", "Type the day as well, like this: 3 March 2026."),
            ("31 February", "There is no 31 February."),
            ("31/2/2026", "There is no 31 February."),
            ("29 February 2026", "There is no 29 February in 2026."),
            ("0 March", "There is no 0 March."),
            ("300 March", "There is no 300 March."),
            ("3/13/2026", "There is no month 13. Put the day first, like this: 3 March 2026."),
            ("20260303", "There is no month 26. Put the day first, like this: 3 March 2026."),
            ("3 March 99999", YEAR),
            ("3 March 123", YEAR),
            ("3 March 1066", YEAR),
            ("3 March 3026", YEAR),
            ("3/3/99999999999999999999", YEAR),
        ] {
            assert_eq!(read(typed, Side::Past), Err(message.to_owned()), "{typed:?}");
        }
    }
}
