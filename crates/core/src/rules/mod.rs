//! Rules: conditions over facts with three values, so that a missing answer never counts as a no.

mod age;
mod atom;
mod facts;
mod rule;
mod tri;

pub use age::{Age, AgeError};
pub use atom::Atom;
pub use facts::Facts;
pub use rule::{Join, Op, Rule};
pub use tri::Tri;
