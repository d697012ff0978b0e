//! Damaged files of the law's list and of comments: a finding or an offer, never a panic; and what is read again is the same.

use fingerpost_core::clock::Day;
use fingerpost_source::{comments_advice, read_with_duties, sample_files};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_damaged_file_gives_findings_or_duties(
        file in prop::sample::select(vec!["duties.toml", "comments/no-bus.toml", "comments/hard-to-read.toml"]),
        at in any::<prop::sample::Index>(),
        length in 0usize..40,
        new in "[\\[\\]={}\"a-z0-9 @.\n-]{0,20}",
    ) {
        let mut files = sample_files();
        for damaged in files.iter_mut().filter(|damaged| damaged.path == file) {
            let letters: Vec<char> = damaged.text.chars().collect();
            let from = at.index(letters.len());
            let to = (from + length).min(letters.len());
            damaged.text = letters[..from].iter().copied().chain(new.chars()).chain(letters[to..].iter().copied()).collect();
        }
        if let Some(today) = Day::from_iso("2026-12-01") {
            let advice = comments_advice(&files, today);
            prop_assert!(advice.findings.iter().all(|finding| finding.path.starts_with("comments/")));
        }
        match read_with_duties(&files) {
            Ok(one) => prop_assert_eq!(Ok(one), read_with_duties(&files)),
            Err(findings) => {
                prop_assert!(!findings.findings.is_empty());
                prop_assert!(findings.findings.iter().all(|finding| finding.line > 0 && !finding.mend.is_empty()));
                prop_assert!(!findings.to_string().is_empty());
            }
        }
    }
}
