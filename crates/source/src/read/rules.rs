//! Rules: `[for]` and `when`.

use std::collections::HashMap;

use fingerpost_core::model::{AtomId, FactId, FactKind};
use fingerpost_core::rules::{Atom, Rule};
use toml::de::DeValue;

use super::facts::Vocabulary;
use crate::table::{At, Table};

/// The conditions of an offer, each once.
#[derive(Default)]
pub(super) struct Atoms {
    list: Vec<Atom>,
    ids: HashMap<Atom, AtomId>,
}

impl Atoms {
    pub(super) fn intern(&mut self, atom: Atom) -> AtomId {
        *self.ids.entry(atom).or_insert_with_key(|atom| {
            self.list.push(atom.clone());
            AtomId::from(self.list.len() - 1)
        })
    }

    pub(super) fn get(&self, id: AtomId) -> &Atom {
        &self.list[id.index()]
    }

    pub(super) fn into_list(self) -> Vec<Atom> {
        self.list
    }
}

/// Reads a rule. Several fields of one table must all hold; a list of values means any of them:
///
/// ```toml
/// age = { from = 2, under = 5 }
/// need = ["autism", "speech"]
/// not = { setting = "home-educated" }
/// any = [{ plan = "ehc" }, { life = "in-care" }]
/// ```
pub(super) fn read(table: &Table<'_>, vocabulary: &Vocabulary, atoms: &mut Atoms) -> Rule {
    let reader = table.reader();
    let mut parts = Vec::new();
    for (key, value) in table.fields() {
        match key.value {
            "all" | "any" => {
                let join = if key.value == "all" { Rule::all } else { Rule::any };
                parts.push(join(nested(table, &key, vocabulary, atoms)));
            }
            "not" => parts.extend(reader.table("not", &value).map(|inner| read(&inner, vocabulary, atoms).not())),
            _ => {
                if let Some(fact) = vocabulary.find_fact(&reader, &key) {
                    parts.extend(condition(table, fact, &value, vocabulary).map(|atom| Rule::is(atoms.intern(atom))));
                }
            }
        }
    }
    Rule::all(parts)
}

/// The rules in `all = [{ … }, { … }]`, at least one.
fn nested(table: &Table<'_>, key: &At<'_, &str>, vocabulary: &Vocabulary, atoms: &mut Atoms) -> Vec<Rule> {
    let inner = table.tables(if key.value == "all" { "all" } else { "any" });
    if inner.is_empty() {
        table.reader().note("empty", key, format!("`{}` has nothing in it", key.value), "write a list of tables, or delete it");
    }
    inner.iter().map(|inner| read(inner, vocabulary, atoms)).collect()
}

fn condition(table: &Table<'_>, fact: FactId, value: &At<'_, &DeValue<'_>>, vocabulary: &Vocabulary) -> Option<Atom> {
    let reader = table.reader();
    if vocabulary.facts[fact.index()].kind == FactKind::Age {
        return ages(table, fact, vocabulary);
    }
    let names = reader.texts(&vocabulary.facts[fact.index()].id, value);
    if names.is_empty() && value.value.as_array().is_some_and(|list| list.is_empty()) {
        reader.note("empty", value, "this list has no values in it", "name at least one value, or delete the line");
    }
    let found = names.iter().filter_map(|name| vocabulary.find_value(&reader, fact, name));
    let mut values: Vec<_> = found.collect();
    values.sort_unstable();
    values.dedup();
    (!values.is_empty()).then_some(Atom::OneOf(values))
}

/// Reads `{ from = 2, under = 5 }`: from the second birthday until the day before the fifth, where decimals count (2.5 is two years and six
/// months); or `{ from_year = 9, to_year = 11 }`: from the start of Year 9 to the end of Year 11, where 0 is Reception.
fn ages(table: &Table<'_>, fact: FactId, vocabulary: &Vocabulary) -> Option<Atom> {
    let reader = table.reader();
    let id = vocabulary.facts[fact.index()].id.as_str();
    let (_, value) = table.fields().find(|(key, _)| key.value == id)?;
    let inner = reader.table(id, &value)?;
    let (from, under) = (months(&inner, "from"), months(&inner, "under"));
    let (from_year, to_year) = (school_year(&inner, "from_year"), school_year(&inner, "to_year"));
    let (by_age, by_year) = (from.is_some() || under.is_some(), from_year.is_some() || to_year.is_some());
    if !by_age && !by_year {
        reader.note("empty", &value, "this age has no limits", "write { from = 2, under = 5 }, or delete the line");
    }
    if by_age && by_year {
        let mend = "write two conditions: all = [{ age = { from = 11 } }, { age = { to_year = 11 } }]";
        reader.note("mixed-ages", &value, "this mixes ages and school years", mend);
    }
    let reversed = matches!((from, under), (Some(from), Some(under)) if from >= under)
        || matches!((from_year, to_year), (Some(from), Some(to)) if from > to);
    if reversed {
        let mend = "swap them, or check the numbers";
        reader.note("reversed-ages", &value, "no age is in this stretch: it ends before it starts", mend);
    }
    inner.finish();
    Some(if by_year { Atom::Year { from: from_year, to: to_year } } else { Atom::Age { from, under } })
}

/// A school year from 0 (Reception) to 14.
fn school_year(table: &Table<'_>, key: &'static str) -> Option<u16> {
    let found = table.get(key)?;
    let reader = table.reader();
    let number = found.value.as_integer().and_then(|number| number.as_str().parse().ok());
    let year = reader.typed(key, &found, number, "a school year, such as 9; 0 is Reception")?;
    if year.value > 14 {
        reader.note("bad-age", &found, format!("`{key}` is not a school year"), "school years run from 0 (Reception) to 14");
        return None;
    }
    Some(year.value)
}

fn months(table: &Table<'_>, key: &'static str) -> Option<u16> {
    let found = table.get(key)?;
    let years: Option<f64> = match found.value {
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) => number.as_str().parse().ok(),
        _ => None,
    };
    let reader = table.reader();
    let years = reader.typed(key, &found, years, "an age in years, such as 5 or 2.5")?;
    if !(0.0..=120.0).contains(&years.value) {
        reader.note(
            "bad-age",
            &found,
            format!("`{key}` is not an age in years"),
            "ages run from 0 to 120; decimals such as 2.5 are allowed",
        );
        return None;
    }
    Some((years.value * 12.0).round() as u16)
}
