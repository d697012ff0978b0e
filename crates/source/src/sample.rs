//! A small made-up offer, for examples and tests.

use fingerpost_core::Offer;

use crate::{File, read};

/// The files of the sample offer, by path.
const FILES: [(&str, &str); 23] = [
    ("bank-holidays.toml", include_str!("../sample/bank-holidays.toml")),
    ("comments/hard-to-read.toml", include_str!("../sample/comments/hard-to-read.toml")),
    ("comments/no-bus.toml", include_str!("../sample/comments/no-bus.toml")),
    ("duties.toml", include_str!("../sample/duties.toml")),
    ("facts.toml", include_str!("../sample/facts.toml")),
    ("glossary.toml", include_str!("../sample/glossary.toml")),
    ("needs.toml", include_str!("../sample/needs.toml")),
    ("offer.toml", include_str!("../sample/offer.toml")),
    ("pathways/asking-for-help.toml", include_str!("../sample/pathways/asking-for-help.toml")),
    ("pictures.toml", include_str!("../sample/pictures.toml")),
    ("places.toml", include_str!("../sample/places.toml")),
    ("providers.toml", include_str!("../sample/providers.toml")),
    ("questions.toml", include_str!("../sample/questions.toml")),
    ("referrers.toml", include_str!("../sample/referrers.toml")),
    ("services/advice-line.toml", include_str!("../sample/services/advice-line.toml")),
    ("services/autism-assessment.toml", include_str!("../sample/services/autism-assessment.toml")),
    ("services/autism-group.toml", include_str!("../sample/services/autism-group.toml")),
    ("services/crisis-line.toml", include_str!("../sample/services/crisis-line.toml")),
    ("services/home-teaching.toml", include_str!("../sample/services/home-teaching.toml")),
    ("services/information-desk.toml", include_str!("../sample/services/information-desk.toml")),
    ("services/rights-advice.toml", include_str!("../sample/services/rights-advice.toml")),
    ("services/speech-therapy.toml", include_str!("../sample/services/speech-therapy.toml")),
    ("services/work-coach.toml", include_str!("../sample/services/work-coach.toml")),
];

/// The files of a small made-up offer: a sound one to break, mend or extend in a test.
#[must_use]
pub fn sample_files() -> Vec<File> {
    FILES.iter().map(|(path, text)| File::new(*path, *text)).collect()
}

/// Those files after some texts are changed: for each change a file's path, what stands there, and what comes in its place (once). For tests.
///
/// # Panics
/// Where no file has that path, or it does not say that.
#[must_use]
#[allow(clippy::panic, reason = "a test that changes nothing would assert nothing")]
pub fn sample_with(changes: &[(&str, &str, &str)]) -> Vec<File> {
    let mut files = sample_files();
    for (path, from, to) in changes {
        let file = files.iter_mut().find(|file| file.path == *path && file.text.contains(from));
        let Some(file) = file else { panic!("{path} of the sample does not say {from:?}") };
        file.text = file.text.replacen(from, to, 1);
    }
    files
}

/// A small made-up offer, for examples and tests: nine services and a pathway in a county that does not exist.
///
/// # Panics
/// Never: its files are part of this crate, and a test reads them.
#[must_use]
#[allow(clippy::expect_used, reason = "its files are part of this crate, and a test reads them")]
pub fn sample() -> Offer {
    read(&sample_files()).expect("the sample offer is sound")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sample_is_sound() {
        if let Err(findings) = crate::read(&super::sample_files()) {
            panic!("{findings}");
        }
    }
}
