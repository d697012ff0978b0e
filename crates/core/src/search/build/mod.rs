//! Building an index, once, with the pack.
//!
//! The index of one offer is one file. That of many offers is a root and pieces: [`many`]. What it holds, and why, is told in
//! `docs/pack-format.md`.

mod entries;
mod facets;
mod pieces;

use std::collections::{HashMap, HashSet};

use super::field::Field;
use super::root::{Counts, Root, Shelf};
use super::terms::Terms;
use super::words::{MOST_LETTERS, is_empty, split};
use super::{Index, needs};
use crate::model::{Invalid, Offer};
use crate::pack::{File, Part, frame};
use crate::wire::encode;

/// The folder of an index of many offers, beside theirs: no offer may have this id.
pub const EVERYWHERE: &str = "everywhere";

/// How many services a piece of the results tells of: about a kilobyte on its way.
const RESULTS_EACH: usize = 12;

/// The file of the index of one offer.
pub(crate) fn file(offer: &Offer) -> (File, Vec<u8>) {
    (File::whole(Part::Search), encode(&root(offer)))
}

/// The index of one offer, as it would be read from its pack.
#[must_use]
pub fn index(offer: &Offer) -> Index {
    Index::new(root(offer), None)
}

/// The index of one offer is its root alone.
fn root(offer: &Offer) -> Root {
    let mut words = Words::default();
    entries::of(offer, &mut words);
    let counts = Counts {
        services: offer.core.services.len() as u32,
        needs: needs(&offer.core).count() as u32,
        terms: offer.words.terms.len() as u32,
        pathways: offer.core.pathways.len() as u32,
    };
    Root { counts, facets: facets::of(offer), terms: Terms::new(words.sorted()), ..Root::default() }
}

/// The index of many offers: what searches a whole country, in pieces. Services for families anywhere come first, each once, on a shelf that is no
/// offer's. The same offers in the same order always give the same bytes.
///
/// # Errors
/// Where there is more than the format can hold.
pub fn many(offers: &[Offer]) -> Result<Vec<(String, Vec<u8>)>, Invalid> {
    let mut words = Words::default();
    let mut shown = Vec::new();
    let mut everywhere: HashSet<&str> = HashSet::new();
    let mut shelf = |offer: &str, name: &str, of: &mut dyn Iterator<Item = (&entries::Services<'_>, usize)>| {
        let before = shown.len();
        for (services, index) in of {
            services.add(index, &mut words);
            shown.push(services.shown(index));
        }
        Shelf { offer: offer.to_owned(), name: name.to_owned(), services: (shown.len() - before) as u32 }
    };
    let services: Vec<_> = offers.iter().map(entries::Services::new).collect();
    let all = || {
        services.iter().flat_map(|of| of.offer.core.services.iter().enumerate().map(move |(index, service)| (of, index, service)))
    };
    let mut national =
        all().filter(|(_, _, service)| service.national && everywhere.insert(&service.id)).map(|(of, index, _)| (of, index));
    let mut shelves = vec![shelf("", "England", &mut national)];
    for of in &services {
        let core = &of.offer.core;
        let local = core.services.iter().enumerate().filter(|(_, service)| !service.national);
        shelves.push(shelf(&core.id, &core.name, &mut local.map(|(index, _)| (of, index))));
    }
    words.leave_out_what_says_little();
    let sorted = words.sorted();
    let cut = pieces::cut(&sorted);
    let counts = Counts { services: shown.len() as u32, ..Counts::default() };
    let root = Root {
        counts,
        offers: shelves,
        results_each: RESULTS_EACH as u32,
        spelling: cut.spelling.len() as u32,
        common: cut.common,
        firsts: cut.firsts,
        ..Root::default()
    };
    let mut bodies = vec![(File::whole(Part::Search), encode(&root))];
    let mut add = |part: Part, all: Vec<Vec<u8>>| {
        bodies.extend(all.into_iter().enumerate().map(|(piece, body)| (File::piece(part, piece), body)));
    };
    add(Part::Terms, cut.terms);
    add(Part::Spelling, cut.spelling);
    add(Part::Results, shown.chunks(RESULTS_EACH).map(|some| encode(&some.to_vec())).collect());
    frame(bodies)
}

/// The words of an index as they are gathered: the things in each of whose fields each word stands.
#[derive(Debug, Default)]
pub(super) struct Words {
    places: HashMap<String, usize>,
    lists: Vec<[Vec<u32>; Field::COUNT]>,
    /// For each word, the thing after the last one that it was put in.
    seen: Vec<u32>,
    things: u32,
}

/// A word that is in the long texts of more than one thing in so many, or a topic of them, or in another name (as "council" is in that of who runs
/// them), says little of any: those lists are the longest.
const SAYS_LITTLE: [(Field, usize); 3] = [(Field::About, 200), (Field::Topic, 32), (Field::Other, 16)];
/// Where there are fewer things than this, every word says enough.
const FEW: u32 = 1000;

impl Words {
    /// Adds the next thing. Of several fields that a word stands in, the one where it is worth most counts.
    fn add(&mut self, texts: &[(Field, &str)]) {
        self.things += 1;
        for field in Field::ALL {
            for (_, text) in texts.iter().filter(|(of, _)| *of == field) {
                for mut word in split(text) {
                    // A word that says nothing in a question may still be a name: "You and Me".
                    if is_empty(&word) && !matches!(field, Field::Name | Field::Other) {
                        continue;
                    }
                    if let Some((end, _)) = word.char_indices().nth(MOST_LETTERS) {
                        word.truncate(end);
                    }
                    let next = self.lists.len();
                    let place = *self.places.entry(word).or_insert(next);
                    if place == next {
                        self.lists.push(Default::default());
                        self.seen.push(0);
                    }
                    if self.seen[place] < self.things {
                        self.seen[place] = self.things;
                        self.lists[place][field as usize].push(self.things - 1);
                    }
                }
            }
        }
    }

    /// Forgets where the commonest words stand in long texts.
    fn leave_out_what_says_little(&mut self) {
        if self.things < FEW {
            return;
        }
        for lists in &mut self.lists {
            for (field, one_in) in SAYS_LITTLE {
                let list = &mut lists[field as usize];
                if list.len() * one_in > self.things as usize {
                    list.clear();
                }
            }
        }
    }

    /// The words in alphabetical order, with their lists; those that stand nowhere any more are left out.
    fn sorted(&self) -> Vec<(&str, &[Vec<u32>; Field::COUNT])> {
        let mut all: Vec<_> = self.places.iter().map(|(word, place)| (word.as_str(), &self.lists[*place])).collect();
        all.retain(|(_, lists)| lists.iter().any(|list| !list.is_empty()));
        all.sort_unstable_by_key(|(word, _)| *word);
        all
    }
}
