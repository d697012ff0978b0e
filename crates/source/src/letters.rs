//! Letters that do a reader harm, and how many are too many: those that nobody can see, those that turn their neighbours round, and piles of accents.

/// What is wrong with a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strange {
    /// Nobody can see it, so a word that holds it is not found, and two names that look the same are two.
    Unseen(char),
    /// It turns round the letters after it: a number or an address then reads as another.
    Turns(char),
    /// It is one accent too many on its letter: a pile of them runs over the lines around it.
    Piled(char),
}

/// The most letters of one text of an offer: 15 times as many as the longest of the offers here has, and more than anybody reads on a phone.
pub const MOST_LETTERS: usize = 20_000;

/// How many accents and other signs may stand on one letter. No language of the offers needs more than three.
pub const MOST_ON_ONE: usize = 8;

/// The first letter of a text that does harm: where it stands, in bytes, and what is wrong with it.
///
/// ```
/// use fingerpost_source::letters::{Strange, strange};
///
/// assert_eq!(strange("Call 01632\u{202e}169"), Some((10, Strange::Turns('\u{202e}'))));
/// assert_eq!(strange("Café, ਤੁਹਾਡੇ, खाने‍बारे, 👩‍👧"), None);
/// ```
#[must_use]
pub fn strange(text: &str) -> Option<(usize, Strange)> {
    letters(text).find_map(|(at, _, wrong)| Some((at, wrong?)))
}

/// A text without the letters that do harm.
///
/// ```
/// assert_eq!(fingerpost_source::letters::without_strange("\u{202e}Play\u{200b}group\u{7}"), "Playgroup");
/// ```
#[must_use]
pub fn without_strange(text: &str) -> String {
    letters(text).filter(|(.., wrong)| wrong.is_none()).map(|(_, letter, _)| letter).collect()
}

/// A text as it can be told of, in a terminal or on a page: U+FFFD stands in the place of each letter that does harm.
///
/// ```
/// assert_eq!(fingerpost_source::letters::told("did you mean \u{202e}autism?\u{1b}[2J"), "did you mean \u{fffd}autism?\u{fffd}[2J");
/// ```
#[must_use]
pub fn told(text: &str) -> String {
    letters(text).map(|(_, letter, wrong)| if wrong.is_some() { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}

/// Each letter of a text, where it stands, and what is wrong with it.
fn letters(text: &str) -> impl Iterator<Item = (usize, char, Option<Strange>)> {
    let (mut marks, mut is_flag) = (0, false);
    text.char_indices().map(move |(at, letter)| {
        // The flags of England, Scotland and Wales are a black flag and letters that nobody sees.
        is_flag = letter == '\u{1f3f4}' || is_flag && matches!(letter, '\u{e0020}'..='\u{e007f}');
        let wrong = match letter {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Strange::Turns(letter)),
            _ if is_unseen(letter) && !is_flag => Some(Strange::Unseen(letter)),
            _ => None,
        };
        // What is not seen does not part the accents around it.
        marks = if is_mark(letter) {
            marks + 1
        } else if wrong.is_some() {
            marks
        } else {
            0
        };
        let wrong = if marks > MOST_ON_ONE { Some(Strange::Piled(letter)) } else { wrong };
        (at, letter, wrong)
    })
}

/// True for a text in which there is nothing to see.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    let blank = |letter: char| letter.is_whitespace() || letter == '\u{2800}' || is_joiner(letter) || is_mark(letter);
    text.chars().all(|letter| blank(letter) || is_unseen(letter))
}

/// What writing needs though nobody sees it: joiners, in Nepali and in pictures of families, and the marks of a direction, which turn nothing round.
const fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}'..='\u{200f}' | '\u{61c}')
}

/// Control characters, and those of Unicode that have no width and no use in plain words.
fn is_unseen(letter: char) -> bool {
    match letter {
        '\n' | '\r' | '\t' => false,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}' => true,
        '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' => {
            true
        }
        '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' => true,
        _ => letter.is_control(),
    }
}

/// Accents and other signs that stand on the letter before them, of any script that an offer can be read in, and those of none.
const fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{93a}'..='\u{94f}' | '\u{a3c}'..='\u{a4d}' | '\u{abc}'..='\u{acd}'
        | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strange_letter_is_told_and_where_it_stands() {
        for turns in ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
            assert_eq!(strange(&format!("é{turns}a\u{0}")), Some((2, Strange::Turns(turns))));
        }
        for unseen in ['\0', '\u{1b}', '\u{1f}', '\u{85}', '\u{ad}', '\u{200b}', '\u{2028}', '\u{2060}', '\u{feff}', '\u{e0041}']
        {
            assert_eq!(strange(&format!("a{unseen}")), Some((1, Strange::Unseen(unseen))), "{unseen:?}");
        }
        assert_eq!(strange(&"\u{301}".repeat(MOST_ON_ONE)), None);
        assert_eq!(strange(&"a\u{301}".repeat(100)), None);
        assert_eq!(strange(&format!("a{}", "\u{489}".repeat(1_000))), Some((17, Strange::Piled('\u{489}'))));
    }

    #[test]
    fn what_languages_and_pictures_need_is_not_strange() {
        // The flag of England; a family; an address in Urdu with a mark; Nepali with a joiner; Vietnamese with its accents apart.
        for text in [
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "👨\u{200d}👩\u{200d}👧\u{fe0f}",
            "\u{200e}01632 960001\u{61c}",
            "खाने\u{200d}बारे",
            "Vie\u{323}\u{302}t",
            "one\r\n\ttwo",
        ] {
            assert_eq!(strange(text), None, "{text}");
        }
    }

    #[test]
    fn without_them_nothing_is_strange_however_they_stand() {
        for text in ["\u{301}\u{200b}".repeat(20), format!("a{}", "\u{489}\u{34f}".repeat(20)), "\u{2066}\u{202c}".to_owned()] {
            assert_eq!(strange(&without_strange(&text)), None, "{text:?}");
        }
    }

    #[test]
    fn a_text_of_nothing_to_see_says_nothing() {
        for nothing in ["", " \n", "\u{200d}\u{200e}", "\u{2800}", "\u{3164}", "\u{a0}\u{301}", "\u{0}"] {
            assert!(says_nothing(nothing), "{nothing:?}");
        }
        assert!(!says_nothing("\u{200d}a") && !says_nothing("-"));
    }
}
