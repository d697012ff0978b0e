//! From files to a table and back nothing is lost: three real offers, the sample, and made-up ones.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at once")]

use std::fs;
use std::path::{Path, PathBuf};

use fingerpost_core::Offer;
use fingerpost_tables::{COLUMNS, Options, Table, import, to_csv, to_xlsx};
use tempfile::TempDir;

const REAL: [&str; 3] = ["warwickshire", "coventry", "worcestershire"];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The real offers in a folder of their own.
fn real() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers"), folder.path());
    folder
}

fn offer(folder: &Path) -> Offer {
    fingerpost_source::read(&fingerpost_source::open(folder).unwrap()).unwrap_or_else(|findings| panic!("{findings}"))
}

/// The files of an offer's own services: name and text.
fn services(folder: &Path) -> Vec<(PathBuf, String)> {
    let files = fs::read_dir(folder.join("services")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).collect();
    files.sort();
    files
}

/// Writes the offer's table in both forms beside its folder.
fn tables(folder: &Path) -> [PathBuf; 2] {
    let table = Table::of(&fingerpost_source::open(folder).unwrap());
    let (csv, xlsx) = (folder.with_extension("csv"), folder.with_extension("xlsx"));
    fs::write(&csv, to_csv(&table)).unwrap();
    fs::write(&xlsx, to_xlsx(&table).unwrap()).unwrap();
    [csv, xlsx]
}

/// A table brought to the files it was made of changes none; brought to a folder without them, it makes files of the same offer.
fn comes_back(folder: &Path) {
    let before = services(folder);
    let whole = offer(folder);
    for table in tables(folder) {
        let report = import(&table, folder, Options::default()).unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!((report.deeds.len(), report.unchanged), (0, before.len()), "{}: {:?}", table.display(), report.deeds);
        assert_eq!(services(folder), before, "{}", table.display());

        fs::remove_dir_all(folder.join("services")).unwrap();
        let report = import(&table, folder, Options::default()).unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(report.deeds.iter().filter(|deed| deed.is_new).count(), before.len());
        let again = offer(folder);
        for (one, other) in whole.core.services.iter().zip(&again.core.services) {
            assert_eq!(one, other);
        }
        assert!(whole == again, "{}: the offer is another one", table.display());
        before.iter().for_each(|(path, text)| fs::write(path, text).unwrap());
    }
    println!("{}: {} services, none differs", whole.core.name, before.len());
}

#[test]
fn real_offers_come_back() {
    let folder = real();
    REAL.iter().for_each(|name| comes_back(&folder.path().join(name)));
}

#[test]
fn the_sample_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let offer = folder.path().join("sample");
    let video = ("services/advice-line.toml", "cost =", "bsl = \"https://example.org/in-sign-language\"\ncost =");
    for file in fingerpost_source::sample_with(&[video]) {
        let path = offer.join(file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
    comes_back(&offer);
    let table = Table::of(&fingerpost_source::open(&offer).unwrap());
    let place = COLUMNS.iter().position(|column| column.heading == "Sign language video").unwrap();
    let videos: Vec<&String> = table.rows.iter().map(|row| &row[place]).filter(|cell| !cell.is_empty()).collect();
    assert_eq!(videos, ["https://example.org/in-sign-language"]);
}

#[test]
fn made_up_offers_come_back() {
    let real = real();
    let warwickshire = offer(&real.path().join("warwickshire"));
    for seed in 1..=2 {
        let folder = tempfile::tempdir().unwrap();
        let made_up: Vec<Offer> = fingerpost_synth::nation(&warwickshire, 250, seed).collect();
        let ids: Vec<String> = made_up.iter().map(|offer| offer.core.id.clone()).collect();
        fingerpost_synth::offers::write(made_up.into_iter(), &real.path().join("national"), folder.path()).unwrap();
        ids.iter().for_each(|id| comes_back(&folder.path().join(id)));
    }
}

/// How many of the real services have what cell, printed with `--nocapture`: how plain the table is.
#[test]
fn most_cells_are_plain() {
    let folder = real();
    let column = |heading: &str| fingerpost_tables::COLUMNS.iter().position(|column| column.heading == heading).unwrap();
    let (mut rows, mut rules, mut other) = (0, 0, 0);
    for name in REAL {
        let table = Table::of(&fingerpost_source::open(&folder.path().join(name)).unwrap());
        rows += table.rows.len();
        rules += table.rows.iter().filter(|row| !row[column("Other rules")].is_empty()).count();
        other += table.rows.iter().filter(|row| !row[column("Everything else")].is_empty()).count();
    }
    println!("{rows} services: {rules} with a rule that is not plain, {other} with anything left over");
    assert_eq!(other, 0);
    assert!(rules * 2 < rows, "{rules} of {rows}");
}
