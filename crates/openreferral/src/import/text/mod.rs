//! The words of a feed, as an offer has them: plain paragraphs, and lines that start with "- ".

mod html;
mod marks;
mod summary;

pub(super) use self::marks::{one_line, visible};
pub(super) use self::summary::summary;

/// How often a text may be HTML inside HTML before what is left of its tags is taken to pieces.
const LAYERS: usize = 6;

/// Plain paragraphs, a blank line between two, and items that start with "- ". What is not HTML stays as it is, but for characters that nobody can see.
/// Nothing of the answer is an element of HTML to any reader of it, however often it was encoded.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut text = marks::visible(text);
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
    marks::without_tags(text.trim())
}
