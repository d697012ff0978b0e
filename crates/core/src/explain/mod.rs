//! Plain words for verdicts, reasons and rules.

mod gaps;
mod reasons;
mod voice;

pub(crate) use gaps::fill_gaps;
pub use reasons::{Condition, conditions, depends_on, reason, referrers};
pub use voice::Voice;
