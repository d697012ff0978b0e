//! Plain words for verdicts, reasons and rules.

mod reasons;
mod voice;

pub use reasons::{Condition, conditions, depends_on, reason, referrers};
pub use voice::Voice;
