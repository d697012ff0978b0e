//! Writing the table of postcodes.

use super::table::{Contents, Piece, STEP, fold};
use super::{Point, Postcode};
use crate::model::Invalid;
use crate::pack::{self, Part};

/// The most postcodes in a piece: with brotli, one takes about a byte and a half.
const MOST: usize = 12_000;

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

/// Compiles a table: each file's name and bytes, its contents first. The same entries, in any order, always give the same bytes.
///
/// # Errors
/// Where a postcode stands twice, or there are more than fit.
pub fn write(mut entries: Vec<Entry>) -> Result<Vec<(String, Vec<u8>)>, Invalid> {
    entries.sort_by(|a, b| (area(a), &a.postcode).cmp(&(area(b), &b.postcode)));
    if entries.windows(2).any(|two| two[0].postcode == two[1].postcode) {
        return Err(Invalid("a postcode stands twice in the table"));
    }
    let mut districts: Vec<String> = entries.iter().map(|entry| entry.district.clone()).collect();
    districts.sort();
    districts.dedup();
    let mut contents = Contents { areas: Vec::new(), districts };
    let mut files = Vec::new();
    for entries in entries.chunk_by(|a, b| area(a) == area(b)) {
        let mut checksums = Vec::new();
        for piece in pieces(entries) {
            let bytes = pack::write_part(Part::Places, &compile(piece, &contents.districts))?;
            checksums.extend(pack::checksum_of(&bytes));
            files.push((Piece::file_name(area(&piece[0]), checksums.len() - 1), bytes));
        }
        contents.areas.push((area(&entries[0]).to_owned(), checksums));
    }
    files.insert(0, (Part::Places.file_name().to_owned(), pack::write_part(Part::Places, &contents)?));
    Ok(files)
}

fn area(entry: &Entry) -> &str {
    entry.postcode.outcode.area()
}

/// The sector of a postcode, such as `CV213`.
fn sector(entry: &Entry) -> String {
    let mut sector = entry.postcode.outcode.as_str().to_owned();
    sector.push(entry.postcode.digit);
    sector
}

/// The entries of an area in runs of whole sectors, about as long as each other.
fn pieces(entries: &[Entry]) -> Vec<&[Entry]> {
    let fair = entries.len().div_ceil(entries.len().div_ceil(MOST));
    let mut pieces = Vec::new();
    let (mut start, mut end) = (0, 0);
    for run in entries.chunk_by(|a, b| sector(a) == sector(b)) {
        end += run.len();
        if end - start >= fair {
            pieces.push(&entries[start..end]);
            start = end;
        }
    }
    if start < end {
        pieces.push(&entries[start..end]);
    }
    pieces
}

fn compile(entries: &[Entry], districts: &[String]) -> Piece {
    let mut piece = Piece { sectors: Vec::new(), points: Vec::new(), districts: Vec::new() };
    let mut at = Point { lat: 0, lon: 0 };
    for run in entries.chunk_by(|a, b| sector(a) == sector(b)) {
        let mut next = 0;
        let mut gaps = Vec::new();
        for Entry { postcode, point, district } in run {
            gaps.push(postcode.unit - next);
            next = postcode.unit + 1;
            let here = Point { lat: nearest(point.lat, STEP.lat), lon: nearest(point.lon, STEP.lon) };
            piece.points.push((fold(here.lat - at.lat), fold(here.lon - at.lon)));
            at = here;
            let district = districts.binary_search(district).unwrap_or_default() as u32;
            match piece.districts.last_mut() {
                Some((many, last)) if *last == district => *many += 1,
                _ => piece.districts.push((1, district)),
            }
        }
        piece.sectors.push((sector(&run[0]), gaps));
    }
    piece
}

/// The nearest step of the grid.
const fn nearest(ten_thousandths: i32, step: i32) -> i32 {
    (ten_thousandths + step / 2).div_euclid(step)
}
