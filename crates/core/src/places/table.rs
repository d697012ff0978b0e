//! The table of postcodes, as a browser reads it: one file a postcode area.

use super::{Point, Postcode};
use crate::pack::{self, File, Part, Unreadable};

/// The steps of the grid that points stand on, in ten-thousandths of a degree north and east: 56 metres by 68 in the middle of England. So a
/// point is never 50 metres off.
pub(super) const STEP: Point = Point { lat: 5, lon: 10 };

/// The postcodes of one area, such as all that start with `CV`.
///
/// A browser fetches all of it once a family types one of its postcodes: so the request does not tell where in the area they live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The codes of the Office for National Statistics for its districts.
    pub(super) districts: Vec<String>,
    /// The sectors in order, such as `CV213` for all that start with CV21 3, each with its postcodes: for each, how many pairs of letters lie
    /// between it and the one before.
    pub(super) sectors: Vec<(String, Vec<u32>)>,
    /// For each postcode two numbers: how many steps of the grid its point lies north and east of the one before.
    pub(super) steps: Vec<u32>,
    /// For each run of postcodes of one district two numbers: how many they are, and the district's place in the list.
    pub(super) runs: Vec<u32>,
}

/// A postcode resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The code of the Office for National Statistics for the district it lies in.
    pub district: &'a str,
    /// Where its middle is, to 50 metres.
    pub point: Point,
}

impl Area {
    /// The name of an area's file, such as `cv.pack`.
    #[must_use]
    pub fn file_name(area: &str) -> String {
        let mut name = area.to_ascii_lowercase();
        name.push_str(".pack");
        name
    }

    /// Reads the postcodes of an area, such as `CV`.
    ///
    /// # Errors
    /// Where the bytes are not a whole, sound area that this version can read, or are another area: it would call every postcode unknown.
    pub fn read(area: &str, bytes: &[u8]) -> Result<Self, Unreadable> {
        let read: Self = pack::unframe(File::whole(Part::Places), None, bytes)?.value()?;
        // A figure follows the letters of an area: so no other area's sector starts with the same.
        let is_its = |(sector, _): &(String, _)| {
            sector.strip_prefix(area).is_some_and(|rest| rest.as_bytes().first().is_some_and(u8::is_ascii_digit))
        };
        if read.sectors.iter().all(is_its) { Ok(read) } else { Err(Unreadable::MixedUp) }
    }

    /// What the table knows of a postcode; nothing where it is not in the table: it is new, no longer used, mistyped, or of another area.
    #[must_use]
    pub fn find(&self, postcode: &Postcode) -> Option<Place<'_>> {
        let position = self.position(&postcode.sector(), postcode.unit())?;
        let mut point = Point { lat: 0, lon: 0 };
        for step in self.steps.chunks_exact(2).take(position + 1) {
            point.lat = point.lat.wrapping_add(unfold(step[0]));
            point.lon = point.lon.wrapping_add(unfold(step[1]));
        }
        let point = Point { lat: point.lat.wrapping_mul(STEP.lat), lon: point.lon.wrapping_mul(STEP.lon) };
        Some(Place { district: self.district(position)?, point })
    }

    /// Where a postcode that is not in the table may lie: the districts of the others in its sector, or where there are none, of its first half.
    #[must_use]
    pub fn near(&self, postcode: &Postcode) -> Vec<&str> {
        let own = postcode.sector();
        let of_sector = self.districts_of(|sector| *sector == own);
        let outcode = own.get(..own.len() - 1);
        if of_sector.is_empty() {
            self.districts_of(|sector| sector.get(..sector.len().saturating_sub(1)) == outcode)
        } else {
            of_sector
        }
    }

    /// The place of a postcode among all of them.
    fn position(&self, wanted: &str, unit: u32) -> Option<usize> {
        let mut position = 0;
        for (sector, gaps) in &self.sectors {
            if sector != wanted {
                position += gaps.len();
                continue;
            }
            let mut next = 0u32;
            for gap in gaps {
                let here = next.saturating_add(*gap);
                if here == unit {
                    return Some(position);
                }
                next = here.saturating_add(1);
                position += 1;
            }
        }
        None
    }

    /// The district of the postcode in this place.
    fn district(&self, position: usize) -> Option<&str> {
        let mut before = position;
        for run in self.runs.chunks_exact(2) {
            match before.checked_sub(run[0] as usize) {
                Some(left) => before = left,
                None => return self.districts.get(run[1] as usize).map(String::as_str),
            }
        }
        None
    }

    /// The districts of these sectors, each once.
    fn districts_of(&self, wanted: impl Fn(&String) -> bool) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut position = 0;
        for (sector, postcodes) in &self.sectors {
            let here = if wanted(sector) { postcodes.len() } else { 0 };
            for district in (position..position + here).filter_map(|position| self.district(position)) {
                if !found.contains(&district) {
                    found.push(district);
                }
            }
            position += postcodes.len();
        }
        found
    }
}

/// A number of steps either way as one that is not below 0: 0, -1, 1, -2, 2 are 0, 1, 2, 3, 4. So small steps take few bytes.
pub(super) const fn fold(steps: i32) -> u32 {
    ((steps << 1) ^ (steps >> 31)).cast_unsigned()
}

/// What was folded.
pub(super) const fn unfold(folded: u32) -> i32 {
    (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed()
}
