//! What goes wrong, as JavaScript hears of it.

use crate::told::told;
use fingerpost_core::pack::Unreadable;

told! {
    /// What went wrong: a code for programs, and a sentence for people.
    pub struct Problem {
        /// A code that stays the same, such as `bad-answer`.
        pub code: &'static str,
        /// Everything that is wrong, a sentence each: at least one.
        pub problems: Vec<String>,
    }
}

impl Problem {
    /// One thing that is wrong.
    #[must_use]
    pub fn new(code: &'static str, says: impl Into<String>) -> Self {
        Self { code, problems: vec![says.into()] }
    }

    /// There is nothing of this name.
    #[must_use]
    pub fn not_found<'a>(what: &str, name: &str, mut known: impl Iterator<Item = &'a str>) -> Self {
        Self::new("not-found", list(what, name, &mut known))
    }
}

/// A name that nobody knows, with the names there are where those are few.
pub(crate) fn unknown<'a>(what: &str, name: &str, mut known: impl Iterator<Item = &'a str>) -> String {
    list(what, name, &mut known)
}

/// The same, once for every sort of list.
fn list(what: &str, name: &str, known: &mut dyn Iterator<Item = &str>) -> String {
    let mut says = text(&["there is no ", what, " `", name, "`"]);
    let known: Vec<&str> = known.take(FEW + 1).collect();
    if (1..=FEW).contains(&known.len()) {
        says.push_str(": there are ");
        for (place, name) in known.iter().enumerate() {
            says.push_str(if place > 0 { ", " } else { "" });
            says.push_str(name);
        }
    }
    says
}

/// More names than this are too many to read.
const FEW: usize = 24;

impl From<Unreadable> for Problem {
    fn from(why: Unreadable) -> Self {
        let code = match why {
            Unreadable::NotAPack => "not-an-offer",
            Unreadable::TooNew(_) | Unreadable::TooOld(_) => "wrong-version",
            Unreadable::MixedUp => "wrong-build",
            Unreadable::WrongPart | Unreadable::CutShort | Unreadable::Damaged | Unreadable::Invalid(_) => "unreadable",
        };
        Self::new(code, why.to_string())
    }
}

/// Several pieces as one text. (The library's own way is ten times the size.)
pub(crate) fn text(pieces: &[&str]) -> String {
    let mut text = String::new();
    pieces.iter().for_each(|piece| text.push_str(piece));
    text
}
