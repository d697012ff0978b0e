//! The languages that an offer can be read in.

/// A language that an offer can be read in, besides its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// As BCP 47 names it: `pl`.
    pub tag: String,
    /// As its speakers name it: "Polski".
    pub name: String,
}
