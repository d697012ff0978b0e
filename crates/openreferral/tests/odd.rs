//! Odd records of every sort: each is kept or listed, the offer stays sound, and the same once more changes nothing.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::collections::BTreeSet;

use common::Folder;
use fingerpost_openreferral::import::report::{Outcome, Why};
use fingerpost_openreferral::import::{Origin, Page};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The fields that an import reads, at any depth: an object of some of them stands for any part of a record.
const FIELDS: [&str; 40] = [
    "id",
    "name",
    "description",
    "status",
    "url",
    "email",
    "organization",
    "contacts",
    "phones",
    "number",
    "minimum_age",
    "maximum_age",
    "eligibilitys",
    "eligibility",
    "schedules",
    "regular_schedules",
    "byday",
    "opens_at",
    "closes_at",
    "freq",
    "interval",
    "valid_to",
    "cost_options",
    "amount",
    "option",
    "service_at_locations",
    "location",
    "addresses",
    "address_1",
    "postal_code",
    "latitude",
    "longitude",
    "attributes",
    "taxonomy_term",
    "pc_targetAudience",
    "audienceType",
    "attending_access",
    "assured_date",
    "alternate_name",
    "application_process",
];

/// Texts that are at home in one field or another, and some that are nowhere.
const TEXTS: [&str; 30] = [
    "",
    " ",
    "A club",
    "<p>For 5-11 year olds.</p>",
    "\u{feff}\u{202e}x",
    "\"\"\"",
    "'''",
    "a\\b\u{0}",
    "{they} {x}",
    "]]\n[[route]]",
    "referral",
    "self-referral, drop-in",
    "01632 960001",
    "help@example.org",
    "https://example.org",
    "javascript:alert(1)",
    "CV34 4RL",
    "52.28",
    "-1.58",
    "9:00am",
    "25:61",
    "MO,TU",
    "1MO",
    "2025-02-30",
    "2025-02-03T10:00:00Z",
    "inactive",
    "temporarily closed",
    "refuge",
    "Autism > ",
    "# = [",
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => prop::sample::select(TEXTS.to_vec()).prop_map(Value::from),
        1 => any::<f64>().prop_map(|number| json!(number)),
        1 => (-2_i64..130).prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from), object(inner).prop_map(Value::Object)]
    })
}

fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
    let field = (prop::sample::select(FIELDS.to_vec()), inner);
    prop::collection::vec(field, 0..12)
        .prop_map(|fields| fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn record() -> impl Strategy<Value = Value> {
    let named = (object(value()), "[ -~é]{1,12}", 0..30_u8).prop_map(|(mut map, name, id)| {
        map.entry("name").or_insert(name.into());
        map.insert("id".to_owned(), format!("id-{id}").into());
        Value::Object(map)
    });
    prop_oneof![6 => named, 1 => value()]
}

/// Each field of a record, one after the other, with what is too long or too odd for any text: the record is kept, and the others with it.
#[test]
fn one_record_of_floods_stops_no_import() {
    let floods = ["a ".repeat(11_000), "c".repeat(1_100_000), format!("d{}", "\u{301}".repeat(11_000))];
    for (number, flood) in floods.iter().enumerate() {
        let mut records = vec![json!({ "id": "sound", "name": "Sound", "description": "Sound." })];
        for field in FIELDS {
            let inner = json!({ field: flood, "name": "x", "postal_code": "CV34 4RL", "location": { "name": flood, "addresses": [{ "address_1": flood, "postal_code": "CV34 4RL" }] } });
            let mut record = json!({ "id": field, "name": format!("Club {field}"), "description": "A club.", "contacts": [inner.clone()], "cost_options": [inner.clone(), inner.clone()], "schedules": [inner.clone()],
                "eligibilitys": [inner.clone(), inner.clone()], "service_at_locations": [inner.clone()], "organization": inner });
            record[field] = flood.as_str().into();
            records.push(record);
        }
        let import = Folder::new().try_import(&records, &Origin::Files);
        assert!(
            import.report.records.iter().any(|entry| entry.record == "sound" && entry.outcome == Outcome::New),
            "flood {number}"
        );
    }
}

/// An accent with no letter under it, a joiner of nothing: there is nothing to see of them, and a name of the offer's own files cannot be made of them.
#[test]
fn a_text_of_which_nothing_can_be_seen_is_none() {
    for nothing in ["\u{350}", "<p>\u{200d}</p>", "\u{2800} \u{301}"] {
        let mut records = vec![json!({ "id": "sound", "name": "Sound", "description": "Sound." })];
        for field in FIELDS {
            let mut record = json!({ "id": field, "name": format!("Club {field}"), "description": "A club." });
            record[field] = nothing.into();
            record["organization"] = json!({ field: nothing });
            records.push(record);
        }
        records.push(json!({ "id": "other", "name": "Other", "description": "Other.", "organization": { "name": nothing } }));
        let report = Folder::new().try_import(&records, &Origin::Files).report;
        let outcome = |id: &str| &report.records.iter().find(|entry| entry.record == id).unwrap().outcome;
        assert_eq!((outcome("sound"), outcome("other")), (&Outcome::New, &Outcome::New), "{nothing:?}");
        assert!(report.records.iter().any(|entry| entry.outcome == Outcome::Listed(Why::Blank)), "{nothing:?}: who has no name");
    }
}

#[test]
fn a_text_that_is_not_read_to_its_end_says_so() {
    let says_so = |description: &str| {
        let record = json!({ "id": "a", "name": "A club", "description": description });
        let notes = Folder::new().try_import(&[record], &Origin::Files).report.notes;
        notes.iter().any(|note| note.field == "description" && note.why.starts_with("only its beginning was read"))
    };
    // Of tags, so that the words that are left are few.
    let tags = "<b></b>".repeat(50_000);
    assert!(says_so(&format!("{tags}A club.")) && says_so(&format!("A club.{tags}")));
    assert!(!says_so("A club.<b></b>"));
}

#[test]
fn json_as_deep_as_it_likes_is_no_feed_and_no_harm() {
    for (open, close) in [("[", "]"), ("{\"contents\":[", "]}"), ("{\"a\":", "}")] {
        for whole in [true, false] {
            let deep = format!("{}1{}", open.repeat(200_000), if whole { close.repeat(200_000) } else { String::new() });
            assert!(Page::read(deep.as_bytes()).is_err(), "{open}");
            let inside = format!("{{\"contents\":[{{\"id\":\"a\",\"name\":\"A\",\"description\":{deep}}}]}}");
            assert!(Page::read(inside.as_bytes()).is_err(), "{open}");
        }
    }
}

#[test]
fn days_and_numbers_at_their_ends_are_noted_or_left_out() {
    let ends = [
        "99999-01-01",
        "0000-00-00",
        "9999-12-31",
        "-1",
        "1e400",
        "9223372036854775808",
        "-9223372036854775809",
        "NaN",
        "inf",
        "0x10",
    ];
    for end in ends {
        let place = json!({ "location": { "latitude": end, "longitude": end, "addresses": [{ "address_1": "1 High Street", "postal_code": "CV34 4RL" }] } });
        let record = json!({ "id": "a", "name": "A club", "description": "A club.", "minimum_age": end, "maximum_age": end, "assured_date": end, "last_modified": end,
            "cost_options": [{ "amount": end, "valid_to": end }], "schedules": [{ "interval": end, "opens_at": end, "valid_to": end, "byday": end }], "service_at_locations": [place] });
        let import = Folder::new().try_import(&[record], &Origin::Files);
        assert_eq!(import.report.records[0].outcome, Outcome::New, "{end}");
        let (_, text) = import.texts.iter().find(|(path, _)| path.starts_with("services/")).unwrap();
        assert!(text.contains("checked = 2026-11-25") && !text.contains("[for"), "{end}: {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn odd_records_are_kept_or_listed(records in prop::collection::vec(record(), 1..40), live in any::<bool>()) {
        let from = if live { Origin::Feed("https://example.org/api".to_owned()) } else { Origin::Files };
        let mut folder = Folder::new();
        // An import that would make an unsound offer is refused, and stops this test.
        let import = folder.try_import(&records, &from);
        prop_assert_eq!(import.report.records.len(), records.len());
        let kept: Vec<&str> = import.report.records.iter().filter(|entry| entry.outcome == Outcome::New).map(|entry| entry.service.as_str()).collect();
        prop_assert_eq!(kept.iter().collect::<BTreeSet<_>>().len(), kept.len(), "each has a file of its own");
        folder.0.extend(import.texts.iter().cloned());
        let again = folder.try_import(&records, &from);
        prop_assert_eq!(again.texts, Vec::new());
        prop_assert!(again.report.records.iter().all(|entry| entry.edits.is_empty()));
    }

    #[test]
    fn any_bytes_are_a_page_or_no_feed(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Page::read(&bytes);
    }
}
