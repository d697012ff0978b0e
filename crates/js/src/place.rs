//! A postcode, and where it lies.

use fingerpost_core::model::{Core, ValueId};
use fingerpost_core::places::{Area, Typed};

use crate::about::Named;
use crate::problem::Problem;
use crate::service::degrees;
use crate::told::told;

told! {
    /// What is known of a postcode.
    pub struct Place<'a> {
        /// The first half, as people write it.
        pub outcode: String,
        /// True where a whole postcode was typed, and the table knows it.
        pub exact: bool,
        /// The districts it may be in; none for one that lies outside all that the offer knows.
        pub districts: Vec<Named<'a>>,
        /// The middle of the postcode, where the table knows it.
        pub point: Option<Degrees>,
    }
}

told! {
    /// A point on the ground (WGS84).
    pub struct Degrees {
        /// Degrees north.
        pub lat: f64,
        /// Degrees east.
        pub lon: f64,
    }
}

/// Reads what was typed.
pub(crate) fn read(typed: &str) -> Result<Typed, Problem> {
    typed.parse().map_err(|error: fingerpost_core::places::NotAPostcode| Problem::new("bad-answer", error.message().in_english()))
}

impl<'a> Place<'a> {
    /// What the offer and, where it is here, the table know of what was typed.
    #[must_use]
    pub(crate) fn of(core: &'a Core, typed: &Typed, area: Option<&Area>) -> Self {
        let found = match (typed, area) {
            (Typed::Whole(postcode), Some(area)) => area.find(postcode),
            _ => None,
        };
        let named = |value: ValueId| Named { id: &core[value].id, name: &core[value].name };
        Self {
            outcode: typed.outcode().as_str().to_owned(),
            exact: found.is_some(),
            districts: typed.districts(core, found).into_iter().map(named).collect(),
            point: found.map(|place| Degrees { lat: degrees(place.point.lat), lon: degrees(place.point.lon) }),
        }
    }
}
