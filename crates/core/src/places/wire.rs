//! Points and the table in bytes.

use super::Point;
use super::table::{Area, fold, unfold};
use crate::wire::{Reader, Wire};

impl Wire for Point {
    fn put(&self, out: &mut Vec<u8>) {
        (fold(self.lat), fold(self.lon)).put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { lat: unfold(reader.number()), lon: unfold(reader.number()) }
    }
}

impl Wire for Area {
    fn put(&self, out: &mut Vec<u8>) {
        self.districts.put(out);
        self.sectors.put(out);
        self.steps.put(out);
        self.runs.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { districts: Wire::take(reader), sectors: Wire::take(reader), steps: Wire::take(reader), runs: Wire::take(reader) }
    }
}
