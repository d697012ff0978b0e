//! What a search can be narrowed by that the core of an offer does not tell.

use crate::wire::{Reader, Wire};

/// What a search can be narrowed by, for one service. What no source says is left out, never guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// A source says that it is free.
    pub free: bool,
    /// It can be used on the web.
    pub online: bool,
    /// The days on which someone answers: Monday is bit 0. None where no source says.
    pub days: u8,
    /// How many months before the newest facts of its offer its own were checked, up to 255.
    pub months: u8,
}

impl Wire for Facets {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend([u8::from(self.free) | u8::from(self.online) << 1, self.days, self.months]);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let bits = reader.byte();
        Self { free: bits & 1 > 0, online: bits & 2 > 0, days: reader.byte(), months: reader.byte() }
    }
}
