//! Words and processes: the glossary, the pathways and the bank holidays.

use super::{Core, Invalid, Pathway, ServiceId, Source};
use crate::clock::{Calendar, Day};

/// The glossary, the pathways and the bank holidays of an offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Words that need explaining.
    pub terms: Vec<Term>,
    /// Processes with steps, in the order of [`Core::pathways`].
    pub pathways: Vec<Pathway>,
    /// The days that are not working days.
    pub holidays: Holidays,
}

impl Words {
    /// Finds what contradicts itself, or the offer's core.
    ///
    /// # Errors
    /// The first contradiction found.
    pub fn validate(&self, core: &Core) -> Result<(), Invalid> {
        let steps = self.pathways.iter().flat_map(|pathway| &pathway.steps).flat_map(|step| &step.services);
        let mut services = self.terms.iter().filter_map(|term| term.service.as_ref()).chain(steps);
        if self.pathways.len() != core.pathways.len() || services.any(|id| id.index() >= core.services.len()) {
            return Err(Invalid("the words are of another offer"));
        }
        if !self.pathways.iter().all(Pathway::fits) {
            return Err(Invalid("a time limit that counts from nothing, or from a later step"));
        }
        if !self.holidays.days.is_sorted() {
            return Err(Invalid("the bank holidays are out of order"));
        }
        Ok(())
    }
}

/// Other names that families might type: what a search needs beyond [`Core`]. Each list may be empty, where there are none at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OtherNames {
    /// For each service.
    pub services: Vec<Vec<String>>,
    /// For each value of a fact, such as a need.
    pub values: Vec<Vec<String>>,
}

impl OtherNames {
    /// Finds what contradicts the offer's core.
    ///
    /// # Errors
    /// The first contradiction found.
    pub fn validate(&self, core: &Core) -> Result<(), Invalid> {
        let fits = |names: &[Vec<String>], count: usize| names.is_empty() || names.len() == count;
        if !fits(&self.services, core.services.len()) || !fits(&self.values, core.values.len()) {
            return Err(Invalid("the other names are of another offer"));
        }
        Ok(())
    }
}

/// The bank holidays that are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holidays {
    /// The days, in order.
    pub days: Vec<Day>,
    /// The last day of which it is known whether it is one; none where nothing is known.
    pub until: Option<Day>,
    /// The day somebody last checked them against their sources, as `2026-11-23`; may be empty.
    pub checked: String,
    /// Where they come from.
    pub sources: Vec<Source>,
}

impl Holidays {
    /// What working days are counted by.
    #[must_use]
    pub fn calendar(&self) -> Calendar<'_> {
        Calendar::new(&self.days, self.until)
    }
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
