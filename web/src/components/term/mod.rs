//! Words that explain themselves, in place.

use fingerpost_core::catalogue::pieces;
use fingerpost_core::glossary::Piece;
use fingerpost_core::model::Term;
use fingerpost_core::search::marks;
use fingerpost_core::t;
use yew::prelude::*;

use super::fold::yes_or_no;
use crate::el::{Look, all, el, english, set};
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words::join;

/// Reads texts that stand together, so that each term is marked only where it first comes.
pub struct Reader<'n> {
    nav: &'n Nav,
    place: usize,
    seen: Vec<usize>,
    /// Words to mark: those that a search found the text by.
    marked: Vec<String>,
}

impl<'n> Reader<'n> {
    /// Nothing is read yet. `place` tells texts on one screen apart: the place of the service that they speak of, say.
    #[must_use]
    pub const fn new(nav: &'n Nav, place: usize) -> Self {
        Self { nav, place, seen: Vec::new(), marked: Vec::new() }
    }

    /// What it reads for.
    pub(crate) const fn nav(&self) -> &'n Nav {
        self.nav
    }

    /// The same, marking these words.
    #[must_use]
    pub fn marking(self, marked: Vec<String>) -> Self {
        Self { marked, ..self }
    }

    /// A text that explains nothing, its words marked: a name.
    pub fn mark(&self, text: &str) -> Html {
        if self.marked.is_empty() {
            return text.into();
        }
        all(pieces(text).into_iter().map(|(text, is_english)| english(self.mark_piece(text), is_english)).collect())
    }

    fn mark_piece(&self, text: &str) -> Html {
        let piece = |(text, is_found): (&str, bool)| if is_found { el("mark", "", text) } else { text.into() };
        all(marks(text, &self.marked).into_iter().map(piece).collect())
    }

    /// A text of the offer, its terms marked. In another language it has none, where somebody translated it; where nobody did, it is in English.
    pub fn read(&mut self, text: &str) -> Html {
        let words = self.nav.words();
        match words.translated(text) {
            Some(text) => self.mark(text),
            None => english(self.explain(text), !words.reads_english()),
        }
    }

    /// A text in English, its terms marked. Until the glossary is here, the text as it is.
    fn explain(&mut self, text: &str) -> Html {
        let Some(lexicon) = self.nav.state.lexicon.here() else { return self.mark(text) };
        let mut drawn: Vec<Html> = Vec::new();
        for piece in lexicon.glossary.split_new(text, &mut self.seen) {
            drawn.push(match piece {
                Piece::Plain(text) => self.mark(text),
                Piece::Term { text, term } => match &self.nav.page {
                    Some(page) => set(el("a", "term", text), "href", page.way_to_term(term)),
                    None => draw(self.nav, &lexicon.words.terms[term], text, (self.place, term)),
                },
            });
        }
        all(drawn)
    }
}

/// The text of a screen that has only one to explain, which is in the family's language already, its terms marked.
pub(crate) fn explain(nav: &Nav, text: &str) -> Html {
    if nav.words().reads_english() { Reader::new(nav, usize::MAX).explain(text) } else { text.into() }
}

/// A term: a button that opens its meaning beside it. Escape shuts it. It is not a `<button>`, which would not break across lines as words do.
fn draw(nav: &Nav, entry: &Term, words: &str, note: (usize, usize)) -> Html {
    let is_open = nav.state.notes.contains(&note);
    let onclick = nav.click(Action::Note(note, !is_open));
    let dispatch = nav.state.dispatcher();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let open = match event.key().as_str() {
            "Enter" | " " => !is_open,
            "Escape" => false,
            _ => return,
        };
        event.prevent_default();
        dispatch.dispatch(Action::Note(note, open));
    });
    let button = html! { <span role="button" tabindex="0" {onclick} {onkeydown}>{ words.to_owned() }</span> };
    let mut parts = vec![set(button, "aria-expanded", yes_or_no(is_open))];
    if is_open {
        parts.push(meaning(nav, entry));
    }
    el("span", "term", all(parts))
}

fn meaning(nav: &Nav, entry: &Term) -> Html {
    let mut says = vec![el("b", "", join(&[&nav.theirs(&entry.term), ": "])), nav.theirs(&entry.means).into()];
    if let Some(id) = entry.service.filter(|id| nav.state.screen != Screen::Service(*id)) {
        says.push(nav.link(Look::Link, nav.fill(t!("See {service}"), &[&nav.theirs(&nav.core()[id].name)]), Screen::Service(id)));
    }
    el("span", "note", all(says))
}
