//! What a service's rule and words say plainly enough for a machine: ages, areas, needs, opening times, and whether it is free.
//!
//! Other formats have a box for each of these. A box is filled only where nothing is lost or guessed; otherwise the words go out as they are.

mod ages;
mod areas;
mod hours;
mod needs;

pub use ages::Ages;
pub use areas::{Area, areas};
pub use hours::{Opening, openings};
pub use needs::needs;

/// A number as JSON: a whole one without decimals.
pub(crate) fn number(number: f64) -> serde_json::Value {
    if number.fract() == 0.0 && number.abs() < 1e9 { (number as i64).into() } else { number.into() }
}

/// True where the words for the cost say that it is free, and nothing else: "Free for those who can come" has a condition, so it is not plain.
#[must_use]
pub fn is_free(cost: &str) -> bool {
    cost.trim().trim_end_matches('.').eq_ignore_ascii_case("free")
}
