//! Ages: decimal years outside, months inside.

use serde::{Deserialize, Serialize};

/// What is known of somebody's age: from `from` months, and under `under` months.
///
/// Someone who says "7" may be any age from 7 years to a day under 8, so an age is a stretch and not a point.
///
/// ```
/// use fingerpost_core::rules::Age;
///
/// assert_eq!("7".parse(), Ok(Age { from: 84, under: 96 }));
/// assert_eq!("2.5".parse(), Ok(Age { from: 30, under: 31 }));
/// assert_eq!("18 months".parse(), Ok(Age { from: 18, under: 19 }));
/// assert!("seventeen hundred".parse::<Age>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Age {
    /// At least this many months old.
    pub from: u16,
    /// Under this many months old.
    pub under: u16,
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
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "Type an age, such as 7, or choose the answer below.",
            Self::NotANumber => "Type the age as a number, such as 7. For a baby under 1, type 0.",
            Self::TooOld => "Check the age. Type it in years, such as 7.",
        }
    }
}

impl Age {
    /// Months in a year.
    pub const YEAR: u16 = 12;
    /// The oldest age that is read, in years.
    const OLDEST: u16 = 120;

    /// Somebody who is this many whole years old.
    ///
    /// # Errors
    /// [`AgeError::TooOld`] over 120.
    pub const fn years(years: u16) -> Result<Self, AgeError> {
        if years > Self::OLDEST {
            return Err(AgeError::TooOld);
        }
        Ok(Self { from: years * Self::YEAR, under: (years + 1) * Self::YEAR })
    }
}

impl std::str::FromStr for Age {
    type Err = AgeError;

    /// Reads what a person types: "7", "7 years", "2.5", "2½", "18 months".
    fn from_str(typed: &str) -> Result<Self, AgeError> {
        let typed = typed.trim().to_lowercase().replace('½', ".5").replace(" and a half", ".5").replace(',', ".");
        if typed.is_empty() {
            return Err(AgeError::Empty);
        }
        let digits = typed.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(typed.len());
        let (number, unit) = typed.split_at(digits);
        let number: f32 = number.parse().map_err(|_| AgeError::NotANumber)?;
        let months = match unit.trim().trim_end_matches('.') {
            "" | "y" | "yr" | "yrs" | "year" | "years" | "year old" | "years old" => number * f32::from(Self::YEAR),
            "m" | "mo" | "mth" | "mths" | "month" | "months" | "months old" => number,
            _ => return Err(AgeError::NotANumber),
        };
        if months >= f32::from((Self::OLDEST + 1) * Self::YEAR) {
            return Err(AgeError::TooOld);
        }
        // The number is not negative (no sign is read) and under 1,452, so this neither wraps nor saturates.
        let from = months.floor() as u16;
        let in_years = unit.trim().is_empty() || unit.trim().starts_with('y');
        Ok(if in_years && number.fract() == 0.0 {
            Self { from, under: from + Self::YEAR }
        } else {
            Self { from, under: from + 1 }
        })
    }
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
            ("25", 300, 312),
        ] {
            assert_eq!(typed.parse(), Ok(Age { from, under }), "{typed:?}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (typed, error) in [
            ("", AgeError::Empty),
            ("seven", AgeError::NotANumber),
            ("7 weeks", AgeError::NotANumber),
            ("-3", AgeError::NotANumber),
            ("..", AgeError::NotANumber),
            ("2014", AgeError::TooOld),
            ("9999999999999999999999", AgeError::TooOld),
        ] {
            assert_eq!(typed.parse::<Age>(), Err(error), "{typed:?}");
        }
    }
}
