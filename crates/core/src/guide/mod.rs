//! The guide: from a family's answers to verdicts, the next question, and a plan. Data flows one way:
//! [`Answers`] → [`Facts`](crate::rules::Facts) → verdicts → the next question and the [`Plan`].

mod answers;
mod carry;
mod chances;
pub mod crowd;
mod network;
mod plan;
mod standing;
mod verdict;

pub use answers::{Answer, Answers};
pub use plan::{Group, GroupKind, Plan, Signpost};
pub use standing::{Guide, Standing};
pub use verdict::{Outcome, Reason, Verdict};
