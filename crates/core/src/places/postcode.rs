//! A whole postcode.

use super::outcode::Outcode;
use super::typed::{NotAPostcode, Typed, as_digit};
use crate::letters::ascii;

/// A whole postcode, such as `CV21 3AB`: one that can be, whether or not anybody has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Postcode {
    pub(super) outcode: Outcode,
    /// The digit of its second half and the two letters after it.
    pub(super) second_half: [u8; 3],
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
        self.begin(" ", &self.second_half)
    }

    /// Its sector, without a space: `CV213` for all that start with CV21 3.
    pub(super) fn sector(&self) -> String {
        self.begin("", &self.second_half[..1])
    }

    /// Its first half and so much of the second.
    fn begin(&self, between: &str, of_second: &[u8]) -> String {
        let mut text = self.outcode.as_str().to_owned();
        text.push_str(between);
        text.push_str(&ascii(of_second));
        text
    }

    /// Its place in its sector: `AA` is 0, `AB` is 1, `ZZ` is 675.
    pub(super) const fn unit(&self) -> u32 {
        let [_, first, second] = self.second_half;
        (first - b'A') as u32 * 26 + (second - b'A') as u32
    }

    /// One of these two halves; nothing where the second is not a digit, or what is typed for one, and two letters.
    pub(super) fn read(outcode: &[u8], second_half: &[u8]) -> Option<Self> {
        let [digit, first @ b'A'..=b'Z', second @ b'A'..=b'Z'] = second_half else { return None };
        Some(Self { second_half: [as_digit(*digit)?, *first, *second], outcode: Outcode::read(outcode)? })
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
