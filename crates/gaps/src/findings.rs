//! What stands out: the pairs of things that leave most families waiting.

use crate::measure::{Cell, Measures};
use crate::run::Outcome;
use crate::words::{Trait, traits};

/// Families of one sort, and what they found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is true of them: two traits.
    pub traits: [Trait; 2],
    /// How many of them there are, and how many lack what.
    pub cell: Cell,
}

/// Which two kinds of trait are looked at together: a need with what else decides what there is for it, and the two that decide most besides.
const PAIRS: [(&str, &str); 8] = [
    ("need", "age"),
    ("need", "stage"),
    ("need", "waited"),
    ("need", "plan"),
    ("need", "setting"),
    ("need", "district"),
    ("age", "setting"),
    ("age", "life"),
];

/// How many findings may be about the same thing.
const MOST_ALIKE: usize = 2;

/// The fewest families that a sentence may be about: a share of few is chance.
#[must_use]
pub fn fewest(measures: &Measures) -> u32 {
    (measures.all.families / 500).max(100)
}

/// The sorts of family that most often lack something, worst first: at most `most` of them.
#[must_use]
pub fn worst(outcome: &Outcome, most: usize, lacks: fn(&Cell) -> u32) -> Vec<Finding> {
    let measures = &outcome.measures;
    let traits = traits(outcome.guide.core(), &outcome.answering);
    let one_district = outcome.answering.districts.len() == 1;
    let mut found: Vec<(usize, usize, Cell)> = Vec::new();
    for (one, first) in traits.iter().enumerate() {
        for (other, second) in traits.iter().enumerate() {
            let is_known = first.known && second.known;
            let is_pair = is_known && PAIRS.contains(&(first.kind, second.kind)) && !(one_district && second.kind == "district");
            let cell = if is_pair { measures.pair(one, other) } else { Cell::default() };
            if cell.families >= fewest(measures) && lacks(&cell) > 0 {
                found.push((one, other, cell));
            }
        }
    }
    // By share, largest first: compared as fractions, so that it is the same on every machine.
    let share = |cell: &Cell, of: &Cell| u64::from(lacks(cell)) * u64::from(of.families);
    found.sort_by(|(one, two, left), (three, four, right)| {
        share(right, left).cmp(&share(left, right)).then((one, two).cmp(&(three, four)))
    });
    let mut told = vec![0; traits.len()];
    let mut findings = Vec::new();
    for (one, other, cell) in found {
        if findings.len() < most && told[one] < MOST_ALIKE && told[other] < MOST_ALIKE {
            told[one] += 1;
            told[other] += 1;
            findings.push(Finding { traits: [traits[one].clone(), traits[other].clone()], cell });
        }
    }
    findings
}

/// The families who wait for an autism assessment; `None` where there are none.
#[must_use]
pub fn waiting_for_autism(outcome: &Outcome) -> Option<Finding> {
    let traits = traits(outcome.guide.core(), &outcome.answering);
    let place = |kind: &str, id: &str| traits.iter().position(|known| known.known && known.kind == kind && known.id == id);
    let (autism, waiting) = (place("need", "autism")?, place("stage", "waiting")?);
    let cell = outcome.measures.pair(autism, waiting);
    (cell.families > 0).then(|| Finding { traits: [traits[autism].clone(), traits[waiting].clone()], cell })
}
