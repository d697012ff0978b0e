//! What a family does, and the screens it moves between.

use std::rc::Weak;

use fingerpost_core::Answer;
use fingerpost_core::clock::Day;
use fingerpost_core::model::{QuestionId, ServiceId};
use fingerpost_core::places::Area;

use crate::draft::Said;
use crate::library::{Came, Load, Opened};
use crate::narrow::Filter;
use crate::saved::Kept;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The three doors.
    Start,
    /// A question, and where its answer leads.
    Question(QuestionId, Then),
    /// The plan.
    Plan,
    /// A service.
    Service(ServiceId),
    /// Search.
    Search,
    /// Every service by its name.
    AToZ,
    /// The list of needs.
    Browse,
    /// The services for one need, or any.
    Need,
    /// The list of pathways.
    Pathways,
    /// A pathway, by its place.
    Pathway(usize),
    /// The services that the family saved.
    SavedList,
    /// Who to call now; after an answer that says someone is in danger, with the way on.
    Urgent(Option<Then>),
}

impl Screen {
    /// True for one that the second file of the widget draws.
    pub(crate) const fn is_late(self) -> bool {
        !matches!(self, Self::Start | Self::Question(..) | Self::Urgent(_))
    }
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// To the next question.
    Next,
    /// Back to the plan: the answer was only changed.
    Plan,
}

/// What a family chose to browse by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Browse {
    /// An option of the question about needs.
    pub need: Option<usize>,
    /// The place of an age band.
    pub band: Option<usize>,
}

/// What a family does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Goes to a screen.
    Open(Screen),
    /// Goes back.
    Back,
    /// Starts the questions, perhaps having said who they are: an option of the question about it.
    Begin(Option<usize>),
    /// Goes on with the questions.
    CarryOn(Then),
    /// Chooses or types something on a question's screen.
    Sketch(Said),
    /// Presses "Continue", or gives a whole answer at once.
    Submit(Option<Answer>),
    /// Opens or shuts the rest of a list.
    Unfold(&'static str),
    /// Opens or shuts the meaning of a term.
    Note((usize, usize), bool),
    /// Types in the search box.
    Type(String),
    /// Opens the search for these words.
    Search(String),
    /// Narrows what a search found by this, or no more by any of its group.
    Narrow(u8, Option<Filter>),
    /// Shows all that a search found again.
    Widen,
    /// Searches the offers of every council for what was typed.
    SearchEverywhere,
    /// Opens a service, by its id, of another council's offer, by its id.
    VisitService(String, String),
    /// Chooses a need to browse by.
    BrowseNeed(Option<usize>),
    /// Chooses an age to browse by.
    BrowseAge(Option<usize>),
    /// Opens a pathway, on this day.
    Pathway(usize, Day),
    /// Types in the box in this place of a pathway.
    TypeDate(usize, String),
    /// Asks for the days that come of the dates; true where they then take the focus.
    Reckon(bool),
    /// The dates were saved to a calendar, or could not be.
    Saved(bool),
    /// The list that is kept for the family is this one now.
    Keep(Kept),
    /// Opens the list, with these services from a link.
    Linked(Vec<ServiceId>),
    /// Something of this offer came, or did not.
    Got(Weak<Opened>, Came),
    /// The postcodes of this area came, or did not.
    GotPlaces(String, Load<Area>),
    /// Looks at the offer of a neighbour, perhaps at one of its services.
    Visit(usize, Option<ServiceId>),
    /// Goes back from a neighbour's offer.
    GoHome,
    /// Reads this language, as BCP 47 names it; the offer's own where that is empty.
    Read(String),
    /// Goes where the page asks, by the name of a screen: see `address.rs`.
    Show(String),
    /// Takes up what an address says of a family's place.
    Recall(String),
    /// Turns Easy Read on or off.
    Easy(bool),
    /// Fetches again what did not come.
    TryAgain,
    /// Clears everything, and stays on the list to say so.
    Clear,
    /// Starts again. The family's list stays, unless this is true, which a page asks for.
    StartAgain(bool),
    /// Clears everything and leaves.
    Leave,
}

impl Action {
    /// What typing these words in a box does.
    pub(crate) fn with(mut self, words: String) -> Self {
        if let Self::Sketch(Said::Typed(typed)) | Self::TypeDate(_, typed) | Self::Type(typed) = &mut self {
            *typed = words;
        }
        self
    }
}
