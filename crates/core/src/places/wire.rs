//! Points and the table in bytes.

use super::Point;
use super::table::{Contents, Piece, fold, unfold};
use crate::wire::{Reader, Wire};

impl Wire for Point {
    fn put(&self, out: &mut Vec<u8>) {
        (fold(self.lat), fold(self.lon)).put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { lat: unfold(reader.number()), lon: unfold(reader.number()) }
    }
}

impl Wire for Contents {
    fn put(&self, out: &mut Vec<u8>) {
        self.areas.put(out);
        self.districts.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { areas: Wire::take(reader), districts: Wire::take(reader) }
    }
}

impl Wire for Piece {
    fn put(&self, out: &mut Vec<u8>) {
        self.sectors.put(out);
        self.points.put(out);
        self.districts.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { sectors: Wire::take(reader), points: Wire::take(reader), districts: Wire::take(reader) }
    }
}
