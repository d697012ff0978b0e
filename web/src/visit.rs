//! The way to another council's offer and back.

use std::rc::Rc;

use fingerpost_core::model::ServiceId;

use crate::components::easy::Easy;
use crate::library::Opened;
use crate::state::{Screen, State};

/// A look at another council's offer.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The other offer's id.
    pub offer: String,
    /// Where the family was in the page's own offer: they come back to just that.
    pub home: Rc<State>,
}

impl PartialEq for Visit {
    fn eq(&self, other: &Self) -> bool {
        self.offer == other.offer
    }
}

impl State {
    /// Turns to another council's offer, with what the family said: to one of its services, or else to the plan.
    pub(crate) fn turn_to(&mut self, guide: Rc<Opened>, service: Option<ServiceId>) {
        let home = self.visiting.take().map_or_else(|| Rc::new(self.clone()), |visit| visit.home);
        let (offer, service) = (guide.core().id.clone(), service.map(|service| guide.core()[service].id.clone()));
        let is_home = offer == home.core().id;
        self.carry_to(if is_home {
            (*home).clone()
        } else {
            Self { visiting: Some(Visit { offer, home }), everywhere: self.everywhere.clone(), ..Self::new(guide) }
        });
        let screen = service.and_then(|service| self.core().service(&service)).map_or(Screen::Plan, Screen::Service);
        if is_home { self.go(screen) } else { self.arrive(screen) }
    }

    /// Goes back from another council's offer to where the family was, with what they said since.
    pub(crate) fn go_home(&mut self) {
        if let Some(visit) = self.visiting.take() {
            self.carry_to((*visit.home).clone());
            self.arrive(self.screen);
        }
    }

    /// Goes on in another state, with what the family said: there before, where this offer asks it less closely or not at all.
    fn carry_to(&mut self, other: Self) {
        let (mut answers, carried) = (other.answers.clone(), self.answers.carry(self.core(), other.core()));
        for question in carried.questions() {
            if let Some(answer) = carried.get(question) {
                answers.give(question, answer.clone());
            }
        }
        let (moves, tries, clears) = (self.moves, self.tries, self.clears);
        let (whereabouts, kept) = (std::mem::take(&mut self.whereabouts), std::mem::take(&mut self.kept));
        let (language, easy) = (std::mem::take(&mut self.language), Easy { on: self.easy.on, ..other.easy });
        *self = Self { answers, moves, tries, clears, whereabouts, kept, language, easy, ..other };
    }
}
