//! What a family types in a box: a postcode, a date, an age; and the small words of an offer: times, opening hours, names that become ids.

use fingerpost_core::catalogue::ENGLISH;
use fingerpost_core::clock::{Day, Side};
use fingerpost_core::places::{Outcode, Postcode, Typed};
use fingerpost_core::rules::Age;
use fingerpost_openreferral::plain::openings;
use fingerpost_source::{TimeOfDay, id_of};

use super::text;

/// The first two bytes choose today; the rest was typed.
pub fn tries(bytes: &[u8]) {
    let Some(([a, b], typed)) = bytes.split_first_chunk::<2>() else { return };
    let typed = text(typed);
    date(&typed, i32::from(u16::from_le_bytes([*a, *b])));
    postcode(&typed);
    if let Ok(age) = typed.parse::<Age>() {
        assert!(age.from < age.under, "{age:?}");
        let (first, last) = age.school_years();
        assert!(first <= last, "{age:?}");
    }
    if let Some(time) = TimeOfDay::read(&typed) {
        assert!(time.minutes <= TimeOfDay::MIDNIGHT);
    }
    for opening in openings(&typed) {
        assert!(opening.opens < opening.closes && opening.days.contains(&true), "{opening:?}");
    }
    let id = id_of(&typed);
    assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{id}");
    assert_eq!(id_of(&id), id);
}

/// A day that was read is read again from each way of writing it; one that was not says why.
fn date(typed: &str, after_the_first: i32) {
    let first = Day::new(Day::FIRST_YEAR, 1, 1).unwrap();
    let today = first.plus_days(after_the_first).unwrap_or(first);
    for side in [Side::Past, Side::Ahead] {
        match Day::read(typed, today, side) {
            Ok(day) => {
                assert_eq!(Day::from_iso(&day.iso()), Some(day));
                for written in [day.iso(), day.in_words(), day.with_weekday()] {
                    assert_eq!(Day::read(&written, today, side), Ok(day), "{written}");
                }
            }
            Err(why) => assert!(!why.message(&ENGLISH).is_empty()),
        }
    }
    if let Some(day) = Day::from_iso(typed) {
        assert_eq!(day.iso(), typed);
    }
}

/// A postcode that was read reads as itself.
fn postcode(typed: &str) {
    match typed.parse::<Typed>() {
        Ok(Typed::Whole(postcode)) => {
            assert_eq!(postcode.to_text().parse::<Postcode>(), Ok(postcode.clone()));
            assert_eq!(typed.parse::<Outcode>().as_ref(), Ok(postcode.outcode()));
        }
        Ok(Typed::FirstHalf(outcode)) => {
            assert!(!outcode.area().is_empty());
            assert_eq!(outcode.as_str().parse::<Typed>(), Ok(Typed::FirstHalf(outcode)));
        }
        Err(why) => assert!(!why.message().0.is_empty()),
    }
}
