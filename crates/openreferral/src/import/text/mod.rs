//! The words of a feed, as an offer has them: plain paragraphs, and lines that start with "- ".

mod html;
mod marks;
mod summary;

pub(super) use self::marks::{one_line, shortened, visible};
pub(super) use self::summary::summary;

/// How often a text may be HTML inside HTML before what is left of it is taken to pieces.
const LAYERS: usize = 6;

/// The most bytes of a text that are read: twice those of the longest in the real feeds we have. The tree of a text may be fifty times its size.
const MOST: usize = 300_000;

/// Plain paragraphs, a blank line between two, and items that start with "- ". What is not HTML stays as it is, but for characters that nobody can see.
/// Nothing of the answer is an element of HTML to any reader of it, however often it was encoded.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut text = marks::visible(begins(text));
    for layer in 0..LAYERS {
        if !marks::looks_like_html(&text) {
            return text.trim().to_owned();
        }
        // Lines mean something where there are no tags to say so, and where an earlier layer made them.
        let lines = layer > 0 || !marks::has_tags(&text);
        let next = marks::visible(&html::paragraphs(&text, lines));
        if next == text {
            break;
        }
        text = next;
    }
    marks::taken_to_pieces(text.trim())
}

/// Whether all of a text is read.
pub(super) const fn is_read_whole(text: &str) -> bool {
    text.len() <= MOST
}

/// As much of a text as is read.
fn begins(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST)]
}
