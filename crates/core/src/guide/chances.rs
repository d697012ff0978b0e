//! How likely an answer to each question is to settle each condition: what makes one question worth asking before another.

use super::Answer;
use super::answers::Answers;
use crate::model::{Core, FactKind, QuestionId};
use crate::rules::{Age, Facts, Join, Tri};

/// The chance that something turns out yes, and that it turns out no. The rest is the chance that it stays unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chance {
    pub(super) yes: f32,
    pub(super) no: f32,
}

impl Chance {
    pub(super) const NEITHER: Self = Self { yes: 0.0, no: 0.0 };

    pub(super) const fn of(known: Tri) -> Self {
        match known {
            Tri::Yes => Self { yes: 1.0, no: 0.0 },
            Tri::No => Self { yes: 0.0, no: 1.0 },
            Tri::Unknown => Self::NEITHER,
        }
    }

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
    pub(super) fn join(how: Join, parts: Vec<Self>) -> Self {
        match how {
            Join::Not => parts[0].not(),
            Join::All => parts.into_iter().fold(Self::of(Tri::Yes), Self::and),
            Join::Any => parts.into_iter().fold(Self::of(Tri::Yes), |so_far, part| so_far.and(part.not())).not(),
        }
    }
}

/// For each question and condition, the chance that an answer settles it: every option is taken to be as likely as any other,
/// and every age from 0 to 25.
#[derive(Debug)]
pub(super) struct Chances(Vec<Vec<Chance>>);

impl Chances {
    pub(super) fn of(core: &Core) -> Self {
        Self((0..core.questions.len()).map(|index| of_question(core, QuestionId::from(index))).collect())
    }

    /// The chance that an answer to this question settles each condition, in the order of the offer's conditions.
    pub(super) fn of_question(&self, question: QuestionId) -> &[Chance] {
        &self.0[question.index()]
    }
}

fn of_question(core: &Core, id: QuestionId) -> Vec<Chance> {
    let question = &core[id];
    let answers: Vec<Answer> = match core[question.fact].kind {
        FactKind::Age => (0..=25).filter_map(|years| Age::years(years).ok()).map(Answer::Age).collect(),
        FactKind::One | FactKind::Many => (0..question.options.len()).map(|option| Answer::Chosen(vec![option])).collect(),
    };
    let told: Vec<Facts> = answers
        .into_iter()
        .map(|answer| {
            let mut answers = Answers::new();
            answers.give(id, answer);
            answers.facts(core)
        })
        .collect();
    let share = |atom: &crate::rules::Atom, wanted: Tri| {
        let hits = told.iter().filter(|facts| atom.holds(facts) == wanted).count();
        if told.is_empty() { 0.0 } else { hits as f32 / told.len() as f32 }
    };
    core.atoms.iter().map(|atom| Chance { yes: share(atom, Tri::Yes), no: share(atom, Tri::No) }).collect()
}
