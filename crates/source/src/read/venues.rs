//! Where a family goes for a service: `[[venue]]`.

use fingerpost_core::model::{Source, Venue};
use fingerpost_core::places::{Point, Postcode};
use toml::de::DeValue;

use crate::table::{At, Table};

/// Reads each `[[venue]]`: `name`, `address`, `postcode` and `point`; and the address of each in one line. A source's phrase must give
/// the postcode: so nobody is sent to an address that somebody guessed.
pub(super) fn read(table: &Table<'_>, sources: &[Source]) -> (Vec<Venue>, Vec<String>) {
    table.tables("venue").into_iter().map(|entry| venue(entry, sources)).unzip()
}

fn venue(entry: Table<'_>, sources: &[Source]) -> (Venue, String) {
    let name = entry.required_text("name");
    let mut address: Vec<String> = entry.texts("address").iter().map(|line| line.value.trim().to_owned()).collect();
    if address.is_empty() {
        entry.missing("address");
    }
    address.extend(entry.required("postcode").and_then(|typed| postcode(&entry, &typed, sources)));
    let point = point(&entry).unwrap_or(Point { lat: 0, lon: 0 });
    entry.finish();
    (Venue { name, point }, address.join(", "))
}

/// A postcode as it is written everywhere, that a source gives.
fn postcode(entry: &Table<'_>, typed: &At<'_, &str>, sources: &[Source]) -> Option<String> {
    let Ok(postcode) = typed.value.parse::<Postcode>() else {
        let wrong = format!("`{}` is not a whole postcode", typed.value);
        entry.reader().note("bad-postcode", typed, wrong, "write both halves, such as CV34 4RL");
        return None;
    };
    let postcode = postcode.to_text();
    if !sources.iter().any(|source| gives_postcode(&source.phrase, &postcode)) {
        let wrong = format!("no source gives an address in {postcode}");
        let mend = "add a [[source]] whose phrase has this address, letter for letter; without one, delete the venue";
        entry.reader().note("no-source", typed, wrong, mend);
    }
    Some(postcode)
}

/// True where a source's words give this postcode letter for letter, in capitals or not, and with spaces anywhere: sources write postcodes in many ways. What a family
/// may get wrong, such as an `I` for a `1`, is another postcode here.
#[must_use]
pub fn gives_postcode(phrase: &str, postcode: &str) -> bool {
    bare(phrase).contains(&bare(postcode))
}

/// A text in capitals without its spaces.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// Reads `point`: degrees north and degrees east.
fn point(entry: &Table<'_>) -> Option<Point> {
    let Some(found) = entry.get("point") else {
        entry.missing("point");
        return None;
    };
    let numbers =
        found.value.as_array().and_then(|list| list.iter().map(|item| number(item.get_ref())).collect::<Option<Vec<_>>>());
    let Some([lat, lon]) = numbers.as_deref() else {
        let mend = "write degrees north and degrees east, such as point = [52.2801, -1.5893]";
        entry.reader().note("wrong-kind", &found, "`point` is not two numbers", mend);
        return None;
    };
    let point = Point::in_britain(*lat, *lon);
    if point.is_none() {
        let mend = "write degrees north first, then degrees east, which are below 0 in most of England";
        entry.reader().note("bad-point", &found, "this point lies outside Great Britain", mend);
    }
    point
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    let written = match value {
        DeValue::Float(number) => number.as_str(),
        DeValue::Integer(number) => number.as_str(),
        _ => return None,
    };
    written.replace('_', "").parse().ok()
}
