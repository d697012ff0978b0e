//! What a family saves: a list of services with their notes, on their device only, and what they take away from it.

pub(crate) mod keep;
pub(crate) mod link;
pub(crate) mod paper;
pub(crate) mod qr;
pub(crate) mod sheet;

use fingerpost_core::model::ServiceId;
use fingerpost_core::saved::SavedList;

use crate::state::State;

/// What a family saved, as the page has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The list.
    pub list: SavedList,
    /// How long it lasts.
    pub lasts: Lasts,
}

/// How long a saved list lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lasts {
    /// Nothing is saved.
    #[default]
    Nothing,
    /// It is on the device until the family clears it.
    OnDevice,
    /// As long as the page: the browser stores nothing for it, or has no room left.
    AsPage,
    /// As long as the page: what the device has cannot be read, and stays as it is until the family clears it.
    BesideUnreadable,
}

impl State {
    /// True where a service of the offer on the screen is in the family's list.
    #[must_use]
    pub fn has_saved(&self, service: ServiceId) -> bool {
        let core = self.core();
        self.kept.list.place_of(&core.id, &core[service].id).is_some()
    }

    /// The services of the list that stand in the offer on the screen.
    pub(crate) fn saved_here(&self) -> Vec<ServiceId> {
        let core = self.core();
        let saved = self.kept.list.services.iter().filter(|saved| saved.offer == core.id);
        saved.filter_map(|saved| core.service(&saved.id)).collect()
    }

    /// Clears what the family saved and said, and stays on the list to say so. Where that was of another council's offer, it is the page's own now.
    pub(crate) fn clear_everything(&mut self) {
        let (screen, cues, clears) = (self.screen, self.cues, self.clears);
        *self = Self { screen, clears: clears + 1, cues: cues + 1, ..self.clone().forget() };
    }
}
