//! Writing the table of postcodes.

use super::table::{Area, STEP, fold};
use super::{Point, Postcode};
use crate::model::Invalid;
use crate::pack::{File, Part, frame};
use crate::wire::encode;

/// A postcode and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The postcode.
    pub postcode: Postcode,
    /// Where its middle is.
    pub point: Point,
    /// The code of the Office for National Statistics for the district it lies in.
    pub district: String,
}

/// Compiles a table: each file's name and bytes, one a postcode area. The same entries, in any order, always give the same bytes.
///
/// # Errors
/// Where a postcode stands twice, or there are more than fit.
pub fn write(mut entries: Vec<Entry>) -> Result<Vec<(String, Vec<u8>)>, Invalid> {
    entries.sort_by(|a, b| (area(a), &a.postcode).cmp(&(area(b), &b.postcode)));
    if entries.windows(2).any(|two| two[0].postcode == two[1].postcode) {
        return Err(Invalid("a postcode stands twice in the table"));
    }
    let areas = entries.chunk_by(|a, b| area(a) == area(b));
    // Each area is a build of its own: one can be fetched, and replaced, without the others.
    let file = |of_area: &[Entry]| {
        let framed = frame(vec![(File::whole(Part::Places), encode(&compile(of_area)))])?;
        let name = Area::file_name(area(&of_area[0]));
        Ok(framed.into_iter().map(move |(_, bytes)| (name.clone(), bytes)))
    };
    areas.map(file).collect::<Result<Vec<_>, _>>().map(|files| files.into_iter().flatten().collect())
}

fn area(entry: &Entry) -> &str {
    entry.postcode.outcode.area()
}

fn compile(entries: &[Entry]) -> Area {
    let mut districts: Vec<String> = entries.iter().map(|entry| entry.district.clone()).collect();
    districts.sort();
    districts.dedup();
    let mut area = Area { districts, sectors: Vec::new(), steps: Vec::new(), runs: Vec::new() };
    let mut at = Point { lat: 0, lon: 0 };
    for sector in entries.chunk_by(|a, b| a.postcode.sector() == b.postcode.sector()) {
        let mut next = 0;
        let mut gaps = Vec::new();
        for Entry { postcode, point, district } in sector {
            gaps.push(postcode.unit() - next);
            next = postcode.unit() + 1;
            let here = Point { lat: nearest(point.lat, STEP.lat), lon: nearest(point.lon, STEP.lon) };
            area.steps.extend([fold(here.lat - at.lat), fold(here.lon - at.lon)]);
            at = here;
            let district = area.districts.binary_search(district).unwrap_or_default() as u32;
            match &mut area.runs[..] {
                [.., many, last] if *last == district => *many += 1,
                _ => area.runs.extend([1, district]),
            }
        }
        area.sectors.push((sector[0].postcode.sector(), gaps));
    }
    area
}

/// The nearest step of the grid.
const fn nearest(ten_thousandths: i32, step: i32) -> i32 {
    (ten_thousandths + step / 2).div_euclid(step)
}
