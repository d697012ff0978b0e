//! What every screen is given: where the family is, and how to move.

use fingerpost_core::model::{Core, ServiceId};
use fingerpost_core::{Detail, Standing};
use yew::prelude::*;

use crate::el::{el, part};
use crate::host;
use crate::state::{Action, Screen, State};

/// What every screen is given.
#[derive(Clone, PartialEq)]
pub struct Nav {
    /// Where the family is.
    pub state: UseReducerHandle<State>,
    /// The level of a screen's heading.
    pub level: u8,
    /// The second file of the widget could not be had.
    pub(crate) cut_off: bool,
}

/// The tags of headings, by level.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Nav {
    /// The offer.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.state.core()
    }

    /// Where the family stands.
    #[must_use]
    pub fn standing(&self) -> Standing<'_> {
        self.state.standing()
    }

    /// The rest of a service, once it is here.
    #[must_use]
    pub fn detail(&self, service: ServiceId) -> Option<&Detail> {
        let (manifest, services) = (&self.state.guide.manifest, self.core().services.len());
        let first = manifest.services_in(manifest.details_of(service.index()), services).start;
        self.state.details_of(service)?.here()?.get(service.index() - first)
    }

    /// A click that does something.
    #[must_use]
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.state.dispatcher();
        Callback::from(move |_| dispatch.dispatch(action.clone()))
    }

    /// A click that goes to a screen.
    #[must_use]
    pub fn open(&self, screen: Screen) -> Callback<MouseEvent> {
        self.click(Action::Open(screen))
    }

    /// A click that opens a pathway, with today as the browser has it.
    #[must_use]
    pub fn pathway(&self, index: usize) -> Callback<MouseEvent> {
        let dispatch = self.state.dispatcher();
        Callback::from(move |_| {
            // A clock that is set to no day there is cannot tell what is late: then nothing opens.
            if let Some(today) = host::today() {
                dispatch.dispatch(Action::Pathway(index, today));
            }
        })
    }

    /// The tag of a heading `under` levels below the screen's own.
    #[must_use]
    pub fn heading_tag(&self, under: u8) -> &'static str {
        HEADINGS[usize::from(self.level + under).clamp(1, 6) - 1]
    }

    /// A heading `under` levels below the screen's own.
    pub(crate) fn heading(&self, under: u8, class: &'static str, words: impl Into<Html>) -> Html {
        part(el(self.heading_tag(under), class, words), "heading")
    }
}
