//! What a family typed for a postcode, forgivingly.

use super::outcode::Outcode;
use super::postcode::Postcode;
use super::table::Place;
use crate::catalogue::Text;
use crate::model::{Core, ValueId};
use crate::t;

/// What was typed: a postcode, or as much of one as says which first half it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The first half, perhaps with some of the second.
    FirstHalf(Outcode),
    /// A whole postcode.
    Whole(Postcode),
}

impl Typed {
    /// The first half.
    #[must_use]
    pub const fn outcode(&self) -> &Outcode {
        match self {
            Self::FirstHalf(outcode) => outcode,
            Self::Whole(postcode) => postcode.outcode(),
        }
    }

    /// The districts that it may lie in, as the offer calls them: one at most where the table knows the whole postcode, which is then `found`.
    #[must_use]
    pub fn districts(&self, core: &Core, found: Option<Place<'_>>) -> Vec<ValueId> {
        match found.filter(|_| !core.ons.is_empty()) {
            Some(place) => place.district_in(core).into_iter().collect(),
            None => self.outcode().districts(core).to_vec(),
        }
    }
}

/// What was typed cannot be a postcode: what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPostcode {
    /// It has something other than letters and numbers in it.
    Strange,
    /// It has more than seven letters and numbers.
    Long,
    /// It does not start as one.
    Start,
    /// Its first half is sound, and the second is not.
    End,
    /// It is the first half only, where a whole one is wanted.
    Part,
}

impl NotAPostcode {
    /// What to show beside the box: what is wrong and how to mend it.
    #[must_use]
    pub const fn message(self) -> Text {
        match self {
            Self::Strange => t!("Check the postcode. Use only letters and numbers, such as CV21."),
            Self::Long => t!("Check the postcode. It is too long."),
            Self::Start => t!("Check the postcode. Type the first half, such as CV21."),
            Self::End => t!("Check the postcode. It ends in a number and two letters."),
            Self::Part => t!("Type the whole postcode, both halves."),
        }
    }
}

impl std::str::FromStr for Typed {
    type Err = NotAPostcode;

    /// Reads the first half of a postcode, some of the second half, or all of it, in any case, with or without its space. What looks like a
    /// digit is taken for one where only a digit can be: an O for a nought, an I or an L for a one, a Z for a two, an S for a five, a B for an
    /// eight; and a nought for an O where only a letter can be.
    fn from_str(typed: &str) -> Result<Self, NotAPostcode> {
        let mut all: Vec<u8> = Vec::new();
        // How many letters and numbers stand before the first space between them.
        let mut before = 0;
        for c in typed.chars() {
            if c.is_whitespace() {
                before = if before == 0 { all.len() } else { before };
            } else if c.is_ascii_alphanumeric() {
                all.push(c.to_ascii_uppercase() as u8);
            } else {
                return Err(NotAPostcode::Strange);
            }
        }
        // What has no number in it is a word.
        let has_number = all.iter().any(u8::is_ascii_digit);
        if all.len() > 7 {
            return Err(if has_number { NotAPostcode::Long } else { NotAPostcode::Start });
        }
        let (first, second) = all.split_at(all.len().saturating_sub(3));
        match Postcode::read(first, second).filter(|_| has_number) {
            Some(postcode) => Ok(Self::Whole(postcode)),
            None => first_half(&all, before),
        }
    }
}

/// The first half of what is not whole. A space tells where it ends: "CV2 1" is CV2, and "CV21" is not.
fn first_half(all: &[u8], before: usize) -> Result<Typed, NotAPostcode> {
    // What may stand after it: as much as the space leaves, nothing, a digit, or a digit and a letter.
    for after in [all.len() - before, 0, 1, 2] {
        let (typed, rest) = all.split_at(all.len().saturating_sub(after));
        if let Some(outcode) = Outcode::read(typed).filter(|_| is_begun(rest)) {
            return Ok(Typed::FirstHalf(outcode));
        }
    }
    let starts = [before, all.len().saturating_sub(3)].into_iter().any(|length| Outcode::read(&all[..length]).is_some());
    Err(if starts { NotAPostcode::End } else { NotAPostcode::Start })
}

/// True for the start of a second half: nothing yet, a digit, or a digit and a letter.
fn is_begun(rest: &[u8]) -> bool {
    matches!(rest, [] | [b'0'..=b'9'] | [b'0'..=b'9', b'A'..=b'Z'])
}

/// A digit, or the one that a letter is often typed for.
pub(super) const fn as_digit(typed: u8) -> Option<u8> {
    match typed {
        b'0'..=b'9' => Some(typed),
        b'O' => Some(b'0'),
        b'I' | b'L' => Some(b'1'),
        b'Z' => Some(b'2'),
        b'S' => Some(b'5'),
        b'B' => Some(b'8'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, NotAPostcode> {
        typed.parse().map(|typed| match typed {
            Typed::FirstHalf(outcode) => outcode.as_str().to_owned(),
            Typed::Whole(postcode) => postcode.to_text(),
        })
    }

    #[test]
    fn reads_what_people_type() {
        for (typed, meant) in [
            ("b1", "B1"),
            ("B1 1AA", "B1 1AA"),
            ("b11aa", "B1 1AA"),
            ("m60 1nw", "M60 1NW"),
            ("ec1a", "EC1A"),
            ("ECIA 1BB", "EC1A 1BB"),
            ("w1a 0ax", "W1A 0AX"),
            ("wia 0ax", "W1A 0AX"),
            ("CVI", "CV1"),
            ("wr1o", "WR10"),
            ("OX7", "OX7"),
            ("0X7 6AB", "OX7 6AB"),
            ("S015 1AA", "SO15 1AA"),
            ("OL1", "OL1"),
            ("IP1", "IP1"),
            ("L1 8JQ", "L1 8JQ"),
            ("B11", "B11"),
            ("b11 1aa", "B11 1AA"),
            ("CV2I 3AB", "CV21 3AB"),
            ("cv2l3ab", "CV21 3AB"),
            ("CVS 5AB", "CV5 5AB"),
            ("CV5 SAB", "CV5 5AB"),
            ("WR1 ZAB", "WR1 2AB"),
            ("CV21\u{a0}3AB", "CV21 3AB"),
            ("CV21 3", "CV21"),
            ("CV213", "CV21"),
            ("CV21 3A", "CV21"),
            ("CV2 1", "CV2"),
            ("CV2 1A", "CV2"),
            ("B1 1", "B1"),
            (" Cv 21", "CV21"),
        ] {
            assert_eq!(read(typed), Ok(meant.to_owned()), "{typed:?}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        use NotAPostcode::{End, Long, Start, Strange};
        for (typed, wrong) in [
            ("", Start),
            ("CV", Start),
            ("BS", Start),
            ("CO", Start),
            ("SO", Start),
            ("21", Start),
            ("Rugby", Start),
            ("near Rugby", Start),
            ("CV21 3ABC", Long),
            ("CV21-3", Strange),
            ("🙂", Strange),
            ("é", Strange),
            ("CVX", Start),
            ("CV21 ABC", End),
            ("CV21ABC", End),
            ("CV21 333", End),
            ("CV21 3A4", End),
        ] {
            assert_eq!(read(typed), Err(wrong), "{typed:?}");
        }
    }
}
