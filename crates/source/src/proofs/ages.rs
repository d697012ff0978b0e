//! The ages that rules tell apart.

use std::collections::HashSet;

use fingerpost_core::Core;
use fingerpost_core::guide::Answer;
use fingerpost_core::model::{AtomId, QuestionId};
use fingerpost_core::rules::{Age, Atom, Tri};

use super::alone::Alone;

/// For each way in which somebody's age can meet these conditions, one age that does: a whole number of years where there is one, then an
/// age in months, then a school year. There is no other way: between two limits no condition changes.
pub(super) fn told_apart(core: &Core, alone: &Alone, question: QuestionId, atoms: &[AtomId]) -> Vec<Age> {
    let years = |years: std::ops::RangeInclusive<u16>| years.filter_map(|years| Age::years(years).ok());
    let months = limits(core, atoms).into_iter().map(|month| Age::between(month, month + 1));
    let school_years = ["Reception".to_owned()].into_iter().chain((1..=14).map(|year| format!("Year {year}")));
    let all = years(0..=25).chain(months).chain(school_years.filter_map(|year| year.parse().ok())).chain(years(26..=120));
    let mut seen: HashSet<Vec<Tri>> = HashSet::new();
    all.filter(|age| seen.insert(alone.told(question, &Answer::Age(*age), atoms))).collect()
}

/// The months of life in which one of these conditions begins or ends.
fn limits(core: &Core, atoms: &[AtomId]) -> Vec<u16> {
    // A school year goes by the age on the last 1 September, which was up to eleven months ago: so each year has two limits.
    let of_year = |year: u16| [0, 11].map(|later| (year + 4) * Age::YEAR + later);
    let of_atom = |atom: &AtomId| match &core[*atom] {
        Atom::Age { from, under } => from.iter().chain(under).copied().collect(),
        Atom::Year { from, to } => [from.unwrap_or(0)].into_iter().chain(to.map(|to| to + 1)).flat_map(of_year).collect(),
        Atom::OneOf(_) => Vec::new(),
    };
    let mut limits: Vec<u16> = atoms.iter().flat_map(of_atom).chain([0]).collect();
    limits.sort_unstable();
    limits.dedup();
    limits
}
