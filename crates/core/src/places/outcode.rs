//! The first half of a postcode.

use super::typed::{NotAPostcode, Typed, as_digit};
use crate::model::{Core, ValueId};

/// The first half of a postcode, such as `CV21`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcode(String);

impl Outcode {
    /// As people write it: `CV21`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The letters it starts with, which name its postcode area: `CV`.
    #[must_use]
    pub fn area(&self) -> &str {
        self.0.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default()
    }

    /// The districts it lies in, wholly or partly, as far as the offer knows; none for one that lies outside all of them.
    #[must_use]
    pub fn districts<'a>(&self, core: &'a Core) -> &'a [ValueId] {
        core.outcodes.iter().find(|(outcode, _)| *outcode == self.0).map_or(&[], |(_, districts)| districts)
    }

    /// Reads one from capital letters and digits.
    pub(super) fn read(typed: &[char]) -> Option<Self> {
        // An area is two letters or one: "OX" before "O", so that an O is taken for a nought only where a number must be.
        read_long_area(typed).or_else(|| read_short_area(typed)).map(Self)
    }
}

impl std::str::FromStr for Outcode {
    type Err = NotAPostcode;

    /// Reads the first half of a postcode, or as much more of one as there is: see [`Typed`].
    ///
    /// ```
    /// use fingerpost_core::places::Outcode;
    ///
    /// for typed in ["cv21", "CV21 3AB", "cv213ab", "CV2I 3AB", " Cv 21", "CV21 3"] {
    ///     assert_eq!(typed.parse::<Outcode>().map(|outcode| outcode.as_str().to_owned()), Ok("CV21".to_owned()));
    /// }
    /// assert!("Rugby".parse::<Outcode>().is_err());
    /// ```
    fn from_str(typed: &str) -> Result<Self, NotAPostcode> {
        Ok(match typed.parse()? {
            Typed::FirstHalf(outcode) => outcode,
            Typed::Whole(postcode) => postcode.outcode,
        })
    }
}

/// One whose area has two letters. Either may have been typed as a nought: no area of one letter is followed by one.
fn read_long_area(typed: &[char]) -> Option<String> {
    let [first, second, digit, rest @ ..] = typed else { return None };
    let [first, second] = [*first, *second].map(|c| if c == '0' { 'O' } else { c });
    (first.is_ascii_alphabetic() && second.is_ascii_alphabetic()).then_some(())?;
    finish([first, second].iter().collect(), as_digit(*digit)?, rest)
}

/// One whose area has one letter. Only an I is taken for a digit here: "LS" is the start of Leeds's, and not Liverpool's `L5`.
fn read_short_area(typed: &[char]) -> Option<String> {
    let [area, digit, rest @ ..] = typed else { return None };
    let digit = if *digit == 'I' { '1' } else { *digit };
    ("BEGLMNSW".contains(*area) && matches!(digit, '1'..='9')).then_some(())?;
    finish(area.to_string(), digit, rest)
}

/// The rest is nothing, a second digit, or a letter that London has: never an I, an L, an O or a Z.
fn finish(mut outcode: String, digit: char, rest: &[char]) -> Option<String> {
    outcode.push(digit);
    match rest {
        [] => {}
        [last @ ('I' | 'L' | 'O' | 'Z')] => outcode.push(as_digit(*last)?),
        [last] => outcode.push(*last),
        _ => return None,
    }
    Some(outcode)
}
