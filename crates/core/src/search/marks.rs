//! Marks in a text the words that it was found by.

use super::words::split;
use crate::letters::is_of_a_word;

/// Cuts a text in pieces, each with whether it is one of the words ([`super::Index::why`]) that it was found by. All pieces together are the text.
///
/// ```
/// use fingerpost_core::search::marks;
///
/// assert_eq!(marks("Help with speech.", &["speech"]), [("Help with ", false), ("speech", true), (".", false)]);
/// ```
#[must_use]
pub fn marks<'t>(text: &'t str, words: &[impl AsRef<str>]) -> Vec<(&'t str, bool)> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find(is_of_a_word).map(|offset| at + offset) {
        let joins = |c: char| is_of_a_word(c) || matches!(c, '\'' | '’');
        let end = text[start..].find(|c| !joins(c)).map_or(text.len(), |offset| start + offset);
        let is_found = split(&text[start..end]).any(|word| words.iter().any(|known| known.as_ref() == word));
        if is_found {
            if plain < start {
                pieces.push((&text[plain..start], false));
            }
            pieces.push((&text[start..end], true));
            plain = end;
        }
        at = end;
    }
    if plain < text.len() {
        pieces.push((&text[plain..], false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn whole_words_only_in_any_case() {
        assert_eq!(marks("Speech, speechless", &["speech"]), [("Speech", true), (", speechless", false)]);
        assert_eq!(marks("won't go", &["wont"]), [("won't", true), (" go", false)]);
        assert_eq!(marks("nothing", &[] as &[&str]), [("nothing", false)]);
        assert_eq!(marks("", &["a"]), []);
        assert_eq!(marks("école 🙂 école", &["école"]), [("école", true), (" 🙂 ", false), ("école", true)]);
    }
}
