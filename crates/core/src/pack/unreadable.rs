//! Why a file of a pack cannot be read.

use super::{OLDEST, VERSION};
use crate::model::Invalid;

/// Why a file cannot be read as a part of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not start as a pack does: a page of HTML in its place, say.
    NotAPack,
    /// It was written by a newer Fingerpost: its version.
    TooNew(u16),
    /// It was written by an older Fingerpost: its version.
    TooOld(u16),
    /// It holds another part than the one asked for.
    WrongPart,
    /// Bytes are missing or too many.
    CutShort,
    /// Its bytes were changed.
    Damaged,
    /// It is whole, but of another day's offer, or another piece than the one asked for.
    MixedUp,
    /// It is whole, but contradicts itself.
    Invalid(Invalid),
}

impl Unreadable {
    /// A code that stays the same, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAPack => "not-a-pack",
            Self::TooNew(_) => "too-new",
            Self::TooOld(_) => "too-old",
            Self::WrongPart => "wrong-part",
            Self::CutShort => "cut-short",
            Self::Damaged => "damaged",
            Self::MixedUp => "mixed-up",
            Self::Invalid(_) => "invalid",
        }
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAPack => f.write_str("this is not a Fingerpost pack; is another file served in its place?"),
            Self::TooNew(version) => {
                write!(
                    f,
                    "this pack has version {version} and this Fingerpost reads up to {VERSION}; update Fingerpost, or build the pack again"
                )
            }
            Self::TooOld(version) => {
                write!(f, "this pack has version {version} and this Fingerpost reads from {OLDEST}; build the pack again")
            }
            Self::WrongPart => f.write_str("this pack holds another part of the offer; are two files mixed up?"),
            Self::CutShort => f.write_str("this pack is not whole; fetch it again"),
            Self::Damaged => f.write_str("this pack was damaged on its way; fetch it again"),
            Self::MixedUp => f.write_str("this pack is of another build of the offer; fetch it again"),
            Self::Invalid(invalid) => invalid.fmt(f),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<Invalid> for Unreadable {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}
