//! What is known about a family.

use super::{Age, Tri};
use crate::model::{Core, FactId, FactKind, ValueId};

/// What is known about a family, value by value. It is worked out from answers, never changed by hand elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    values: Vec<Tri>,
    age: Option<Age>,
}

impl Facts {
    /// Nothing is known yet.
    #[must_use]
    pub fn unknown(core: &Core) -> Self {
        Self { values: vec![Tri::Unknown; core.values.len()], age: None }
    }

    /// Whether the family has this value.
    #[must_use]
    pub fn value(&self, value: ValueId) -> Tri {
        self.values.get(value.index()).copied().unwrap_or(Tri::Unknown)
    }

    /// The age, where it is known.
    #[must_use]
    pub const fn age(&self) -> Option<Age> {
        self.age
    }

    pub(crate) fn learn_age(&mut self, age: Age) {
        self.age = Some(age);
    }

    /// Learns that the family has this value, and so every wider one. A fact of one value has no other.
    pub(crate) fn learn(&mut self, core: &Core, value: ValueId) {
        if core[core[value].fact].kind == FactKind::One {
            self.close(core, core[value].fact, &[value]);
        }
        let mut at = Some(value);
        while let Some(id) = at {
            self.values[id.index()] = Tri::Yes;
            at = core[id].parent;
        }
    }

    /// Learns that these are all the values that the family has of a fact. A narrower kind of one of them stays unknown:
    /// someone who says "a learning disability" has not said which.
    pub(crate) fn close(&mut self, core: &Core, fact: FactId, chosen: &[ValueId]) {
        for value in core.values_of(fact) {
            if !chosen.iter().any(|has| core.is_kind_of(value, *has) || core.is_kind_of(*has, value)) {
                self.values[value.index()] = Tri::No;
            }
        }
    }
}
