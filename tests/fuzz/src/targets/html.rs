//! HTML of a feed, as plain paragraphs.

use fingerpost_openreferral::import::plain;

use super::text;

/// Letters of an answer for each of the input: an address stands again behind each block of its link, and some characters are shorter by name.
const GROWS: usize = 16;

/// What comes out is no HTML to anyone, stays as it is when it is read again, and is not much longer than what went in.
pub fn tries(bytes: &[u8]) {
    let text = text(bytes);
    let once = plain(&text);
    let is_tag = |at: usize| once[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    assert!(!once.match_indices('<').any(|(at, _)| is_tag(at)), "a tag is left: {once:?}");
    assert_eq!(plain(&once), once, "it is not the same when it is read again");
    assert!(once.len() <= GROWS * text.len() + 64, "{} bytes became {}", text.len(), once.len());
}
