//! `fingerpost places`, run as a council would run it, and wrongly too.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use fingerpost_core::Offer;
use fingerpost_core::places::{Area, Place, Point, Postcode};

use common::{err, fingerpost, out};

/// Two made-up files in the two forms there are.
const CODE_POINT: &str = "\"ZZ1 1AA\",10,450000,270000,\"E92000001\",\"\",\"\",\"\",\"E99000001\",\"\"
\"ZZ1 1AB\",10,451000,270000,\"E92000001\",\"\",\"\",\"\",\"E99000002\",\"\"
\"ZZ1 1AD\",90,0,0,\"\",\"\",\"\",\"\",\"\",\"\"
";
const NAMED: &str = "postcode,lat,lon,lad\nZZ1 1AA,52.3,-1.2,E99000001\nYY2 2BB,52.5,-1.5,E99000003\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("open.csv"), CODE_POINT).unwrap();
    fs::write(folder.path().join("more.csv"), NAMED).unwrap();
    folder
}

#[test]
fn a_table_is_written_with_whose_it_is_and_can_be_looked_in() {
    let folder = folder();
    let built = fingerpost(folder.path(), &["places", "build", "open.csv", "more.csv", "--out", "places"]);
    assert_eq!(built.status.code(), Some(0), "{}", err(&built));
    assert!(out(&built).contains("places: 3 postcodes in 2 areas"), "{}", out(&built));
    assert!(out(&built).contains("1 have no place yet and were left out."), "{}", out(&built));
    let licence = fs::read_to_string(folder.path().join("places/LICENCE.txt")).unwrap();
    assert!(licence.contains("Royal Mail") && out(&built).ends_with(&licence));
    let find = |postcode: &str| fingerpost(folder.path(), &["places", "find", "places", postcode]);
    assert_eq!(out(&find("yy2 2bb")), "YY2 2BB lies in E99000003, near 52.5000, -1.5000.\n");
    assert!(out(&find("ZZI 1AB")).starts_with("ZZ1 1AB lies in E99000002"), "an I for a one");
    for (postcode, says) in [
        (
            "ZZ1 1AC",
            "ZZ1 1AC is not in the table: it may be new, no longer used, or mistyped; others like it lie in E99000001, E99000002",
        ),
        ("ZZ1 9AC", "; others like it lie in E99000001, E99000002"),
        ("ZZ9 9ZZ", "ZZ9 9ZZ is not in the table: it may be new, no longer used, or mistyped\n"),
        ("XX1 1AA", "XX1 1AA is not in the table, which has no postcode that starts with XX"),
        ("ZZ1", "`ZZ1` is not a whole postcode. Type the whole postcode, both halves."),
    ] {
        let found = find(postcode);
        assert_eq!(found.status.code(), Some(if says.contains("not a whole") { 2 } else { 1 }));
        assert!(err(&found).contains(says), "{postcode}: {}", err(&found));
    }
}

#[test]
fn districts_can_be_chosen() {
    let folder = folder();
    let build = |codes: &str| {
        fingerpost(folder.path(), &["places", "build", "open.csv", "more.csv", "--out", "places", "--districts", codes])
    };
    assert!(out(&build("E99000001,E99000003")).contains("places: 2 postcodes in 2 areas"));
    assert!(err(&build("E99000009")).contains("no postcode lies in a district E99000009"));
}

#[test]
fn every_mistake_is_told_in_one_run_and_the_old_table_stays() {
    let folder = folder();
    fingerpost(folder.path(), &["places", "build", "open.csv", "--out", "places"]);
    let before = fs::read(folder.path().join("places/zz.pack")).unwrap();
    let wrong = "\"ZZ1 1A\",10,450000,270000,\"\",\"\",\"\",\"\",\"E99000001\",\"\"
\"ZZ1 1AE\",10,270000\n\"ZZ1 1AF\",10,abc,270000,\"\",\"\",\"\",\"\",\"E99000001\",\"\"
\"ZZ1 1AG\",10,9,9999999,\"\",\"\",\"\",\"\",\"E99000001\",\"\"
\"ZZ1 1AH\",10,450000,270000,\"\",\"\",\"\",\"\",\"Rugby\",\"\"
\"ZZ1 1AB\",10,451000,270000,\"\",\"\",\"\",\"\",\"E99000001\",\"\"\n";
    fs::write(folder.path().join("wrong.csv"), wrong).unwrap();
    fs::write(folder.path().join("columns.csv"), "Postcode,latitude,lon,lad\nZZ1 1AA,52,-1,E99000001\n").unwrap();
    fs::write(folder.path().join("none.csv"), "").unwrap();
    let files = ["open.csv", "wrong.csv", "columns.csv", "none.csv"];
    let arguments: Vec<&str> = ["places", "build"].into_iter().chain(files).chain(["--out", "places"]).collect();
    let output = fingerpost(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(err(&output));
    assert_eq!(fs::read(folder.path().join("places/zz.pack")).unwrap(), before);
}

#[test]
fn a_file_of_another_sort_is_not_told_of_line_by_line() {
    let folder = folder();
    fs::write(folder.path().join("other.csv"), "a word on each line\n".repeat(1000)).unwrap();
    let output = fingerpost(folder.path(), &["places", "build", "other.csv", "--out", "places"]);
    assert!(err(&output).contains("20 things to mend"), "{}", err(&output));
    fs::write(folder.path().join("photo.csv"), [0xff, 0xd8, 0xff]).unwrap();
    let output = fingerpost(folder.path(), &["places", "build", "photo.csv", "--out", "places"]);
    assert!(err(&output).contains("photo.csv is not a text file"), "{}", err(&output));
}

/// The real data, where it is at hand.
fn shared() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("FINGERPOST_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from).join("data");
    shared.join("cov-warks-worcs-postcodes.csv.gz").is_file().then_some(shared)
}

/// Every postcode of the three areas, as people write it, with its latitude, longitude and district.
fn postcodes(data: &Path) -> Vec<(String, f64, f64, String)> {
    let file = fs::File::open(data.join("cov-warks-worcs-postcodes.csv.gz")).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let fields = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        (fields[0].to_owned(), fields[1].parse().unwrap(), fields[2].parse().unwrap(), fields[3].to_owned())
    };
    text.lines().skip(1).map(fields).collect()
}

/// How far a point is from so many degrees north and east.
fn metres(point: Point, lat: f64, lon: f64) -> f64 {
    let north = (f64::from(point.lat) / 10_000.0 - lat) * 111_195.0;
    let east = (f64::from(point.lon) / 10_000.0 - lon) * 111_195.0 * lat.to_radians().cos();
    north.hypot(east)
}

#[test]
fn every_postcode_of_the_three_areas_resolves_to_its_district_and_point() {
    let Some(data) = shared() else {
        return println!("skipped: the shared data is not here; FINGERPOST_SHARED says where it is");
    };
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| data.join(name).display().to_string();
    let files = ["codepoint-open-cv.csv.gz", "codepoint-open-wr.csv.gz", "cov-warks-worcs-postcodes.csv.gz"].map(file);
    let mut arguments = vec!["places", "build", "--out", "places"];
    arguments.extend(files.iter().map(String::as_str));
    let built = fingerpost(folder.path(), &arguments);
    assert_eq!(built.status.code(), Some(0), "{}", err(&built));

    let read = |name: &str| fs::read(folder.path().join("places").join(name)).unwrap();
    let mut areas: BTreeMap<String, Area> = BTreeMap::new();
    let (mut greatest, mut resolved) = (0.0f64, 0);
    for (typed, lat, lon, district) in postcodes(&data) {
        // As somebody in a hurry types it.
        let postcode: Postcode = typed.to_lowercase().replace(' ', "").parse().unwrap();
        assert_eq!(postcode.to_text(), typed);
        let name = postcode.outcode().area();
        let area = areas.entry(name.to_owned()).or_insert_with(|| Area::read(name, &read(&Area::file_name(name))).unwrap());
        let place = area.find(&postcode).unwrap();
        assert_eq!(place.district, district, "{typed}");
        greatest = greatest.max(metres(place.point, lat, lon));
        resolved += 1;
    }
    println!("{resolved} postcodes resolve; the greatest distance from a point is {greatest:.0} metres");
    assert_eq!(resolved, 40_037);
    assert!(greatest < 50.0, "{greatest}");
}

/// Each offer of this repository.
fn offers() -> Vec<Offer> {
    let offers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers");
    let read = |id| fingerpost_source::read(&fingerpost_source::open(&offers.join(id)).unwrap()).unwrap();
    ["coventry", "warwickshire", "worcestershire"].map(read).into()
}

#[test]
fn every_district_of_the_three_areas_is_one_that_each_offer_knows_by_the_same_name() {
    let Some(data) = shared() else {
        return println!("skipped: the shared data is not here; FINGERPOST_SHARED says where it is");
    };
    let districts = fs::read_to_string(data.join("cov-warks-worcs-lads.csv")).unwrap();
    for Offer { core, .. } in offers() {
        for line in districts.lines().skip(1) {
            let (district, rest) = line.split_once(',').unwrap();
            let place = Place { district, point: Point { lat: 0, lon: 0 } };
            let value = place.district_in(&core).unwrap();
            assert_eq!(core[value].name, rest.split(',').next().unwrap(), "{} in {}", district, core.name);
        }
    }
}

#[test]
fn every_venue_stands_where_its_postcode_is() {
    let Some(data) = shared() else {
        return println!("skipped: the shared data is not here; FINGERPOST_SHARED says where it is");
    };
    let known: BTreeMap<String, (f64, f64)> =
        postcodes(&data).into_iter().map(|(postcode, lat, lon, _)| (postcode, (lat, lon))).collect();
    let mut venues = 0;
    for Offer { core, details, .. } in offers() {
        for (service, detail) in core.services.iter().zip(&details) {
            for (venue, address) in service.venues.iter().zip(&detail.addresses) {
                let postcode = address.rsplit(", ").next().unwrap();
                let (lat, lon) = known[postcode];
                assert!(metres(venue.point, lat, lon) < 10.0, "{}: {address}", venue.name);
                venues += 1;
            }
        }
    }
    println!("{venues} venues");
}
