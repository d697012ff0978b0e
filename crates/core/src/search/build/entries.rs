//! What of an offer can be found, and by which of its texts.

use super::Words;
use crate::glossary::{Glossary, Piece};
use crate::model::{Offer, ServiceId, ValueId};
use crate::rules::Atom;
use crate::search::{Field, Shown, needs};

/// A service for more needs than this is for everybody: their words say nothing of it.
const FEW_NEEDS: usize = 4;

/// Adds all that can be found in an offer, in the order of [`super::Counts`].
pub(super) fn of(offer: &Offer, words: &mut Words) {
    let core = &offer.core;
    let services = Services::new(offer);
    (0..core.services.len()).for_each(|index| services.add(index, words));
    for need in needs(core) {
        let value = &core[need];
        let mut texts = vec![(Field::Name, value.name.as_str()), (Field::Name, &value.plain)];
        texts.extend(services.also_of(need).map(|name| (Field::Other, name)));
        words.add(&texts);
    }
    for term in &offer.words.terms {
        let mut texts = vec![(Field::Name, term.term.as_str()), (Field::About, &term.means)];
        texts.extend(term.also.iter().map(|name| (Field::Name, name.as_str())));
        words.add(&texts);
    }
    for pathway in &core.pathways {
        words.add(&[(Field::Name, pathway.name.as_str()), (Field::Summary, &pathway.summary)]);
    }
}

/// The services of an offer.
pub(super) struct Services<'a> {
    pub(super) offer: &'a Offer,
    glossary: Glossary,
}

impl<'a> Services<'a> {
    pub(super) fn new(offer: &'a Offer) -> Self {
        Self { offer, glossary: Glossary::new(&offer.words.terms) }
    }

    /// Adds a service: its names, who runs it, its texts, the words for the few needs it is for, and the other names of the terms it speaks of, so that a
    /// family finds "EHC plan" by "statement".
    pub(super) fn add(&self, index: usize, words: &mut Words) {
        let Offer { core, details, also, words: said, .. } = self.offer;
        let service = &core.services[index];
        let about = details.get(index).map_or("", |detail| &detail.about);
        let mut texts = vec![
            (Field::Name, service.name.as_str()),
            (Field::Other, &core[service.provider]),
            (Field::Summary, &service.summary),
            (Field::About, about),
        ];
        texts.extend(also.services.get(index).into_iter().flatten().map(|name| (Field::Other, name.as_str())));
        for atom in service.rule.atoms() {
            let Atom::OneOf(values) = &core[atom] else { continue };
            let is_need = |value: &&ValueId| core[core[**value].fact].id == "need";
            for need in values.iter().filter(is_need).filter(|_| values.len() <= FEW_NEEDS) {
                texts.push((Field::Topic, &core[*need].name));
                texts.extend(self.also_of(*need).map(|name| (Field::Topic, name)));
            }
        }
        // A term that this service is what it means is a name of it.
        for term in said.terms.iter().filter(|term| term.service == Some(ServiceId::from(index))) {
            texts.push((Field::Name, &term.term));
            texts.extend(term.also.iter().map(|name| (Field::Name, name.as_str())));
        }
        let mut seen = Vec::new();
        for text in [&service.name, &service.summary] {
            for piece in self.glossary.split_new(text, &mut seen) {
                let Piece::Term { term, .. } = piece else { continue };
                let term = &said.terms[term];
                texts.push((Field::Topic, &term.term));
                texts.extend(term.also.iter().map(|name| (Field::Topic, name.as_str())));
            }
        }
        words.add(&texts);
    }

    /// What a search of many offers shows of a service.
    pub(super) fn shown(&self, index: usize) -> Shown {
        let service = &self.offer.core.services[index];
        Shown { id: service.id.clone(), name: service.name.clone(), summary: service.summary.clone() }
    }

    fn also_of(&self, need: ValueId) -> impl Iterator<Item = &'a str> {
        self.offer.also.values.get(need.index()).into_iter().flatten().map(String::as_str)
    }
}
