//! Where a family lives, as far as their postcode says. It is looked up here, in a table that comes for a whole postcode area at once: neither
//! the postcode nor the point it lies in is ever sent or stored.

use fingerpost_core::model::{Core, ValueId};
use fingerpost_core::places::{Area, Outcode, Place, Point, Postcode, Typed};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::late;
use crate::library::{Load, Shelf};
use crate::state::{Action, Screen, State};

/// What a family typed of their postcode, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Whereabouts {
    /// What they went on with.
    typed: Option<Typed>,
    /// The point of their postcode, where the table has it.
    point: Option<Point>,
    /// The postcode area that was last wanted, and its postcodes.
    area: Option<(String, Load<Area>)>,
}

/// What the table makes of a postcode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sought<'a> {
    /// It is on its way.
    Waiting,
    /// There is no table, or none of this area.
    NoTable,
    /// The table does not know the postcode.
    Unknown,
    /// The postcode lies here.
    Found(Place<'a>),
}

impl Whereabouts {
    /// The first half of the family's postcode.
    #[must_use]
    pub fn outcode(&self) -> Option<&Outcode> {
        self.typed.as_ref().map(Typed::outcode)
    }

    /// The middle of the family's postcode.
    #[must_use]
    pub const fn point(&self) -> Option<Point> {
        self.point
    }

    /// Looks a postcode up.
    #[must_use]
    pub fn find(&self, postcode: &Postcode) -> Sought<'_> {
        match &self.area {
            Some((area, load)) if area == postcode.outcode().area() => match load.here() {
                Some(places) => places.find(postcode).map_or(Sought::Unknown, Sought::Found),
                None => Sought::NoTable,
            },
            _ => Sought::Waiting,
        }
    }

    /// The districts that what was typed may lie in, as the offer calls them: one where the table knows the postcode.
    pub(crate) fn districts(&self, core: &Core, typed: &Typed) -> Vec<ValueId> {
        typed.districts(core, self.found(typed))
    }

    /// Where the table has it, for a whole postcode.
    fn found(&self, typed: &Typed) -> Option<Place<'_>> {
        match typed {
            Typed::Whole(postcode) => match self.find(postcode) {
                Sought::Found(place) => Some(place),
                _ => None,
            },
            Typed::FirstHalf(_) => None,
        }
    }

    /// Keeps what the family went on with.
    pub(crate) fn keep(&mut self, typed: Typed) {
        self.typed = Some(typed);
        self.settle();
    }

    /// Takes in the postcodes of an area.
    pub(crate) fn got(&mut self, area: String, places: Load<Area>) {
        self.area = Some((area, places));
        self.settle();
    }

    fn settle(&mut self) {
        self.point = self.typed.as_ref().and_then(|typed| self.found(typed)).map(|place| place.point);
    }
}

/// Fetches the postcodes of an area, once a whole postcode of it stands in the box: all of them, for a part would tell where in the area they live.
#[hook]
pub(crate) fn use_places(shelf: &Shelf, state: &UseReducerHandle<State>) {
    let (shelf, dispatch) = (shelf.places(), state.dispatcher());
    use_effect_with(wanted(state).filter(|_| late::here().is_some()), move |wanted| {
        if let (Some(area), Some(late)) = (wanted.clone(), late::here()) {
            spawn_local(async move {
                let places = shelf.read(&Area::file_name(&area), None, |bytes| (late.area)(&area, bytes)).await;
                dispatch.dispatch(Action::GotPlaces(area, Load::of(places)));
            });
        }
    });
}

/// The area whose postcodes are not here yet.
fn wanted(state: &State) -> Option<String> {
    let Screen::Question(question, _) = state.screen else { return None };
    let Typed::Whole(postcode) = state.typed_place(question)? else { return None };
    let is_here = matches!(state.whereabouts.find(&postcode), Sought::Unknown | Sought::Found(_));
    (!is_here).then(|| postcode.outcode().area().to_owned())
}
