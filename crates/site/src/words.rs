//! A page's words in its language, as HTML.

use fingerpost_core::catalogue::{Catalogue, pieces};
use maud::{Markup, html};

/// A text as HTML: English that stands in it between marks, for nobody has translated it, says that it is English and runs from left to right.
pub(crate) fn show(text: &str) -> Markup {
    html! {
        @for (piece, is_english) in pieces(text) {
            @if is_english { bdi lang="en" dir="ltr" { (piece) } } @else { (piece) }
        }
    }
}

/// A text of the offer as HTML.
pub(crate) fn theirs(words: &Catalogue, english: &str) -> Markup {
    show(&words.theirs(english))
}

/// What `lang` and `dir` say of a part that is English whatever the page's language; nothing where the page is English too.
pub(crate) fn stays_english(words: &Catalogue) -> (Option<&'static str>, Option<&'static str>) {
    if words.reads_english() { (None, None) } else { (Some("en"), Some("ltr")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_inside_another_language_says_so_and_is_escaped() {
        assert_eq!(
            show("Prowadzi \u{2068}A & B\u{2069}.").into_string(),
            "Prowadzi <bdi lang=\"en\" dir=\"ltr\">A &amp; B</bdi>."
        );
        assert_eq!(show("plain").into_string(), "plain");
    }
}
