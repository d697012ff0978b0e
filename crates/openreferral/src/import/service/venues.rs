//! Where a family goes for a service.

use fingerpost_core::places::{Point, Postcode};
use fingerpost_source::gives_postcode;
use serde_json::{Value, json};

use super::super::read;
use super::super::record::{Place, Record};

/// Where a family goes, and the words of the record that say so. An address that is no venue goes into the description, unless it must not be shown.
pub(super) fn venues(
    record: &Record,
    raw: &read::Fields<'_>,
    hidden: Option<&str>,
    about: &mut String,
) -> (Vec<Value>, Vec<String>) {
    let (mut venues, mut phrases) = (Vec::new(), Vec::new());
    for place in record.places.iter().filter(|place| !place.address.is_empty() || !place.postcode.is_empty()) {
        if let Some(word) = hidden {
            raw.note("location", "an address that perhaps must not be shown: left out", word);
            continue;
        }
        let whole =
            place.address.iter().chain([&place.postcode]).filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        match venue(place) {
            Ok(venue) => {
                if !venues.contains(&venue) {
                    venues.push(venue);
                    phrases.push(whole);
                }
            }
            Err(why) => {
                raw.note("location", why, &whole);
                if !about.contains(&whole) {
                    about.push_str(&format!("\n\nWhere: {whole}"));
                }
            }
        }
    }
    (venues, phrases)
}

fn venue(place: &Place) -> Result<Value, &'static str> {
    let Ok(postcode) = place.postcode.parse::<Postcode>() else { return Err("no whole postcode: it stands in the description") };
    let postcode = postcode.to_text();
    // A family's slips are read past; where a service is, its record must say letter for letter.
    if !gives_postcode(&place.postcode, &postcode) {
        return Err("a postcode with a slip: it stands in the description");
    }
    let Some((lat, lon)) = place.point.filter(|(lat, lon)| Point::in_britain(*lat, *lon).is_some()) else {
        return Err("no point in Great Britain: it stands in the description");
    };
    let Some(first) = place.address.first() else { return Err("no address but a postcode: it stands in the description") };
    let name = if place.name.is_empty() { first } else { &place.name };
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    Ok(json!({ "name": name, "address": place.address, "postcode": postcode, "point": [round(lat), round(lon)] }))
}
