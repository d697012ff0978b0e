//! Plain words for verdicts, reasons and rules.

mod gaps;
mod lists;
mod reasons;
mod route;
mod voice;

pub(crate) use gaps::fill_gaps;
pub use lists::{and, or};
pub use reasons::{Condition, Unknown, conditions, depends_on, reason, referrers, why, words_to_say};
pub use route::route;
pub use voice::{Voice, capital};
