//! What words are made of.

/// True for a letter or a digit. Outside ASCII, everything is a letter but the blocks of punctuation, signs and pictures: the standard
/// library knows each letter of every script, from tables that weigh more than this library's search.
pub(crate) const fn is_of_a_word(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}' | '×' | '÷' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '\u{1F000}'.. => false,
        _ => true,
    }
}

/// Which of so many drawers a word lies in: so it is looked for among a few, and not among all. (The library's own tables weigh more than a search.)
pub(crate) fn drawer(word: &str, drawers: usize) -> usize {
    word.bytes().fold(0, |sum: usize, byte| (sum * 31 + usize::from(byte)) % drawers)
}

/// Several pieces as one text, with this between them. (The library's own is ten times the size, and comes once for each kind of piece.)
pub(crate) fn join(pieces: &[impl AsRef<str>], between: &str) -> String {
    let mut text = String::new();
    for (place, piece) in pieces.iter().enumerate() {
        if place > 0 {
            text.push_str(between);
        }
        text.push_str(piece.as_ref());
    }
    text
}

/// A text of these letters and digits.
pub(crate) fn ascii(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::is_of_a_word;

    #[test]
    fn letters_of_the_scripts_that_families_here_write() {
        for word in ["school2", "école", "łódź", "școală", "Україна", "اردو", "ਪੰਜਾਬੀ", "ગુજરાતી", "नेपाली"]
        {
            assert!(word.chars().all(is_of_a_word), "{word}");
        }
    }

    #[test]
    fn not_what_stands_between_words() {
        for c in " .,;:!?'\"()[]{}&/+-–—’‘“”…£€½·•×→\u{a0}🙂".chars() {
            assert!(!is_of_a_word(c), "{c:?}");
        }
    }
}
