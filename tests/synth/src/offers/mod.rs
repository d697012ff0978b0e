//! Offers as files: a folder a council, and beside them what they share.

mod rules;
mod services;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use fingerpost_core::model::{AtomId, Offer, Question, ValueId};
use fingerpost_core::rules::{Atom, Rule};
use toml::{Table, Value};

/// The folder of what councils share, as the written offers name it.
pub const SHARED: &str = "national";
/// The facts that each council asks about in its own words; every other question is shared.
const OWN_QUESTIONS: [&str; 2] = ["district", "gp"];
/// The file of the districts: a made-up council brings its own.
const PLACES: &str = "places.toml";

/// Writes each offer to a folder of its name in `to`, and copies what they share from the real offer's `shared` folder. Returns how many there are,
/// and how many services they hold, those for all of England once.
///
/// A council's own glossary and pathways are left out: those of the real one speak of its own services.
///
/// # Errors
/// Where a file cannot be read or written; what was there before stays as it is, apart from what was written anew.
pub fn write(offers: impl Iterator<Item = Offer>, shared: &Path, to: &Path) -> Result<(usize, usize)> {
    copy(shared, &to.join(SHARED))?;
    let (mut count, mut own, mut national) = (0, 0, 0);
    for offer in offers {
        write_one(&offer, &to.join(&offer.core.id))?;
        count += 1;
        let all = offer.core.services.len();
        national = offer.core.services.iter().filter(|service| service.national).count();
        own += all - national;
    }
    Ok((count, own + national))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make the folder {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("there is no folder {} that the offer shares", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if entry.file_name() != PLACES {
            fs::copy(entry.path(), &target).with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}

fn write_one(offer: &Offer, folder: &Path) -> Result<()> {
    let services = folder.join("services");
    fs::create_dir_all(&services).with_context(|| format!("cannot make the folder {}", services.display()))?;
    let save = |name: &str, table: Table| {
        let file = folder.join(name);
        fs::write(&file, format!("# Made up by `cargo xtask synth`, for measuring: no family can be helped by it.\n{table}"))
            .with_context(|| format!("cannot write {}", file.display()))
    };
    let core = &offer.core;
    save("offer.toml", head(offer))?;
    save(PLACES, places(offer))?;
    let own = |question: &&Question| OWN_QUESTIONS.contains(&core[question.fact].id.as_str());
    let questions = core.questions.iter().filter(own).map(|it| Value::Table(question(offer, it))).collect();
    save("questions.toml", Table::from_iter([("question".to_owned(), Value::Array(questions))]))?;
    save("providers.toml", named("p", &core.providers))?;
    save("referrers.toml", named("r", &core.referrers))?;
    let all = core.services.iter().zip(&offer.details).enumerate();
    for (index, (service, detail)) in all.filter(|(_, (service, _))| !service.national) {
        let also = offer.also.services.get(index).map(Vec::as_slice).unwrap_or_default();
        save(&format!("services/{}.toml", service.id), services::table(core, service, detail, also))?;
    }
    Ok(())
}

/// `offer.toml`.
fn head(offer: &Offer) -> Table {
    let core = &offer.core;
    let mut head = Table::new();
    for (key, value) in [("id", &core.id), ("name", &core.name), ("council", &core.council), ("language", &core.language)] {
        head.insert(key.to_owned(), text(value));
    }
    head.insert("shares".to_owned(), text(&format!("../{SHARED}")));
    for (key, area) in [("home", core.home), ("gp", core.gp)] {
        if let Some(value) = area.and_then(|atom| first_value(offer, atom)) {
            head.insert(key.to_owned(), text(&core[value].id));
        }
    }
    head.insert("last_resort".to_owned(), text(&core[core.urgent.last_resort].id));
    head.insert("urgent".to_owned(), texts(core.urgent.services.iter().map(|id| core[*id].id.as_str())));
    let neighbours = core.neighbours.iter().map(|neighbour| {
        let parts = [
            ("offer", &neighbour.offer),
            ("district", &core[neighbour.district].id),
            ("name", &neighbour.name),
            ("council", &neighbour.council),
        ];
        Value::Table(parts.into_iter().map(|(key, value)| (key.to_owned(), text(value))).collect())
    });
    let neighbours: Vec<Value> = neighbours.collect();
    if !neighbours.is_empty() {
        head.insert("neighbour".to_owned(), Value::Array(neighbours));
    }
    head
}

/// `places.toml`.
fn places(offer: &Offer) -> Table {
    let core = &offer.core;
    let values = core.fact("district").map(|fact| core.values_of(fact).collect::<Vec<_>>()).unwrap_or_default();
    let districts = values.into_iter().map(|id| {
        let value = &core[id];
        let mut place = Table::new();
        for (key, part) in [("id", &value.id), ("name", &value.name), ("because", &value.because)] {
            place.insert(key.to_owned(), text(part));
        }
        if let Some(parent) = value.parent {
            place.insert("parent".to_owned(), text(&core[parent].id));
        }
        Value::Table(place)
    });
    Table::from_iter([("district".to_owned(), Value::Array(districts.collect()))])
}

/// A `[[question]]`.
fn question(offer: &Offer, question: &Question) -> Table {
    let core = &offer.core;
    let ids = |values: &[ValueId]| texts(values.iter().map(|id| core[*id].id.as_str()));
    let mut table = Table::new();
    let parts = [("id", &question.id), ("asks", &question.asks), ("hint", &question.hint), ("not_sure", &question.not_sure)];
    for (key, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        table.insert(key.to_owned(), text(part));
    }
    table.insert("fact".to_owned(), text(&core[question.fact].id));
    if question.once != Rule::everyone() {
        table.insert("once".to_owned(), Value::Table(rules::table(core, &question.once)));
        table.insert("otherwise".to_owned(), ids(&question.otherwise));
    }
    let options = question.options.iter().map(|option| {
        let mut table = Table::new();
        table.insert("label".to_owned(), text(&option.label));
        table
            .insert("sets".to_owned(), Value::Table([(core[question.fact].id.clone(), ids(&option.sets))].into_iter().collect()));
        Value::Table(table)
    });
    table.insert("option".to_owned(), Value::Array(options.collect()));
    table
}

/// Providers or referrers: each a table with its name, under a numbered id.
fn named(letter: &str, names: &[String]) -> Table {
    let entry = |(index, name): (usize, &String)| {
        let table = Table::from_iter([("name".to_owned(), text(name))]);
        (format!("{letter}{index}"), Value::Table(table))
    };
    names.iter().enumerate().map(entry).collect()
}

fn first_value(offer: &Offer, atom: AtomId) -> Option<ValueId> {
    match &offer.core[atom] {
        Atom::OneOf(values) => values.first().copied(),
        Atom::Age { .. } | Atom::Year { .. } => None,
    }
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn texts<'a>(list: impl Iterator<Item = &'a str>) -> Value {
    Value::Array(list.map(text).collect())
}
