//! The conditions that rules are made of.

use super::{Age, Facts, Tri};
use crate::model::ValueId;

/// One condition on one fact. Equal conditions are kept once in an offer, so each is worked out once for all services.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Atom {
    /// The fact has at least one of these values.
    OneOf(Vec<ValueId>),
    /// The age lies in this stretch.
    Age {
        /// At least this many months; `None` for any.
        from: Option<u16>,
        /// Under this many months; `None` for any.
        under: Option<u16>,
    },
    /// The school year lies in this stretch, both ends included; 0 is Reception.
    Year {
        /// At least this year; `None` for any.
        from: Option<u16>,
        /// At most this year; `None` for any.
        to: Option<u16>,
    },
}

impl Atom {
    /// What the facts say of it.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> Tri {
        match self {
            Self::OneOf(values) => values.iter().fold(Tri::No, |so_far, value| so_far | facts.value(*value)),
            Self::Age { from, under } => {
                let (from, under) = (from.unwrap_or(0), under.unwrap_or(u16::MAX));
                match facts.age() {
                    None => Tri::Unknown,
                    Some(Age { from: least, under: most, .. }) if least >= from && most <= under => Tri::Yes,
                    Some(Age { from: least, under: most, .. }) if least >= under || most <= from => Tri::No,
                    Some(_) => Tri::Unknown,
                }
            }
            Self::Year { from, to } => {
                let (from, to) = (i32::from(from.unwrap_or(0)), to.map_or(i32::MAX, i32::from));
                // Somebody under school age is in no year at all, so a year without a start still asks for school.
                match facts.age().map(Age::school_years) {
                    None => Tri::Unknown,
                    Some((least, most)) if least >= from && most <= to => Tri::Yes,
                    Some((least, most)) if least > to || most < from => Tri::No,
                    Some(_) => Tri::Unknown,
                }
            }
        }
    }
}
