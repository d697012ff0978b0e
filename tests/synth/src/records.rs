//! What search engines are given: one record a service.

use fingerpost_core::Core;
use fingerpost_core::model::Offer;
use fingerpost_core::rules::Atom;
use serde_json::{Value, json};

/// A service as a search sees it. Records are numbered from 0, in order: those for all of England once, then each council's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub name: String,
    /// What a list of results shows under the name.
    pub summary: String,
    /// What its own page says, in about 60 words.
    pub about: String,
    /// Its other names, and what it helps with.
    pub tags: Vec<String>,
    /// The area it is for: a council's name, or England.
    pub area: String,
}

/// The records of offers that share their services for all of England.
pub fn records(offers: impl Iterator<Item = Offer>) -> impl Iterator<Item = Record> {
    offers.enumerate().flat_map(|(place, offer)| {
        let chosen = services(&offer, place == 0);
        chosen.into_iter().map(|index| record(&offer, index)).collect::<Vec<_>>()
    })
}

/// Where an offer's services that have records stand in it, in the order of their records: those for all of England only in the first offer, and
/// before its own.
#[must_use]
pub fn services(offer: &Offer, is_first: bool) -> Vec<usize> {
    let all = &offer.core.services;
    let those = |national: bool| (0..all.len()).filter(move |index| all[*index].national == national);
    those(true).filter(|_| is_first).chain(those(false)).collect()
}

/// A record as JSON, under its number.
#[must_use]
pub fn json(id: usize, record: &Record) -> Value {
    let Record { name, summary, about, tags, area } = record;
    json!({ "id": id, "name": name, "summary": summary, "about": about, "tags": tags, "area": area })
}

fn record(offer: &Offer, index: usize) -> Record {
    let (service, detail) = (&offer.core.services[index], &offer.details[index]);
    let also = offer.also.services.get(index).cloned().unwrap_or_default();
    Record {
        name: service.name.clone(),
        summary: service.summary.clone(),
        about: detail.about.replace('\n', " "),
        tags: also.into_iter().chain(topics(&offer.core, index)).collect(),
        area: if service.national { "England".to_owned() } else { offer.core.name.clone() },
    }
}

fn topics(core: &Core, index: usize) -> Vec<String> {
    match &core[core.services[index].helps_with] {
        Atom::OneOf(values) => values.iter().map(|value| core[*value].name.clone()).collect(),
        Atom::Age { .. } | Atom::Year { .. } => Vec::new(),
    }
}
