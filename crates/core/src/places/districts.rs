//! From the districts of a postcode to the options that fit, and to the councils whose help is near.

use super::{Outcode, Place};
use crate::guide::Standing;
use crate::model::{Core, QuestionId, ValueId};
use crate::rules::Tri;

/// True where a family in one of these districts may have the value: one of them, a wider one, or a narrower one. Who lives in none that the
/// offer knows lives elsewhere.
fn may_be(core: &Core, districts: &[ValueId], value: ValueId) -> bool {
    let fits = |district: &ValueId| core.is_kind_of(*district, value) || core.is_kind_of(value, *district);
    if districts.is_empty() { core[value].id == "elsewhere" } else { districts.iter().any(fits) }
}

impl Place<'_> {
    /// Its district as the offer calls it; nothing for one that lies outside all that the offer knows.
    #[must_use]
    pub fn district_in(&self, core: &Core) -> Option<ValueId> {
        core.ons.iter().find(|(code, _)| code == self.district).map(|(_, value)| *value)
    }
}

/// The options of a question about districts that fit a family in one of these, or in none that the offer knows: one option where a postcode
/// decides, several where the family has to say.
#[must_use]
pub fn options_that_fit(standing: &Standing<'_>, question: QuestionId, districts: &[ValueId]) -> Vec<usize> {
    let core = standing.core();
    let fits = |index: &usize| core[question].options[*index].sets.iter().any(|value| may_be(core, districts, *value));
    standing.options(question).into_iter().filter(fits).collect()
}

/// A council next door whose help is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearby {
    /// Its place in [`Core::neighbours`].
    pub neighbour: usize,
    /// Whether it is the family's own council. A plain no is near all the same: their postcode lies partly in its area.
    pub theirs: Tri,
}

/// The councils next door whose help is worth a look: the one that is the family's own, or those in whose area the family's postcode partly
/// lies, or, where they could not say where they live, all that it could be.
#[must_use]
pub fn nearby(standing: &Standing<'_>, outcode: Option<&Outcode>) -> Vec<Nearby> {
    let core = standing.core();
    let mut nearby = Vec::new();
    for (index, neighbour) in core.neighbours.iter().enumerate() {
        let theirs = standing.facts().value(neighbour.district);
        let shares = outcode.map(|outcode| may_be(core, outcode.districts(core), neighbour.district));
        let asked = core.questions.iter().position(|question| question.fact == core[neighbour.district].fact);
        let could_not_say = asked.is_some_and(|question| standing.is_answered(QuestionId::from(question)));
        let worth_a_look = match (theirs, shares) {
            (Tri::Yes, _) | (_, Some(true)) => true,
            (Tri::Unknown, None) => could_not_say,
            _ => false,
        };
        if worth_a_look {
            nearby.push(Nearby { neighbour: index, theirs });
        }
    }
    nearby
}
