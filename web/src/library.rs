//! The packs: where they come from, and what has come of them.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use fingerpost_core::glossary::Glossary;
use fingerpost_core::pack::{self, Part, Unreadable};
use fingerpost_core::{Detail, Guide, Words};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response, js_sys, window};
use yew::prelude::*;

use crate::host;
use crate::state::{Action, Screen, State};
use crate::words::join;

/// A pack on its way: its bytes, or nothing where it cannot be had.
pub type Fetched = Pin<Box<dyn Future<Output = Option<Vec<u8>>>>>;

/// Fetches a file of a folder, perhaps for the second time.
type Fetch = dyn Fn(&str, &str, bool) -> Fetched;

/// Where packs come from.
#[derive(Clone)]
pub struct Shelf {
    fetch: Rc<Fetch>,
    /// The folder, as seen from the first offer's: empty for that one itself.
    folder: Rc<str>,
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.fetch, &other.fetch) && self.folder == other.folder
    }
}

impl Shelf {
    /// Packs from a function of the folder (as seen from the first offer's, such as `../coventry/`, or nothing for that one itself), the file
    /// wanted, such as `core.pack`, and whether this is the second try.
    #[must_use]
    pub fn new(fetch: impl Fn(&str, &str, bool) -> Fetched + 'static) -> Self {
        Self { fetch: Rc::new(fetch), folder: "".into() }
    }

    /// Packs from a folder on the web.
    #[must_use]
    pub fn at(offer: String) -> Self {
        Self::new(move |folder, file, again| {
            let address = join(&[&offer, folder, file]);
            Box::pin(async move { fetch(&address, again).await.ok() })
        })
    }

    /// The packs of another council's offer, which lie beside the first one's.
    pub(crate) fn next_door(&self, offer: &str) -> Self {
        self.turned_to(&["../", offer, "/"])
    }

    /// The table of postcodes, which lies beside the folder of all the offers.
    pub(crate) fn places(&self) -> Self {
        self.turned_to(&["../../places/"])
    }

    fn turned_to(&self, folder: &[&str]) -> Self {
        Self { fetch: self.fetch.clone(), folder: join(folder).into() }
    }

    /// Fetches a file and reads it.
    pub(crate) async fn read<T>(&self, file: &str, read: impl Fn(&[u8]) -> Result<T, Unreadable>) -> Option<T> {
        let mut whole = None;
        let mut take = |bytes: &[u8]| read(bytes).map(|read| whole = Some(read)).map_err(|why| why.code());
        self.take(file, &mut take).await;
        whole
    }

    /// Tries twice: a connection drops, and what a browser kept may be damaged. (One function, however many sorts of file there are.)
    async fn take(&self, file: &str, take: &mut dyn FnMut(&[u8]) -> Result<(), &'static str>) {
        for again in [false, true] {
            match (self.fetch)(&self.folder, file, again).await.map_or(Err("cannot be fetched"), |bytes| take(&bytes)) {
                Ok(()) => return,
                Err(why) => host::warn(file, why),
            }
        }
    }
}

async fn fetch(address: &str, again: bool) -> Result<Vec<u8>, JsValue> {
    let init = RequestInit::new();
    if again {
        init.set_cache(RequestCache::Reload);
    }
    let window = window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(address, &init)).await?.unchecked_into();
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Something that may still be on its way.
#[derive(Debug)]
pub enum Load<T> {
    /// On its way.
    Waiting,
    /// Here.
    Here(Rc<T>),
    /// It could not be had.
    Failed,
}

impl<T> Load<T> {
    /// What is here.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            _ => None,
        }
    }

    /// On its way again, where it could not be had.
    pub(crate) fn or_waiting(self) -> Self {
        match self {
            Self::Failed => Self::Waiting,
            other => other,
        }
    }

    pub(crate) fn of(value: Option<T>) -> Self {
        value.map_or(Self::Failed, |value| Self::Here(Rc::new(value)))
    }
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Here(value) => Self::Here(value.clone()),
            Self::Failed => Self::Failed,
        }
    }
}

/// The offer's words, ready to find in texts.
#[derive(Debug)]
pub struct Lexicon {
    /// The glossary and the pathways.
    pub words: Words,
    /// Finds the terms in a text.
    pub glossary: Glossary,
}

/// Fetches the rest of the offer in the background, when it is another council's, and again after each [`Action::TryAgain`].
#[hook]
pub(crate) fn use_the_rest(shelf: &Shelf, state: &UseReducerHandle<State>) {
    let wants = (state.tries, state.details.here().is_none(), state.lexicon.here().is_none());
    let (shelf, guide, dispatch) = (state.shelf(shelf), state.guide.clone(), state.dispatcher());
    use_effect_with((state.tries, state.visiting.clone()), move |_| {
        spawn_local(async move {
            let core = guide.core();
            let of = Rc::downgrade(&guide);
            if wants.1 {
                let read = |bytes: &[u8]| pack::read_details(core, bytes);
                let details: Option<Vec<Detail>> = shelf.read(Part::Details.file_name(), read).await;
                dispatch.dispatch(Action::GotDetails(of.clone(), Load::of(details)));
            }
            if wants.2 {
                let read = |bytes: &[u8]| pack::read_words(core, bytes);
                let words = shelf.read(Part::Words.file_name(), read).await;
                let lexicon = words.map(|words| Lexicon { glossary: Glossary::new(&words.terms), words });
                dispatch.dispatch(Action::GotWords(of, Load::of(lexicon)));
            }
        });
    });
}

/// Fetches the offers of the councils next door whose help is worth a look, once a family has a plan. What comes changes nothing of what is
/// worth a look, so none is fetched again while another is on its way.
#[hook]
pub(crate) fn use_next_door(shelf: &Shelf, state: &UseReducerHandle<State>) {
    let nearby = if state.screen == Screen::Plan { state.nearby() } else { Vec::new() };
    let (shelf, state) = (shelf.clone(), state.clone());
    use_effect_with((nearby, state.visiting.clone(), state.tries), move |(nearby, _, _)| {
        for index in nearby.iter().map(|nearby| nearby.neighbour).filter(|index| state.wants_next_door(*index)) {
            let (guide, dispatch) = (state.guide.clone(), state.dispatcher());
            let shelf = shelf.next_door(&guide.core().neighbours[index].offer);
            spawn_local(async move {
                let core = shelf.read(Part::Core.file_name(), pack::read_core).await;
                let next_door = Load::of(core.map(Guide::new));
                dispatch.dispatch(Action::GotNextDoor(Rc::downgrade(&guide), index, next_door));
            });
        }
    });
}
