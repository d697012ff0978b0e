//! What a page hears of a family's way: that they took a step, never what they said or looked at. Which service a family opens is about the family.

use yew::prelude::*;

use crate::late;
use crate::state::{Screen, State};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A question is asked: how many were answered, and this one.
    Step(usize),
    /// The plan is shown, with so many services.
    Plan(usize),
    /// Something else is shown: what kind of thing.
    Open(&'static str),
}

impl Told {
    fn of(state: &State) -> Option<Self> {
        Some(match state.screen {
            Screen::Start => return None,
            Screen::Question(..) => Self::Step(state.answers.questions().count() + 1),
            // It is counted once it can be.
            Screen::Plan => Self::Plan((late::here()?.count)(state)),
            Screen::Service(_) => Self::Open("service"),
            Screen::Need | Screen::Browse => Self::Open("need"),
            Screen::Search => Self::Open("search"),
            Screen::AToZ => Self::Open("list"),
            Screen::Pathways | Screen::Pathway(_) => Self::Open("pathway"),
            Screen::SavedList => Self::Open("saved"),
            Screen::Urgent(_) => Self::Open("urgent"),
        })
    }
}

/// Tells the page of each screen that the family comes to.
#[hook]
pub(crate) fn use_told(state: &UseReducerHandle<State>, tell: &Callback<Told>) {
    let (now, tell) = (state.clone(), tell.clone());
    use_effect_with((state.moves, late::draws(state.screen)), move |(moves, is_here)| {
        if *moves > 0
            && *is_here
            && let Some(told) = Told::of(&now)
        {
            tell.emit(told);
        }
    });
}
