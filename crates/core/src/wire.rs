//! Reads [postcard](https://docs.rs/postcard)'s wire format into the model.
//!
//! `serde` writes packs; this reads them, in a quarter of the code: a family's phone fetches the reader before anything else. A value
//! that cannot be read is read as an empty one and remembered as a failure, so that nothing has to be undone on the way.

use crate::model::{
    AtomId, Choice, Contact, Core, Detail, Fact, FactId, FactKind, Kind, Limit, Links, Pathway, ProviderId, Question, QuestionId,
    ReferrerId, Route, RouteKind, Service, ServiceId, Source, Step, Term, UrgentHelp, Value, ValueId, Words,
};
use crate::rules::{Atom, Op, Rule};

/// Reads a value from all of some bytes; nothing where they are not exactly one.
pub(crate) fn read<T: Wire>(bytes: &[u8]) -> Option<T> {
    let mut from = Reader { rest: bytes, failed: false };
    let value = T::read(&mut from);
    (!from.failed && from.rest.is_empty()).then_some(value)
}

/// Bytes that are being read.
pub(crate) struct Reader<'b> {
    rest: &'b [u8],
    failed: bool,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => self.fail(0),
        }
    }

    /// A number, seven bits to a byte, the lowest first; the last byte has no high bit.
    fn number(&mut self, most: u32) -> u32 {
        let mut number = 0u64;
        for place in 0..5 {
            let byte = self.byte();
            number |= u64::from(byte & 0x7F) << (7 * place);
            if byte < 0x80 {
                return u32::try_from(number).ok().filter(|number| *number <= most).unwrap_or_else(|| self.fail(0));
            }
        }
        self.fail(0)
    }

    /// How many items follow. Each takes a byte or more, so there are never more than bytes: no number from outside fills the memory.
    fn length(&mut self) -> usize {
        let length = self.number(u32::MAX) as usize;
        if length > self.rest.len() { self.fail(0) } else { length }
    }

    fn fail<T>(&mut self, instead: T) -> T {
        self.failed = true;
        self.rest = &[];
        instead
    }
}

/// A value that can be read.
pub(crate) trait Wire: Sized {
    /// Reads one.
    fn read(from: &mut Reader<'_>) -> Self;
}

impl Wire for u16 {
    fn read(from: &mut Reader<'_>) -> Self {
        from.number(u32::from(Self::MAX)) as Self
    }
}

impl Wire for bool {
    fn read(from: &mut Reader<'_>) -> Self {
        from.number(1) == 1
    }
}

impl Wire for String {
    fn read(from: &mut Reader<'_>) -> Self {
        let length = from.length();
        let (text, rest) = from.rest.split_at(length);
        from.rest = rest;
        match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => from.fail(Self::new()),
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        let length = from.length();
        let mut list = Self::new();
        while list.len() < length && !from.failed {
            list.push(T::read(from));
        }
        list
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

impl Wire for Op {
    fn read(from: &mut Reader<'_>) -> Self {
        match from.number(3) {
            0 => Self::Is(Wire::read(from)),
            1 => Self::Not,
            2 => Self::All(Wire::read(from)),
            _ => Self::Any(Wire::read(from)),
        }
    }
}

impl Wire for Rule {
    fn read(from: &mut Reader<'_>) -> Self {
        Self::from_ops(Wire::read(from))
    }
}

impl Wire for Atom {
    fn read(from: &mut Reader<'_>) -> Self {
        match from.number(1) {
            0 => Self::OneOf(Wire::read(from)),
            _ => Self::Age { from: Wire::read(from), under: Wire::read(from) },
        }
    }
}

macro_rules! ids {
    ($($name:ident)*) => {$(
        impl Wire for $name {
            fn read(from: &mut Reader<'_>) -> Self {
                Self(from.number(u32::MAX))
            }
        }
    )*};
}

ids! { AtomId FactId ProviderId QuestionId ReferrerId ServiceId ValueId }

/// Kinds, in the order that they are declared in.
macro_rules! kinds {
    ($($name:ident: $first:ident $(, $other:ident)*;)*) => {$(
        impl Wire for $name {
            fn read(from: &mut Reader<'_>) -> Self {
                const KINDS: &[$name] = &[$name::$first $(, $name::$other)*];
                KINDS.get(from.number(u32::MAX) as usize).copied().unwrap_or_else(|| from.fail($name::$first))
            }
        }
    )*};
}

kinds! {
    FactKind: One, Many, Age;
    Kind: Support, Crisis, Rights;
    RouteKind: Direct, Referral, Assessment, Plan, Automatic;
}

/// Fields, in the order that they are declared in: the order they are written in.
macro_rules! structs {
    ($($name:ident { $($field:ident)* })*) => {$(
        impl Wire for $name {
            fn read(from: &mut Reader<'_>) -> Self {
                Self { $($field: Wire::read(from)),* }
            }
        }
    )*};
}

structs! {
    Choice { label hint sets when }
    Contact { phone text email web hours }
    Core { id name council language facts values atoms home questions providers referrers services urgent outcodes }
    Detail { about how cost wait checked sources }
    Fact { id kind depends changes }
    Limit { says sure }
    Links { meanwhile after confused_with }
    Pathway { id name summary checked steps sources }
    Question { id fact asks hint not_sure none when options }
    Route { kind by }
    Service { id name also summary provider kind national helps_with rule routes links contact }
    Source { title by date web phrase }
    Step { title text limit services sources }
    Term { term also means service }
    UrgentHelp { services last_resort }
    Value { fact id name parent because plain also }
    Words { terms pathways }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_what_postcard_writes() {
        let written = (String::from("Ünïted"), vec![(Some(300u16), true), (None, false)]);
        let bytes = postcard::to_allocvec(&written).unwrap();
        assert_eq!(read(&bytes), Some(written));
    }

    #[test]
    fn refuses_what_is_cut_short_too_long_or_nonsense() {
        let bytes = postcard::to_allocvec(&vec![String::from("a"), String::from("bc")]).unwrap();
        for end in 0..bytes.len() {
            assert_eq!(read::<Vec<String>>(&bytes[..end]), None);
        }
        assert_eq!(read::<Vec<String>>(&[bytes, vec![0]].concat()), None);
        assert_eq!(read::<Vec<String>>(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), None, "more items than bytes");
        assert_eq!(read::<u16>(&[0x80, 0x80, 0x04]), None, "over 65,535");
        assert_eq!(read::<u16>(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x00]), None, "a number without an end");
        assert_eq!(read::<String>(&[1, 0xFF]), None, "not UTF-8");
        assert_eq!(read::<bool>(&[2]), None);
    }
}
