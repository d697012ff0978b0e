//! How hard our own words are to read: those of each screen, and those of Easy Read.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test stops at once")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fingerpost_editor::reading_age;

/// A reader of our own words is at most this old, in years.
const OURS: f64 = 9.0;
/// A reader of Easy Read.
const EASY: f64 = 7.0;
/// The most words of a sentence in Easy Read.
const LONGEST: usize = 14;
/// The words of Easy Read.
const EASY_WORDS: [&str; 3] = [
    "crates/source/languages/en-x-easy.toml",
    "offers/national/translations/en-x-easy.toml",
    "offers/warwickshire/translations/en-x-easy.toml",
];
/// Of fewer words than these, the formula says nothing.
const ENOUGH: usize = 4;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file with this ending in a folder and its folders.
fn sources(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, ending, found);
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
}

/// The texts of a file: each is written `t!("…")`, on one line or two.
fn texts(source: &str) -> Vec<String> {
    let text = |after: &str| {
        let inside = after.trim_start().strip_prefix('"')?;
        let end = inside.char_indices().find(|(at, c)| *c == '"' && !inside[..*at].ends_with('\\'))?.0;
        Some(inside[..end].replace("\\\"", "\""))
    };
    source.split(concat!("t", "!(")).skip(1).filter_map(text).collect()
}

/// A sentence as a reader meets it: with a short word in each gap, and a full stop.
fn as_read(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((before, gap)) = rest.split_once('{') {
        read.push_str(before);
        read.push_str("some");
        rest = gap.split_once('}').map_or("", |(_, rest)| rest);
    }
    read.push_str(rest);
    if !read.ends_with(['.', '?', '!']) {
        read.push('.');
    }
    read
}

#[test]
fn a_reader_of_nine_reads_each_screen() {
    let mut files = Vec::new();
    for folder in ["web/src/screens", "web/src/components", "crates/core/src/explain"] {
        sources(&root().join(folder), "rs", &mut files);
    }
    let mut ages: BTreeMap<String, f64> = BTreeMap::new();
    for file in files {
        let texts: Vec<String> = texts(&fs::read_to_string(&file).unwrap()).iter().map(|text| as_read(text)).collect();
        let all = texts.join(" ");
        // A formula says little of a few words: those of a small part are read with the screen that it stands on.
        if all.split_whitespace().count() >= 30 {
            ages.insert(file.strip_prefix(root()).unwrap().display().to_string(), reading_age(&all));
        }
    }
    for (file, age) in &ages {
        println!("{file}: {age:.1}");
    }
    assert!(ages.len() > 8, "{ages:?}");
    let hard: Vec<_> = ages.iter().filter(|(_, age)| **age > OURS).collect();
    assert!(hard.is_empty(), "too hard for a reader of {OURS}: {hard:?}");
}

/// The texts of Easy Read, each with its English.
fn easy(path: &str) -> Vec<(String, Vec<String>)> {
    let file: toml::Table = fs::read_to_string(root().join(path)).unwrap().parse().expect("it is TOML");
    let forms = |value: &toml::Value| match value {
        toml::Value::Table(forms) => forms.values().filter_map(toml::Value::as_str).map(str::to_owned).collect(),
        value => vec![value.as_str().expect("a text, or its forms").to_owned()],
    };
    file["texts"].as_table().expect("texts").iter().map(|(english, value)| (english.clone(), forms(value))).collect()
}

#[test]
fn easy_read_is_of_texts_that_there_are() {
    let (mut ours, mut offers) = (Vec::new(), String::new());
    for folder in ["web/src", "crates/core/src"] {
        sources(&root().join(folder), "rs", &mut ours);
    }
    let ours: Vec<String> = ours.iter().flat_map(|file| texts(&fs::read_to_string(file).unwrap())).collect();
    let mut files = Vec::new();
    sources(&root().join("offers"), "toml", &mut files);
    for file in files.iter().filter(|file| !file.components().any(|part| part.as_os_str() == "translations")) {
        offers.push_str(&fs::read_to_string(file).unwrap());
    }
    for path in EASY_WORDS {
        for (english, _) in easy(path) {
            let is_there =
                if path.starts_with("crates") { ours.contains(&english) } else { offers.contains(&format!("\"{english}\"")) };
            assert!(is_there, "{path}: nothing says “{english}”");
        }
    }
}

#[test]
fn a_reader_of_seven_reads_easy_read_and_each_sentence_is_short() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in EASY_WORDS {
        for (english, forms) in easy(path) {
            for text in forms {
                count += 1;
                let read = as_read(&text);
                let age = reading_age(&read);
                if read.split_whitespace().count() >= ENOUGH && age > EASY {
                    wrong.push(format!("{age:.1}: {text}"));
                }
                if read.split_inclusive(['.', '?', '!']).any(|sentence| sentence.split_whitespace().count() > LONGEST) {
                    wrong.push(format!("long: {text}"));
                }
                let same = english == text;
                if same && english.len() > 40 {
                    wrong.push(format!("as it was: {text}"));
                }
            }
        }
    }
    assert!(count > 150, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
