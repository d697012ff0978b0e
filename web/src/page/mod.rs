//! Pages without script: a screen of the navigator as HTML, drawn where a site is built. Where the navigator has a button, a page has a link.

mod draw;
mod list;
pub mod path;

use std::rc::Rc;

use fingerpost_core::Detail;
use fingerpost_core::model::{Core, ServiceId};

use crate::state::{Action, Screen, State};

pub use self::draw::{Drawer, Sheet};

/// The page that is drawn, as a screen sees it.
#[derive(Clone, PartialEq)]
pub(crate) struct Page {
    /// The way from the page to the site's top: empty, or `../` for each folder that it is in.
    up: Rc<str>,
    offer: Rc<draw::Beside>,
}

impl Page {
    /// Where an action leads, as an address; nothing where a page cannot have it.
    pub(crate) fn way_of(&self, state: &State, action: &Action) -> Option<String> {
        let core = state.core();
        let path = match action {
            Action::Open(screen) => self.path_of(core, *screen)?,
            Action::BrowseNeed(None) => path::A_TO_Z.to_owned(),
            Action::BrowseNeed(Some(need)) => path::need(core, *need, None)?,
            Action::BrowseAge(band) => match (state.browse.need, band) {
                (Some(need), band) => path::need(core, need, *band)?,
                (None, Some(band)) => path::age(*band)?,
                (None, None) => path::A_TO_Z.to_owned(),
            },
            Action::Begin(_) => path::HOME.to_owned(),
            _ => return None,
        };
        Some(self.to(&path))
    }

    fn path_of(&self, core: &Core, screen: Screen) -> Option<String> {
        Some(match screen {
            Screen::Start => path::HOME.to_owned(),
            Screen::Service(id) => path::service(&core[id].id),
            Screen::AToZ => path::A_TO_Z.to_owned(),
            Screen::Browse => path::NEEDS.to_owned(),
            Screen::Pathways => path::STEPS.to_owned(),
            Screen::Pathway(index) => path::pathway(&core.pathways.get(index)?.id),
            Screen::Urgent(_) => path::URGENT.to_owned(),
            Screen::Search => path::SEARCH.to_owned(),
            Screen::Question(..) | Screen::Plan | Screen::Need | Screen::SavedList => return None,
        })
    }

    /// Where the page of a term is.
    pub(crate) fn way_to_term(&self, term: usize) -> String {
        self.to(self.offer.terms.get(term).map_or(path::WORDS, |path| path))
    }

    /// The rest of a service.
    pub(crate) fn detail(&self, service: ServiceId) -> Option<&Detail> {
        self.offer.details.get(service.index())
    }

    /// A path in the site, as seen from the page.
    pub(crate) fn to(&self, path: &str) -> String {
        [&*self.up, path].concat()
    }
}
