//! Where the facts of the demonstration offers come from: each service names its sources and the day it was checked, and what a family calls, texts or writes to
//! stands letter for letter in one of them.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

const FOLDERS: [&str; 4] = ["national", "warwickshire", "coventry", "worcestershire"];

/// The files of every service.
fn services() -> Vec<(PathBuf, Table)> {
    let offers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers");
    let files = FOLDERS.iter().flat_map(|folder| {
        fs::read_dir(offers.join(folder).join("services"))
            .expect("a folder of services")
            .map(|entry| entry.expect("a file").path())
    });
    files.map(|path| (path.clone(), fs::read_to_string(path).expect("a text").parse().expect("TOML"))).collect()
}

fn list<'t>(table: &'t Table, name: &str) -> &'t [Value] {
    table.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'t>(table: &'t Value, name: &str) -> &'t str {
    table.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A number may be cut into groups in any way.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn each_service_has_a_source_and_the_day_it_was_checked() {
    let services = services();
    assert!(services.len() >= 369, "{} services", services.len());
    for (path, service) in services {
        assert!(service.get("checked").is_some_and(Value::is_datetime), "{} was never checked", path.display());
        let sources = list(&service, "source");
        assert!(!sources.is_empty(), "{} has no source", path.display());
        for source in sources {
            let named = ["document", "web"].iter().any(|name| !text(source, name).is_empty());
            assert!(named && !text(source, "phrase").is_empty(), "{} has a source that says nothing", path.display());
        }
    }
}

#[test]
fn what_a_family_calls_or_writes_to_stands_in_a_source() {
    let mut sourced = 0;
    for (path, service) in services() {
        let Some(contact) = service.get("contact") else { continue };
        let phrases: Vec<String> = list(&service, "source").iter().map(|source| bare(text(source, "phrase"))).collect();
        for way in ["phone", "text", "email"] {
            let given = text(contact, way);
            if given.is_empty() {
                continue;
            }
            let is_sourced = phrases.iter().any(|phrase| phrase.contains(&bare(given)));
            assert!(is_sourced, "{}: no phrase of a source has {given}", path.display());
            sourced += 1;
        }
    }
    assert!(sourced >= 149, "{sourced} ways to reach somebody");
}
