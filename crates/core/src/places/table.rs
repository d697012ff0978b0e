//! The table of postcodes, as a browser reads it: its contents, then all the pieces of one postcode area.

use super::{Point, Postcode};
use crate::letters::join;
use crate::model::Invalid;
use crate::pack::{self, Part, Unreadable};

/// The steps of the grid that points stand on, in ten-thousandths of a degree north and east: 56 metres by 68 in the middle of England. So a
/// point is never 50 metres off.
pub(super) const STEP: Point = Point { lat: 5, lon: 10 };

/// What the table holds: `places.pack`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Its postcode areas, such as `CV`, each with the checksums of its pieces, in order.
    pub areas: Vec<(String, Vec<u32>)>,
    /// The codes of the Office for National Statistics for its districts, such as `E07000220`.
    pub districts: Vec<String>,
}

/// A run of the postcodes of one area, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The sectors, such as `CV213` for all that start with CV21 3, each with its postcodes: for each, how many pairs of letters
    /// lie between it and the one before.
    pub(super) sectors: Vec<(String, Vec<u32>)>,
    /// For each postcode how many steps of the grid its point lies north and east of the one before.
    pub(super) points: Vec<(u32, u32)>,
    /// How many postcodes, one after the other, lie in which district.
    pub(super) districts: Vec<(u32, u32)>,
}

/// All the pieces of one postcode area, ready to look in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    districts: Vec<String>,
    pieces: Vec<Piece>,
}

/// A postcode resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The code of the Office for National Statistics for the district it lies in.
    pub district: &'a str,
    /// Where its middle is, to 50 metres.
    pub point: Point,
}

impl Contents {
    /// Reads the contents of a table.
    ///
    /// # Errors
    /// Where the bytes are not whole, sound contents that this version can read.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        pack::read_part(Part::Places, bytes)
    }

    /// The checksums of an area's pieces; nothing where the table does not hold the area.
    #[must_use]
    pub fn pieces(&self, area: &str) -> Option<&[u32]> {
        self.areas.iter().find(|(name, _)| name == area).map(|(_, pieces)| &pieces[..])
    }

    /// All the pieces of one area together.
    #[must_use]
    pub fn area(self, pieces: Vec<Piece>) -> Area {
        Area { districts: self.districts, pieces }
    }
}

impl Piece {
    /// The name of a piece's file, such as `places-cv-0.pack`.
    #[must_use]
    pub fn file_name(area: &str, piece: usize) -> String {
        join(&["places-", &area.to_ascii_lowercase(), "-", &piece.to_string(), ".pack"], "")
    }

    /// Reads a piece of a table.
    ///
    /// # Errors
    /// Where the bytes are not a whole, sound piece that this version can read, or not the one with this checksum: two tables are mixed up.
    pub fn read(bytes: &[u8], checksum: u32) -> Result<Self, Unreadable> {
        let piece: Self = pack::read_part(Part::Places, bytes)?;
        if pack::checksum_of(bytes) != Some(checksum) {
            return Err(Invalid("the table is of two makings").into());
        }
        Ok(piece)
    }

    /// The place in this piece of a postcode.
    fn position(&self, postcode: &Postcode) -> Option<usize> {
        let mut position = 0;
        for (sector, gaps) in &self.sectors {
            if sector.strip_suffix(postcode.digit) != Some(postcode.outcode.as_str()) {
                position += gaps.len();
                continue;
            }
            let mut next = 0u32;
            for gap in gaps {
                let unit = next.saturating_add(*gap);
                if unit == postcode.unit {
                    return Some(position);
                }
                next = unit.saturating_add(1);
                position += 1;
            }
        }
        None
    }

    /// The district of the postcode in this place, as a place in the table's list.
    fn district(&self, position: usize) -> Option<usize> {
        let mut before = position;
        for (many, district) in &self.districts {
            match before.checked_sub(*many as usize) {
                Some(left) => before = left,
                None => return Some(*district as usize),
            }
        }
        None
    }
}

impl Area {
    /// What the table knows of a postcode; nothing where it is not in the table: it is new, no longer used, mistyped, or of an area that the
    /// table does not hold.
    #[must_use]
    pub fn find(&self, postcode: &Postcode) -> Option<Place<'_>> {
        for piece in &self.pieces {
            let Some(position) = piece.position(postcode) else { continue };
            let mut point = Point { lat: 0, lon: 0 };
            for (north, east) in piece.points.get(..=position)? {
                point.lat = point.lat.wrapping_add(unfold(*north));
                point.lon = point.lon.wrapping_add(unfold(*east));
            }
            let point = Point { lat: point.lat.wrapping_mul(STEP.lat), lon: point.lon.wrapping_mul(STEP.lon) };
            return Some(Place { district: self.districts.get(piece.district(position)?)?, point });
        }
        None
    }

    /// Where a postcode that is not in the table may lie: the districts of the others in its sector, or where there are none, of its first half.
    #[must_use]
    pub fn near(&self, postcode: &Postcode) -> Vec<&str> {
        let outcode = postcode.outcode.as_str();
        let is_sector = |sector: &str| sector.strip_suffix(postcode.digit) == Some(outcode);
        let is_outcode = |sector: &str| sector.strip_suffix(|c: char| c.is_ascii_digit()) == Some(outcode);
        let of_sector = self.districts_of(is_sector);
        if of_sector.is_empty() { self.districts_of(is_outcode) } else { of_sector }
    }

    /// The districts of these sectors, each once.
    fn districts_of(&self, wanted: impl Fn(&str) -> bool) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for piece in &self.pieces {
            let mut position = 0;
            for (sector, postcodes) in &piece.sectors {
                let here = if wanted(sector) { postcodes.len() } else { 0 };
                let all = (position..position + here).filter_map(|position| self.districts.get(piece.district(position)?));
                for district in all {
                    if !found.contains(&district.as_str()) {
                        found.push(district);
                    }
                }
                position += postcodes.len();
            }
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
