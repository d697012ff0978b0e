//! Every code of a finding is explained in docs/findings.md, and nothing is explained there that nobody finds.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::fs;
use std::path::{Path, PathBuf};

use fingerpost_source::{code, codes};

/// The Rust files of the crates that find things.
fn sources() -> Vec<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut folders: Vec<PathBuf> =
        ["source", "editor", "shoppers", "cli"].iter().map(|name| crates.join(name).join("src")).collect();
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

/// The code that a call gives, where its first texts are a code and not something else.
fn given(after: &str) -> Option<&str> {
    let (before, rest) = after.split_once('"')?;
    let (code, _) = rest.split_once('"')?;
    let is_argument = before.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "_:,&".contains(c));
    let is_code = !code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (is_argument && is_code).then_some(code)
}

#[test]
fn every_code_that_is_found_is_explained() {
    for text in sources() {
        let calls = [".note(", ".say(", "notes.add(", "Names::new(", "Err(("];
        for code_given in calls.iter().flat_map(|call| text.split(call).skip(1)).filter_map(given) {
            assert!(code(code_given).is_some(), "docs/findings.md does not explain `{code_given}`");
        }
    }
}

#[test]
fn every_code_that_is_explained_is_found() {
    let sources = sources();
    for code in codes() {
        let quoted = format!("\"{}\"", code.name);
        assert!(sources.iter().any(|text| text.contains(&quoted)), "nobody finds `{}`", code.name);
    }
}
