//! Ages: decimal years outside, months inside.

use crate::catalogue::Text;
use crate::t;

/// What is known of somebody's age: from `from` months, and under `under` months.
///
/// Someone who says "7" may be any age from 7 years to a day under 8, so an age is a stretch and not a point. Someone who says "Year 9" is
/// 13 or 14, and in Year 9 for sure.
///
/// ```
/// use fingerpost_core::rules::Age;
///
/// assert_eq!("7".parse(), Ok(Age::between(84, 96)));
/// assert_eq!("2.5".parse(), Ok(Age::between(30, 31)));
/// assert_eq!("18 months".parse(), Ok(Age::between(18, 19)));
/// assert_eq!("Year 9".parse::<Age>().map(Age::school_years), Ok((9, 9)));
/// assert!("seventeen hundred".parse::<Age>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age {
    /// At least this many months old.
    pub from: u16,
    /// Under this many months old.
    pub under: u16,
    /// The school year, where that is what was said; 0 is Reception.
    pub year: Option<u8>,
}

/// Why some words are not an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeError {
    /// Nothing was typed.
    Empty,
    /// There is no number in it that we can read.
    NotANumber,
    /// Over 120 years.
    TooOld,
}

impl AgeError {
    /// What to show beside the box: what is wrong and how to mend it.
    #[must_use]
    pub const fn message(self) -> Text {
        match self {
            Self::Empty => t!("Type an age, such as 7, or choose the answer below."),
            Self::NotANumber => {
                t!("Type the age as a number, such as 7, or the school year, such as Year 9. For a baby under 1, type 0.")
            }
            Self::TooOld => t!("Check the age. Type it in years, such as 7."),
        }
    }
}

impl Age {
    /// Months in a year.
    pub const YEAR: u16 = 12;
    /// The oldest age that is read, in years.
    const OLDEST: u16 = 120;
    /// Who is in Reception was 4 on the first day of the school year, 1 September. (Education Act 1996, section 8: a child is of compulsory
    /// school age from the term after the fifth birthday.)
    const AT_RECEPTION: u16 = 4;
    /// The last school year: the third one of sixth form.
    const LAST_SCHOOL_YEAR: u8 = 14;

    /// Ages that people think of together, and what they are called: those of nursery, primary and secondary school, of sixth form, and after.
    pub const BANDS: [(&str, Self); 5] = [
        ("0 to 4", Self::between(0, 60)),
        ("5 to 10", Self::between(60, 132)),
        ("11 to 15", Self::between(132, 192)),
        ("16 to 18", Self::between(192, 228)),
        ("19 to 25", Self::between(228, 312)),
    ];

    /// Somebody from `from` months old and under `under`.
    #[must_use]
    pub const fn between(from: u16, under: u16) -> Self {
        Self { from, under, year: None }
    }

    /// The first and the last school year that somebody of this age may be in; below 0 is before Reception, and numbers run on after school.
    ///
    /// A year goes by the age on the last 1 September, which was up to eleven months and some days ago: so someone who is 13 is in Year 8 or
    /// in Year 9.
    #[must_use]
    pub const fn school_years(self) -> (i32, i32) {
        let at_reception = Self::AT_RECEPTION as i32;
        match self.year {
            Some(year) => (year as i32, year as i32),
            None => (
                (self.from as i32 - 11).div_euclid(Self::YEAR as i32) - at_reception,
                (self.under as i32 - 1).div_euclid(Self::YEAR as i32) - at_reception,
            ),
        }
    }

    /// Somebody in this school year, where there is one: 0 is Reception.
    const fn in_school_year(year: u8) -> Self {
        let from = (year as u16 + Self::AT_RECEPTION) * Self::YEAR;
        Self { from, under: from + 2 * Self::YEAR, year: Some(year) }
    }

    /// Somebody who is this many whole years old.
    ///
    /// # Errors
    /// [`AgeError::TooOld`] over 120.
    pub const fn years(years: u16) -> Result<Self, AgeError> {
        if years > Self::OLDEST {
            return Err(AgeError::TooOld);
        }
        Ok(Self::between(years * Self::YEAR, (years + 1) * Self::YEAR))
    }
}

impl std::str::FromStr for Age {
    type Err = AgeError;

    /// Reads what a person types: "7", "7 years", "2.5", "2½", "18 months", "Year 9", "Y9", "Reception".
    fn from_str(typed: &str) -> Result<Self, AgeError> {
        let typed = typed.trim().to_ascii_lowercase().replace('½', ".5").replace(',', ".");
        if typed.is_empty() {
            return Err(AgeError::Empty);
        }
        if let Some(year) = school_year(&typed) {
            return Ok(Self::in_school_year(year));
        }
        let digits = typed.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(typed.len());
        let (number, unit) = typed.split_at_checked(digits).unwrap_or((&typed, ""));
        let (unit, and_a_half) = unit.strip_prefix(" and a half").map_or((unit, false), |unit| (unit, true));
        // Whole numbers only: reading decimal fractions would bring tables of ten kilobytes to a family's phone.
        let (whole, fraction) = number.split_once('.').unwrap_or((number, if and_a_half { "5" } else { "" }));
        let is_number = !number.is_empty() && !fraction.contains('.') && (whole, fraction) != ("", "");
        let whole: u32 = match whole {
            _ if !is_number => return Err(AgeError::NotANumber),
            "" => 0,
            digits => digits.parse().map_err(|_| AgeError::TooOld)?,
        };
        let hundredths =
            fraction.bytes().map(|digit| u32::from(digit - b'0')).chain([0, 0]).take(2).fold(0, |sum, digit| 10 * sum + digit);
        let (months, is_whole_years) = match unit.trim().trim_end_matches('.') {
            "" | "y" | "yr" | "yrs" | "year" | "years" | "year old" | "years old" => {
                let year = u32::from(Self::YEAR);
                (whole.saturating_mul(year).saturating_add(hundredths * year / 100), hundredths == 0)
            }
            "m" | "mo" | "mth" | "mths" | "month" | "months" | "months old" => (whole, false),
            _ => return Err(AgeError::NotANumber),
        };
        let from = u16::try_from(months).ok().filter(|from| *from < (Self::OLDEST + 1) * Self::YEAR).ok_or(AgeError::TooOld)?;
        Ok(Self::between(from, from + if is_whole_years { Self::YEAR } else { 1 }))
    }
}

/// The school year in "year 9", "yr 9", "y9" and "reception".
fn school_year(typed: &str) -> Option<u8> {
    if matches!(typed, "reception" | "year r" | "yr r") {
        return Some(0);
    }
    let digits = ["year", "yr", "y"].into_iter().find_map(|name| typed.strip_prefix(name))?;
    digits.trim_start().parse().ok().filter(|year| (1..=Age::LAST_SCHOOL_YEAR).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (typed, from, under) in [
            ("0", 0, 12),
            (" 7 ", 84, 96),
            ("7 years", 84, 96),
            ("2½", 30, 31),
            ("2 and a half", 30, 31),
            ("2,5", 30, 31),
            ("18 months", 18, 19),
            ("18m", 18, 19),
            (".5", 6, 7),
            ("7.", 84, 96),
            ("0.999", 11, 12),
            ("25", 300, 312),
        ] {
            assert_eq!(typed.parse(), Ok(Age::between(from, under)), "{typed:?}");
        }
    }

    #[test]
    fn reads_school_years() {
        for (typed, year, from) in
            [("Year 9", 9, 156), ("yr9", 9, 156), ("Y 1", 1, 60), ("reception", 0, 48), ("year 13", 13, 204)]
        {
            assert_eq!(typed.parse(), Ok(Age { from, under: from + 24, year: Some(year) }), "{typed:?}");
        }
        for typed in ["year 0", "year 15", "year", "y", "year nine"] {
            assert!(typed.parse::<Age>().is_err(), "{typed:?}");
        }
    }

    #[test]
    fn an_age_may_be_two_school_years() {
        assert_eq!(Age::between(156, 168).school_years(), (8, 9), "13: Year 8 or 9");
        assert_eq!(Age::between(167, 168).school_years(), (9, 9), "13 years and 11 months: 13 on the last 1 September");
        assert_eq!(Age::between(156, 157).school_years(), (8, 9), "just 13: on 1 September it may have been 12 or 13");
        assert_eq!(Age::between(0, 12).school_years(), (-5, -4));
    }

    #[test]
    fn says_what_is_wrong() {
        for (typed, error) in [
            ("", AgeError::Empty),
            ("seven", AgeError::NotANumber),
            ("7 weeks", AgeError::NotANumber),
            ("-3", AgeError::NotANumber),
            (".", AgeError::NotANumber),
            ("..", AgeError::NotANumber),
            ("1.2.3", AgeError::NotANumber),
            ("2014", AgeError::TooOld),
            ("9999999999999999999999", AgeError::TooOld),
        ] {
            assert_eq!(typed.parse::<Age>(), Err(error), "{typed:?}");
        }
    }
}
