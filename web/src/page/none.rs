//! In the navigator there is no page: nothing of this is in the widget.

use fingerpost_core::Detail;
use fingerpost_core::model::ServiceId;

use crate::state::{Action, State};

/// The page that is drawn: never one. See `page/mod.rs`.
#[derive(Clone, PartialEq)]
pub(crate) enum Page {}

impl Page {
    pub(crate) fn way_of(&self, _: &State, _: &Action) -> Option<String> {
        match *self {}
    }

    pub(crate) fn way_to_term(&self, _: usize) -> String {
        match *self {}
    }

    pub(crate) fn detail(&self, _: ServiceId) -> Option<&Detail> {
        match *self {}
    }
}
