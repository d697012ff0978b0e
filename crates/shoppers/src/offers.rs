//! The offers that stories are about, made ready once.

use std::path::Path;

use fingerpost_core::guide::Guide;
use fingerpost_core::model::{FactId, Offer, Source};
use fingerpost_core::search::{Index, build};
use fingerpost_source::reading::Names;
use fingerpost_source::{Findings, Unopened};

/// An offer, ready for families.
#[derive(Debug)]
pub struct Ready {
    /// Its guide.
    pub guide: Guide,
    /// Its search.
    pub index: Index,
    /// The documents that its sources name.
    pub documents: Vec<Source>,
    pub(crate) names: ReadyNames,
}

/// What a story may name.
#[derive(Debug)]
pub(crate) struct ReadyNames {
    pub(crate) facts: Names,
    /// For each fact, its values.
    pub(crate) values: Vec<Names>,
    pub(crate) services: Names,
    pub(crate) pathways: Names,
    pub(crate) documents: Names,
    /// The councils whose offers a family may turn out to belong to.
    pub(crate) councils: Names,
}

/// The offers of a folder, each by its id.
#[derive(Debug)]
pub struct Offers {
    pub(crate) all: Vec<(String, Ready)>,
    pub(crate) ids: Names,
}

/// Why the offers of a folder could not be made ready.
#[derive(Debug)]
pub enum NotReady {
    /// The folder or a file in it cannot be read.
    Unopened(Unopened),
    /// An offer has mistakes.
    Wrong(Findings),
}

impl std::fmt::Display for NotReady {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unopened(problem) => problem.fmt(f),
            Self::Wrong(findings) => findings.fmt(f),
        }
    }
}

impl std::error::Error for NotReady {}

impl From<Unopened> for NotReady {
    fn from(problem: Unopened) -> Self {
        Self::Unopened(problem)
    }
}

impl From<Findings> for NotReady {
    fn from(findings: Findings) -> Self {
        Self::Wrong(findings)
    }
}

impl Offers {
    /// Reads every offer in a folder: each folder in it that has an `offer.toml`.
    ///
    /// # Errors
    /// Where the folder cannot be read, or the first offer that has mistakes.
    pub fn open(folder: &Path) -> Result<Self, NotReady> {
        let unopened = |cause| Unopened { path: folder.to_owned(), cause };
        let entries = std::fs::read_dir(folder).map_err(unopened)?.collect::<Result<Vec<_>, _>>().map_err(unopened)?;
        let mut folders: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
        folders.retain(|folder| folder.join("offer.toml").is_file());
        folders.sort();
        let mut all = Vec::new();
        for folder in folders {
            all.push(Ready::read(&fingerpost_source::open(&folder)?)?);
        }
        Ok(Self::of(all))
    }

    /// These offers.
    #[must_use]
    pub fn of(offers: Vec<Ready>) -> Self {
        let mut ids = Names::new("unknown-offer", "an offer", "the folder of the offers");
        let with_id = |(index, ready): (usize, Ready)| {
            let id = ready.guide.core().id.clone();
            ids.know(&id, index);
            (id, ready)
        };
        let all = offers.into_iter().enumerate().map(with_id).collect();
        Self { all, ids }
    }

    /// The offer with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Ready> {
        self.all.iter().find(|(known, _)| known == id).map(|(_, ready)| ready)
    }

    /// The offers, by name of their folders.
    pub fn iter(&self) -> impl Iterator<Item = &Ready> {
        self.all.iter().map(|(_, ready)| ready)
    }
}

impl Ready {
    /// Makes an offer ready from its files.
    ///
    /// # Errors
    /// Everything that is wrong in them.
    pub fn read(files: &[fingerpost_source::File]) -> Result<Self, Findings> {
        let offer = fingerpost_source::read(files)?;
        let index = build::index(&offer);
        let Offer { core, .. } = offer;
        let (ids, documents): (Vec<String>, Vec<Source>) = fingerpost_source::documents(files).into_iter().unzip();
        let named = |code, what, listed_in, ids: &mut dyn Iterator<Item = (usize, &String)>| {
            let mut names = Names::new(code, what, listed_in);
            ids.for_each(|(index, id)| names.know(id, index));
            names
        };
        let values_of = |fact: usize| {
            let of_fact = |(_, value): &(usize, &fingerpost_core::model::Value)| value.fact == FactId::from(fact);
            let mut values = core.values.iter().enumerate().filter(of_fact).map(|(index, value)| (index, &value.id));
            named("unknown-value", "a value", "facts.toml, needs.toml and places.toml", &mut values)
        };
        let councils = std::iter::once(&core.id).chain(core.neighbours.iter().map(|neighbour| &neighbour.offer));
        let names = ReadyNames {
            facts: named("unknown-fact", "a fact", "facts.toml", &mut core.facts.iter().map(|fact| &fact.id).enumerate()),
            values: (0..core.facts.len()).map(values_of).collect(),
            services: named(
                "unknown-service",
                "a service",
                "services/",
                &mut core.services.iter().map(|service| &service.id).enumerate(),
            ),
            pathways: named(
                "unknown-pathway",
                "a pathway",
                "pathways/",
                &mut core.pathways.iter().map(|pathway| &pathway.id).enumerate(),
            ),
            documents: named("unknown-document", "a document", "offer.toml", &mut ids.iter().enumerate()),
            councils: named(
                "unknown-council",
                "a council",
                "offer.toml, as its own id and its neighbours'",
                &mut councils.enumerate(),
            ),
        };
        Ok(Self { index, guide: Guide::new(core), documents, names })
    }
}
