//! What every screen is given: where the family is, and how to move.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::model::{Core, ServiceId};
use fingerpost_core::{Detail, Standing};
use yew::prelude::*;

use crate::el::{Look, anchor, button, el, part, set};
use crate::host;
use crate::page::Page;
use crate::share::Sharing;
use crate::state::{Action, Screen, State};

/// What every screen is given.
#[derive(Clone, PartialEq)]
pub struct Nav {
    /// Where the family is.
    pub state: UseReducerHandle<State>,
    /// The level of a screen's heading.
    pub level: u8,
    /// What the page does with links to the family's place.
    pub(crate) share: Sharing,
    /// The second file of the widget could not be had.
    pub(crate) cut_off: bool,
    /// The page without script that is drawn, where it is one.
    pub(crate) page: Option<Page>,
}

/// The tags of headings, by level.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Nav {
    /// The offer.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.state.core()
    }

    /// Where the family stands.
    #[must_use]
    pub fn standing(&self) -> Standing<'_> {
        self.state.standing()
    }

    /// The words of the family's language.
    #[must_use]
    pub fn words(&self) -> &Catalogue {
        self.state.words()
    }

    /// A text of ours.
    #[must_use]
    pub fn say(&self, text: Text) -> &str {
        self.words().say(text)
    }

    /// A text of ours with its gaps filled, in the order in which they stand in English.
    #[must_use]
    pub fn fill(&self, text: Text, with: &[&str]) -> String {
        self.words().fill(text, with)
    }

    /// A text of ours about so many things.
    #[must_use]
    pub fn count(&self, n: usize, one: &'static str, many: Text) -> String {
        self.count_of(n, one, many, &[])
    }

    /// The same with other gaps to fill, in the order in which they stand in English.
    #[must_use]
    pub fn count_of(&self, n: usize, one: &'static str, many: Text, with: &[&str]) -> String {
        self.words().count(n, one, many, with)
    }

    /// A text of the offer.
    #[must_use]
    pub fn theirs(&self, english: &str) -> String {
        self.words().theirs(english)
    }

    /// A text of the offer as sentences, its gaps filled for whoever is asking.
    #[must_use]
    pub fn sentence(&self, english: &str) -> String {
        self.words().sentence(self.standing().voice(), english)
    }

    /// Words for the family to say to someone: in English, whatever they read.
    pub(crate) fn to_say(&self, english: String) -> Html {
        let quote = el("blockquote", "say", english);
        if self.words().reads_english() { quote } else { set(set(quote, "lang", "en"), "dir", "ltr") }
    }

    /// The rest of a service, once it is here.
    #[must_use]
    pub fn detail(&self, service: ServiceId) -> Option<&Detail> {
        if let Some(page) = &self.page {
            return page.detail(service);
        }
        let (manifest, services) = (&self.state.guide.manifest, self.core().services.len());
        let first = manifest.services_in(manifest.details_of(service.index()), services).start;
        self.state.details_of(service)?.here()?.get(service.index() - first)
    }

    /// A click that does something.
    #[must_use]
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.state.dispatcher();
        Callback::from(move |_| dispatch.dispatch(action.clone()))
    }

    /// A way to a screen.
    pub(crate) fn link(&self, look: Look, words: impl Into<Html>, to: Screen) -> Html {
        self.way(look, words.into(), to)
    }

    fn way(&self, look: Look, words: Html, to: Screen) -> Html {
        match to {
            Screen::Pathway(index) if self.page.is_none() => button(look, words, self.pathway(index)),
            _ => self.does(look, words, Action::Open(to)),
        }
    }

    /// A click that opens a pathway, with today as the browser has it.
    fn pathway(&self, index: usize) -> Callback<MouseEvent> {
        let dispatch = self.state.dispatcher();
        Callback::from(move |_| {
            // A clock that is set to no day there is cannot tell what is late: then nothing opens.
            if let Some(today) = host::today() {
                dispatch.dispatch(Action::Pathway(index, today));
            }
        })
    }

    /// A button that does something; on a page a link, and nothing at all where a page cannot do it.
    pub(crate) fn act(&self, look: Look, words: impl Into<Html>, action: Action) -> Html {
        self.does(look, words.into(), action)
    }

    fn does(&self, look: Look, words: Html, action: Action) -> Html {
        match &self.page {
            Some(page) => page.way_of(&self.state, &action).map_or_else(Html::default, |to| anchor(look, words, to)),
            None => button(look, words, self.click(action)),
        }
    }

    /// A way to the element of this id, on the same screen.
    pub(crate) fn jump(&self, look: Look, words: impl Into<Html>, id: String) -> Html {
        match &self.page {
            Some(_) => anchor(look, words.into(), ["#", &id].concat()),
            None => button(look, words, host::go_to(id)),
        }
    }

    /// The tag of a heading `under` levels below the screen's own.
    #[must_use]
    pub fn heading_tag(&self, under: u8) -> &'static str {
        HEADINGS[usize::from(self.level + under).clamp(1, 6) - 1]
    }

    /// A heading `under` levels below the screen's own.
    pub(crate) fn heading(&self, under: u8, class: &'static str, words: impl Into<Html>) -> Html {
        part(el(self.heading_tag(under), class, words), "heading")
    }
}
