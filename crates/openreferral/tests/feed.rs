//! A feed is held to the standard's schema, file by file: three real offers and a made-up one of 1,000 services.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fingerpost_core::Offer;
use fingerpost_openreferral::export::{FOLDERS, Options, export, is_ours};
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../schema/oruk-3.0.json");

/// A checker of one of the schema's objects, formats included.
fn checker(object: &str) -> Validator {
    let mut schema: Value = serde_json::from_str(SCHEMA).unwrap();
    schema["$ref"] = format!("#/$defs/{object}").into();
    jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true).build(&schema).unwrap()
}

fn real(name: &str) -> Offer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers").join(name);
    fingerpost_source::read(&fingerpost_source::open(&folder).unwrap()).unwrap_or_else(|findings| panic!("{findings}"))
}

fn feed(offer: &Offer) -> BTreeMap<String, Vec<u8>> {
    export(offer, &Options { address: "https://www.example.org/feed/".to_owned() }).into_iter().collect()
}

fn json(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_slice(files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
}

/// Each JSON file of a feed, with the schema's object that it must be.
fn objects(files: &BTreeMap<String, Vec<u8>>) -> Vec<(&str, String)> {
    let object = |path: &str| match path.split_once('/') {
        Some(("organizations", _)) => "organization".to_owned(),
        Some(("service_at_locations", _)) => "service_at_location_whole".to_owned(),
        Some(("services", _)) => "service".to_owned(),
        Some(("taxonomies", _)) => "taxonomy".to_owned(),
        Some(("taxonomy_terms", _)) => "taxonomy_term".to_owned(),
        Some((folder, _)) => panic!("{folder} is no list of the API's"),
        None if path == "index.json" => "about".to_owned(),
        None => format!("page_of_{}", path.strip_suffix(".json").unwrap()),
    };
    files.keys().filter(|path| path.ends_with(".json")).map(|path| (path.as_str(), object(path))).collect()
}

/// How many files there are, and what the schema has against each that fails.
fn failures(files: &BTreeMap<String, Vec<u8>>) -> (usize, Vec<String>) {
    let mut checkers = BTreeMap::new();
    let objects = objects(files);
    let mut failures = Vec::new();
    for (path, object) in &objects {
        let checker = checkers.entry(object.clone()).or_insert_with(|| checker(object));
        let value = json(files, path);
        failures.extend(checker.iter_errors(&value).map(|error| format!("{path}: {} at {}", error, error.instance_path())));
    }
    (objects.len(), failures)
}

#[test]
fn no_file_fails_its_schema() {
    let mut offers: Vec<Offer> = ["warwickshire", "coventry", "worcestershire"].map(real).into();
    let made_up = fingerpost_synth::nation(&offers[0], 1_000, 1).collect::<Vec<_>>();
    offers.extend(made_up);
    offers.push(fingerpost_source::sample());
    let mut services = 0;
    for offer in &offers {
        let files = feed(offer);
        let (count, failures) = failures(&files);
        println!("{}: {count} files, {} fail", offer.core.name, failures.len());
        assert_eq!(failures, Vec::<String>::new(), "{}", offer.core.name);
        assert!(files.keys().all(|path| is_ours(path)));
        services += offer.core.services.len();
    }
    assert!(services > 1_400, "{services}");
}

#[test]
fn the_schema_catches_a_broken_record() {
    let files = feed(&real("warwickshire"));
    let path = files.keys().find(|path| path.starts_with("services/")).unwrap();
    let sound = json(&files, path);
    let checker = checker("service");
    assert!(checker.is_valid(&sound));
    let broken = [
        ("id", json!("portage")),
        ("name", json!("")),
        ("name", Value::Null),
        ("status", json!("open")),
        ("url", json!("www.example.org")),
        ("email", json!("nobody")),
        ("minimum_age", json!("2")),
        ("assured_date", json!("23/11/2026")),
        ("organization", json!({ "id": "x" })),
        ("attributes", json!([])),
        ("nme", json!("a box that the standard does not know")),
    ];
    for (key, value) in broken {
        let mut record = sound.clone();
        record[key] = value.clone();
        assert!(!checker.is_valid(&record), "{key}: {value}");
    }
    for key in ["id", "name", "status", "organization"] {
        let mut record = sound.clone();
        record.as_object_mut().unwrap().remove(key);
        assert!(!checker.is_valid(&record), "without {key}");
    }
}

#[test]
fn every_record_of_a_list_has_a_file_and_the_other_way_about() {
    let files = feed(&real("coventry"));
    for folder in FOLDERS {
        let list = json(&files, &format!("{folder}.json"));
        let listed: BTreeSet<String> = list["contents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|record| format!("{folder}/{}.json", record["id"].as_str().unwrap()))
            .collect();
        let written: BTreeSet<String> = files.keys().filter(|path| path.starts_with(&format!("{folder}/"))).cloned().collect();
        assert_eq!(listed, written);
        assert_eq!(list["total_items"], written.len());
        assert!(!written.is_empty(), "{folder}");
    }
}

#[test]
fn ids_stay_and_what_they_name_is_there() {
    let offer = real("coventry");
    let files = feed(&offer);
    assert_eq!(files, feed(&offer));
    for path in files.keys().filter(|path| path.starts_with("services/")) {
        let service = json(&files, path);
        assert!(files.contains_key(&format!("organizations/{}.json", service["organization_id"].as_str().unwrap())));
        for attribute in service["attributes"].as_array().unwrap() {
            let term = json(&files, &format!("taxonomy_terms/{}.json", attribute["taxonomy_term_id"].as_str().unwrap()));
            assert_eq!(term, attribute["taxonomy_term"]);
            assert!(files.contains_key(&format!("taxonomies/{}.json", term["taxonomy_id"].as_str().unwrap())));
            if let Some(parent) = term["parent_id"].as_str() {
                assert!(files.contains_key(&format!("taxonomy_terms/{parent}.json")));
            }
        }
        for at in service["service_at_locations"].as_array().into_iter().flatten() {
            assert!(files.contains_key(&format!("service_at_locations/{}.json", at["id"].as_str().unwrap())));
        }
    }
}

#[test]
fn a_service_says_what_the_offer_says() {
    let offer = fingerpost_source::sample();
    let files = feed(&offer);
    let of = |name: &str| {
        let services = files.iter().filter(|(path, _)| path.starts_with("services/"));
        let mut services = services.map(|(_, bytes)| serde_json::from_slice::<Value>(bytes).unwrap());
        services.find(|service| service["name"] == name).unwrap()
    };
    let id = offer.core.service("home-teaching").unwrap();
    let (service, detail) = (&offer.core[id], &offer.details[id.index()]);
    let record = of(&service.name);
    assert_eq!(record["description"], format!("{}\n\n{}", service.summary, detail.about));
    assert_eq!(record["assured_date"], detail.checked);
    assert_eq!(record["application_process"].as_str().unwrap().split("\n\n").next().unwrap(), detail.how[0]);
    assert_eq!(record["organization"]["name"], offer.core[service.provider]);
    insta::assert_json_snapshot!(record);
}

#[test]
fn no_box_is_empty() {
    fn check(value: &Value) {
        match value {
            Value::Null => panic!("a null"),
            Value::String(text) => assert!(!text.is_empty()),
            Value::Array(list) => list.iter().for_each(check),
            Value::Object(map) => map.values().for_each(check),
            Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let files = feed(&real("worcestershire"));
    objects(&files).iter().for_each(|(path, _)| check(&json(&files, path)));
}
