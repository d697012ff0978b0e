//! Rules as an offer's files write them.

use fingerpost_core::Core;
use fingerpost_core::model::{AtomId, FactKind};
use fingerpost_core::rules::{Atom, Join, Rule};
use toml::{Table, Value};

use super::texts;

/// A rule, taken apart.
enum Part {
    Is(AtomId),
    Of(Join, Vec<Part>),
}

/// The table of a rule that is not for everyone.
pub(super) fn table(core: &Core, rule: &Rule) -> Table {
    written(core, &taken_apart(rule))
}

/// What stands under `[for]` in the file of a local service, and its area: the reader adds the area to what the file says.
pub(super) fn without_area(core: &Core, rule: &Rule) -> (Option<Table>, Option<AtomId>) {
    let is_area = |part: &Part| match part {
        Part::Is(atom) if core.home == Some(*atom) || core.gp == Some(*atom) => Some(*atom),
        _ => None,
    };
    let whole = taken_apart(rule);
    match &whole {
        Part::Of(Join::All, parts) => match &parts[..] {
            [rest, area] if is_area(area).is_some() => (Some(written(core, rest)), is_area(area)),
            _ => (Some(written(core, &whole)), None),
        },
        _ => match is_area(&whole) {
            Some(area) => (None, Some(area)),
            None => (Some(written(core, &whole)), None),
        },
    }
}

fn taken_apart(rule: &Rule) -> Part {
    rule.fold(Part::Is, Part::Of).unwrap_or(Part::Of(Join::All, Vec::new()))
}

fn written(core: &Core, part: &Part) -> Table {
    let (key, value) = match part {
        Part::Is(atom) => condition(core, &core[*atom]),
        Part::Of(Join::Not, parts) => {
            let inner = parts.first().map(|part| written(core, part)).unwrap_or_default();
            ("not".to_owned(), Value::Table(inner))
        }
        Part::Of(join, parts) => {
            let key = if *join == Join::All { "all" } else { "any" };
            (key.to_owned(), Value::Array(parts.iter().map(|part| Value::Table(written(core, part))).collect()))
        }
    };
    Table::from_iter([(key, value)])
}

fn condition(core: &Core, atom: &Atom) -> (String, Value) {
    let age = || core.facts.iter().find(|fact| fact.kind == FactKind::Age).map(|fact| fact.id.clone()).unwrap_or_default();
    let limits = |limits: [(&str, Option<Value>); 2]| {
        let known = limits.into_iter().filter_map(|(key, limit)| Some((key.to_owned(), limit?)));
        Value::Table(known.collect())
    };
    let year = |year: u16| Value::Integer(year.into());
    match atom {
        Atom::OneOf(values) => {
            let fact = values.first().map(|id| core[core[*id].fact].id.clone()).unwrap_or_default();
            (fact, texts(values.iter().map(|id| core[*id].id.as_str())))
        }
        Atom::Age { from, under } => (age(), limits([("from", from.map(years)), ("under", under.map(years))])),
        Atom::Year { from, to } => (age(), limits([("from_year", from.map(year)), ("to_year", to.map(year))])),
    }
}

/// Months as years: whole ones without a point.
fn years(months: u16) -> Value {
    if months.is_multiple_of(12) { Value::Integer((months / 12).into()) } else { Value::Float(f64::from(months) / 12.0) }
}
