//! The first half of a postcode.

use super::typed::{NotAPostcode, Typed, as_digit};
use crate::letters::ascii;
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
        let letters = self.0.bytes().take_while(u8::is_ascii_alphabetic).count();
        self.0.get(..letters).unwrap_or_default()
    }

    /// The districts it lies in, wholly or partly, as far as the offer knows; none for one that lies outside all of them.
    #[must_use]
    pub fn districts<'a>(&self, core: &'a Core) -> &'a [ValueId] {
        core.outcodes.iter().find(|(outcode, _)| *outcode == self.0).map_or(&[], |(_, districts)| districts)
    }

    /// Reads one from capital letters and digits.
    // It is called from three places, and would be copied into each.
    #[inline(never)]
    pub(super) fn read(typed: &[u8]) -> Option<Self> {
        let mut mended = typed.to_vec();
        // An area is two letters or one: "OX" before "O", so that an O is taken for a nought only where a number must be.
        let sound = match &mut mended[..] {
            [first, second, digit, rest @ ..] if is_long_area(*first, *second) && as_digit(*digit).is_some() => {
                mend(first, b'0', b'O');
                mend(second, b'0', b'O');
                *digit = as_digit(*digit)?;
                finish(rest)
            }
            // Only an I is taken for a digit here: "LS" is the start of Leeds's, and not Liverpool's L5.
            [b'B' | b'E' | b'G' | b'L' | b'M' | b'N' | b'S' | b'W', digit @ (b'1'..=b'9' | b'I'), rest @ ..] => {
                mend(digit, b'I', b'1');
                finish(rest)
            }
            _ => false,
        };
        sound.then(|| Self(ascii(&mended)))
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
        typed.parse::<Typed>().map(|typed| typed.outcode().clone())
    }
}

/// Either letter may have been typed as a nought: no area of one letter is followed by one.
fn is_long_area(first: u8, second: u8) -> bool {
    [first, second].iter().all(|letter| letter.is_ascii_alphabetic() || *letter == b'0')
}

/// After its digit stands nothing, a second digit, or a letter that London has: never an I, an L, an O or a Z.
fn finish(rest: &mut [u8]) -> bool {
    if let [last @ (b'I' | b'L' | b'O' | b'Z')] = rest {
        *last = as_digit(*last).unwrap_or(*last);
    }
    rest.len() < 2
}

fn mend(typed: &mut u8, wrong: u8, right: u8) {
    if *typed == wrong {
        *typed = right;
    }
}
