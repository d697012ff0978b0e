//! The pages that need no script: which there are, and what each says. Most are screens of the navigator, drawn by `fingerpost_web::page`; those that the
//! navigator has no screen for have a file here.

pub(crate) mod accessibility;
mod all;
pub(crate) mod comments;
pub(crate) mod decisions;
pub(crate) mod duties;
pub(crate) mod offline;
mod sheet;
mod words;

use std::collections::BTreeMap;

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::model::{Core, Offer};
use fingerpost_core::t;
use fingerpost_source::duties::Duties;
use fingerpost_web::page::{Drawer, Sheet, path};
use maud::{Markup, PreEscaped, html};

use crate::edition::Edition;
use crate::frame::{Frame, Page};
use crate::words::show;

/// What the pages are made from.
pub(crate) struct Pages {
    pub(crate) offer: Offer,
    /// The screens of the navigator, by the paths of their pages.
    sheets: BTreeMap<String, Sheet>,
    /// The page of each term, in their order.
    terms: Vec<String>,
    /// What the law asks and what families said; without topics there are no pages of it.
    duties: Duties,
    /// The languages that the pages are in besides the offer's own: their places in its list.
    pub(crate) others: Vec<usize>,
    /// Where the site is, with a slash at its end, where that is known.
    pub(crate) address: Option<String>,
    /// The site has the small script of its pages.
    pub(crate) has_script: bool,
}

/// Where a page of the site is to be found, seen from another page or from elsewhere; `None` where it is nowhere.
pub(crate) type Link<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Words that lead to a page, where it is to be found; else the words.
pub(crate) fn linked(link: Link<'_>, path: &str, words: &str) -> Markup {
    html! { @if let Some(to) = link(path) { a href=(to) { (show(words)) } } @else { (show(words)) } }
}

/// A page's heading.
fn title(words: &str) -> Markup {
    html! { h1 class="title" { (show(words)) } }
}

impl Pages {
    /// Makes an offer ready.
    pub(crate) fn new(offer: Offer, duties: Duties) -> Self {
        let sheets = all::sheets(&offer.core);
        let terms = path::terms(&offer.words.terms);
        Self { sheets, terms, duties, others: Vec::new(), address: None, has_script: false, offer }
    }

    /// The languages that the pages are in, the offer's own first.
    pub(crate) fn editions(&self) -> Vec<Edition<'_>> {
        Edition::all(&self.offer, &self.others)
    }

    /// Every page's path, in no order that matters.
    pub(crate) fn paths(&self) -> Vec<String> {
        let own = self.own().into_iter().map(|(path, _)| path.to_owned());
        let paths: Vec<String> =
            self.sheets.keys().cloned().chain(self.terms.iter().cloned()).chain(own).chain([path::WORDS.to_owned()]).collect();
        self.editions().iter().flat_map(|edition| paths.iter().map(|path| format!("{}{path}", edition.folder))).collect()
    }

    /// The page at a path, as HTML. `drawer` gives the drawer of a language, by its place among [`Pages::editions`].
    pub(crate) fn render<'d>(&self, drawer: impl Fn(usize) -> &'d Drawer, path: &str) -> Option<String> {
        let editions = self.editions();
        let of = editions.iter().skip(1).position(|edition| path.starts_with(&edition.folder)).map_or(0, |other| other + 1);
        let edition = editions.get(of)?;
        let page = self.page(edition.words, drawer(of), path.strip_prefix(&edition.folder)?)?;
        Some(self.framed(&editions, edition, &page))
    }

    /// What shows in the place of a page that is not on a family's device, where there is no network.
    pub(crate) fn not_connected(&self) -> String {
        let own = [Edition::own(self.core())];
        self.framed(&own, &own[0], &offline::page(self))
    }

    fn framed(&self, editions: &[Edition<'_>], edition: &Edition<'_>, page: &Page) -> String {
        let (core, foot, has_script) = (self.core(), &self.own(), self.has_script);
        page.render(&Frame { core, editions, edition, foot, address: self.address.as_deref(), has_script })
    }

    /// The pages about the offer itself, each with its name: some only where there is a list of what the law asks.
    fn own(&self) -> Vec<(&'static str, Text)> {
        let mut own = Vec::new();
        if !self.duties.topics.is_empty() {
            own.extend([(duties::PATH, duties::TITLE), (comments::PATH, comments::TITLE)]);
        }
        own.extend([(decisions::PATH, decisions::TITLE), (accessibility::PATH, accessibility::TITLE)]);
        own
    }

    /// One of those pages.
    fn own_page(&self, words: &Catalogue, path: &str) -> Option<Page> {
        let (path, name) = self.own().into_iter().find(|(known, _)| *known == path)?;
        let link: Link<'_> = &|path| Some(path.to_owned());
        let body = match path {
            duties::PATH => duties::body(words, &self.offer, &self.duties, link),
            comments::PATH => comments::body(words, &self.offer, &self.duties, link),
            decisions::PATH => decisions::body(words, &self.offer, &self.duties, link),
            _ => accessibility::body(words, &self.offer, &self.duties, link),
        };
        let name = words.say(name);
        let about = words.fill(t!("{page}: the local offer of {council}."), &[name, &words.theirs(&self.core().council)]);
        let main = html! { (title(name)) (body) };
        Some(Page { path: path.to_owned(), title: name.to_owned(), about, head: PreEscaped(String::new()), main })
    }

    fn page(&self, words: &Catalogue, drawer: &Drawer, path: &str) -> Option<Page> {
        if let Some(sheet) = self.sheets.get(path) {
            return Some(sheet::page(words, self, drawer, path, sheet));
        }
        if let Some(term) = self.terms.iter().position(|known| known == path) {
            return Some(words::entry(words, self, term));
        }
        if path == path::WORDS { Some(words::page(words, self)) } else { self.own_page(words, path) }
    }

    pub(crate) fn core(&self) -> &Core {
        &self.offer.core
    }
}
