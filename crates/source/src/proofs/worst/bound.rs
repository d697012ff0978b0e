//! A bound on the questions that can still be asked.

use fingerpost_core::guide::{Answer, Answers, Standing};
use fingerpost_core::model::QuestionId;
use fingerpost_core::rules::Tri;

use super::super::reads;
use super::search::Search;

impl Search<'_> {
    /// No more questions than this can still be asked: those that are not answered, as far as they may yet be asked, and those whose answer
    /// may yet stop making sense, once for each answer that can bring that about.
    pub(super) fn most(&self, standing: &Standing<'_>, answers: &Answers) -> usize {
        let questions = || (0..self.answers.len()).map(QuestionId::from);
        let is_to_come = |question: &QuestionId| self.is_to_come(standing, answers, *question);
        let again = |question: QuestionId| {
            let waits_for = self.waits_for[question.index()].iter().filter(|other| is_to_come(other)).count();
            let counts = standing.is_answered(question) || is_to_come(&question);
            if counts && self.may_be_lost(standing, answers, question) { waits_for } else { 0 }
        };
        let again_in_all: usize = questions().map(again).sum();
        // An answer that is lost may open again what it had closed: while one can be, every question that is not answered counts.
        if questions().any(|question| standing.is_answered(question) && again(question) > 0) {
            return questions().filter(is_to_come).count() + again_in_all;
        }
        let waiting = |question: &QuestionId| is_to_come(question) && self.once(standing, *question) == Tri::Unknown;
        standing.questions_left() + questions().filter(waiting).count() + again_in_all
    }

    fn once(&self, standing: &Standing<'_>, question: QuestionId) -> Tri {
        self.guide.core()[question].once.holds(|atom| standing.told(atom))
    }

    /// Whether a question that is not answered may yet be asked. One that waits for an answer which was "not sure" will not.
    fn is_to_come(&self, standing: &Standing<'_>, answers: &Answers, question: QuestionId) -> bool {
        let core = self.guide.core();
        let may_open = || {
            let deciding = reads::setters(core, core[question].once.atoms());
            deciding.into_iter().any(|other| match standing.is_answered(other) {
                true => self.may_be_lost(standing, answers, other),
                false => self.is_to_come(standing, answers, other),
            })
        };
        let open = match self.once(standing, question) {
            Tri::Yes => true,
            Tri::No => false,
            Tri::Unknown => may_open(),
        };
        open && !standing.is_answered(question)
    }

    /// Whether an answer, given or to come, may stop making sense.
    fn may_be_lost(&self, standing: &Standing<'_>, answers: &Answers, question: QuestionId) -> bool {
        let asked = &self.guide.core()[question];
        let open = |option: usize| asked.options[option].when.holds(|atom| standing.told(atom)) == Tri::Unknown;
        match answers.get(question).filter(|_| standing.is_answered(question)) {
            Some(Answer::Chosen(chosen)) => chosen.iter().any(|option| open(*option)),
            Some(_) => false,
            None => (0..asked.options.len()).any(open),
        }
    }
}
