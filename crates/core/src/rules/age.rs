//! Ages: decimal years outside, months inside.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        let typed = typed.trim().to_ascii_lowercase().replace('½', ".5").replace(',', ".");
        if typed.is_empty() {
            return Err(AgeError::Empty);
        }
        let digits = typed.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(typed.len());
        let (number, unit) = typed.split_at(digits);
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
        Ok(Self { from, under: from + if is_whole_years { Self::YEAR } else { 1 } })
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
            (".5", 6, 7),
            ("7.", 84, 96),
            ("0.999", 11, 12),
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
