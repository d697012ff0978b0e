//! `fingerpost check`, run as a council would run it.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use fingerpost_source::sample_with;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with the sample offer, in which these texts were changed.
fn sample(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in sample_with(changes) {
        let path = folder.path().join(file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fingerpost"));
    command.args(["check", "--today", "2026-02-01"]).args(arguments).current_dir(folder).output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn codes(found: &Value) -> Vec<&str> {
    found["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

const SLIP: (&str, &str, &str) = ("services/advice-line.toml", "Someone listens", "Somone listens");

#[test]
fn a_slip_is_shown_with_its_place_and_counted() {
    let folder = sample(&[SLIP]);
    let output = check(folder.path(), &[".", "--level", "warning"]);
    assert_eq!(output.status.code(), Some(0), "a warning stops nothing");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("warning[spelling]: the dictionary does not know `Somone`"), "{said}");
    assert!(said.contains(" --> services/advice-line.toml:7:11"), "{said}");
    assert!(said.contains("     1  warning  spelling\n"), "{said}");
    assert_eq!(check(folder.path(), &[".", "--strict"]).status.code(), Some(1));
}

#[test]
fn json_is_all_there_is_on_stdout() {
    let folder = sample(&[SLIP]);
    let output = check(folder.path(), &[".", "--json", "--only", "spelling"]);
    assert!(output.stderr.is_empty());
    let found = json(&output);
    assert_eq!(codes(&found), ["spelling"]);
    let finding = &found["findings"][0];
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64(), finding["level"].as_str()),
        (Some(7), Some(11), Some("warning"))
    );
    assert!(finding["why"].as_str().unwrap().ends_with('.') && !finding["mend"].as_str().unwrap().is_empty());
    assert_eq!(
        (found["offer"].as_str(), found["warnings"].as_u64(), found["errors"].as_u64()),
        (Some("sample"), Some(1), Some(0))
    );
}

#[test]
fn mistakes_come_as_json_too() {
    let folder = sample(&[("services/advice-line.toml", "provider = \"council\"", "provider = \"counsil\"")]);
    let output = check(folder.path(), &[".", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(codes(&json(&output)), ["unknown-provider"]);
    assert!(output.stderr.is_empty());
}

#[test]
fn what_is_turned_off_with_a_reason_is_not_told() {
    let allow = |more: &str| format!("[[allow]]\ncode = \"spelling\"\nreason = \"It is a name.\"\n{more}\n[[neighbour]]");
    for (more, told) in [
        ("", vec![]),
        ("in = \"services/advice-line.toml\"\n", vec![]),
        ("in = [\"pathways\", \"services\"]\nuntil = 2026-02-01\n", vec![]),
        ("in = \"services/autism-group.toml\"\n", vec!["idle-allow", "spelling"]),
        ("until = 2026-01-31\n", vec!["idle-allow", "spelling"]),
    ] {
        let folder = sample(&[SLIP, ("offer.toml", "[[neighbour]]", &allow(more))]);
        let found = json(&check(folder.path(), &[".", "--json", "--only", "spelling,idle-allow"]));
        assert_eq!(codes(&found), told, "{more}");
    }
}

#[test]
fn an_offer_has_words_of_its_own() {
    let folder = sample(&[SLIP, ("offer.toml", "urgent =", "words = [\"Somone\"]\nurgent =")]);
    assert!(codes(&json(&check(folder.path(), &[".", "--json", "--only", "spelling"]))).is_empty());
}

#[test]
fn a_finding_is_explained_and_an_unknown_one_is_a_misuse() {
    let folder = sample(&[]);
    let output = check(folder.path(), &["--explain", "reading-age"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.starts_with("reading-age\n\nWarning. ") && said.contains("Why it matters: "), "{said}");
    for wrong in [vec!["--explain", "reading-ag"], vec![".", "--only", "reading-ag"]] {
        let output = check(folder.path(), &wrong);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            "fingerpost: there is no finding called reading-ag: did you mean reading-age?\n"
        );
    }
}

#[test]
fn a_folder_that_is_not_there_is_the_machines_fault() {
    let folder = sample(&[]);
    assert_eq!(check(folder.path(), &["nowhere"]).status.code(), Some(3));
}
