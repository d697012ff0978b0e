//! Words and processes: the glossary and the pathways.

use super::{ServiceId, Source};

/// The glossary and the pathways of an offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Words that need explaining.
    pub terms: Vec<Term>,
    /// Processes with steps.
    pub pathways: Vec<Pathway>,
}

/// A word that needs explaining.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The word.
    pub term: String,
    /// Its other names.
    pub also: Vec<String>,
    /// What it means, in plain words.
    pub means: String,
    /// The service that does this, if there is one.
    pub service: Option<ServiceId>,
}

/// A process with steps, such as asking for an EHC needs assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Pathway {
    /// The id that links use; also its file's name.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// One plain sentence.
    pub summary: String,
    /// The day somebody last checked it against its sources.
    pub checked: String,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// A step of a pathway.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What happens.
    pub title: String,
    /// What that means for the family, in plain words.
    pub text: String,
    /// The time the law allows, where it sets one.
    pub limit: Option<Limit>,
    /// Services that help with this step.
    pub services: Vec<ServiceId>,
    /// Where the facts of this step come from; empty where the pathway's own sources cover it.
    pub sources: Vec<Source>,
}

/// A time limit that the law sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The limit, in words.
    pub says: String,
    /// False where it was taken from a secondary source and should be checked.
    pub sure: bool,
}
