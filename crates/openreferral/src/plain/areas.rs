//! Where a family lives, or has its GP, for a service to be theirs.

use fingerpost_core::Core;
use fingerpost_core::model::{Service, ValueId};
use fingerpost_core::rules::{Atom, Join};

/// An area that a service is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area<'a> {
    /// What people call it.
    pub name: &'a str,
    /// Its code of the Office for National Statistics, such as `E07000220`; empty where the offer gives none.
    pub ons: &'a str,
}

impl Area<'_> {
    /// The address that names it among linked data; empty where it has no code.
    #[must_use]
    pub fn uri(&self) -> String {
        let id = "http://statistics.data.gov.uk/id/statistical-geography/";
        if self.ons.is_empty() { String::new() } else { format!("{id}{}", self.ons) }
    }
}

/// England has a code of its own.
const ENGLAND: Area<'static> = Area { name: "England", ons: "E92000001" };

/// The areas that a service is for: England for a national one; otherwise the districts that its rule asks for, or the NHS area of the GP. At least one.
#[must_use]
pub fn areas<'a>(core: &'a Core, service: &Service) -> Vec<Area<'a>> {
    if service.national {
        return vec![ENGLAND];
    }
    let asked = |fact: &str| -> Vec<&'a [ValueId]> {
        let conditions = service.rule.fold(|atom| vec![atom], must_all_hold).unwrap_or_default();
        let values = conditions.into_iter().filter_map(|atom| match &core[atom] {
            Atom::OneOf(values) => Some(values.as_slice()),
            Atom::Age { .. } | Atom::Year { .. } => None,
        });
        values.filter(|values| values.first().is_some_and(|value| core[core[*value].fact].id == fact)).collect()
    };
    let districts = asked("district");
    let is_asked = |value: ValueId| districts.iter().all(|list| list.iter().any(|wider| core.is_kind_of(value, *wider)));
    let coded = core.ons.iter().filter(|(_, value)| !districts.is_empty() && is_asked(*value));
    let coded: Vec<Area<'a>> = coded.map(|(ons, value)| Area { name: &core[*value].name, ons }).collect();
    if !coded.is_empty() {
        return coded;
    }
    let named = districts.last().copied().or_else(|| asked("gp").last().copied());
    match named {
        Some(values) => values.iter().map(|value| Area { name: &core[*value].name, ons: "" }).collect(),
        None => vec![Area { name: &core.name, ons: "" }],
    }
}

/// Of the parts of a rule, the conditions that must all hold.
fn must_all_hold<T>(how: Join, parts: Vec<Vec<T>>) -> Vec<T> {
    if how == Join::All { parts.into_iter().flatten().collect() } else { Vec::new() }
}
