//! What a found service is worth to a family, beyond how well it matches what they typed.

use super::Facets;
use crate::guide::{Outcome, Standing};
use crate::model::ServiceId;

/// What a search should take each service for: more where it suits what the family said, less where it does not, where its facts are older than the
/// others', and where it serves all of England, so that help nearby comes first. It only orders: nothing is left out.
#[must_use]
pub fn worth(standing: &Standing<'_>, facets: Facets, service: ServiceId) -> f32 {
    let fits = match standing.outcome(service) {
        Outcome::Suits => 1.25,
        Outcome::MaySuit => 1.0,
        Outcome::DoesNotSuit => 0.6,
    };
    let near = if standing.core()[service].national { 0.92 } else { 1.0 };
    // Half of one part in a hundred for each month, up to two years.
    let fresh = 1.0 - 0.005 * f32::from(facets.months.min(24));
    fits * near * fresh
}
