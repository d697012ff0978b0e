//! Places: from the first half of a postcode to the districts it lies in, and to the councils whose help is near.

use crate::guide::Standing;
use crate::model::{Core, QuestionId, ValueId};
use crate::rules::Tri;

/// The first half of a postcode, such as `CV21`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcode(String);

/// What was typed cannot be a postcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPostcode;

impl NotAPostcode {
    /// What to show beside the box: what is wrong and how to mend it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        "Check the postcode. Type the first half, such as CV21."
    }
}

impl Outcode {
    /// As people write it: `CV21`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The districts it lies in, wholly or partly, as far as the offer knows; none for one that lies outside all of them.
    #[must_use]
    pub fn districts<'a>(&self, core: &'a Core) -> &'a [ValueId] {
        core.outcodes.iter().find(|(outcode, _)| *outcode == self.0).map_or(&[], |(_, districts)| districts)
    }

    /// True where the value is one of its districts, a wider one, or a narrower one. One that lies outside all that the offer knows is elsewhere.
    fn may_be(&self, core: &Core, value: ValueId) -> bool {
        let districts = self.districts(core);
        let fits = |district: &ValueId| core.is_kind_of(*district, value) || core.is_kind_of(value, *district);
        if districts.is_empty() { core[value].id == "elsewhere" } else { districts.iter().any(fits) }
    }
}

impl std::str::FromStr for Outcode {
    type Err = NotAPostcode;

    /// Reads the first half of a postcode, or a whole one, in any case, with or without its space. An O where a number must be is taken for a
    /// nought, and an I for a one.
    ///
    /// ```
    /// use fingerpost_core::places::Outcode;
    ///
    /// for typed in ["cv21", "CV21 3AB", "cv213ab", "CV2I 3AB", " Cv 21"] {
    ///     assert_eq!(typed.parse::<Outcode>().map(|outcode| outcode.as_str().to_owned()), Ok("CV21".to_owned()));
    /// }
    /// assert!("Rugby".parse::<Outcode>().is_err());
    /// ```
    fn from_str(typed: &str) -> Result<Self, NotAPostcode> {
        let typed: Vec<char> = typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if typed.len() > 7 || !typed.iter().all(char::is_ascii_alphanumeric) {
            return Err(NotAPostcode);
        }
        // A whole postcode ends in a number and two letters; the first half is what stands before them.
        let whole = typed.len() >= 5 && typed[typed.len() - 2..].iter().all(char::is_ascii_alphabetic);
        let first = if whole && as_digit(typed[typed.len() - 3]).is_some() { &typed[..typed.len() - 3] } else { &typed[..] };
        // An area is two letters or one: "OX" before "O", so that an O is taken for a nought only where a number must be.
        [2, 1].into_iter().find_map(|letters| read_first(first, letters)).map(Self).ok_or(NotAPostcode)
    }
}

/// The first half of a postcode whose area has this many letters.
fn read_first(first: &[char], letters: usize) -> Option<String> {
    let (area, rest) = first.split_at_checked(letters)?;
    let (digit, rest) = rest.split_first()?;
    if rest.len() > 1 || !area.iter().all(char::is_ascii_alphabetic) {
        return None;
    }
    let mut outcode: String = area.iter().collect();
    outcode.push(as_digit(*digit)?);
    outcode.extend(rest.iter().map(|last| as_digit(*last).unwrap_or(*last)));
    Some(outcode)
}

/// A digit, or a letter that is often typed for one.
const fn as_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'O' => Some('0'),
        'I' => Some('1'),
        _ => None,
    }
}

/// The options of a question about districts that fit a postcode: one where the postcode decides, several where the family has to say.
#[must_use]
pub fn options_that_fit(standing: &Standing<'_>, question: QuestionId, outcode: &Outcode) -> Vec<usize> {
    let core = standing.core();
    let fits = |index: &usize| core[question].options[*index].sets.iter().any(|value| outcode.may_be(core, *value));
    standing.options(question).into_iter().filter(fits).collect()
}

/// A council next door whose help is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearby {
    /// Its place in [`Core::neighbours`].
    pub neighbour: usize,
    /// Whether it is the family's own council. A plain no is near all the same: their postcode lies partly in its area.
    pub theirs: Tri,
}

/// The councils next door whose help is worth a look: the one that is the family's own, or those in whose area the family's postcode partly
/// lies, or, where they could not say where they live, all that it could be.
#[must_use]
pub fn nearby(standing: &Standing<'_>, outcode: Option<&Outcode>) -> Vec<Nearby> {
    let core = standing.core();
    let mut nearby = Vec::new();
    for (index, neighbour) in core.neighbours.iter().enumerate() {
        let theirs = standing.facts().value(neighbour.district);
        let shares = outcode.map(|outcode| outcode.may_be(core, neighbour.district));
        let asked = core.questions.iter().position(|question| question.fact == core[neighbour.district].fact);
        let could_not_say = asked.is_some_and(|question| standing.is_answered(QuestionId::from(question)));
        let worth_a_look = match (theirs, shares) {
            (Tri::Yes, _) | (_, Some(true)) => true,
            (Tri::Unknown, None) => could_not_say,
            _ => false,
        };
        if worth_a_look {
            nearby.push(Nearby { neighbour: index, theirs });
        }
    }
    nearby
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (typed, outcode) in [
            ("b1", "B1"),
            ("B1 1AA", "B1"),
            ("m60 1nw", "M60"),
            ("ec1a", "EC1A"),
            ("EC1A 1BB", "EC1A"),
            ("w1a 0ax", "W1A"),
            ("CVI", "CV1"),
            ("wr1o", "WR10"),
            ("OX7", "OX7"),
            ("OL1", "OL1"),
            ("IP1", "IP1"),
            ("L1 8JQ", "L1"),
        ] {
            assert_eq!(typed.parse(), Ok(Outcode(outcode.to_owned())), "{typed:?}");
        }
    }

    #[test]
    fn says_when_it_is_not_a_postcode() {
        for typed in ["", "CV", "21", "Leamington", "CV21 3ABC", "CV21-3", "🙂", "CVX"] {
            assert_eq!(typed.parse::<Outcode>(), Err(NotAPostcode), "{typed:?}");
        }
    }
}
