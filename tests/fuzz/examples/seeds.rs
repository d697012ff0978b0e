//! Writes the seeds of each target to `tests/fuzz/corpus`: inputs that are right, or nearly, made of the sample offer. Run it again after a change of a
//! format; what crashes were found with lies beside them and stays.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "it stops at once")]

use std::fs;
use std::path::{Path, PathBuf};

use fingerpost_core::catalogue::{Catalogue, NUMBERS};
use fingerpost_core::model::OtherNames;
use fingerpost_core::pack;
use fingerpost_core::places::{self, Entry, Point};
use fingerpost_core::search::build;
use fingerpost_core::{Offer, Words};
use fingerpost_fuzz::{PARTS, small_offer, workbook};
use fingerpost_source::sample;
use fingerpost_tables::{Table, to_csv, to_xlsx};

fn main() {
    write("pack", packs());
    write("index", indexes());
    write("places", areas());
    write("offer", small_offer().iter().enumerate().map(|(place, file)| [&[place as u8], file.text.as_bytes()].concat()));
    write("table", tables());
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in ["feed", "html", "kept", "query", "typed"] {
        let all = fs::read_to_string(here.join("seeds").join(target)).expect("the seeds that are typed");
        // The seeds of a record and of a page have lines of their own.
        let (between, before) = match target {
            "feed" => ("\n===\n", &b""[..]),
            "typed" => ("\n", &b"\x9a\xb4"[..]),
            _ => ("\n", &b""[..]),
        };
        write(target, all.trim_end_matches('\n').split(between).map(|seed| [before, unquoted(seed).as_bytes()].concat()));
    }
}

/// The seeds of `kept` are lines: a tab and a new line stand in them as `␉` and `␊`.
fn unquoted(seed: &str) -> String {
    seed.replace('␉', "\t").replace('␊', "\n")
}

fn write(target: &str, seeds: impl IntoIterator<Item = Vec<u8>>) {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "corpus", target].iter().collect();
    fs::create_dir_all(&folder).expect("the folder");
    for (place, seed) in seeds.into_iter().enumerate() {
        fs::write(folder.join(format!("seed-{:02}", place + 1)), seed).expect("the seed");
    }
}

/// What comes after the header of a file.
fn body(bytes: &[u8]) -> &[u8] {
    &bytes[24..]
}

fn packs() -> Vec<Vec<u8>> {
    const NEWEST: u8 = 2;
    let Offer { mut core, details, words, pictures, also, .. } = sample();
    core.languages.truncate(1);
    let texts = [("Search", "Szukaj"), ("{n} services found", "{n} usługa\u{1f}{n} usługi")];
    let texts = texts.map(|(english, text)| (english.to_owned(), text.to_owned())).into();
    let catalogue = |tag: &str| Catalogue::new(tag.to_owned(), [String::new(), "Anna".to_owned()], vec![1; NUMBERS], texts);
    let catalogues = vec![catalogue(&core.languages[0].tag)];
    let files = pack::write(&Offer { core, details, words, pictures, also, catalogues }).expect("the sample is packed");
    let file = |name: &str| &files.iter().find(|(file, _)| file == name).expect("a file of the pack").1[..];
    let mut seeds = vec![[&[0, NEWEST], file("core.pack")].concat()];
    for (kind, name) in [(1, "core"), (2, "details-0"), (3, "words"), (4, "language-0"), (5, "pictures")] {
        seeds.push([&[kind, NEWEST], body(file(&format!("{name}.pack")))].concat());
    }
    seeds
}

fn indexes() -> Vec<Vec<u8>> {
    let mut offer = Offer { words: Words::default(), also: OtherNames::default(), ..sample() };
    offer.core.services.truncate(2);
    offer.details.truncate(2);
    offer.core.pathways.clear();
    let files = build::many(&[offer]).expect("an index");
    let file = |name: &str| files.iter().find(|(file, _)| file == name).map(|(_, bytes)| body(bytes)).unwrap_or_default();
    let root = file("search.pack");
    let seed = |(kind, name): (u8, &str)| {
        let [a, b] = (root.len() as u16).to_le_bytes();
        [&[6, a, b, kind], &b"speach"[..], root, file(name)].concat()
    };
    [(0, "terms-0.pack"), (1, "spelling-0.pack"), (2, "results-0.pack")].map(seed).into()
}

fn areas() -> Vec<Vec<u8>> {
    let entry = |(postcode, lat, lon, district): (&str, i32, i32, &str)| Entry {
        postcode: postcode.parse().expect("a postcode"),
        point: Point { lat, lon },
        district: district.to_owned(),
    };
    let all = [
        ("CV1 1AA", 524_000, -15_100, "E08000026"),
        ("CV1 1AB", 524_010, -15_090, "E08000026"),
        ("CV21 3AB", 523_700, -12_600, "E07000220"),
        ("CV21 3ZZ", 523_710, -12_610, "E08000026"),
    ];
    let files = places::write(all.map(entry).into()).expect("a table");
    [[0, 1], [25, 25]].map(|[first, second]| [&[1, first, second], body(&files[0].1)].concat()).into()
}

fn tables() -> Vec<Vec<u8>> {
    let files = small_offer();
    let table = Table::template(&files);
    let csv = to_csv(&table);
    let sheet = br#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="C1" t="str"><v>Phone</v></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>Play club</t></is></c><c r="B2" s="1"><v>46000</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="b"><v>1</v></c></row></sheetData></worksheet>"#;
    let mut seeds = vec![[&[0], &csv[..]].concat(), b"\0sep=;\nId;Name;Phone\nplay-club;Play club;01632 960001\n".to_vec()];
    seeds.push([&[1], &workbook(0, sheet)[..]].concat());
    seeds.push([&[2], &sheet[..]].concat());
    seeds.extend(PARTS.iter().enumerate().map(|(part, (_, usual))| [&[part as u8 + 2], usual.as_bytes()].concat()));
    seeds.push([&[1], &to_xlsx(&table).expect("a workbook")[..]].concat());
    seeds
}
