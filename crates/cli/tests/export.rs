//! `fingerpost export`, run as a council would run it, and wrongly too.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use common::{err, fingerpost, out, sample};

fn export(folder: &Path, arguments: &[&str]) -> Output {
    fingerpost(folder, &[&["export", "offer"], arguments].concat())
}

#[test]
fn each_ending_is_a_form() {
    let folder = sample();
    let cases: [(&str, &[&str], &str); 5] = [
        ("a.csv", &[], "a.csv has 9 services of Anyshire's own.\n"),
        ("a.xlsx", &[], "a.xlsx has 9 services of Anyshire's own.\n"),
        ("a.jsonld", &[], "a.jsonld has 9 services in the words of schema.org.\n"),
        ("b.xlsx", &["--template"], "b.xlsx is to fill in: its first row is an example, and is not brought in.\n"),
        ("table", &["--as", "csv"], "table has 9 services of Anyshire's own.\n"),
    ];
    for (name, more, says) in cases {
        for _ in 0..2 {
            let output = export(folder.path(), &[&["--out", name], more].concat());
            assert_eq!((output.status.code(), out(&output), err(&output)), (Some(0), says.to_owned(), String::new()), "{name}");
        }
        assert!(folder.path().join(name).is_file());
    }
    let graph: Value = serde_json::from_str(&fs::read_to_string(folder.path().join("a.jsonld")).unwrap()).unwrap();
    assert_eq!(graph["@graph"].as_array().unwrap().len(), 9);
}

#[test]
fn a_feed_is_a_folder_that_is_replaced_as_a_whole() {
    let folder = sample();
    let feed = folder.path().join("web/feed");
    let arguments = ["--out", "web/feed", "--address", "https://www.example.org/feed", "--json"];
    for _ in 0..2 {
        let output = export(folder.path(), &arguments);
        assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()));
        let said: Value = serde_json::from_str(&out(&output)).unwrap();
        assert_eq!((&said["as"], &said["services"]), (&json!("oruk"), &json!(9)));
    }
    let services: Value = serde_json::from_str(&fs::read_to_string(feed.join("services.json")).unwrap()).unwrap();
    let first = services["contents"][0]["id"].as_str().unwrap();
    assert!(feed.join(format!("services/{first}.json")).is_file());
    assert!(fs::read_to_string(feed.join("_redirects")).unwrap().contains("/feed/services /feed/services.json 200"));

    // A service that is gone from the offer is gone from the feed.
    fs::remove_file(folder.path().join("offer/services/work-coach.toml")).unwrap();
    assert_eq!(export(folder.path(), &arguments).status.code(), Some(0));
    assert_eq!(fs::read_dir(feed.join("services")).unwrap().count(), 8);
}

#[test]
fn a_folder_of_anything_else_is_left_alone() {
    let folder = sample();
    fs::create_dir_all(folder.path().join("mine/services")).unwrap();
    fs::write(folder.path().join("mine/services/a.txt"), "mine").unwrap();
    for name in ["mine", "offer"] {
        let output = export(folder.path(), &["--out", name]);
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(err(&output).contains("which is not part of a feed that fingerpost wrote"), "{}", err(&output));
    }
    assert!(folder.path().join("mine/services/a.txt").exists());
}

#[test]
fn what_cannot_work_is_said_with_its_status() {
    let folder = sample();
    let cases: [(&[&str], i32, &str); 7] = [
        (&["--out", "a.doc"], 2, "say what to write: --as oruk, csv, xlsx or json-ld"),
        (&["--out", "feed", "--template"], 2, "--template goes with a workbook or a table"),
        (&["--out", "a.csv", "--address", "https://www.example.org"], 2, "--address goes with a feed"),
        (&["--out", "feed", "--address", "www.example.org"], 2, "write all of it"),
        (&["--out", "feed", "--address", "https://www.example.org/{}"], 2, "write all of it"),
        (&["--out", "a.csv", "--as", "pdf"], 2, "invalid value 'pdf'"),
        (&["--out", "nowhere/a.csv"], 3, "cannot write nowhere/a.csv"),
    ];
    for (arguments, status, says) in cases {
        let output = export(folder.path(), arguments);
        assert_eq!((output.status.code(), out(&output)), (Some(status), String::new()), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(says), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn nothing_is_written_of_an_offer_with_a_mistake() {
    let folder = sample();
    fs::write(folder.path().join("offer/services/work-coach.toml"), "name = \"Work coach\"\n").unwrap();
    for name in ["feed", "a.csv", "a.xlsx", "a.jsonld"] {
        let output = export(folder.path(), &["--out", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(err(&output).contains("services/work-coach.toml:1:1"), "{}", err(&output));
        assert!(!folder.path().join(name).exists());
    }
}

#[test]
fn a_file_in_a_folder_that_is_not_there_is_a_sentence() {
    let folder = sample();
    let output = export(folder.path(), &["--out", "nowhere/services.csv"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(err(&output), "fingerpost: cannot write nowhere/services.csv: No such file or directory (os error 2)\n");
    assert!(!folder.path().join("nowhere").exists());
}
