//! A text of ours, and how its gaps are filled.

use crate::explain::{Voice, fill_gaps};

/// A text of ours in English, which is also its key in every catalogue. [`t!`](crate::t) makes one: so the build finds each of them in the source, and
/// refuses a language that lacks one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(#[doc(hidden)] pub &'static str);

/// A text of ours, in English. Whole sentences, with named gaps for what changes: a translator may have to turn them round.
///
/// ```
/// use fingerpost_core::catalogue::ENGLISH;
/// use fingerpost_core::t;
///
/// assert_eq!(ENGLISH.fill(t!("Run by {provider}."), &["Rugby Hospital School"]), "Run by Rugby Hospital School.");
/// ```
#[macro_export]
macro_rules! t {
    ($text:literal) => {
        $crate::catalogue::Text($text)
    };
}

impl Text {
    /// The text in English.
    #[must_use]
    pub const fn in_english(self) -> &'static str {
        self.0
    }

    /// `said`, which says this in some language, with each gap filled: the gaps of the English name what `with` holds, in order, but for those that a
    /// [`Voice`] fills.
    pub(super) fn fill(self, said: &str, with: &[&str]) -> String {
        fill_gaps(said, &|gap, filled| {
            let mut gaps = gaps(self.0).filter(|gap| !Voice::is_gap(gap));
            let Some(value) = gaps.position(|name| name == gap).and_then(|place| with.get(place)) else { return false };
            filled.push_str(value);
            true
        })
    }
}

/// The names of a text's gaps, in the order in which they stand.
pub fn gaps(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(gap, _)| gap)
}

/// Begins a piece that runs its own way: FIRST STRONG ISOLATE.
pub(super) const ISOLATE: char = '\u{2068}';
/// Ends it: POP DIRECTIONAL ISOLATE.
pub(super) const POP: char = '\u{2069}';

/// The pieces of a text that may hold marked English: each with whether it is marked.
#[must_use]
pub fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut marked = false;
    for piece in text.split([ISOLATE, POP]) {
        if !piece.is_empty() {
            pieces.push((piece, marked));
        }
        marked = !marked;
    }
    pieces
}
