//! A whole postcode.

use super::outcode::Outcode;
use super::typed::{NotAPostcode, Typed};

/// A whole postcode, such as `CV21 3AB`: one that can be, whether or not anybody has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Postcode {
    pub(super) outcode: Outcode,
    /// The digit of its second half.
    pub(super) digit: char,
    /// The two letters after it, as a number: `AA` is 0, `AB` is 1, `ZZ` is 675.
    pub(super) unit: u32,
}

impl Postcode {
    /// Its first half.
    #[must_use]
    pub const fn outcode(&self) -> &Outcode {
        &self.outcode
    }

    /// As people write it, with one space: `CV21 3AB`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.outcode.as_str().to_owned();
        text.push(' ');
        text.push(self.digit);
        for letter in [self.unit / 26, self.unit % 26] {
            text.push(char::from(b'A' + letter as u8));
        }
        text
    }

    /// One of this first half; nothing where the second half is not a digit, or what is typed for one, and two letters.
    pub(super) fn read(outcode: &[char], second_half: &[char]) -> Option<Self> {
        let [digit, first, second] = second_half else { return None };
        let letter = |c: char| c.is_ascii_uppercase().then(|| u32::from(c) - u32::from('A'));
        let unit = letter(*first)? * 26 + letter(*second)?;
        Some(Self { digit: super::typed::as_digit(*digit)?, unit, outcode: Outcode::read(outcode)? })
    }
}

impl std::str::FromStr for Postcode {
    type Err = NotAPostcode;

    /// Reads a whole postcode as people type it: see [`Typed`].
    ///
    /// ```
    /// use fingerpost_core::places::{NotAPostcode, Postcode};
    ///
    /// for typed in ["CV21 3AB", "cv213ab", " cv2i 3ab ", "CV21 3AB", "CVZ1  3AB"] {
    ///     assert_eq!(typed.parse::<Postcode>().map(|postcode| postcode.to_text()), Ok("CV21 3AB".to_owned()));
    /// }
    /// assert_eq!("CV21 3A".parse::<Postcode>(), Err(NotAPostcode::Part));
    /// ```
    fn from_str(typed: &str) -> Result<Self, NotAPostcode> {
        match typed.parse()? {
            Typed::Whole(postcode) => Ok(postcode),
            Typed::FirstHalf(_) => Err(NotAPostcode::Part),
        }
    }
}
