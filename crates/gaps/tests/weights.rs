//! The weights hold together, and say where they come from in the documents' own words.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::path::{Path, PathBuf};

use fingerpost_gaps::Weights;

#[test]
fn ours_are_sound() {
    let weights = Weights::ours().unwrap();
    assert!(weights.tables.len() > 20);
    assert_eq!(weights.postcodes.len(), 12);
}

#[test]
fn what_is_wrong_is_said() {
    for (text, said) in [
        ("", "[documents] is missing"),
        ("[documents]\n[each]\n[postcodes]\n[one.a]\nassumed = \"so\"\nshare.x = 0.5", "the shares of a add up to 0.5"),
        ("[documents]\n[each]\n[postcodes]\n[one.a]\nshare.x = 1", "a.x is out of range, or has no reason and no known source"),
        (
            "[documents]\n[one]\n[postcodes]\n[each.a]\nassumed = \"so\"\nshare.x = 1.5",
            "a.x is out of range, or has no reason and no known source",
        ),
        (
            "[documents]\n[one]\n[postcodes]\n[each.a]\nshare.x = { is = 1, document = \"d\" }",
            "a.x is out of range, or has no reason and no known source",
        ),
    ] {
        let error = Weights::read(text).unwrap_err();
        assert!(error.contains(said), "{text:?}: {error}");
    }
}

/// A text with its line ends, quotation marks and emphasis made alike.
fn plain(text: &str) -> String {
    let alike = text.replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace('*', "");
    alike.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn every_phrase_stands_in_its_document() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("FINGERPOST_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("seeds")) else {
        println!("skipped: the documents are not here; FINGERPOST_SHARED says where they are");
        return;
    };
    let files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    let read = |start: &str| {
        let file = files.iter().find(|file| file.file_name().unwrap().to_string_lossy().starts_with(start)).unwrap();
        plain(&std::fs::read_to_string(file).unwrap())
    };
    let documents = [("self-evaluation-2023", read("003")), ("peer-review-2019", read("001"))];
    let mut looked_up = 0;
    for table in Weights::ours().unwrap().tables {
        for source in table.shares.iter().filter_map(|share| share.source.as_ref()) {
            let (_, text) = documents.iter().find(|(id, _)| *id == source.document).unwrap();
            assert!(text.contains(&plain(&source.phrase)), "not in {}: {}", source.document, source.phrase);
            looked_up += 1;
        }
    }
    assert!(looked_up >= 10, "only {looked_up} phrases were looked up");
}
