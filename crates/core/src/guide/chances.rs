//! How likely an answer to each question is to settle each condition: what makes one question worth asking before another.

use super::Answer;
use super::answers::Answers;
use super::network::{Network, NodeId};
use crate::model::{AtomId, Core, FactKind, QuestionId};
use crate::rules::{Age, Facts, Join, Tri};

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

    pub(super) fn and(self, other: Self) -> Self {
        Self { yes: self.yes * other.yes, no: 1.0 - (1.0 - self.no) * (1.0 - other.no) }
    }

    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// Joins the chances of a rule's parts as though they had nothing to do with each other: a rule of thumb that only ever
    /// decides which question comes first, never what a family is shown.
    fn join(how: Join, parts: impl Iterator<Item = Self>) -> Self {
        match how {
            Join::Not => parts.fold(Self::YES, Self::and).not(),
            Join::All => parts.fold(Self::YES, Self::and),
            Join::Any => parts.fold(Self::YES, |so_far, part| so_far.and(part.not())).not(),
        }
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
        let atoms = self.touches.len();
        let mut prospects = Prospects {
            chances: self,
            told,
            open: Vec::with_capacity(told.len()),
            starts: Vec::with_capacity(told.len() - atoms),
            joined: Vec::new(),
        };
        prospects
            .open
            .extend(self.touches.iter().zip(told).map(|(touches, known)| if known.is_settled() { 0 } else { touches & asked }));
        for (node, how, parts) in network.joins() {
            prospects.starts.push(prospects.joined.len() as u32);
            if !wanted[node] {
                prospects.open.push(0);
                continue;
            }
            let open = parts.iter().fold(0, |open, part| open | prospects.open[*part as usize]);
            prospects.open.push(open);
            for question in bits(open) {
                let chance = Chance::join(how, parts.iter().map(|part| prospects.chance(*part, question)));
                prospects.joined.push(chance);
            }
        }
        prospects
    }
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
    /// The questions whose answers could still matter to a node, as bits: those that could settle a condition that bears on it.
    open: Vec<u32>,
    /// For each joining node, where its chances start: one for each question that is open to it, in order.
    starts: Vec<u32>,
    joined: Vec<Chance>,
}

impl Prospects<'_> {
    /// The questions whose answers could still matter to this node, as bits.
    pub(super) fn open(&self, node: NodeId) -> u32 {
        self.open[node as usize]
    }

    /// The chance that an answer to this question settles the node.
    pub(super) fn chance(&self, node: NodeId, question: usize) -> Chance {
        let (node, questions, atoms) = (node as usize, self.chances.questions, self.chances.touches.len());
        match self.told[node] {
            Tri::Yes => Chance::YES,
            Tri::No => Chance::NO,
            Tri::Unknown if node < atoms => self.chances.of_atoms[node * questions + question],
            Tri::Unknown if self.open[node] >> question & 1 == 0 => Chance::NEITHER,
            Tri::Unknown => {
                let before = self.open[node] & ((1 << question) - 1);
                self.joined[self.starts[node - atoms] as usize + before.count_ones() as usize]
            }
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
