//! `fingerpost import`, run as a council would run it, and wrongly too.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::fs;

use common::{err, fingerpost, out};

const RECORDS: &str = r#"[{"id":"a","name":"A club","description":"<p>For 5-11 year olds.</p>","organization":{"name":"Anytown Play"},"assured_date":"2025-06-01"},
    {"id":"b","name":" "}]"#;

#[test]
fn a_file_becomes_a_new_offer_that_passes_the_check() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("services.json"), RECORDS).unwrap();
    let dry = fingerpost(folder.path(), &["import", "services.json", "--out", "anyshire", "--dry-run"]);
    assert_eq!(dry.status.code(), Some(0), "{}", err(&dry));
    assert!(!folder.path().join("anyshire").exists(), "nothing is written");
    let output = fingerpost(folder.path(), &["import", "services.json", "--out", "anyshire"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    insta::assert_snapshot!(out(&output) + &err(&output));
    assert_eq!(out(&dry), out(&output), "what was shown is what was done");
    let check = fingerpost(folder.path(), &["check", "anyshire"]);
    assert_eq!(check.status.code(), Some(0), "{}", err(&check));
    assert!(err(&check).contains("proposed-rule"), "{}", err(&check));
    let again = fingerpost(folder.path(), &["import", "services.json", "--out", "anyshire", "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!((report["counts"]["unchanged"].as_u64(), report["counts"]["listed"].as_u64()), (Some(1), Some(1)));
    let left: Vec<String> = fs::read_dir(folder.path().join("anyshire/services"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".toml"))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "nothing is left lying about");
}

#[test]
fn a_folder_of_pages_is_one_feed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pages")).unwrap();
    for number in [1, 2, 10] {
        let page = format!(r#"{{"content":[{{"id":"{number}","name":"Club {number}"}}]}}"#);
        fs::write(folder.path().join(format!("pages/page{number}.json")), page).unwrap();
    }
    let output = fingerpost(folder.path(), &["import", "pages", "--out", "anyshire", "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> = report["records"].as_array().unwrap().iter().map(|record| record["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Club 1", "Club 2", "Club 10"]);
}

#[test]
fn what_cannot_be_imported_is_said_with_its_status_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), "<!DOCTYPE html>").unwrap();
    fs::write(folder.path().join("services.json"), RECORDS).unwrap();
    fs::write(folder.path().join("table.csv"), "name\n").unwrap();
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::write(folder.path().join("other/note.txt"), "mine").unwrap();
    let cases = [
        (vec!["import", "page.html", "--out", "anyshire"], 2),
        (vec!["import", "table.csv", "--out", "anyshire"], 2),
        (vec!["import", "nowhere.json", "--out", "anyshire"], 3),
        (vec!["import", "services.json", "--out", "other"], 2),
        (vec!["import", "services.json", "--out", "anyshire", "--rate", "0"], 2),
        (vec!["import", "ftp://feed.example", "--out", "anyshire"], 3),
        (vec!["import", "services.json"], 2),
    ];
    for (arguments, status) in cases {
        let output = fingerpost(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", err(&output));
        assert!(!err(&output).is_empty() && output.stdout.is_empty(), "{arguments:?}");
        assert!(!folder.path().join("anyshire").exists(), "{arguments:?}");
    }
    let output = fingerpost(folder.path(), &["import", "services.json", "--out", "anyshire"]);
    assert_eq!(output.status.code(), Some(0));
    let service = folder.path().join("anyshire/services/a-club.toml");
    fs::write(&service, fs::read_to_string(&service).unwrap() + "\nage = [").unwrap();
    let output = fingerpost(folder.path(), &["import", "services.json", "--out", "anyshire"]);
    assert_eq!(output.status.code(), Some(1), "an offer with mistakes is mended first");
    assert!(err(&output).contains("a-club.toml:"), "{}", err(&output));
}
