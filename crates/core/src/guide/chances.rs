//! How likely an answer to each question is to settle each condition: what makes one question worth asking before another.

use super::Answer;
use super::answers::Answers;
use super::network::{Network, NodeId};
use crate::model::{AtomId, Core, FactKind, QuestionId};
use crate::rules::{Age, Facts, Join, Tri};

// The widget is compiled not to copy functions into their callers. Those marked here run hundreds of thousands of times for one question over a
// nation's services.

/// The chance that something turns out yes, and that it turns out no. The rest is the chance that it stays unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chance {
    pub(super) yes: f32,
    pub(super) no: f32,
}

impl Chance {
    pub(super) const NEITHER: Self = Self { yes: 0.0, no: 0.0 };
    const YES: Self = Self { yes: 1.0, no: 0.0 };
    const NO: Self = Self { yes: 0.0, no: 1.0 };

    /// The chance that it is settled either way.
    pub(super) fn settled(self) -> f32 {
        self.yes + self.no
    }

    /// The chance of both, as though they had nothing to do with each other: a rule of thumb that only ever decides which question comes
    /// first, never what a family is shown.
    #[inline(always)]
    pub(super) fn and(self, other: Self) -> Self {
        Self { yes: self.yes * other.yes, no: 1.0 - (1.0 - self.no) * (1.0 - other.no) }
    }

    #[inline(always)]
    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }
}

/// For each question and condition, the chance that an answer settles it: every option is taken to be as likely as any other,
/// and every age from 0 to 25.
#[derive(Debug)]
pub(super) struct Chances {
    questions: usize,
    /// A row a condition, a column a question.
    of_atoms: Vec<Chance>,
    /// For each condition, the questions that could settle it, as bits.
    touches: Vec<u32>,
}

impl Chances {
    pub(super) fn of(core: &Core) -> Self {
        let questions = core.questions.len();
        let columns: Vec<Vec<Chance>> = (0..questions).map(|index| of_question(core, QuestionId::from(index))).collect();
        let mut of_atoms = Vec::with_capacity(core.atoms.len() * questions);
        let mut touches = vec![0; core.atoms.len()];
        for (atom, touches) in touches.iter_mut().enumerate() {
            for (question, column) in columns.iter().enumerate() {
                of_atoms.push(column[atom]);
                *touches |= u32::from(column[atom] != Chance::NEITHER) << question;
            }
        }
        Self { questions, of_atoms, touches }
    }

    /// How much it says of a family that each condition holds, in half bits: one that holds of half of all families says one bit, one that holds
    /// of nearly all says nothing.
    pub(super) fn tells(&self) -> Vec<u8> {
        let row = |atom: usize| &self.of_atoms[atom * self.questions..][..self.questions];
        let most = |atom| row(atom).iter().fold(0.0, |most: f32, chance| chance.yes.max(most));
        (0..self.touches.len()).map(|atom| half_bits(most(atom))).collect()
    }

    /// The questions that could settle a condition, as bits.
    pub(super) fn touches(&self, atom: AtomId) -> u32 {
        self.touches[atom.index()]
    }

    /// What answers to the `asked` questions (as bits) could do to these nodes and to what they read, given what is known already.
    pub(super) fn of_nodes<'a>(
        &'a self,
        network: &Network,
        nodes: impl Iterator<Item = NodeId>,
        told: &'a [Tri],
        asked: u32,
    ) -> Prospects<'a> {
        let wanted = network.unsettled_under(nodes, told);
        let mut prospects = Prospects { chances: self, told, open: vec![(0, 0); told.len()], joined: Vec::new() };
        for (atom, touches) in self.touches.iter().enumerate() {
            if !told[atom].is_settled() {
                prospects.open[atom].0 = touches & asked;
            }
        }
        for (node, how, parts) in network.joins() {
            if !wanted[node] {
                continue;
            }
            let open = parts.iter().fold(0, |open, part| open | prospects.open[*part as usize].0);
            prospects.open[node] = (open, prospects.joined.len() as u32);
            for question in bits(open) {
                let mut joined = Chance::YES;
                for part in parts {
                    let chance = prospects.chance(*part, question);
                    joined = joined.and(if how == Join::Any { chance.not() } else { chance });
                }
                prospects.joined.push(if how == Join::All { joined } else { joined.not() });
            }
        }
        prospects
    }
}

/// How many times a chance can be halved by the root of 2 before it is past this one; none for what never holds.
fn half_bits(chance: f32) -> u8 {
    let mut halved = std::f32::consts::FRAC_1_SQRT_2;
    let mut half_bits = 0;
    while chance > 0.0 && chance <= halved && half_bits < 20 {
        halved *= std::f32::consts::FRAC_1_SQRT_2;
        half_bits += 1;
    }
    half_bits
}

/// The places of the bits that are set.
pub(super) fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = set.trailing_zeros();
        let some = set != 0;
        set &= set.wrapping_sub(1);
        some.then_some(place as usize)
    })
}

/// What answers could do to each node.
pub(super) struct Prospects<'a> {
    chances: &'a Chances,
    told: &'a [Tri],
    /// For each node, the questions whose answers could still matter to it, as bits: those that could settle a condition that bears on it. Then
    /// where its chances begin in `joined`.
    open: Vec<(u32, u32)>,
    /// The chances of the joining nodes: of each node one for each of its open questions, in their order.
    joined: Vec<Chance>,
}

impl Prospects<'_> {
    /// The questions whose answers could still matter to this node, as bits.
    pub(super) fn open(&self, node: NodeId) -> u32 {
        self.open[node as usize].0
    }

    /// The chance that an answer to this question settles the node.
    #[inline(always)]
    pub(super) fn chance(&self, node: NodeId, question: usize) -> Chance {
        let atoms = self.chances.touches.len();
        let node = node as usize;
        match self.told[node] {
            Tri::Yes => return Chance::YES,
            Tri::No => return Chance::NO,
            Tri::Unknown => {}
        }
        let (open, begins) = self.open[node];
        let bit = 1u32 << question;
        if open & bit == 0 {
            Chance::NEITHER
        } else if node < atoms {
            self.chances.of_atoms[node * self.chances.questions + question]
        } else {
            self.joined[begins as usize + (open & (bit - 1)).count_ones() as usize]
        }
    }
}

fn of_question(core: &Core, id: QuestionId) -> Vec<Chance> {
    let question = &core[id];
    let answers: Vec<Answer> = match core[question.fact].kind {
        FactKind::Age => (0..=25).filter_map(|years| Age::years(years).ok()).map(Answer::Age).collect(),
        FactKind::One | FactKind::Many => (0..question.options.len()).map(|option| Answer::Chosen(vec![option])).collect(),
    };
    let told: Vec<Facts> = answers.iter().map(|answer| Answers::only(core, id, answer)).collect();
    let share = |atom: &crate::rules::Atom, wanted: Tri| {
        let hits = told.iter().filter(|facts| atom.holds(facts) == wanted).count();
        if told.is_empty() { 0.0 } else { hits as f32 / told.len() as f32 }
    };
    core.atoms.iter().map(|atom| Chance { yes: share(atom, Tri::Yes), no: share(atom, Tri::No) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_hold_as_often_as_chance_has_it() {
        let (one, other) = (Chance { yes: 0.5, no: 0.25 }, Chance { yes: 0.25, no: 0.5 });
        assert_eq!(one.and(other), Chance { yes: 0.125, no: 0.625 });
        assert_eq!((one.settled(), one.and(other).settled()), (0.75, 0.75));
        assert_eq!((one.and(Chance::YES), one.and(Chance::NO)), (one, Chance::NO));
        assert_eq!(one.not(), Chance { yes: 0.25, no: 0.5 });
    }

    #[test]
    fn what_holds_of_fewer_families_says_more_of_one() {
        let said = [1.0, 0.8, 0.6, 0.4, 0.3, 0.2, 1e-9, 0.0].map(half_bits);
        assert_eq!(said, [0, 0, 1, 2, 3, 4, 20, 0]);
    }
}
