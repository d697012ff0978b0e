//! A summary: the first sentence or two.

use super::{one_line, shortened};

/// The most letters of a summary.
const MOST: usize = 200;
/// A shorter paragraph is a heading, if another follows it.
const A_SENTENCE: usize = 30;
/// A full stop after these does not end a sentence.
const SHORT_FORMS: [&str; 14] = ["e.g", "i.e", "dr", "mr", "mrs", "ms", "st", "no", "tel", "approx", "inc", "etc", "ave", "rd"];

/// The first sentence of a plain text, and those after it that fit, in one line without addresses of pages. Empty where the text is.
pub(in crate::import) fn summary(text: &str) -> String {
    let mut paragraphs: Vec<String> = text.split('\n').map(|line| without_pages(&one_line(line))).collect();
    paragraphs.retain(|line| !line.is_empty());
    let is_sentence = |line: &&String| line.len() >= A_SENTENCE && line.ends_with(['.', '!', '?']) && !line.starts_with("- ");
    let Some(chosen) = paragraphs.iter().find(is_sentence).or(paragraphs.first()) else { return String::new() };
    let chosen = chosen.strip_prefix("- ").unwrap_or(chosen);
    let mut end = 0;
    for stop in stops(chosen) {
        if chosen[..stop].chars().count() > MOST {
            break;
        }
        end = stop;
    }
    if end > 0 { chosen[..end].trim_end().to_owned() } else { shortened(chosen, MOST) }
}

/// Without the "(https://…)" that follow the words of links.
fn without_pages(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(" (http") {
        let Some(length) = rest[start..].find(')') else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
    }
    out + rest
}

/// Where each sentence ends, in bytes.
fn stops(line: &str) -> impl Iterator<Item = usize> + '_ {
    let is_end = move |at: usize, sign: char| {
        let after = &line[at + sign.len_utf8()..];
        let is_short = || {
            let word = line[..at].rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
            sign == '.' && (SHORT_FORMS.contains(&word.as_str()) || word.chars().count() == 1)
        };
        after.is_empty() || after.starts_with(' ') && !is_short()
    };
    line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')).filter_map(move |(at, c)| is_end(at, c).then_some(at + 1))
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn a_summary_is_the_first_sentences_that_fit() {
        assert_eq!(
            summary("About us\n\nWe help, e.g. with forms, and St. Mark's too. Come! Bye."),
            "We help, e.g. with forms, and St. Mark's too. Come! Bye."
        );
        assert_eq!(
            summary("See our page (https://example.org/a) for all that we do now."),
            "See our page for all that we do now."
        );
        assert_eq!(summary("A club"), "A club");
        assert_eq!(summary(""), "");
        let long = "word ".repeat(100);
        let cut = summary(&long);
        assert!(cut.ends_with("word…") && cut.chars().count() <= 200, "{cut}");
    }
}
