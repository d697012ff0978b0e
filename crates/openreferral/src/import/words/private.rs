//! Addresses that must not be shown. Feeds have no standard way to mark one, so the words decide, and rather once too often.

use std::sync::LazyLock;

use fingerpost_core::places::Postcode;
use regex::Regex;

static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = r"refuges?|confidential\w*|safe ?house|secret (?:address|location)|undisclosed|(?:domestic|sexual|honou?r)[- ](?:based[- ])?(?:abuse|violence)|violence against women|women'?s aid|survivors? of (?:\w+ )?(?:abuse|violence)|human trafficking|modern slavery|forced marriage|rape";
    Regex::new(&format!("(?i)\\b(?:{words})\\b")).ok()
});

/// The word in these texts that tells of an address which must not be shown, if there is one.
#[must_use]
pub(in crate::import) fn word(texts: &[&str]) -> Option<String> {
    let pattern = WORDS.as_ref()?;
    texts.iter().find_map(|text| pattern.find(text)).map(|found| found.as_str().to_lowercase())
}

/// The text without the paragraphs that hold a postcode, and how many those were.
#[must_use]
pub(in crate::import) fn without_addresses(text: &str) -> (String, usize) {
    let lines: Vec<&str> = text.split('\n').collect();
    let kept: Vec<&str> = lines.iter().copied().filter(|line| !has_postcode(line)).collect();
    let mut text = kept.join("\n");
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    (text.trim().to_owned(), lines.len() - kept.len())
}

/// True where two words beside each other, or one, are a whole postcode.
fn has_postcode(line: &str) -> bool {
    let words: Vec<&str> = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_one = |word: &str| word.len() >= 5 && word.chars().any(|c| c.is_ascii_digit()) && word.parse::<Postcode>().is_ok();
    words.iter().any(|word| is_one(word)) || words.windows(2).any(|pair| is_one(&pair.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refuge_is_known_by_its_words() {
        assert_eq!(word(&["A Refuge for women"]).as_deref(), Some("refuge"));
        assert_eq!(word(&["", "support after domestic abuse"]).as_deref(), Some("domestic abuse"));
        assert_eq!(word(&["help for refugees", "a garden club", "therapeutic grapes"]), None);
        let (text, gone) = without_addresses("We help.\n\nCome to 1 High Street, CV34 4RL.\n\nCall us.");
        assert_eq!((text.as_str(), gone), ("We help.\n\nCall us.", 1));
    }
}
