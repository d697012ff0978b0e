//! A search of every council's offer: fetched only when a family asks for it, and only the pieces that it needs.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::Poll;

use fingerpost_core::pack::{File, Part, Unreadable};
use fingerpost_core::search::build::EVERYWHERE;
use fingerpost_core::search::{Hit, Index, Shown};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::late::{self, Work};
use crate::library::{Came, Load, Opened, Shelf};
use crate::state::{Action, State};

/// The index of many offers, kept between searches; empty until it is asked for.
pub(crate) type Everywhere = Rc<RefCell<Option<Index>>>;

/// What a search of every offer found; nothing where a file cannot be had.
pub(crate) type Found = Option<Vec<Elsewhere>>;

/// A service of another council, as a search of every offer shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The id of its offer.
    pub offer: String,
    /// The area of its council.
    pub area: String,
    /// What is shown of it.
    pub shown: Shown,
}

/// How many services of other councils are shown.
const SHOWN: usize = 10;

/// Fetches what a family asked for from beyond their own offer: a search of every offer, or one of those offers.
#[hook]
pub(crate) fn use_everywhere(shelf: &Shelf, state: &UseReducerHandle<State>) {
    let (shelf, state) = (shelf.clone(), state.clone());
    let asked = match &state.elsewhere {
        Some((typed, Load::Waiting)) => Some(typed.clone()),
        _ => None,
    };
    let visit = state.visit.clone();
    {
        let (shelf, state) = (shelf.clone(), state.clone());
        use_effect_with((asked, state.tries), move |(asked, _)| {
            if let (Some(typed), Some(late)) = (asked.clone(), late::here()) {
                let (dispatch, of, own) = (state.dispatcher(), Rc::downgrade(&state.guide), state.core().id.clone());
                let index = state.everywhere.clone();
                spawn_local(async move {
                    let found = (late.search)(shelf.next_door(EVERYWHERE), index, typed.clone(), own).await;
                    dispatch.dispatch(Action::Got(of, Came::Elsewhere(typed, Load::of(found))));
                });
            }
        });
    }
    use_effect_with((visit, state.tries), move |(visit, _)| {
        if let Some((offer, service)) = visit.clone() {
            let (dispatch, of): (_, Weak<Opened>) = (state.dispatcher(), Rc::downgrade(&state.guide));
            let shelf = shelf.next_door(&offer);
            spawn_local(async move {
                let opened = Load::of(shelf.open().await);
                dispatch.dispatch(Action::Got(of, Came::Visited(opened, service)));
            });
        }
    });
}

/// Searches every offer but a family's own for these words.
pub(crate) fn search(shelf: Shelf, kept: Everywhere, typed: String, own: String) -> Work<Found> {
    Box::pin(async move { look_twice(&shelf, &kept, &typed, &own).await })
}

async fn look_twice(shelf: &Shelf, kept: &Everywhere, typed: &str, own: &str) -> Found {
    loop {
        let was_kept = kept.borrow().is_some();
        let found = look(shelf, kept, typed, own).await;
        if found.is_some() {
            return found;
        }
        // The site may have been built anew since the root came: the pieces are then of another build, and wait for another root.
        kept.replace(None);
        if !was_kept {
            return None;
        }
    }
}

/// The same, with the root that is kept.
async fn look(shelf: &Shelf, kept: &Everywhere, typed: &str, own: &str) -> Found {
    if kept.borrow().is_none() {
        let root =
            shelf.read(&File::whole(Part::Search).name(), None, |bytes| Index::read(bytes, None).and_then(of_many)).await?;
        kept.replace(Some(root));
    }
    loop {
        let (wanted, stamp) = kept.borrow().as_ref().map(|index| (index.wants(typed), index.stamp()))?;
        if wanted.is_empty() {
            break;
        }
        let add = |file: File| async move {
            let add = |bytes: &[u8]| match &mut *kept.borrow_mut() {
                Some(index) => index.add(file, bytes),
                None => Ok(()),
            };
            shelf.read(&file.name(), stamp, add).await
        };
        // A piece that cannot be had would be wanted for ever.
        all(wanted.into_iter().map(|file| Box::pin(add(file)) as Pin<Box<dyn Future<Output = _>>>).collect()).await?;
    }
    let index = kept.borrow().clone()?;
    // What is for families anywhere is in their own offer.
    let is_other = |service| {
        let offer = index.offer_of(service).map_or("", |offer| &index.offers()[offer].offer);
        !offer.is_empty() && offer != own
    };
    let found = index.search(typed, SHOWN, &|service| f32::from(u8::from(is_other(service))));
    let mut files: Vec<File> = Vec::new();
    for hit in &found.hits {
        let (file, _) = index.result_of(hit.service);
        if !files.contains(&file) {
            files.push(file);
        }
    }
    // Several services stand in one file: it is fetched once.
    let read = |file: File| {
        let index = &index;
        async move { shelf.read(&file.name(), index.stamp(), |bytes| index.read_results(file, bytes)).await }
    };
    let shown: Vec<Vec<Shown>> =
        all(files.iter().map(|file| Box::pin(read(*file)) as Pin<Box<dyn Future<Output = _> + '_>>).collect()).await?;
    let result = |hit: &Hit| {
        let (file, place) = index.result_of(hit.service);
        let shown = shown.get(files.iter().position(|other| *other == file)?)?.get(place)?.clone();
        let shelf = &index.offers()[index.offer_of(hit.service)?];
        Some(Elsewhere { offer: shelf.offer.clone(), area: shelf.name.clone(), shown })
    };
    found.hits.iter().map(result).collect()
}

/// The index, where it is of many offers: that of one would find nothing elsewhere.
fn of_many(index: Index) -> Result<Index, Unreadable> {
    if index.offers().is_empty() { Err(Unreadable::MixedUp) } else { Ok(index) }
}

/// All of several, at the same time; nothing where one of them comes to nothing.
async fn all<T>(mut pending: Vec<Pin<Box<dyn Future<Output = Option<T>> + '_>>>) -> Option<Vec<T>> {
    let mut done: Vec<Option<Option<T>>> = pending.iter().map(|_| None).collect();
    poll_fn(move |context| {
        for (future, done) in pending.iter_mut().zip(&mut done) {
            if done.is_none()
                && let Poll::Ready(value) = future.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if done.iter().any(Option::is_none) {
            return Poll::Pending;
        }
        Poll::Ready(done.drain(..).map(Option::flatten).collect())
    })
    .await
}
