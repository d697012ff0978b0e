//! What the tests of faults work on: offers in two states, and folders compared as a whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::common::{err, fingerpost, sample};

/// Every file of a folder by its path, with what is in it; nothing where there is no folder. What lies beside its place is no part of it.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder, or a file as a folder of one.
pub(crate) fn tree(path: &Path) -> Tree {
    let mut found = Tree::new();
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => {
            for entry in fs::read_dir(path).unwrap() {
                let entry = entry.unwrap();
                let name = entry.file_name().to_string_lossy().into_owned();
                if is_leftover(&name) {
                    continue;
                }
                found.extend(
                    tree(&entry.path())
                        .into_iter()
                        .map(|(inner, bytes)| (format!("{name}/{inner}").trim_end_matches('/').to_owned(), bytes)),
                );
            }
        }
        Ok(_) => drop(found.insert(String::new(), fs::read(path).unwrap())),
        Err(_) => {}
    }
    found
}

/// The sample offer as `one`, the same with other words as `two`, a widget, tables of postcodes, records and tables of services in two states.
pub(crate) fn bench() -> TempDir {
    let folder = sample();
    let at = |name: &str| folder.path().join(name);
    let write = |name: &str, text: &str| fs::write(at(name), text).unwrap();
    fs::create_dir(at("widget")).unwrap();
    for name in ["fingerpost.js", "fingerpost-web.js", "fingerpost-web_bg.wasm", "page.css", "fingerpost.svg"] {
        write(&format!("widget/{name}"), name);
    }
    fs::rename(at("offer"), at("one")).unwrap();
    copy(&at("one"), &at("two"));
    let advice = fs::read_to_string(at("two/services/advice-line.toml")).unwrap();
    write("two/services/advice-line.toml", &advice.replace("People who can tell you", "Those who can tell you"));
    fs::remove_file(at("two/services/work-coach.toml")).unwrap();
    write("one.csv", "postcode,lat,lon,lad\nZZ1 1AA,52.5,-1.5,E99000001\n");
    write("two.csv", "postcode,lat,lon,lad\nYY1 1AA,52.4,-1.4,E99000002\n");
    for (name, word) in [("one", "first"), ("two", "second")] {
        let record = |n: usize| {
            format!(r#"{{"id":"{n}","name":"Club {n}","description":"The {word} words.","organization":{{"name":"Play"}}}}"#)
        };
        write(&format!("{name}.json"), &format!("[{}]", (0..8).map(record).collect::<Vec<_>>().join(",")));
    }
    let output = fingerpost(folder.path(), &["export", "one", "--out", "table.csv"]);
    assert!(output.status.success(), "{}", err(&output));
    fs::copy(at("table.csv"), at("table-one.csv")).unwrap();
    // Other words in two services, and one row less.
    let words = [("People who can tell you", "Those who can tell you"), ("Speech and language therapy", "Help with speaking")];
    table(folder.path(), "table-two.csv", &words, |id| id != "work-coach");
    folder
}

/// Writes the table with other words, and with the rows that are wanted.
pub(crate) fn table(folder: &Path, name: &str, words: &[(&str, &str)], wanted: impl Fn(&str) -> bool) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(folder.join("table.csv")).unwrap();
    let mut writer = csv::Writer::from_path(folder.join(name)).unwrap();
    for (place, row) in reader.records().map(Result::unwrap).enumerate() {
        if place == 0 || wanted(&row[0]) {
            writer
                .write_record(
                    row.iter().map(|cell| words.iter().fold(cell.to_owned(), |cell, (old, new)| cell.replace(old, new))),
                )
                .unwrap();
        }
    }
    writer.flush().unwrap();
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let place = to.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
}

/// The program, with nobody listening. It begins as from a terminal: whoever started the tests may have had them take no notice of signals, as `nohup`
/// does, and a program takes that over.
pub(crate) fn quietly(folder: &Path, words: &str) -> Command {
    let mut command = Command::new("env");
    command.args(["--default-signal", env!("CARGO_BIN_EXE_fingerpost")]);
    command.args(words.split(' ')).current_dir(folder).env("XDG_CACHE_HOME", folder.join("cache"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// What a command writes beside its place; what an import remembers is part of the offer.
fn is_leftover(name: &str) -> bool {
    name.starts_with(".fingerpost-") && name != ".fingerpost-import.json"
}

/// Names that begin as what a command writes beside its place, in a folder and those in it.
pub(crate) fn leftovers(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_leftover(&name) {
            found.push(name);
        } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(leftovers(&entry.path()));
        }
    }
    found
}
