//! The packs: where they come from, and what has come of them.

use std::rc::Rc;

use fingerpost_core::catalogue::Catalogue;
use fingerpost_core::glossary::Glossary;
use fingerpost_core::pack::{self, File, Manifest, Part, Unreadable};
use fingerpost_core::search::Index;
use fingerpost_core::{Detail, Guide, Words};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response, js_sys, window};
use yew::prelude::*;

use crate::components::easy::Album;
use crate::everywhere::Elsewhere;
use crate::host;
use crate::late::{self, Work};
use crate::state::{Action, Screen, State};
use crate::words::join;

/// A pack on its way: its bytes, or nothing where it cannot be had.
pub type Fetched = Work<Option<Vec<u8>>>;

/// Fetches a file, perhaps for the second time.
type Fetch = dyn Fn(&str, bool) -> Fetched;

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
    /// Packs from a function of the file's address, as seen from the first offer's folder, such as `details-2.pack?83125` or
    /// `../coventry/core.pack`, and of whether this is the second try. What comes after `?` is the stamp of the build: a browser, or whatever
    /// stands between, that kept a file of another build will not take it for this one.
    #[must_use]
    pub fn new(fetch: impl Fn(&str, bool) -> Fetched + 'static) -> Self {
        Self { fetch: Rc::new(fetch), folder: "".into() }
    }

    /// Packs from a folder on the web.
    #[must_use]
    pub fn at(folder: String) -> Self {
        Self::new(move |address, again| {
            let address = join(&[&folder, address]);
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

    /// Fetches a file and reads it. `stamp` is that of the build it must be of.
    pub(crate) async fn read<T>(
        &self,
        name: &str,
        stamp: Option<u32>,
        mut read: impl FnMut(&[u8]) -> Result<T, Unreadable>,
    ) -> Option<T> {
        let mut whole = None;
        let mut take = |bytes: &[u8]| read(bytes).map(|read| whole = Some(read)).map_err(|why| why.code());
        self.take(name, stamp, &mut take).await;
        whole
    }

    /// Tries twice: a connection drops, and what a browser kept may be damaged. (One function, however many sorts of file there are.)
    async fn take(&self, name: &str, stamp: Option<u32>, take: &mut dyn FnMut(&[u8]) -> Result<(), &'static str>) {
        let address = match stamp {
            Some(stamp) => join(&[&self.folder, name, "?", &stamp.to_string()]),
            None => join(&[&self.folder, name]),
        };
        for again in [false, true] {
            match (self.fetch)(&address, again).await.map_or(Err("cannot be fetched"), |bytes| take(&bytes)) {
                Ok(()) => return,
                Err(why) => host::warn(name, why),
            }
        }
    }

    /// Fetches the words of the language that a tag asks for; nothing where the offer has none of it. (Where they cannot be had, the family reads English.)
    pub(crate) async fn read_in(&self, opened: &Opened, tag: &str) -> Option<ReadIn> {
        let place = opened.core().language_of(tag)?;
        let read = |bytes: &[u8]| pack::read_catalogue(opened.core(), &opened.manifest, place, bytes);
        let file = File::piece(Part::Language, place);
        let words = Load::of(self.read(&file.name(), opened.manifest.stamp, read).await);
        Some(ReadIn { language: opened.core().languages[place].tag.clone(), catalogue: (place, words) })
    }

    /// Opens the offer that lies here.
    pub(crate) async fn open(&self) -> Option<Opened> {
        let read = |bytes: &[u8]| pack::read_core(bytes).map(|(core, manifest)| Opened { guide: Guide::new(core), manifest });
        self.read(&File::whole(Part::Core).name(), None, read).await
    }
}

/// An offer that was opened: its guide, and what it says of its other files.
#[derive(Debug)]
pub struct Opened {
    /// The guide over its core.
    pub guide: Guide,
    /// Its other files.
    pub manifest: Manifest,
}

impl std::ops::Deref for Opened {
    type Target = Guide;

    fn deref(&self) -> &Guide {
        &self.guide
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
#[derive(Debug, Default)]
pub enum Load<T: ?Sized> {
    /// On its way.
    #[default]
    Waiting,
    /// Here.
    Here(Rc<T>),
    /// It could not be had.
    Failed,
}

impl<T: ?Sized> Load<T> {
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
}

impl<T> Load<T> {
    pub(crate) fn of(value: Option<T>) -> Self {
        value.map_or(Self::Failed, |value| Self::Here(Rc::new(value)))
    }
}

impl<T: ?Sized> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Here(value) => Self::Here(value.clone()),
            Self::Failed => Self::Failed,
        }
    }
}

/// The language that a page asks for, and its words.
#[derive(Clone, Debug)]
pub struct ReadIn {
    /// The language, as BCP 47 names it.
    pub(crate) language: String,
    /// Its words, with its place in the offer's list.
    pub(crate) catalogue: (usize, Load<Catalogue>),
}

/// The offer's words, ready to find in texts.
#[derive(Debug)]
pub struct Lexicon {
    /// The glossary and the pathways.
    pub words: Words,
    /// Finds the terms in a text.
    pub glossary: Glossary,
}

/// Fetches what a screen needs and is not here yet, and the words in the background.
#[hook]
pub(crate) fn use_the_rest(shelf: &Shelf, state: &UseReducerHandle<State>) {
    // What reads them comes first.
    let details = late::here().and_then(|late| (late.wants_details)(state));
    let late = late::here().is_some();
    use_file(shelf, state, details);
    use_file(shelf, state, state.wants_words().filter(|_| late));
    use_file(shelf, state, state.wants_index().filter(|_| late));
    use_file(shelf, state, state.wants_language().filter(|_| late));
    use_file(shelf, state, state.wants_pictures().filter(|_| late));
}

/// Fetches a file once it is wanted; again for another council's offer, and after each [`Action::TryAgain`].
#[hook]
fn use_file(shelf: &Shelf, state: &UseReducerHandle<State>, wanted: Option<File>) {
    let (own, state) = (shelf.clone(), state.clone());
    use_effect_with((wanted, state.tries, state.visiting.clone()), move |(wanted, ..)| {
        if let (Some(file), Some(late)) = (*wanted, late::here()) {
            spawn_local((late.fetch)(state.shelf(&own), state.guide.clone(), file, state.dispatcher()));
        }
    });
}

/// Fetches a file of an offer and reads it.
pub(crate) fn fetch_one(shelf: Shelf, opened: Rc<Opened>, file: File, dispatch: UseReducerDispatcher<State>) -> Work<()> {
    Box::pin(fetch_and_read(shelf, opened, file, dispatch))
}

async fn fetch_and_read(shelf: Shelf, opened: Rc<Opened>, file: File, dispatch: UseReducerDispatcher<State>) {
    let (core, manifest) = (opened.core(), opened.manifest);
    let (of, name) = (Rc::downgrade(&opened), file.name());
    let came = match file.part {
        Part::Details => {
            let read = |bytes: &[u8]| pack::read_details(core, &manifest, file, bytes);
            Came::Details(file, Load::of(shelf.read(&name, manifest.stamp, read).await))
        }
        Part::Search => {
            let read = |bytes: &[u8]| Index::read(bytes, manifest.stamp);
            let index = shelf.read(&name, manifest.stamp, read).await;
            Came::Index(Load::of(index.filter(|index| index.is_of(core))))
        }
        Part::Language => {
            let place = file.piece.unwrap_or_default() as usize;
            let read = |bytes: &[u8]| pack::read_catalogue(core, &manifest, place, bytes);
            Came::Language(place, Load::of(shelf.read(&name, manifest.stamp, read).await))
        }
        Part::Pictures => {
            let read = |bytes: &[u8]| pack::read_pictures(core, &manifest, bytes);
            let pictures = shelf.read(&name, manifest.stamp, read).await;
            Came::Pictures(pictures.map_or(Load::Failed, |pictures| Load::Here(Rc::new(pictures))))
        }
        _ => {
            let read = |bytes: &[u8]| pack::read_words(core, &manifest, bytes);
            let words = shelf.read(&name, manifest.stamp, read).await;
            Came::Words(Load::of(words.map(|words| Lexicon { glossary: Glossary::new(&words.terms), words })))
        }
    };
    dispatch.dispatch(Action::Got(of, came));
}

/// What came of fetching a file, or did not.
#[derive(Clone, Debug)]
pub enum Came {
    /// The details of some services.
    Details(File, Load<Vec<Detail>>),
    /// The glossary and the pathways.
    Words(Load<Lexicon>),
    /// The pictures of Easy Read.
    Pictures(Load<dyn Album>),
    /// The index to search.
    Index(Load<Index>),
    /// The words of the language in this place of the offer's list.
    Language(usize, Load<Catalogue>),
    /// The offer of the neighbour in this place.
    NextDoor(usize, Load<Opened>),
    /// What a search of every offer found for these words.
    Elsewhere(String, Load<Vec<Elsewhere>>),
    /// Another council's offer, which a family turned to for one of its services.
    Visited(Load<Opened>, String),
}

/// Fetches the offers of the councils next door whose help is worth a look, once a family has a plan. What comes changes nothing of what is
/// worth a look, so none is fetched again while another is on its way.
#[hook]
pub(crate) fn use_next_door(shelf: &Shelf, state: &UseReducerHandle<State>) {
    let nearby = match late::here() {
        Some(late) if state.screen == Screen::Plan => (late.nearby)(state),
        _ => Vec::new(),
    };
    let (shelf, state) = (shelf.clone(), state.clone());
    use_effect_with((nearby, state.visiting.clone(), state.tries), move |(nearby, _, _)| {
        for index in nearby.iter().map(|nearby| nearby.neighbour).filter(|index| state.wants_next_door(*index)) {
            let (guide, dispatch) = (state.guide.clone(), state.dispatcher());
            let shelf = shelf.next_door(&guide.core().neighbours[index].offer);
            spawn_local(async move {
                let next_door = Load::of(shelf.open().await);
                dispatch.dispatch(Action::Got(Rc::downgrade(&guide), Came::NextDoor(index, next_door)));
            });
        }
    });
}
