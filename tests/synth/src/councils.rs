//! The councils of a made-up nation: their names, their districts, and who lives next door.

use fastrand::Rng;
use fingerpost_core::Core;
use fingerpost_core::model::{Neighbour, ValueId};
use fingerpost_core::rules::Atom;

use crate::rare::Rare;

/// The fact that says where a family lives.
const DISTRICT: &str = "district";
/// A council has one on either side, so there are never fewer names than this.
const FEWEST_NAMES: usize = 3;

/// A council's names.
pub(crate) struct Council {
    /// Its offer's id and its district's.
    pub(crate) id: String,
    name: String,
    towns: Vec<String>,
}

/// Names for so many councils and for those next door to them.
pub(crate) fn named(count: usize, real: &Core, rare: &mut Rare, random: &mut Rng) -> Vec<Council> {
    let towns = districts(real).len();
    let named = |index: usize| {
        let name = rare.name(random);
        let towns = (0..towns).map(|_| rare.name(random)).collect();
        Council { id: format!("{}-{}", name.to_lowercase(), index + 1), name, towns }
    };
    (0..count.max(FEWEST_NAMES)).map(named).collect()
}

/// Gives an offer's core the names of the council at this place, and its neighbours theirs. Values keep their places, so that rules stay true.
/// Made-up places have no postcodes.
pub(crate) fn settle(core: &mut Core, councils: &[Council], place: usize, count: usize) {
    let council = &councils[place];
    let sides = [(place + 1) % councils.len(), (place + councils.len() - 1) % councils.len()];
    let real = districts(core);
    let at_home = |value: &ValueId| core.home.is_some_and(|home| core[home] == Atom::OneOf(vec![*value]));
    let beside: Vec<ValueId> = core.neighbours.iter().map(|neighbour| neighbour.district).collect();
    let mut renamed: Vec<(ValueId, String, String)> = Vec::new();
    for (index, value) in real.iter().enumerate() {
        let area = core[*value].parent.unwrap_or(*value);
        let side = beside.iter().position(|district| *district == area).and_then(|side| sides.get(side));
        let owner = match (at_home(&area), side) {
            (true, _) => council,
            (false, Some(side)) => &councils[*side],
            (false, None) => continue,
        };
        let (id, name) = match core[*value].parent {
            None => (owner.id.clone(), owner.name.clone()),
            Some(_) => (format!("{}-{index}", owner.id), owner.towns[index].clone()),
        };
        renamed.push((*value, id, name));
    }
    for (value, id, name) in renamed {
        let value = &mut core.values[value.index()];
        value.because = format!("you live in {name}");
        (value.id, value.name) = (id, name);
    }
    name_options(core);
    let next_door = |(neighbour, side): (&Neighbour, &usize)| {
        let other = &councils[*side];
        let is_made = *side < count && *side != place;
        let council = format!("{} Council", other.name);
        is_made.then(|| Neighbour { offer: other.id.clone(), district: neighbour.district, name: other.name.clone(), council })
    };
    core.neighbours = core.neighbours.iter().zip(&sides).filter_map(next_door).collect();
    // Of two councils, each has the other on both sides.
    core.neighbours.dedup_by(|one, other| one.offer == other.offer);
    for provider in &mut core.providers {
        *provider = provider.replace(&core.name, &council.name);
    }
    (core.id, core.name, core.council) = (council.id.clone(), council.name.clone(), format!("{} Council", council.name));
    core.outcodes.clear();
}

/// Each option that is a district says its name.
fn name_options(core: &mut Core) {
    let Core { questions, values, facts, .. } = core;
    for question in questions.iter_mut().filter(|question| facts[question.fact.index()].id == DISTRICT) {
        for option in &mut question.options {
            if let [value] = option.sets[..] {
                option.label.clone_from(&values[value.index()].name);
                option.hint.clear();
            }
        }
    }
}

fn districts(core: &Core) -> Vec<ValueId> {
    core.fact(DISTRICT).map(|fact| core.values_of(fact).collect()).unwrap_or_default()
}
