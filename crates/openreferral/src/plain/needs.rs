//! Whose needs a service is for.

use fingerpost_core::Core;
use fingerpost_core::model::ValueId;
use fingerpost_core::rules::{Atom, Join, Rule};

/// The values of a fact that a rule speaks of as ones that it is for, each once, in the offer's order. What it is *not* for is left out.
#[must_use]
pub fn needs(core: &Core, rule: &Rule, fact: &str) -> Vec<ValueId> {
    let leaf = |atom| match &core[atom] {
        Atom::OneOf(values) => values.iter().copied().filter(|value| core[core[*value].fact].id == fact).collect(),
        Atom::Age { .. } | Atom::Year { .. } => Vec::new(),
    };
    let join = |how, parts: Vec<Vec<ValueId>>| match how {
        Join::Not => Vec::new(),
        Join::All | Join::Any => parts.into_iter().flatten().collect(),
    };
    let mut found = rule.fold(leaf, join).unwrap_or_default();
    found.sort_unstable();
    found.dedup();
    found
}
