//! What a search can be narrowed by.

use fingerpost_core::guide::{Answer, Answers, Guide, Outcome};
use fingerpost_core::model::{Choice, Core, QuestionId, ServiceId};
use fingerpost_core::rules::Age;
use fingerpost_core::search::Index;

/// The name of the part of the screen that opens and shuts.
pub(crate) const NARROWING: &str = "narrowing";

/// One thing to narrow a search by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// For an age: the place of its band.
    Age(usize),
    /// For a need: an option of the question about it.
    Need(usize),
    /// For who lives in a place: an option of the question about it.
    District(usize),
    /// Someone answers on this day: Monday is 0.
    Day(usize),
    /// A source says that it is free.
    Free,
    /// A family can start by themselves.
    Direct,
    /// It can be used on the web.
    Online,
}

impl Filter {
    /// Which group it is of: one of each can be chosen.
    #[must_use]
    pub const fn group(self) -> u8 {
        match self {
            Self::Age(_) => 0,
            Self::Need(_) => 1,
            Self::District(_) => 2,
            Self::Day(_) => 3,
            Self::Free => 4,
            Self::Direct => 5,
            Self::Online => 6,
        }
    }

    /// Adds what it says of a family, as though they had answered with it; nothing where it says something of the service only.
    pub(crate) fn answer(self, core: &Core, answers: &mut Answers) {
        let (fact, answer) = match self {
            Self::Age(band) => ("age", Age::BANDS.get(band).map(|(_, age)| Answer::Age(*age))),
            Self::Need(option) => ("need", Some(Answer::Chosen(vec![option]))),
            Self::District(option) => ("district", Some(Answer::Chosen(vec![option]))),
            _ => return,
        };
        if let (Some(question), Some(answer)) = (question(core, fact), answer) {
            answers.give(question, answer);
        }
    }

    /// Which of these services are left by it. None that may suit is taken away.
    #[must_use]
    pub fn leaves(self, guide: &Guide, index: &Index, services: &[ServiceId]) -> Vec<bool> {
        let left = |is_left: &dyn Fn(ServiceId) -> bool| services.iter().map(|service| is_left(*service)).collect();
        match self {
            Self::Day(day) => left(&|service| index.facets(service).days >> day & 1 == 1),
            Self::Free => left(&|service| index.facets(service).free),
            Self::Online => left(&|service| index.facets(service).online),
            Self::Direct => left(&|service| guide.core()[service].is_direct()),
            Self::Age(_) | Self::Need(_) | Self::District(_) => {
                let mut answers = Answers::new();
                self.answer(guide.core(), &mut answers);
                let standing = guide.standing(&answers);
                left(&|service| standing.outcome(service) != Outcome::DoesNotSuit)
            }
        }
    }
}

/// The options of the question about a fact; none where nobody asks.
pub(crate) fn options<'a>(core: &'a Core, fact: &str) -> &'a [Choice] {
    question(core, fact).map_or(&[], |question| &core[question].options)
}

/// The question about a fact.
pub(crate) fn question(core: &Core, fact: &str) -> Option<QuestionId> {
    core.questions.iter().position(|question| core[question.fact].id == fact).map(QuestionId::from)
}
