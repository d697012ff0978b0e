//! The documents that offers and stories were written from, where they are at hand: they are not part of the repository.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The title of each document that is kept among the seeds, and how its file's name begins.
const KNOWN: [(&str, &str); 5] = [
    ("Joint local area SEND inspection in Warwickshire", "000"),
    ("SEND Peer Review Report, Warwickshire Local Area", "001"),
    ("Area SEND inspection of Worcestershire Local Area Partnership", "002"),
    ("Warwickshire's Local Area SEND 0 to 25 Years Self-Evaluation Document, v4.0", "003"),
    ("Joint local area SEND inspection in Coventry", "004"),
];

/// The texts of documents, by title.
#[derive(Clone, Debug, Default)]
pub struct Seeds(BTreeMap<&'static str, String>);

impl Seeds {
    /// Reads those in the folder that `FINGERPOST_SHARED` names, or else in the folder `shared` beside the repository. `None` where they are not
    /// all at hand.
    #[must_use]
    pub fn beside(repository: &Path) -> Option<Self> {
        let shared = std::env::var_os("FINGERPOST_SHARED").map_or_else(|| repository.join("../shared"), PathBuf::from);
        let read = |(title, start): (&'static str, &str)| {
            let folder = std::fs::read_dir(shared.join("seeds")).ok()?;
            let file = folder.filter_map(Result::ok).find(|entry| entry.file_name().to_string_lossy().starts_with(start))?;
            Some((title, plain(&std::fs::read_to_string(file.path()).ok()?)))
        };
        KNOWN.into_iter().map(read).collect::<Option<_>>().map(Self)
    }

    /// Whether a phrase stands in the document of this title; `None` for a document that is not among the seeds.
    #[must_use]
    pub fn says(&self, title: &str, phrase: &str) -> Option<bool> {
        self.0.get(title).map(|text| text.contains(&plain(phrase)))
    }
}

/// A text with its line ends, quotation marks and emphasis made alike.
#[must_use]
pub fn plain(text: &str) -> String {
    let alike = text.replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace('*', "");
    alike.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
