//! What stands in an address after `#fingerpost=`, and the saved list that a browser keeps.

use std::rc::Rc;
use std::sync::LazyLock;

use fingerpost_core::pack::Manifest;
use fingerpost_core::saved::SavedList;
use fingerpost_core::{Core, Guide};
use fingerpost_web::state::{Action, State};
use fingerpost_web::{Opened, address};
use yew::Reducible;

use super::text;

static CORE: LazyLock<Core> = LazyLock::new(|| fingerpost_source::sample().core);

/// The first byte chooses.
pub fn tries(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let text = text(rest);
    if kind % 2 == 0 { link(&text) } else { list(&text) }
}

/// The answers of a link are those of the link that is made of them.
fn link(text: &str) {
    let core = &*CORE;
    let read = address::read(core, text);
    let opened = Rc::new(Opened { guide: Guide::new(core.clone()), manifest: Manifest::default() });
    let state = Rc::new(State::new(opened)).reduce(Action::Recall(text.to_owned()));
    let Some((answers, screen)) = read else {
        assert!(state.answers.is_empty());
        return;
    };
    let _ = address::way_to(core, screen);
    assert_eq!(state.answers, answers);
    let written = address::write(&state);
    let again = address::read(core, &written).map(|(answers, _)| answers).unwrap_or_default();
    assert_eq!(again, answers, "{written}");
}

/// A list that was read is written so that it reads the same; each service stands in it once.
fn list(text: &str) {
    let Ok(mut list) = SavedList::read(text) else { return };
    let written = list.write();
    assert_eq!(SavedList::read(&written).as_ref(), Ok(&list));
    for (place, saved) in list.services.iter().enumerate() {
        assert_eq!(list.place_of(&saved.offer, &saved.id), Some(place));
    }
    list.note.push_str(text);
    assert_eq!(SavedList::read(&list.write()), Ok(list));
}
