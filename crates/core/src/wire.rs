//! The wire format: how the model stands in bytes.
//!
//! A number is a varint (seven bits a byte, the low ones first); a text is its length and its UTF-8 bytes; a list is its length and its
//! items; what may be missing is 0, or 1 and the value; one of several kinds is its place among them, then what it holds; and a table of
//! fields is its fields, in the order of this file.
//!
//! Reading never stops half-way: after bytes that make no sense every value reads as empty, and [`decode`] says so at the end. That needs no
//! code to tidy up at each field, which would be a tenth of the widget.

use crate::model::{
    AtomId, Choice, Contact, Core, Count, Detail, Exception, Fact, FactId, FactKind, Fill, Holidays, Kind, KnownDate, Language,
    Layer, Limit, Links, Neighbour, OtherNames, Pathway, PathwayHead, Picture, Pictured, Pictures, ProviderId, Question,
    QuestionId, ReferrerId, Route, RouteKind, Service, ServiceId, Source, Step, Term, Unit, UrgentHelp, Value, ValueId, Venue,
    Way, Words,
};
use crate::rules::{Atom, Op, Rule};

/// Bytes being read.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    failed: bool,
    /// The version that the bytes were written by.
    pub(crate) version: u16,
}

impl<'a> Reader<'a> {
    pub(crate) fn fail(&mut self) {
        self.rest = &[];
        self.failed = true;
    }

    /// A field that bytes have from this version on.
    fn since<T: Wire + Default>(&mut self, version: u16) -> T {
        if self.version < version { T::default() } else { T::take(self) }
    }

    pub(crate) fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => {
                self.fail();
                0
            }
        }
    }

    #[inline(never)]
    pub(crate) fn number(&mut self) -> u32 {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).unwrap_or_else(|_| {
                    self.fail();
                    0
                });
            }
        }
        self.fail();
        0
    }

    /// How many items follow. Every item takes a byte at least, so no length can ask for more memory than the bytes allow.
    pub(crate) fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length > self.rest.len() {
            self.fail();
            return 0;
        }
        length
    }

    /// So many bytes, as a number before them says.
    pub(crate) fn bytes(&mut self) -> &'a [u8] {
        let length = self.number() as usize;
        let Some((bytes, rest)) = self.rest.split_at_checked(length) else {
            self.fail();
            return &[];
        };
        self.rest = rest;
        bytes
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        match std::str::from_utf8(self.bytes()) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.fail();
                String::new()
            }
        }
    }
}

/// Something that stands in bytes.
pub(crate) trait Wire: Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn take(reader: &mut Reader<'_>) -> Self;
}

/// The bytes of a value.
pub(crate) fn encode(value: &impl Wire) -> Vec<u8> {
    let mut out = Vec::new();
    value.put(&mut out);
    out
}

/// The value of some bytes that this version wrote; nothing where they make no sense, or are too many.
pub(crate) fn decode<T: Wire>(bytes: &[u8], version: u16) -> Option<T> {
    let mut reader = Reader { rest: bytes, failed: false, version };
    let value = T::take(&mut reader);
    (!reader.failed && reader.rest.is_empty()).then_some(value)
}

impl Wire for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        reader.number()
    }
}

impl Wire for u16 {
    fn put(&self, out: &mut Vec<u8>) {
        u32::from(*self).put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self::try_from(reader.number()).unwrap_or_else(|_| {
            reader.fail();
            0
        })
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        match reader.byte() {
            0 => false,
            1 => true,
            _ => {
                reader.fail();
                false
            }
        }
    }
}

/// Bytes as they are.
impl Wire for Box<[u8]> {
    fn put(&self, out: &mut Vec<u8>) {
        length(self.len()).put(out);
        out.extend(&self[..]);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        reader.bytes().into()
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        length(self.len()).put(out);
        out.extend(self.as_bytes());
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        reader.text()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        length(self.len()).put(out);
        self.iter().for_each(|item| item.put(out));
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        (0..reader.length()).map(|_| T::take(reader)).collect()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        self.iter().for_each(|value| value.put(out));
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        bool::take(reader).then(|| T::take(reader))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        (A::take(reader), B::take(reader))
    }
}

/// A length that [`super::pack`] has found to fit.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A field of a table: `field` is in every version, and `field @ 3` from version 3 on; an older one has what is empty.
macro_rules! field {
    ($reader:ident) => {
        Wire::take($reader)
    };
    ($reader:ident, $since:literal) => {
        $reader.since($since)
    };
}

macro_rules! tables {
    ($($name:ident { $($field:ident $(@ $since:literal)?),* })*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }

            fn take(reader: &mut Reader<'_>) -> Self {
                Self { $($field: field!(reader $(, $since)?)),* }
            }
        }
    )*};
}

macro_rules! kinds {
    ($($name:ident { $first:ident $(, $other:ident)* })*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }

            fn take(reader: &mut Reader<'_>) -> Self {
                let place = reader.byte();
                $(if place == Self::$other as u8 {
                    return Self::$other;
                })*
                if place != Self::$first as u8 {
                    reader.fail();
                }
                Self::$first
            }
        }
    )*};
}

macro_rules! ids {
    ($($name:ident)*) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                self.0.put(out);
            }

            fn take(reader: &mut Reader<'_>) -> Self {
                Self(reader.number())
            }
        }
    )*};
}

ids! { AtomId FactId ProviderId QuestionId ReferrerId ServiceId ValueId }

kinds! {
    FactKind { One, Many, Age }
    Fill { Line, Shape, Ink }
    Kind { Support, Crisis, Rights }
    RouteKind { Direct, Referral, Assessment, Plan, Automatic }
    Unit { Days, Weeks, Months, Years, WorkingDays }
    Way { After, Before }
}

tables! {
    Core {
        id, name, council, language, facts, values, atoms, home, gp, neighbours, questions, providers, referrers, services, urgent,
        outcodes, danger, pathways, ons @ 3, languages @ 4
    }
    Language { tag, name }
    UrgentHelp { services, last_resort }
    Neighbour { offer, district, name, council }
    Fact { id, kind, depends, tell, changes }
    Value { fact, id, name, parent, because, plain }
    Question { id, fact, asks, hint, not_sure, none, once, otherwise, options, bsl @ 5 }
    Choice { label, hint, sets, when }
    Service { id, name, summary, provider, kind, national, helps_with, rule, routes, links, contact, venues @ 3 }
    Route { kind, by }
    Venue { name, point }
    Links { meanwhile, after, confused_with }
    Contact { phone, text, email, web, hours }
    Detail { about, how, say, next, if_no, cost, wait, checked, sources, addresses @ 3, bsl @ 5 }
    Source { title, by, date, web, phrase }
    OtherNames { services, values }
    Term { term, also, means, service }
    PathwayHead { id, name, summary, helps_with, rule }
    Pathway { dates, checked, steps, exceptions, sources, bsl @ 5 }
    KnownDate { id, asks, hint }
    Step { id, title, text, limit, services, sources }
    Limit { says, who, sure, counts, late }
    Count { from, way, many, unit, on }
    Exception { title, text, sources }
    Holidays { days, until, checked, sources }
    Pictures { pictures, questions }
    Picture { id, layers }
    Layer { fill, path }
    Pictured { question, options }
}

impl Wire for Words {
    fn put(&self, out: &mut Vec<u8>) {
        self.terms.put(out);
        self.pathways.put(out);
        self.holidays.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let words = Self { terms: Wire::take(reader), pathways: Wire::take(reader), holidays: Wire::take(reader) };
        // Version 2 kept the other names here, for a search that had no index.
        if reader.version < 3 {
            let _ = OtherNames::take(reader);
        }
        words
    }
}

impl Wire for Rule {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self(Wire::take(reader))
    }
}

impl Wire for Op {
    fn put(&self, out: &mut Vec<u8>) {
        let (place, holds) = match self {
            Self::Is(atom) => (0, atom.0),
            Self::Not => (1, 0),
            Self::All(count) => (2, u32::from(*count)),
            Self::Any(count) => (3, u32::from(*count)),
        };
        out.push(place);
        if place != 1 {
            holds.put(out);
        }
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        match reader.byte() {
            0 => Self::Is(Wire::take(reader)),
            1 => Self::Not,
            2 => Self::All(Wire::take(reader)),
            3 => Self::Any(Wire::take(reader)),
            _ => {
                reader.fail();
                Self::Not
            }
        }
    }
}

impl Wire for Atom {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::OneOf(values) => {
                out.push(0);
                values.put(out);
            }
            Self::Age { from, under } => {
                out.push(1);
                (*from, *under).put(out);
            }
            Self::Year { from, to } => {
                out.push(2);
                (*from, *to).put(out);
            }
        }
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        match reader.byte() {
            0 => Self::OneOf(Wire::take(reader)),
            1 => Self::Age { from: Wire::take(reader), under: Wire::take(reader) },
            2 => Self::Year { from: Wire::take(reader), to: Wire::take(reader) },
            _ => {
                reader.fail();
                Self::OneOf(Vec::new())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::VERSION;

    #[test]
    fn numbers_stand_in_as_few_bytes_as_they_need() {
        for (number, bytes) in
            [(0, vec![0]), (127, vec![127]), (128, vec![0x80, 1]), (u32::MAX, vec![0xff, 0xff, 0xff, 0xff, 0x0f])]
        {
            assert_eq!(encode(&number), bytes);
            assert_eq!(decode::<u32>(&bytes, VERSION), Some(number));
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        assert_eq!(decode::<u32>(&[0xff, 0xff, 0xff, 0xff, 0x1f], VERSION), None, "over 32 bits");
        assert_eq!(decode::<u32>(&[0x80; 6], VERSION), None, "a number without an end");
        assert_eq!(decode::<u16>(&[0x80, 0x80, 4], VERSION), None, "over 16 bits");
        assert_eq!(decode::<String>(&[2, b'a'], VERSION), None, "a text cut short");
        assert_eq!(decode::<String>(&[1, 0xff], VERSION), None, "not UTF-8");
        assert_eq!(decode::<Vec<u32>>(&[0xff, 0xff, 0xff, 0x0f], VERSION), None, "a list longer than the bytes");
        assert_eq!(decode::<bool>(&[2], VERSION), None);
        assert_eq!(decode::<Kind>(&[9], VERSION), None);
        assert_eq!(decode::<bool>(&[1, 1], VERSION), None, "bytes left over");
    }

    #[derive(Debug, PartialEq)]
    struct Grown {
        old: u32,
        new: String,
    }

    tables! { Grown { old, new @ 3 } }

    #[test]
    fn a_field_that_an_older_version_lacks_reads_as_empty() {
        let grown = Grown { old: 7, new: "more".to_owned() };
        assert_eq!(decode(&encode(&grown), 3), Some(grown));
        assert_eq!(decode(&[7], 2), Some(Grown { old: 7, new: String::new() }));
        assert_eq!(decode::<Grown>(&[7], 3), None);
    }
}
