//! Days in bytes.

use super::{Day, MonthDay};
use crate::model::Anchor;
use crate::wire::{Reader, Wire};

/// What makes no sense reads as this, after the reader was told.
fn fail<T>(reader: &mut Reader<'_>, stand_in: T) -> T {
    reader.fail();
    stand_in
}

impl Wire for Day {
    fn put(&self, out: &mut Vec<u8>) {
        Self::FIRST.days_until(*self).unsigned_abs().put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let days = i32::try_from(reader.number()).unwrap_or(i32::MAX);
        Self::FIRST.plus_days(days).unwrap_or_else(|| fail(reader, Self::FIRST))
    }
}

impl Wire for MonthDay {
    fn put(&self, out: &mut Vec<u8>) {
        (u32::from(self.month()) * 32 + u32::from(self.day())).put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let number = reader.number();
        let month = u8::try_from(number / 32).unwrap_or(0);
        Self::new(month, (number % 32) as u8).unwrap_or_else(|| fail(reader, Self::NEW_YEAR))
    }
}

/// Twice its place, and one more for a step.
impl Wire for Anchor {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Date(date) => (date * 2).put(out),
            Self::Step(step) => (step * 2 + 1).put(out),
        }
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let number = reader.number();
        if number.is_multiple_of(2) { Self::Date(number / 2) } else { Self::Step(number / 2) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::VERSION;
    use crate::wire::{decode, encode};

    #[test]
    fn days_read_back_as_they_were() {
        for iso in ["1900-01-01", "2026-03-03", "2200-12-31"] {
            let day = Day::from_iso(iso).unwrap();
            assert_eq!(decode(&encode(&day), VERSION), Some(day));
        }
        for month_day in [(1, 1), (2, 28), (12, 31)].map(|(month, day)| MonthDay::new(month, day).unwrap()) {
            assert_eq!(decode(&encode(&month_day), VERSION), Some(month_day));
        }
        for anchor in [Anchor::Date(0), Anchor::Step(0), Anchor::Date(7), Anchor::Step(7)] {
            assert_eq!(decode(&encode(&anchor), VERSION), Some(anchor));
        }
    }

    #[test]
    fn days_that_there_are_not_are_refused() {
        assert_eq!(decode::<Day>(&encode(&109_938u32), VERSION), None, "the day after the last");
        assert_eq!(decode::<Day>(&encode(&u32::MAX), VERSION), None);
        assert_eq!(decode::<MonthDay>(&encode(&(2 * 32 + 29u32)), VERSION), None, "29 February");
        assert_eq!(decode::<MonthDay>(&encode(&0u32), VERSION), None);
        assert_eq!(decode::<MonthDay>(&encode(&u32::MAX), VERSION), None);
    }
}
