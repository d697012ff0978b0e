//! The table of postcodes, written and read, and distances.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::collections::BTreeMap;

use fingerpost_core::pack::{self, Part, Unreadable};
use fingerpost_core::places::{Area, Entry, Point, Postcode, nearest_first, write};
use proptest::prelude::*;

/// Postcodes of two areas that cannot be told apart at a glance, each with a point and a district.
fn tables() -> impl Strategy<Value = Vec<Entry>> {
    let postcode = ("A|AB|XY", 1u8..30, 0u8..10, "[A-Z]{2}");
    let postcode = postcode.prop_map(|(area, district, digit, unit)| format!("{area}{district} {digit}{unit}").replace('A', "B"));
    let entry = (postcode, 49.8f64..60.9, -8.7f64..1.8, 0u8..4);
    prop::collection::vec(entry, 1..300).prop_map(|entries| {
        let mut table = BTreeMap::new();
        for (typed, lat, lon, district) in entries {
            if let Ok(postcode) = typed.parse::<Postcode>() {
                let point = Point::in_britain(lat, lon).unwrap();
                table.insert(typed, Entry { postcode, point, district: format!("E0000000{district}") });
            }
        }
        table.into_values().collect()
    })
}

/// One area of a table, as a browser reads it.
fn area(files: &[(String, Vec<u8>)], name: &str) -> Option<Area> {
    let (_, bytes) = files.iter().find(|(file, _)| *file == Area::file_name(name))?;
    Some(Area::read(name, bytes).unwrap())
}

fn metres(a: Point, b: Point) -> f64 {
    f64::from(a.miles_to(b)) * 1_609.344
}

proptest! {
    #[test]
    fn a_table_finds_what_was_written_and_nothing_else(table in tables(), other in "B[1-9] [0-9][A-Z]{2}") {
        let files = write(table.clone()).unwrap();
        for entry in &table {
            let area = area(&files, entry.postcode.outcode().area()).unwrap();
            let place = area.find(&entry.postcode).unwrap();
            prop_assert_eq!(place.district, &entry.district);
            prop_assert!(metres(place.point, entry.point) < 55.0, "{:?} for {:?}", place.point, entry.point);
        }
        let other: Postcode = other.parse().unwrap();
        let known = table.iter().any(|entry| entry.postcode == other);
        prop_assert_eq!(area(&files, "B").is_some_and(|area| area.find(&other).is_some()), known);
    }

    #[test]
    fn the_order_of_the_entries_changes_nothing(table in tables()) {
        let files = write(table.clone()).unwrap();
        prop_assert_eq!(files, write(table.into_iter().rev().collect()).unwrap());
    }

    #[test]
    fn no_bytes_make_a_table_panic(body in prop::collection::vec(any::<u8>(), 0..300), typed in "B[1-9] [0-9][A-Z]{2}") {
        const CHECKSUM: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
        let checksum = CHECKSUM.checksum(&body);
        let mut bytes = b"FPST".to_vec();
        bytes.extend([Part::Places as u8, 0]);
        bytes.extend(pack::VERSION.to_le_bytes());
        for number in [body.len() as u32, checksum, 0, 0] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(&body);
        // Chance alone seldom makes a table: what is refused must be so for its body, not for the header.
        let read = Area::read("B", &bytes);
        prop_assert!(!matches!(read, Err(Unreadable::CutShort | Unreadable::WrongPart | Unreadable::NotAPack)), "{read:?}");
        if let Ok(area) = read {
            let postcode = typed.parse().unwrap();
            let _ = (area.find(&postcode), area.near(&postcode));
        }
    }

    #[test]
    fn no_words_make_a_postcode_panic(typed in "[A-Za-z0-9 é🙂-]{0,9}") {
        if let Ok(postcode) = typed.parse::<Postcode>() {
            let text = postcode.to_text();
            prop_assert_eq!(text.parse::<Postcode>(), Ok(postcode), "{} is read as itself", text);
        }
    }

    #[test]
    fn distances_are_right_to_a_hundredth(a in (49.8f64..60.9, -8.7f64..1.8), b in (49.8f64..60.9, -8.7f64..1.8)) {
        let (from, to) = (Point::in_britain(a.0, a.1).unwrap(), Point::in_britain(b.0, b.1).unwrap());
        let degrees = |point: Point| (f64::from(point.lat) / 10_000.0, f64::from(point.lon) / 10_000.0);
        let far = haversine(degrees(from), degrees(to));
        prop_assert!((f64::from(from.miles_to(to)) - far).abs() <= 0.01 * far + 0.001, "{} for {far}", from.miles_to(to));
    }

    #[test]
    fn the_nearest_come_first(points in prop::collection::vec((50.0f64..55.0, -4.0f64..1.0), 1..12)) {
        let points: Vec<Point> = points.into_iter().map(|(lat, lon)| Point::in_britain(lat, lon).unwrap()).collect();
        let order = nearest_first(points[0], &points);
        prop_assert_eq!(order[0], 0);
        prop_assert!(order.is_sorted_by(|a, b| points[0].miles_to(points[*a]) <= points[0].miles_to(points[*b])));
        prop_assert_eq!(order.len(), points.len());
    }
}

/// Miles over a sphere of the Earth's mean radius, the long way round.
fn haversine(from: (f64, f64), to: (f64, f64)) -> f64 {
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let (from_lat, to_lat) = (from.0.to_radians(), to.0.to_radians());
    let across = half(from.0, to.0) + from_lat.cos() * to_lat.cos() * half(from.1, to.1);
    2.0 * 6_371.008_8 / 1.609_344 * across.sqrt().asin()
}

fn entry(typed: &str) -> Entry {
    let point = Point::in_britain(52.5, -1.5).unwrap();
    Entry { postcode: typed.parse().unwrap(), point, district: "E00000001".to_owned() }
}

#[test]
fn an_area_is_no_part_of_an_offer_and_damage_is_refused() {
    let (_, bytes) = write(vec![entry("B1 1AA")]).unwrap().remove(0);
    assert_eq!(pack::read_core(&bytes), Err(Unreadable::WrongPart));
    assert_eq!(Area::read("B", &bytes[..20]), Err(Unreadable::CutShort));
    let mut damaged = bytes;
    damaged[30] ^= 1;
    assert_eq!(Area::read("B", &damaged), Err(Unreadable::Damaged));
}

#[test]
fn an_area_is_not_taken_for_another() {
    let (_, bytes) = write(vec![entry("B1 1AA")]).unwrap().remove(0);
    assert!(Area::read("B", &bytes).is_ok());
    for other in ["BA", "CV", "A"] {
        assert_eq!(Area::read(other, &bytes), Err(Unreadable::MixedUp), "{other}");
    }
    let (_, bytes) = write(vec![entry("BA1 1AA")]).unwrap().remove(0);
    assert_eq!(Area::read("B", &bytes), Err(Unreadable::MixedUp), "the letters of one area may start those of another");
}

#[test]
fn a_postcode_that_stands_twice_is_refused() {
    assert!(write(vec![entry("B1 1AA"), entry("b11aa")]).is_err());
}

#[test]
fn a_point_outside_britain_is_none() {
    assert_eq!(Point::in_britain(-1.5, 52.5), None);
    assert_eq!(Point::in_britain(f64::NAN, -1.5), None);
}
