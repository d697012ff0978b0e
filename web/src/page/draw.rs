//! Drawing a page's screen as HTML.

use std::rc::Rc;

use fingerpost_core::catalogue::{Catalogue, ENGLISH};
use fingerpost_core::clock::Day;
use fingerpost_core::explain::Voice;
use fingerpost_core::glossary::Glossary;
use fingerpost_core::model::{Offer, ServiceId};
use fingerpost_core::pack::Manifest;
use fingerpost_core::{Detail, Guide};
use futures::executor::block_on;
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::{Page, list, path};
use crate::dates::Dates;
use crate::library::{Lexicon, Load, Opened, ReadIn};
use crate::nav::Nav;
use crate::screens::{self, a_to_z, browse, need, pathway, pathways, urgent};
use crate::share::Sharing;
use crate::state::{Browse, State};

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A service.
    Service(ServiceId),
    /// The list of needs.
    Needs,
    /// The help for a need, an option of the question about needs, perhaps for one age: the place of its band.
    Need(usize, Option<usize>),
    /// The help for an age: the place of its band.
    Age(usize),
    /// The help with something: an option of the question what a family wants help with.
    Topic(usize),
    /// The help in a district: an option of the question where a family lives.
    Area(usize),
    /// Every service by its name.
    AToZ,
    /// The letters that names begin with, each a page of its own; and the services of one of them.
    Letter(Vec<char>, Option<(char, Vec<ServiceId>)>),
    /// The list of pathways.
    Steps,
    /// A pathway, by its place.
    Pathway(usize),
    /// Whom to call now.
    Urgent,
}

/// What the pages are drawn from, beside the guide.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(super) details: Vec<Detail>,
    /// The page of each term.
    pub(super) terms: Vec<String>,
}

impl PartialEq for Beside {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// An offer, ready to draw pages of it: on one thread, for what a screen is drawn from is.
#[derive(Debug)]
pub struct Drawer {
    guide: Rc<Opened>,
    lexicon: Load<Lexicon>,
    beside: Rc<Beside>,
    /// The language that it is drawn in, where that is not the offer's own.
    read_in: Option<ReadIn>,
}

impl Drawer {
    /// Makes an offer ready.
    #[must_use]
    pub fn new(offer: &Offer) -> Self {
        let words = offer.words.clone();
        Self {
            guide: Rc::new(Opened { guide: Guide::new(offer.core.clone()), manifest: Manifest::default() }),
            beside: Rc::new(Beside { details: offer.details.clone(), terms: path::terms(&words.terms) }),
            lexicon: Load::of(Some(Lexicon { glossary: Glossary::new(&words.terms), words })),
            read_in: None,
        }
    }

    /// The same in the language in this place of the offer's list.
    #[must_use]
    pub fn reading(offer: &Offer, place: usize) -> Self {
        let words = offer.catalogues.get(place);
        let read_in =
            words.map(|words| ReadIn { language: words.language.clone(), catalogue: (place, Load::of(Some(words.clone()))) });
        Self { read_in, ..Self::new(offer) }
    }

    fn words(&self) -> &Catalogue {
        self.read_in.as_ref().and_then(|read_in| read_in.catalogue.1.here()).unwrap_or(&ENGLISH)
    }

    /// The main part of the page at this path, its heading included, as HTML.
    #[must_use]
    pub fn draw(&self, sheet: Sheet, at: &str) -> String {
        let mut state = State::new(self.guide.clone()).reading(self.read_in.clone());
        state.lexicon = self.lexicon.clone();
        match sheet {
            Sheet::Need(need, band) => state.browse = Browse { need: Some(need), band },
            Sheet::Age(band) => state.browse.band = Some(band),
            // No day is given for it, so nothing is counted from this one.
            Sheet::Pathway(index) => state.dates.extend(Day::new(2000, 1, 1).map(|day| Dates::new(index, day))),
            _ => {}
        }
        let page = Page { up: path::up(at).into(), offer: self.beside.clone() };
        let props = StillProps { state: Rc::new(state), page, sheet };
        block_on(LocalServerRenderer::<Still>::with_props(props).hydratable(false).render())
    }

    /// What a page is called: its heading, and where that is that of other pages too, what tells it from them.
    #[must_use]
    pub fn title(&self, sheet: &Sheet) -> String {
        let (core, words) = (self.guide.core(), self.words());
        match sheet {
            Sheet::Service(id) => words.theirs(&core[*id].name),
            Sheet::Needs => words.say(browse::NAME).to_owned(),
            Sheet::Need(need, band) => {
                let need = words.sentence(Voice::Parent, &list::says(core, "need", *need));
                band.map_or_else(|| need.clone(), |band| list::at_age(words, &need, band))
            }
            Sheet::Age(band) => list::age_title(words, *band),
            Sheet::Topic(option) => words.theirs(&list::says(core, "help", *option)),
            Sheet::Area(option) => list::area_title(words, &list::says(core, "district", *option)),
            Sheet::AToZ | Sheet::Letter(_, None) => words.say(a_to_z::NAME).to_owned(),
            Sheet::Letter(_, Some((letter, _))) => format!("{}: {letter}", words.say(a_to_z::NAME)),
            Sheet::Steps => words.say(pathways::NAME).to_owned(),
            Sheet::Pathway(index) => core.pathways.get(*index).map_or_else(String::new, |pathway| words.theirs(&pathway.name)),
            Sheet::Urgent => words.say(urgent::NAME).to_owned(),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct StillProps {
    state: Rc<State>,
    page: Page,
    sheet: Sheet,
}

/// A screen that never changes. (A component, for Yew draws nothing else as HTML; a reducer, for that is where a screen looks for its state.)
#[function_component]
fn Still(props: &StillProps) -> Html {
    let state = use_reducer(|| (*props.state).clone());
    let nav = Nav { state, level: 1, share: Sharing::default(), cut_off: false, page: Some(props.page.clone()) };
    match &props.sheet {
        Sheet::Service(id) => screens::service::draw(&nav, *id),
        Sheet::Needs => browse::draw(&nav),
        Sheet::Need(..) => need::draw(&nav),
        Sheet::Age(band) => list::age(&nav, *band),
        Sheet::Topic(option) => list::topic(&nav, *option),
        Sheet::Area(option) => list::area(&nav, *option),
        Sheet::AToZ => a_to_z::draw(&nav),
        Sheet::Letter(letters, of) => list::letter(&nav, letters, of.as_ref()),
        Sheet::Steps => pathways::draw(&nav),
        Sheet::Pathway(index) => pathway::draw(&nav, *index),
        Sheet::Urgent => urgent::draw(&nav, None),
    }
}
