//! Facts that rules read and no question sets.

use fingerpost_core::model::FactId;

use super::{Proof, reads};
use crate::Level;

/// Warns of each fact that a service's rule reads and that no answer can make known, where it is first read. (A question's own rules read only
/// what earlier questions set, or the offer would not be sound.)
pub(super) fn facts(proof: &Proof<'_>) {
    let mut told: Vec<FactId> = Vec::new();
    for (fact, service) in reads::facts_of_services(proof.core) {
        if reads::setter(proof.core, fact).is_some() || told.contains(&fact) {
            continue;
        }
        told.push(fact);
        let id = &proof.core[fact].id;
        let place = proof.places.first_use(service, id);
        let mend = format!("add a question with fact = \"{id}\", let an option set it, or take it out of the rules");
        proof.reader.say(Level::Warning, "fact-never-set", &place, format!("no question sets the fact `{id}`"), mend);
    }
}
