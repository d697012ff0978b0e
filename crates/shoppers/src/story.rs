//! A story: who comes in, what they answer, and what they must be shown.

use fingerpost_core::guide::GroupKind;
use fingerpost_core::model::{FactId, ServiceId, ValueId};
use fingerpost_core::places::Outcode;
use fingerpost_core::rules::Age;

/// A family whom the documents tell of, or one like them.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The file's name without its ending.
    pub name: String,
    /// The id of the offer whose guide they open.
    pub offer: String,
    /// What brings them, in their own words.
    pub story: String,
    /// The first half of their postcode.
    pub postcode: Option<Outcode>,
    /// What they type into the search, and the service that it must find; several services where any of them would do is no such thing.
    pub search: Option<(String, ServiceId)>,
    /// Where the story comes from.
    pub source: Phrase,
    /// What is so of the family, as far as the story tells.
    pub told: Vec<(FactId, Told)>,
    /// The services that they must be shown.
    pub reach: Vec<Reach>,
    /// What else must come of it.
    pub expect: Expect,
}

/// The words of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The document's title.
    pub title: String,
    /// Who published it, and when: as a reader of a report wants to know it.
    pub by: String,
    /// Its words, letter for letter.
    pub phrase: String,
}

/// What a story tells of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// These values.
    Values(Vec<ValueId>),
    /// None of the options.
    NoneOfThese,
    /// They do not know, or would rather not say.
    NotSure,
    /// An age, and how they type it.
    Age(Age, String),
}

/// A service that a family must be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The service.
    pub service: ServiceId,
    /// It must be in the plan after this many questions at the latest, and stay there.
    pub within: usize,
    /// The group that it must be in.
    pub group: Option<GroupKind>,
}

/// What else must come of a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expect {
    /// Services that must not be in the plan as something that suits them, or may.
    pub not_suitable: Vec<ServiceId>,
    /// Pathways that the plan must show, by their places in the offer.
    pub pathways: Vec<usize>,
    /// The offer of the council that must turn out to be theirs.
    pub council: Option<String>,
    /// Once they say that somebody is in danger, urgent help must come first.
    pub urgent_first: bool,
}
