//! What a found service is worth to a family, beyond how well it matches what they typed.

use super::Facets;
use crate::guide::{Outcome, Standing};
use crate::model::ServiceId;
use crate::places::Point;

/// Beyond so many miles, farther is no worse.
const FAR: f32 = 15.0;

/// What a search should take each service for: more where it suits what the family said and where it is near `home`, less where it does not suit,
/// where its facts are older than the others', and where it serves all of England, so that help nearby comes first. It only orders: nothing is left out.
#[must_use]
pub fn worth(standing: &Standing<'_>, facets: Facets, home: Option<Point>, service: ServiceId) -> f32 {
    let fits = match standing.outcome(service) {
        Outcome::Suits => 1.25,
        Outcome::MaySuit => 1.0,
        Outcome::DoesNotSuit => 0.6,
    };
    let service = &standing.core()[service];
    let local = if service.national { 0.92 } else { 1.0 };
    let miles = |home: Point| service.venues.iter().map(|venue| home.miles_to(venue.point)).fold(FAR, f32::min);
    // A tenth more next door, nothing more from afar; who has no venue is nowhere.
    let near = home.map_or(1.0, |home| 1.1 - 0.1 * miles(home) / FAR);
    // Half of one part in a hundred less for each month, up to two years.
    let fresh = 1.0 - 0.005 * f32::from(facets.months.min(24));
    fits * local * near * fresh
}
