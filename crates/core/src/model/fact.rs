//! Facts: what can be known about a family, and the words for it.

use super::{FactId, ValueId};

/// One thing that can be known about a family's situation, such as `need` or `age`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The id that rules use.
    pub id: String,
    /// What values it takes.
    pub kind: FactKind,
    /// Finishes "This depends on …", with gaps for who is asking (see [`crate::explain::Voice`]).
    pub depends: String,
    /// Who could tell a family that does not know it, with gaps for who is asking; may be empty.
    pub tell: String,
    /// True where time can change it (a stage, a plan): a service that fails only on such facts may come *afterwards*.
    pub changes: bool,
}

/// What values a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// One of its values, such as `stage`.
    One,
    /// Any number of its values, such as `need`.
    Many,
    /// An age in months.
    Age,
}

/// A value of a fact, such as `need = autism`.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The fact it is a value of.
    pub fact: FactId,
    /// The id that rules use.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The wider value that this one is a kind of: `hearing` is a kind of `sensory-physical`.
    pub parent: Option<ValueId>,
    /// Finishes "because …", with gaps for who is asking.
    pub because: String,
    /// Plain words for it, for browsing; empty where the name is plain enough.
    pub plain: String,
}
