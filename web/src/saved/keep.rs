//! The list in the browser's storage, which other pages of the site write too: each change begins with what is there now.

use fingerpost_core::saved::SavedList;
use yew::prelude::*;

use super::{Kept, Lasts};
use crate::late;
use crate::nav::Nav;
use crate::state::{Action, State};
use crate::{host, state};

/// A change of the list.
pub(crate) type Change = fn(&mut SavedList, &[&str]);

/// What is kept now, given what the page knew of.
pub(crate) fn look(known: &Kept) -> Kept {
    let page = |lasts| Kept { list: known.list.clone(), lasts };
    match host::stored() {
        Err(_) if known.list.is_empty() => Kept::default(),
        Err(_) => page(Lasts::AsPage),
        Ok(None) if known.lasts == Lasts::AsPage => known.clone(),
        Ok(None) => Kept::default(),
        Ok(Some(text)) => match SavedList::read(&text) {
            Ok(list) => Kept { list, lasts: Lasts::OnDevice },
            Err(_) if known.lasts == Lasts::OnDevice => Kept { list: SavedList::default(), lasts: Lasts::BesideUnreadable },
            Err(_) => page(Lasts::BesideUnreadable),
        },
    }
}

/// Changes the list, and stores it.
fn change(known: &Kept, how: Change, words: &[&str]) -> Kept {
    let mut kept = look(known);
    how(&mut kept.list, words);
    if kept.lasts != Lasts::BesideUnreadable {
        kept.lasts = match host::store(&kept.list) {
            _ if kept.list.is_empty() => Lasts::Nothing,
            Ok(()) => Lasts::OnDevice,
            Err(_) => Lasts::AsPage,
        };
    }
    kept
}

impl Nav {
    /// What changes the list when it is called, with these words and perhaps one more.
    pub(crate) fn keep(&self, how: Change, words: [String; 3]) -> Callback<Option<String>> {
        let state = self.state.clone();
        Callback::from(move |typed: Option<String>| {
            let mut all: Vec<&str> = words.iter().map(String::as_str).collect();
            all.extend(typed.as_deref());
            state.dispatch(Action::Keep(change(&state.kept, how, &all)));
        })
    }
}

/// Takes up what other pages of the site have done to the list, each time that the screen is drawn: the element has it drawn where they change it.
pub(crate) fn take_up(state: &UseReducerHandle<State>) {
    let kept = look(&state.kept);
    if kept != state.kept {
        state.dispatch(state::Action::Keep(kept));
    }
}

/// Looks at what is kept, and clears it once the family has cleared everything.
#[hook]
pub(crate) fn use_kept(state: &UseReducerHandle<State>) {
    use_effect_with(state.clears, |clears| {
        if *clears > 0 {
            host::clear_stored();
        }
    });
    let now = state.clone();
    use_effect(move || {
        if let Some(late) = late::here() {
            (late.take_up)(&now);
        }
    });
}
