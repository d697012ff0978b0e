//! Our words in other languages, as this crate has them: for the chore that says what is missing.

use crate::finding::{Findings, Notes};
use crate::read::translations;
use crate::table::Reader;

/// Our words in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OurWords {
    /// The language, as BCP 47 names it.
    pub tag: String,
    /// Each text in English and in this language; [`FORM`](fingerpost_core::catalogue::FORM) stands between several forms.
    pub texts: Vec<(String, String)>,
}

/// Our words in every language that we have.
#[must_use]
pub fn ours() -> Vec<OurWords> {
    translations::ours()
}

/// The forms that a text about so many things has in a language, by CLDR's names.
#[must_use]
pub fn forms(tag: &str) -> Vec<&'static str> {
    translations::names(tag)
}

/// Reads the files of our words.
///
/// # Errors
/// Everything that is wrong in them.
pub fn check_ours() -> Result<(), Findings> {
    let files = translations::our_files();
    let notes = Notes::default();
    for file in &files {
        translations::check_ours(Reader::new(&notes), file);
    }
    notes.finish(&files).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    #[test]
    fn our_words_have_no_slips() {
        if let Err(findings) = super::check_ours() {
            panic!("{findings}");
        }
    }
}
