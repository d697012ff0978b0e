//! The guide: from a family's answers to verdicts, the next question, and a plan. Data flows one way:
//! [`Answers`] → [`Facts`](crate::rules::Facts) → verdicts → the next question and the [`Plan`].
//!
//! ```
//! use fingerpost_core::{Answer, Answers, Guide, explain};
//!
//! let guide = Guide::new(fingerpost_source::sample().core);
//! let mut answers = Answers::new();
//! while let Some(question) = guide.standing(&answers).next_question() {
//!     let asked = &guide.core()[question];
//!     answers.give(question, if asked.id == "age" { Answer::Age("3".parse().expect("an age")) } else { Answer::NotSure });
//! }
//!
//! let standing = guide.standing(&answers);
//! let plan = standing.plan();
//! for (group, signpost) in plan.signposts() {
//!     let verdict = standing.verdict(signpost.service);
//!     let why: Vec<String> = verdict.so_far.iter().map(|reason| explain::reason(&standing, reason)).collect();
//!     println!("{}: {} (because {})", group.name(), guide.core()[signpost.service].name, why.join(", "));
//! }
//! assert!(plan.signposts().next().is_some(), "no plan is empty");
//! ```

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
