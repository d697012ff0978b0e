//! A record as the fields of a service's file. Nothing is made up: what a record does not say is left out, or said to be not known.

mod contacts;
mod routes;
mod venues;

use fingerpost_source::letters::MOST_LETTERS;
use serde_json::{Map, Value, json};

use self::contacts::contacts;
use self::routes::routes;
use self::venues::venues;
use super::Origin;
use super::merge::Fields;
use super::offer::Target;
use super::read;
use super::record::Record;
use super::rules;
use super::text::{is_read_whole, plain, shortened, summary};
use super::words::{cost, private};

/// The document that records from files have as their source.
pub(super) const DOCUMENT: &str = "open-referral";

/// A status that says a service pauses.
const PAUSED: &str = "temporarily closed";

/// Writes a record down, field by field, in the order of a file. `raw` takes the notes.
pub(super) fn fields(record: &Record, raw: &read::Fields<'_>, into: &mut Target<'_>, from: &Origin, today: &str) -> Fields {
    let mut fields: Fields = Vec::new();
    let description = plain(&record.description);
    let hidden = private::word(&[&record.name, &description, &record.audience.join(" "), &record.terms.join(" ")]);
    // "Confidential" is said of advice as well: it keeps venues back, but no paragraph.
    let (mut description, addresses) = match &hidden {
        Some(word) if !word.starts_with("confidential") => private::without_addresses(&description),
        _ => (description, 0),
    };
    if addresses > 0 {
        raw.note(
            "description",
            "left out a paragraph with an address that perhaps must not be shown",
            hidden.as_deref().unwrap_or_default(),
        );
    }
    if !is_read_whole(&record.description) {
        raw.note("description", "only its beginning was read: nobody reads so much", "");
    }
    if description.is_empty() {
        raw.note("description", "says nothing", "");
    }
    let sentence = summary(&description);
    let (venues, phrases) = venues(record, raw, hidden.as_deref(), &mut description);
    for words in &record.eligibility {
        if !description.contains(words.as_str()) {
            description.push_str(&format!("\n\nWho it is for: {words}"));
        }
    }
    if record.status == PAUSED {
        description.insert_str(0, "It is closed for now.\n\n");
    }
    let contact = contacts(record, raw);
    let provider = into.provider_id(&record.provider);
    if record.provider.is_empty() {
        raw.note("organization", "no provider is named", "");
    }
    fields.push(("name", json!(record.name)));
    if !record.also.is_empty() && record.also != record.name {
        fields.push(("also", json!([record.also])));
    }
    fields.push(("provider", json!(provider)));
    let nothing = || "There is no description of this yet.".to_owned();
    fields.push(("summary", json!(if sentence.is_empty() { nothing() } else { sentence })));
    let (topics, guessed) = rules::topics(record, into.offer);
    fields.push(("helps_with", json!(topics)));
    let about = description.trim();
    fields.push(("about", json!(if about.is_empty() { nothing() } else { format!("{about}\n") })));
    for (field, words) in [("cost", cost::words(&record.costs)), ("wait", record.wait.clone())] {
        if !words.is_empty() {
            fields.push((field, json!(words)));
        }
    }
    if into.is_silent(&provider) {
        fields.push(("if_no", json!(into.if_no())));
    }
    if !record.is_assured {
        raw.note("assured_date", "nobody has assured it; the day of its last change stands in, or else that of the import", "");
    }
    fields.push(("checked", json!(record.days.first().map_or(today, String::as_str))));
    if let Some(rule) = rules::stated(record, raw) {
        fields.push(("for", rule));
    }
    fields.push(("route", routes(record, &contact, into)));
    fields.extend(contact);
    if !venues.is_empty() {
        fields.push(("venue", Value::Array(venues)));
    }
    fields.push(("source", sources(record, from, phrases)));
    let mut proposed = rules::proposed(record, about, into.offer);
    proposed.extend(guessed);
    if !proposed.is_empty() {
        fields.push(("proposed", Value::Array(proposed)));
    }
    for (field, value) in &mut fields {
        if shorten(value) {
            raw.note(field, "cut short: nobody reads so much", "");
        }
    }
    fields
}

/// Cuts each text that is longer than an offer takes; true where there was one.
fn shorten(value: &mut Value) -> bool {
    match value {
        Value::String(text) if text.chars().count() > MOST_LETTERS => {
            *text = shortened(text, MOST_LETTERS);
            true
        }
        Value::Array(items) => items.iter_mut().filter_map(|item| shorten(item).then_some(())).count() > 0,
        Value::Object(map) => map.values_mut().filter_map(|item| shorten(item).then_some(())).count() > 0,
        _ => false,
    }
}

/// Where these facts come from: the record, and its words for each address.
fn sources(record: &Record, from: &Origin, addresses: Vec<String>) -> Value {
    let source = |phrase: &str| {
        let mut source = Map::new();
        match from {
            Origin::Feed(address) => {
                source.insert("web".to_owned(), json!(from.page(&record.id).unwrap_or_else(|| address.clone())));
                source.insert("title".to_owned(), json!("Open Referral UK record"));
            }
            Origin::Files => {
                source.insert("document".to_owned(), json!(DOCUMENT));
            }
        }
        source.insert("phrase".to_owned(), json!(phrase));
        source.insert("record".to_owned(), json!(record.id));
        Value::Object(source)
    };
    Value::Array(std::iter::once(record.name.clone()).chain(addresses).map(|phrase| source(&phrase)).collect())
}
