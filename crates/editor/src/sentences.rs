//! Sentences and words, and where they stand in a text.

use std::ops::Range;

/// Short forms whose full stop does not end a sentence.
const SHORT: [&str; 8] = ["mr", "mrs", "ms", "dr", "st", "e.g", "i.e", "etc"];

/// The sentences of a text, in bytes. A blank line ends one, and so does the start of a list item.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let ends = match c {
            '\n' => is_blank_or_item(&text[after..]),
            '.' | '!' | '?' => {
                let rest = text[after..].trim_start_matches(['"', '\'', '”', '’', ')']);
                let next = rest.trim_start().chars().next();
                let is_over = rest.starts_with(char::is_whitespace) && !next.is_some_and(char::is_lowercase);
                is_over && !(c == '.' && is_short(&text[start..at]))
            }
            _ => false,
        };
        if ends {
            // The quotes and brackets that close a sentence belong to it.
            let closing = text[after..].chars().take_while(|c| matches!(c, '"' | '\'' | '”' | '’' | ')'));
            let end = if c == '\n' { at } else { after + closing.map(char::len_utf8).sum::<usize>() };
            push(text, start..end, &mut sentences);
            start = end;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

fn is_blank_or_item(next_line: &str) -> bool {
    let line = next_line.lines().next().unwrap_or("").trim_start();
    line.is_empty() || line.starts_with("- ")
}

fn is_short(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

/// Adds a sentence without the white space and the dash around it, where it has a word.
fn push(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let sentence = &text[range.clone()];
    let trimmed = sentence.trim_start().trim_start_matches("- ").trim();
    if words(trimmed).next().is_some() {
        let start = range.start + (sentence.len() - sentence.trim_start().trim_start_matches("- ").trim_start().len());
        sentences.push(start..start + trimmed.len());
    }
}

/// The words of a text, in bytes: whatever stands between white space and has a letter or a digit, without the marks around it.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |token| {
        let start = at;
        // A white space may take more than one byte.
        at += token.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        let first = token.find(char::is_alphanumeric)?;
        let last = token.rfind(char::is_alphanumeric)?;
        let end = last + token[last..].chars().next().map_or(0, char::len_utf8);
        Some(start + first..start + end)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        assert_eq!(split("Call us. We listen."), ["Call us.", "We listen."]);
        assert_eq!(split("Open from 8.30am to 5pm. Come in!"), ["Open from 8.30am to 5pm.", "Come in!"]);
        assert_eq!(split("Ask e.g. Dr. Smith. Then go."), ["Ask e.g. Dr. Smith.", "Then go."]);
        assert_eq!(split("They say \"Come in.\" Then you go."), ["They say \"Come in.\"", "Then you go."]);
        assert_eq!(split("One\ntwo.\n\nThree\n- four\n- five."), ["One\ntwo.", "Three", "four", "five."]);
        assert_eq!(split("What is it? a thing"), ["What is it? a thing"]);
        assert_eq!(split(" \n - \n"), Vec::<&str>::new());
    }

    #[test]
    fn words_lose_the_marks_around_them() {
        let text = "(You don’t) – \"ask\" 9am.";
        assert_eq!(words(text).map(|word| &text[word]).collect::<Vec<_>>(), ["You", "don’t", "ask", "9am"]);
    }

    proptest! {
        #[test]
        fn sentences_hold_every_word_once(text in "[ a-zé.!?\"’\n-]{0,60}") {
            let inside: Vec<&str> = split(&text).into_iter().flat_map(|sentence| words(sentence).map(|word| &sentence[word]).collect::<Vec<_>>()).collect();
            let all: Vec<&str> = words(&text).map(|word| &text[word]).collect();
            prop_assert_eq!(inside, all);
        }

        #[test]
        fn any_text_is_split_without_a_panic(text in "\\PC*") {
            sentences(&text);
        }
    }
}
