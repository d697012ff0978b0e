//! Open Referral UK in: records of a feed, of either version, as the files of an offer.
//!
//! [`fetch`](feed::fetch) brings the pages of a live feed; [`Page::read`] reads one that lies in a file; [`import`] turns their records into the files
//! of an offer, beside what a person wrote there. Nothing is written here: the texts that come out are for the caller to write.

mod contact;
pub mod feed;
mod file;
mod merge;
mod offer;
mod read;
mod record;
pub mod report;
mod rules;
mod run;
mod service;
mod state;
mod text;
mod words;

pub use self::read::{NotAFeed, Page};
pub use self::report::Report;
pub use self::run::{Import, Refused, import};
pub use self::state::{STATE, State};
pub use self::text::plain;

/// Where records come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A live feed: its address, which ends before `/services`.
    Feed(String),
    /// Files.
    Files,
}

impl Origin {
    /// The name of this source in the state of earlier imports.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Feed(address) => address,
            Self::Files => "files",
        }
    }

    /// The address of one record of a live feed; `None` for files, and for an id that cannot stand in an address.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<String> {
        let Self::Feed(address) = self else { return None };
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
        let whole = !id.is_empty() && !id.starts_with('.') && id.chars().all(plain);
        whole.then(|| format!("{address}/services/{id}"))
    }
}
