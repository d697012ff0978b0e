//! The words of an offer for what is true of a family.

use fingerpost_core::Core;
use fingerpost_core::explain::{Voice, capital};

use crate::answers::Answering;
use crate::family::{AGE, HELP, LIFE, NEED, PLAN, SETTING, STAGE, WAITED, WHO};
use crate::measure::{KINDS, first_of};

/// Something that can be true of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    /// What kind of thing it is: an id of [`KINDS`], or `district`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name, for a table.
    pub name: String,
    /// A clause for a sentence: "the child or young person is autistic or may be".
    pub clause: String,
    /// True where the offer knows it, or it needs no knowing (ages, districts): only then is a sentence made about it.
    pub known: bool,
}

/// Everything that can be true of the families of an offer, at the places that the measures use.
#[must_use]
pub fn traits(core: &Core, answering: &Answering) -> Vec<Trait> {
    let mut traits = Vec::new();
    for (kind, _) in KINDS {
        let ids: Vec<&str> = match kind {
            "who" => WHO.to_vec(),
            "help" => HELP.to_vec(),
            "need" => NEED.to_vec(),
            "age" => AGE.iter().map(|(id, _, _)| *id).collect(),
            "stage" => STAGE.to_vec(),
            "waited" => WAITED.to_vec(),
            "plan" => PLAN.to_vec(),
            "setting" => SETTING.to_vec(),
            _ => LIFE.iter().copied().chain(["none"]).collect(),
        };
        traits.extend(ids.into_iter().map(|id| name(core, kind, id)));
    }
    for (_, id, name) in &answering.districts {
        traits.push(Trait {
            kind: "district",
            id: id.clone(),
            name: name.clone(),
            clause: format!("the home is in {name}"),
            known: true,
        });
    }
    traits
}

fn name(core: &Core, kind: &'static str, id: &str) -> Trait {
    let value = core.fact(kind).and_then(|fact| core.value(fact, id)).map(|value| &core[value]);
    let (name, clause) = match (kind, value) {
        ("age", _) => {
            let words = AGE.iter().find(|(known, _, _)| *known == id).map_or(id, |(_, words, _)| words);
            (capital(words), format!("the child or young person is {words}"))
        }
        (_, Some(value)) => {
            // What the offer says to the family, we say of it.
            let said = Voice::Professional.fill(&value.because);
            (value.name.clone(), said.strip_prefix("you ").map_or_else(|| said.clone(), |rest| format!("the family {rest}")))
        }
        ("life", None) if id == "none" => ("None of these".to_owned(), "none of the circumstances fits".to_owned()),
        // An offer that does not ask about it: the simulation's own id.
        _ => (capital(&id.replace('-', " ")), format!("{kind} is {}", id.replace('-', " "))),
    };
    Trait { kind, id: id.to_owned(), name, clause, known: value.is_some() || kind == "age" }
}

/// The place of a trait.
#[must_use]
pub fn place(kind: &str, index: usize) -> usize {
    first_of(kind) + index
}

/// A whole number with commas: 1,234,567.
#[must_use]
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// A share in hundredths, as a table has it: "31", and "<1" or ">99" rather than a nought or a hundred that is not one.
#[must_use]
pub fn of_100(some: u32, all: u32) -> String {
    let (some, all) = (u64::from(some), u64::from(all));
    match (some * 200 + all).checked_div(2 * all) {
        None => "–".to_owned(),
        Some(0) if some > 0 => "<1".to_owned(),
        Some(100) if some < all => ">99".to_owned(),
        Some(share) => share.to_string(),
    }
}

/// The same in a sentence: "fewer than 1".
#[must_use]
pub fn of_100_said(some: u32, all: u32) -> String {
    of_100(some, all).replace('<', "fewer than ").replace('>', "more than ").replace('–', "none")
}

/// The rest of a sentence about so many of 100: "1 has", "2 have".
#[must_use]
pub fn agree(said: &str, one: &'static str, many: &'static str) -> &'static str {
    if said == "1" || said.ends_with(" 1") { one } else { many }
}

/// The middle of a distribution: the number that half of the families have at most.
#[must_use]
pub fn median(counts: &[u32]) -> usize {
    at(counts, 1, 2)
}

/// The number that this part of the families have at most.
#[must_use]
pub fn at(counts: &[u32], of: u64, parts: u64) -> usize {
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let mut so_far = 0;
    counts
        .iter()
        .position(|count| {
            so_far += u64::from(*count);
            so_far * parts >= all * of
        })
        .unwrap_or(0)
}
