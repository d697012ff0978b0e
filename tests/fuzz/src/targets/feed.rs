//! An Open Referral UK feed: a page of it, one record of it, and the state of an earlier import.

use std::sync::LazyLock;

use fingerpost_openreferral::import::report::{Outcome, json, markdown, short};
use fingerpost_openreferral::import::{Import, Origin, Page, STATE, State, import};
use fingerpost_source::File;
use serde_json::{Map, Value, json};

use super::{bare_offer, text};

const TODAY: &str = "2026-11-26";

static FILES: LazyLock<Vec<File>> = LazyLock::new(bare_offer);

/// What begins as JSON is a page or a state; anything else is the fields of one record, a line each.
pub fn tries(bytes: &[u8]) {
    if let Ok(state) = State::read(&text(bytes)) {
        assert_eq!(State::read(&state.text()), Ok(state));
    }
    let records = match bytes.first() {
        Some(b'{' | b'[') => Page::read(bytes).map(|page| page.records).unwrap_or_default(),
        _ => vec![record(&text(bytes))],
    };
    if !records.is_empty() {
        brought_in(&records);
    }
}

/// What a feed says never makes an offer that has mistakes, and the same feed once more changes nothing.
fn brought_in(records: &[Value]) {
    let bring = |files: &[File], state: &State| -> Import {
        import(records, &Origin::Files, files, state, TODAY).unwrap_or_else(|refused| panic!("{refused}"))
    };
    let first = bring(&FILES, &State::default());
    assert_eq!(first.report.records.len(), records.len(), "a record is neither taken nor listed");
    for told in [short(&first.report), markdown(&first.report, TODAY), json(&first.report).to_string()] {
        assert!(!told.is_empty());
    }
    let changed = |outcome: &Outcome| matches!(outcome, Outcome::New | Outcome::Updated(_));
    // What nothing was written of cannot be changed the second time, and that takes as long as the first.
    if first.report.count(changed) == 0 {
        return;
    }
    let mut files = FILES.clone();
    let mut state = State::default();
    for (path, text) in first.texts {
        files.retain(|file| file.path != path);
        match path.as_str() {
            STATE => state = State::read(&text).expect("an import reads its own state"),
            _ => files.push(File::new(path, text)),
        }
    }
    let again = bring(&files, &state);
    assert_eq!(again.report.count(changed), 0, "the same feed changes what it wrote: {:?}", again.report.records);
}

/// A record whose fields are these lines: so that any words get to where they are read.
fn record(lines: &str) -> Value {
    const FIELDS: [&str; 12] = [
        "name",
        "description",
        "url",
        "email",
        "fees",
        "minimum_age",
        "maximum_age",
        "eligibility_description",
        "application_process",
        "wait_time",
        "assured_date",
        "id",
    ];
    let mut lines = lines.split('\n').map(Value::from);
    let mut next = || lines.next().unwrap_or_default();
    let mut record: Map<String, Value> = FIELDS.iter().map(|field| ((*field).to_owned(), next())).collect();
    let more = [
        ("organization", json!({ "name": next(), "url": next() })),
        ("contacts", json!([{ "email": next(), "phones": [{ "number": next() }] }])),
        (
            "schedules",
            json!([{ "byday": next(), "opens_at": next(), "closes_at": next(), "freq": next(), "description": next() }]),
        ),
        ("cost_options", json!([{ "option": next(), "amount": next(), "amount_description": next() }])),
        (
            "service_at_locations",
            json!([{ "location": { "name": next(), "latitude": next(), "longitude": next(),
            "addresses": [{ "address_1": next(), "city": next(), "postal_code": next() }] } }]),
        ),
        ("attributes", json!([{ "taxonomy_term": { "name": next() } }])),
    ];
    record.extend(more.map(|(field, value)| (field.to_owned(), value)));
    Value::Object(record)
}
