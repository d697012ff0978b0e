//! A service as a feed has it, of either version: what Fingerpost uses of it, as it stood there.

use super::words::cost::Cost;
use super::words::hours::Schedule;

/// One record of a feed. A text that the feed lacks is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    /// Its id in the feed, of any form.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) also: String,
    pub(super) provider: String,
    pub(super) status: String,
    /// With its HTML.
    pub(super) description: String,
    pub(super) web: String,
    /// The provider's page.
    pub(super) provider_web: String,
    pub(super) email: String,
    pub(super) phones: Vec<String>,
    /// The least and the greatest age in years, as the feed states them.
    pub(super) ages: Vec<(Option<f64>, Option<f64>)>,
    /// What the feed says in words of whom it is for.
    pub(super) eligibility: Vec<String>,
    /// Tags that say whom it is for.
    pub(super) audience: Vec<String>,
    /// What it is: names of taxonomy terms.
    pub(super) terms: Vec<String>,
    pub(super) costs: Vec<Cost>,
    pub(super) schedules: Vec<Schedule>,
    pub(super) places: Vec<Place>,
    /// How a family gets it: "referral", "Drop-in".
    pub(super) access: Vec<String>,
    /// The same in sentences.
    pub(super) application: Vec<String>,
    pub(super) wait: String,
    /// The day it was last assured, and other days that it names, as `2026-11-25`; the first is the best.
    pub(super) days: Vec<String>,
    /// True where the first of the days is the day of assurance.
    pub(super) is_assured: bool,
}

/// Where a family goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) name: String,
    /// Its lines without the postcode.
    pub(super) address: Vec<String>,
    pub(super) postcode: String,
    /// Degrees north and degrees east.
    pub(super) point: Option<(f64, f64)>,
}
