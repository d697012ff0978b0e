//! Words that explain themselves, in place.

use fingerpost_core::glossary::Piece;
use fingerpost_core::model::Term;
use yew::prelude::*;

use super::fold::yes_or_no;
use crate::el::{Look, all, button, el, press, set};
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words::join;

/// Reads texts that stand together, so that each term is marked only where it first comes.
pub struct Reader<'n> {
    nav: &'n Nav,
    place: usize,
    seen: Vec<usize>,
}

impl<'n> Reader<'n> {
    /// Nothing is read yet. `place` tells texts on one screen apart: the place of the service that they speak of, say.
    #[must_use]
    pub const fn new(nav: &'n Nav, place: usize) -> Self {
        Self { nav, place, seen: Vec::new() }
    }

    /// A text, its terms marked. Until the glossary is here, the text as it is.
    pub fn read(&mut self, text: &str) -> Html {
        let Some(lexicon) = self.nav.state.lexicon.here() else { return text.into() };
        let mut drawn: Vec<Html> = Vec::new();
        for piece in lexicon.glossary.split_new(text, &mut self.seen) {
            drawn.push(match piece {
                Piece::Plain(text) => text.into(),
                Piece::Term { text, term } => draw(self.nav, &lexicon.words.terms[term], text, (self.place, term)),
            });
        }
        all(drawn)
    }
}

/// A term: a button that opens its meaning beside it. Escape shuts it.
fn draw(nav: &Nav, entry: &Term, words: &str, note: (usize, usize)) -> Html {
    let is_open = nav.state.notes.contains(&note);
    let onclick = nav.click(Action::Note(note, !is_open));
    let dispatch = nav.state.dispatcher();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            dispatch.dispatch(Action::Note(note, false));
        }
    });
    let mut parts = vec![set(press("", words.into(), onclick), "aria-expanded", yes_or_no(is_open))];
    if is_open {
        let mut says = vec![el("b", "", join(&[&entry.term, ": "])), entry.means.clone().into()];
        if let Some(id) = entry.service.filter(|id| nav.state.screen != Screen::Service(*id)) {
            says.push(button(Look::Link, join(&["See ", &nav.core()[id].name]), nav.open(Screen::Service(id))));
        }
        parts.push(el("span", "note", all(says)));
    }
    html! { <span class="term" {onkeydown}>{ parts }</span> }
}
