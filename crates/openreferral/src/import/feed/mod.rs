//! A live feed: its pages, one after another, politely and so that a stop midway goes on where it was.

mod get;
mod kept;
mod pace;
mod pages;

use std::path::PathBuf;
use std::time::Duration;

pub use self::get::FeedError;
pub use self::pace::{Clock, SystemClock};
pub use self::pages::{Fetched, fetch};

/// How a feed is asked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The most requests a second.
    pub per_second: f64,
    /// How often one page is tried.
    pub tries: u32,
    /// The most bytes of one page.
    pub most_bytes: u64,
    /// The most pages.
    pub most_pages: u64,
    /// How long one page may take.
    pub patience: Duration,
    /// The longest wait between two tries. A server that asks for more is asked another day.
    pub longest_wait: Duration,
    /// Where pages are kept until all of them are there; `None` keeps none.
    pub kept: Option<PathBuf>,
    /// Pages that were kept are asked for again.
    pub fresh: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            per_second: 4.0,
            tries: 5,
            most_bytes: 64 << 20,
            most_pages: 10_000,
            patience: Duration::from_secs(60),
            longest_wait: Duration::from_secs(120),
            kept: None,
            fresh: false,
        }
    }
}
