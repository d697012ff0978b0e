//! The pages that need no script, one file a sort.

mod a_to_z;
pub(crate) mod comments;
pub(crate) mod duties;
mod needs;
mod service;
mod steps;
mod urgent;
mod words;

use fingerpost_core::glossary::Glossary;
use fingerpost_core::guide::{Answers, Guide, Standing};
use fingerpost_core::model::{Core, Offer, ServiceId, Words};
use fingerpost_source::duties::Duties;
use maud::{Markup, html};

use crate::frame::{Page, up};
use crate::prose::Reader;

/// What the pages are made from.
pub(crate) struct Pages {
    pub(crate) offer: Offer,
    glossary: Glossary,
    guide: Guide,
    /// What the law asks and what families said; without topics there are no pages of it.
    duties: Duties,
    /// Where the site is, with a slash at its end, where that is known.
    pub(crate) address: Option<String>,
}

/// Where a page of the site is to be found, seen from another page or from elsewhere; `None` where it is nowhere.
pub(crate) type Link<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Words that lead to a page, where it is to be found; else the words.
pub(crate) fn linked(link: Link<'_>, path: &str, words: &str) -> Markup {
    html! { @if let Some(to) = link(path) { a href=(to) { (words) } } @else { (words) } }
}

impl Pages {
    /// Makes an offer ready.
    pub(crate) fn new(offer: Offer, duties: Duties) -> Self {
        Self { duties, glossary: Glossary::new(&offer.words.terms), guide: Guide::new(offer.core.clone()), address: None, offer }
    }

    /// Every page's path, in no order that matters.
    pub(crate) fn paths(&self) -> Vec<String> {
        let services = self.core().services.iter().map(|service| service_path(&service.id));
        let steps = self.core().pathways.iter().map(|pathway| steps::path(&pathway.id));
        let mut paths: Vec<String> = services.chain(steps).chain(a_to_z::paths(self)).chain(needs::paths(self)).collect();
        paths.extend([urgent::PATH, words::PATH, steps::INDEX].map(str::to_owned));
        paths.extend(self.promises().iter().map(|(path, _)| (*path).to_owned()));
        paths
    }

    /// The page at a path, as HTML.
    pub(crate) fn render(&self, path: &str) -> Option<String> {
        let page = self.page(path)?;
        Some(page.render(self.core(), self.promises(), self.address.as_deref()))
    }

    /// The pages about the offer itself, each with its name: where there is a list of what the law asks.
    fn promises(&self) -> &'static [(&'static str, &'static str)] {
        if self.duties.topics.is_empty() {
            return &[];
        }
        &[(duties::PATH, duties::TITLE), (comments::PATH, comments::TITLE)]
    }

    /// One of those pages.
    fn promise(&self, path: &str) -> Option<Page> {
        let (_, title) = self.promises().iter().find(|(known, _)| *known == path)?;
        let link: Link<'_> = &|path| Some(path.to_owned());
        let body = match path {
            duties::PATH => duties::body(&self.offer, &self.duties, link),
            _ => comments::body(&self.offer, &self.duties, link),
        };
        let about = format!("{title}: the local offer of {}.", self.core().council);
        Some(Page { path: path.to_owned(), title: (*title).to_owned(), about, body })
    }

    fn page(&self, path: &str) -> Option<Page> {
        let id = |folder: &str| path.strip_prefix(folder)?.strip_suffix(".html");
        match path {
            urgent::PATH => Some(urgent::page(self)),
            words::PATH => Some(words::page(self)),
            needs::INDEX => Some(needs::index(self)),
            steps::INDEX => Some(steps::index(self)),
            duties::PATH | comments::PATH => self.promise(path),
            _ if path.starts_with("services/") => Some(service::page(self, self.core().service(id("services/")?)?)),
            _ if path.starts_with("needs/") => needs::page(self, path),
            _ if path.starts_with("steps/") => steps::page(self, id("steps/")?),
            _ => a_to_z::page(self, path),
        }
    }

    pub(crate) fn core(&self) -> &Core {
        &self.offer.core
    }

    fn lexicon(&self) -> &Words {
        &self.offer.words
    }

    /// Where a family stands of whom nothing is known: every condition is told as it is.
    fn standing(&self) -> Standing<'_> {
        self.guide.standing(&Answers::new())
    }

    fn reader<'r>(&'r self, up: &'r str) -> Reader<'r> {
        Reader::new(&self.glossary, &self.offer.words.terms, up)
    }

    /// Links to services, with what each does.
    fn cards(&self, from: &str, ids: &[ServiceId]) -> Markup {
        let up = up(from);
        html! {
            ul class="cards" {
                @for service in ids.iter().map(|id| &self.core()[*id]) {
                    li {
                        a href=(format!("{up}{}", service_path(&service.id))) { (service.name) }
                        p { (service.summary) }
                    }
                }
            }
        }
    }
}

/// Where a service's page is.
fn service_path(id: &str) -> String {
    format!("services/{id}.html")
}
