//! What lies on an editor's desk: an offer, and the files it stands in.

use fingerpost_core::Offer;
use fingerpost_core::model::{Detail, Service};
use fingerpost_source::Level;
use fingerpost_source::reading::{At, Files, Reader};

use crate::Editor;
use crate::texts::Page;

/// The files beside services and pathways that hold words for families.
const OTHERS: [&str; 7] =
    ["facts.toml", "glossary.toml", "needs.toml", "places.toml", "providers.toml", "questions.toml", "referrers.toml"];

pub(crate) struct Desk<'a> {
    pub(crate) files: &'a Files<'a>,
    pub(crate) offer: &'a Offer,
    pub(crate) editor: Editor,
    services: Vec<Page<'a>>,
    pathways: Vec<Page<'a>>,
    others: Vec<Page<'a>>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new<'f: 'a>(files: &'a Files<'f>, offer: &'a Offer, editor: Editor) -> Self {
        let reader: Reader<'a> = files.reader;
        let folder = |name| files.folder(name).into_iter().map(|parsed| Page::read(parsed.table(reader))).collect();
        let others = OTHERS.iter().flat_map(|path| files.tables(path)).map(Page::read).collect();
        Self { files, offer, editor, services: folder("services"), pathways: folder("pathways"), others }
    }

    /// Every file that families read something of.
    pub(crate) fn pages(&self) -> impl Iterator<Item = &Page<'a>> {
        self.services.iter().chain(&self.pathways).chain(&self.others)
    }

    /// Each service with its file. They were read in this order.
    pub(crate) fn services(&self) -> impl Iterator<Item = (&Page<'a>, &'a Service, &'a Detail)> {
        let read = self.offer.core.services.iter().zip(&self.offer.details);
        self.services.iter().zip(read).map(|(page, (service, detail))| (page, service, detail))
    }

    /// The files of services and pathways.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Page<'a>> {
        self.services.iter().chain(&self.pathways)
    }

    /// A finding that is very likely not meant.
    pub(crate) fn warn<T>(&self, code: &'static str, at: &At<'_, T>, wrong: impl Into<String>, mend: impl Into<String>) {
        self.files.reader.say(Level::Warning, code, at, wrong, mend);
    }

    /// A finding that may well be meant.
    pub(crate) fn advise<T>(&self, code: &'static str, at: &At<'_, T>, wrong: impl Into<String>, mend: impl Into<String>) {
        self.files.reader.say(Level::Advice, code, at, wrong, mend);
    }
}
