#![doc = include_str!("../README.md")]

mod about;
mod binding;
mod dates;
mod given;
mod opened;
mod place;
mod plan;
mod problem;
mod question;
mod search;
mod service;
pub mod told;
mod words;

pub use about::About;
pub use dates::{Asked, Dates};
pub use given::{Kept, PART, RECORD};
pub use opened::Opened;
pub use place::{Degrees, Place};
pub use plan::{Explained, Plan};
pub use problem::Problem;
pub use question::Question;
pub use search::Results;
pub use service::Service;
pub use words::{Pathway, Term};

/// A smaller allocator than the standard library's, and as quick.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
