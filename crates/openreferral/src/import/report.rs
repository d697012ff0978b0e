//! The report of an import: what became of every record, and what of it could not be understood.

mod json;
mod words;

pub use self::json::json;
pub use self::words::{markdown, short};

/// What an import did, or would do. Every record that came in is in it once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Where the records came from.
    pub from: String,
    /// What became of each record, in the feed's order.
    pub records: Vec<Entry>,
    /// What could not be understood, or was put right.
    pub notes: Vec<Note>,
    /// Services of earlier imports whose records the feed no longer has.
    pub gone: Vec<String>,
    /// How many providers were added.
    pub providers: usize,
}

/// What became of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id in the feed.
    pub record: String,
    /// Its name in the feed.
    pub name: String,
    /// The id of its service in the offer; empty where it is only listed.
    pub service: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What a person changed, and the import left alone.
    pub edits: Vec<Edit>,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A new file.
    New,
    /// Fields of the file were brought up to date: their names.
    Updated(Vec<String>),
    /// The file says all that the feed says, as far as a person left it alone.
    Unchanged,
    /// No file was written for it.
    Listed(Why),
}

/// Why a record is only listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not an object.
    NotARecord,
    /// It has no name.
    Blank,
    /// Another record before it has the same id, or the same name, provider and text: its id.
    Duplicate(String),
    /// The feed says that it does not run: its status.
    NotRunning(String),
    /// Its file was deleted by a person after an earlier import.
    Deleted,
    /// Its file would have a mistake: what it is, and how to mend it.
    Mistake(String),
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotARecord => f.write_str("it is not a record"),
            Self::Blank => f.write_str("it has no name"),
            Self::Duplicate(other) => write!(f, "it is the same as the record {other}"),
            Self::NotRunning(status) => write!(f, "the feed says that it is {status}"),
            Self::Deleted => f.write_str("you deleted its file"),
            Self::Mistake(mistake) => write!(f, "its file would have a mistake: {mistake}"),
        }
    }
}

/// A field that a person changed: theirs beside the feed's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The field, such as `summary` or `contact.phone`.
    pub field: String,
    /// What the file says; empty where the field was taken out.
    pub yours: String,
    /// What the feed says; empty where it says nothing any more.
    pub feeds: String,
    /// The feed says something else than at the last import.
    pub is_news: bool,
}

/// Something in a record that could not be understood, or that somebody should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The record's id in the feed.
    pub record: String,
    /// The record's name.
    pub name: String,
    /// The field, such as `organization.url`.
    pub field: String,
    /// What is the matter, the same words for each of its kind.
    pub why: &'static str,
    /// What was there.
    pub found: String,
}

impl Report {
    /// How many records have an outcome of this kind.
    #[must_use]
    pub fn count(&self, is_it: impl Fn(&Outcome) -> bool) -> usize {
        self.records.iter().filter(|entry| is_it(&entry.outcome)).count()
    }

    /// The notes by field and kind, the most frequent first: how many, and the first of them.
    #[must_use]
    pub fn kinds(&self) -> Vec<(usize, &Note)> {
        let mut kinds: Vec<(usize, &Note)> = Vec::new();
        for note in &self.notes {
            match kinds.iter_mut().find(|(_, first)| first.why == note.why && first.field == note.field) {
                Some((count, _)) => *count += 1,
                None => kinds.push((1, note)),
            }
        }
        kinds.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        kinds
    }
}
