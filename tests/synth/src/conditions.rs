//! The conditions of a made-up offer: a real one's, and others like them.

use std::collections::HashMap;

use fingerpost_core::Core;
use fingerpost_core::model::{AtomId, FactId, ValueId};
use fingerpost_core::rules::{Atom, Join, Rule};

/// The last school year there is: Year 14.
const LAST_YEAR: u16 = 14;

/// Conditions, each once: the real ones first, in their places.
pub(crate) struct Conditions {
    list: Vec<Atom>,
    places: HashMap<Atom, AtomId>,
}

impl Conditions {
    pub(crate) fn of(core: &Core) -> Self {
        let places = core.atoms.iter().enumerate().map(|(index, atom)| (atom.clone(), AtomId::from(index))).collect();
        Self { list: core.atoms.clone(), places }
    }

    pub(crate) fn into_list(self) -> Vec<Atom> {
        self.list
    }

    pub(crate) fn add(&mut self, atom: Atom) -> AtomId {
        let next = AtomId::from(self.list.len());
        let id = *self.places.entry(atom.clone()).or_insert(next);
        if id == next {
            self.list.push(atom);
        }
        id
    }

    /// The rule with each of its conditions changed alike wherever it stands.
    pub(crate) fn changed(&mut self, rule: &Rule, mut change: impl FnMut(&mut Self, AtomId) -> AtomId) -> Rule {
        let mut known: HashMap<AtomId, AtomId> = HashMap::new();
        for atom in rule.atoms() {
            let new = change(self, atom);
            known.insert(atom, new);
        }
        let join = |how: Join, mut parts: Vec<Rule>| match how {
            Join::Not => parts.remove(0).not(),
            Join::All => Rule::all(parts),
            Join::Any => Rule::any(parts),
        };
        rule.fold(|atom| Rule::is(known[&atom]), join).unwrap_or_default()
    }

    /// The same condition, or in two cases of five one like it: other ages, or one need more or less.
    pub(crate) fn vary(&mut self, real: &Core, atom: AtomId, random: &mut fastrand::Rng) -> AtomId {
        if random.u8(..5) > 1 {
            return atom;
        }
        let years = random.u16(..4);
        let varied = match &real[atom] {
            Atom::Age { from, under } => Atom::Age { from: *from, under: under.map(|under| under + 12 * years) },
            Atom::Year { from, to } => Atom::Year { from: *from, to: to.map(|to| (to + years).min(LAST_YEAR)) },
            Atom::OneOf(values) => {
                let fact = values.first().map_or(FactId(0), |value| real[*value].fact);
                let all: Vec<ValueId> = real.values_of(fact).collect();
                let one = all[random.usize(..all.len())];
                let mut values = values.clone();
                match values.iter().position(|value| *value == one) {
                    Some(place) if values.len() > 1 => drop(values.remove(place)),
                    Some(_) => {}
                    None => values.push(one),
                }
                values.sort_unstable();
                Atom::OneOf(values)
            }
        };
        self.add(varied)
    }
}
