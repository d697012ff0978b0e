//! Nothing in the core or the library shows a value as code does (`{:?}`): the built library has no words for that (crates/xtask/src/site/panics.rs),
//! and would stop where it is asked for them.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::fs;
use std::path::{Path, PathBuf};

/// The lines of a source that show a value so, outside its tests.
fn shows_as_code(source: &str) -> Vec<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//") && [":?}", ":#?}", "dbg!("].iter().any(|sign| line.contains(sign)))
        .collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn no_value_is_shown_as_code_does() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources: Vec<PathBuf> = ["src", "../core/src"].iter().flat_map(|folder| sources(&here.join(folder))).collect();
    assert!(sources.len() > 30, "the sources are elsewhere: {sources:?}");
    for source in sources {
        let text = fs::read_to_string(&source).unwrap();
        assert_eq!(shows_as_code(&text), Vec::<&str>::new(), "{}", source.display());
    }
}

#[test]
fn it_would_be_found() {
    let source = "fn a() {\n    // {:?}\n    format!(\"{b:?}\");\n}\n#[cfg(test)]\nmod tests { format!(\"{c:?}\") }";
    assert_eq!(shows_as_code(source), ["    format!(\"{b:?}\");"]);
    assert_eq!(shows_as_code("write!(f, \"{:#?}\", a)").len(), 1);
}
