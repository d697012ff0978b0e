//! Single characters: those that nobody can see, and those that begin a tag.

use fingerpost_source::letters::{says_nothing, without_strange};

/// Without what nobody can see: control characters, zero-width ones, those that turn the direction of a text, and accents in a pile. Each sort of line end is a new line,
/// and each sort of space is a space. Nothing is left of a text of which nothing can be seen, such as an accent by itself.
pub(in crate::import) fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let seen = |c: char| match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some('\n'),
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        c if c.is_control() => None,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' => {
            None
        }
        '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => None,
        c => Some(c),
    };
    let text = without_strange(&text.chars().filter_map(seen).collect::<String>());
    if says_nothing(&text) { String::new() } else { text }
}

/// Everything in one line, with one space between words.
pub(in crate::import) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As many whole words as fit in so many letters.
pub(in crate::import) fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let fits: String = text[..end].chars().take(most.saturating_sub(1)).collect();
    let words = fits.rsplit_once(char::is_whitespace).map_or(fits.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–')))
}

/// True where a reader of HTML would see something other than the letters: a tag, or a character written by its name or number.
pub(super) fn looks_like_html(text: &str) -> bool {
    has_tags(text) || text.match_indices('&').any(|(at, _)| is_entity(&text[at + 1..]))
}

/// True where a `<` begins a tag, or what a browser takes for one.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| text[at + 1..].starts_with(begins_tag))
}

fn begins_tag(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')
}

/// True for `amp;`, `#38;` and `#x26;`. It looks no further than a name can be long: a text may be a million of `&`.
fn is_entity(rest: &str) -> bool {
    const LONGEST: usize = 40;
    let Some(end) = rest.bytes().take(LONGEST).position(|byte| byte == b';') else { return false };
    let name = &rest[..end];
    let number = name.strip_prefix('#').map(|digits| digits.trim_start_matches(['x', 'X']));
    let letters = number.unwrap_or(name);
    !letters.is_empty() && letters.len() <= 31 && letters.chars().all(|c| c.is_ascii_alphanumeric())
}

/// With a sign in place of each `<` that would begin a tag, and of each `&` that would begin a character's name or number.
pub(super) fn taken_to_pieces(text: &str) -> String {
    let piece = |(at, c): (usize, char)| match c {
        '<' if text[at + 1..].starts_with(begins_tag) => '‹',
        '&' if is_entity(&text[at + 1..]) => '＆',
        c => c,
    };
    text.char_indices().map(piece).collect()
}
