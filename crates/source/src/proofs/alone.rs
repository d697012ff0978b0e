//! What one answer alone makes known.

use std::collections::HashMap;

use fingerpost_core::Core;
use fingerpost_core::guide::{Answer, Answers};
use fingerpost_core::model::{AtomId, FactKind, QuestionId};
use fingerpost_core::rules::{Rule, Tri};

/// An offer in which every question and option is on offer to everyone, so that an answer can be looked at by itself.
pub(super) struct Alone(Core);

impl Alone {
    pub(super) fn of(core: &Core) -> Self {
        let mut open = core.clone();
        for question in &mut open.questions {
            question.once = Rule::everyone();
            question.options.iter_mut().for_each(|option| option.when = Rule::everyone());
        }
        Self(open)
    }

    /// What is known of these conditions after one answer.
    pub(super) fn told(&self, question: QuestionId, answer: &Answer, atoms: &[AtomId]) -> Vec<Tri> {
        let mut answers = Answers::new();
        answers.give(question, answer.clone());
        let facts = answers.facts(&self.0);
        atoms.iter().map(|atom| self.0[*atom].holds(&facts)).collect()
    }

    /// Every answer of one tick or none to a question, and for an age one for each way of meeting these conditions.
    pub(super) fn single_answers(&self, question: QuestionId, atoms: &[AtomId]) -> Vec<Answer> {
        let asked = &self.0[question];
        match self.0[asked.fact].kind {
            FactKind::Age => super::ages::told_apart(&self.0, self, question, atoms).into_iter().map(Answer::Age).collect(),
            kind => {
                let none = (kind == FactKind::Many && asked.none.is_some()).then_some(Answer::NoneOfThese);
                (0..asked.options.len()).map(|option| Answer::Chosen(vec![option])).chain(none).collect()
            }
        }
    }

    /// For each way in which an answer that ticks some of these options can meet these conditions, one that does. `None` where there are more
    /// than `most`.
    ///
    /// A value that any tick brings is there, and one that every tick rules out is not: so two options that do the same alone do the same
    /// beside others, and what many ticks do is the "or" of what each does.
    pub(super) fn all_answers(
        &self,
        question: QuestionId,
        options: &[usize],
        atoms: &[AtomId],
        most: usize,
    ) -> Option<Vec<Answer>> {
        if self.0[self.0[question].fact].kind != FactKind::Many {
            let on_offer = |answer: &Answer| !matches!(answer, Answer::Chosen(chosen) if !options.contains(&chosen[0]));
            return Some(self.single_answers(question, atoms).into_iter().filter(on_offer).collect());
        }
        let mut ways: HashMap<Vec<Tri>, Vec<usize>> = HashMap::new();
        for option in options {
            let alone = self.told(question, &Answer::Chosen(vec![*option]), atoms);
            let with_it = |(told, ticks): (&Vec<Tri>, &Vec<usize>)| {
                let both: Vec<Tri> = told.iter().zip(&alone).map(|(before, more)| *before | *more).collect();
                (both, ticks.iter().copied().chain([*option]).collect())
            };
            let more: Vec<(Vec<Tri>, Vec<usize>)> = ways.iter().map(with_it).chain([(alone.clone(), vec![*option])]).collect();
            for (told, ticks) in more {
                ways.entry(told).or_insert(ticks);
            }
            if ways.len() > most {
                return None;
            }
        }
        let mut ticks: Vec<Vec<usize>> = ways.into_values().collect();
        ticks.sort_unstable_by_key(|ticks| (ticks.len(), ticks.clone()));
        Some(ticks.into_iter().map(Answer::Chosen).chain([Answer::NoneOfThese]).collect())
    }
}
