//! The search itself: which things the words that a family may mean stand in, best first.

use std::collections::BinaryHeap;

use super::field::Field;
use super::index::{Index, Thing};
use super::meaning::{Meant, Wanted};
use crate::model::ServiceId;

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The services, best first; equal ones in the order of the index.
    pub hits: Vec<Hit>,
    /// What else was found: the few needs, terms and pathways that fit best, best first.
    pub others: Vec<Thing>,
    /// For each word that was looked for, the known words it may stand for.
    wanted: Vec<Wanted>,
}

/// A service that a search found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The service; in an index of many offers, of all of them one after the other.
    pub service: ServiceId,
    /// How well it matches: higher is better. Only the order means anything.
    pub score: f32,
}

/// A result must come to this share of the best one's score. Families type sentences, of which a few words say what they want: so it is not how
/// many words were found that counts, but how much they say.
const ENOUGH: f32 = 0.2;

/// How many needs, terms and pathways are told of beside the services.
const OTHERS: usize = 4;

impl Index {
    /// Finds what matches what was typed, best first: at most so many services. `suits` says what each service is worth to this family: 1 where nothing
    /// is known of it, 0 to leave it out.
    #[must_use]
    pub fn search(&self, typed: &str, most: usize, suits: &dyn Fn(ServiceId) -> f32) -> Found {
        let wanted = self.wanted(typed);
        let things = self.root.counts.all().unwrap_or(0) as usize;
        let mut scores = vec![(0.0f32, 0u8); things];
        let mut best = vec![0.0f32; things];
        let mut touched: Vec<u32> = Vec::new();
        let mut all: Vec<u32> = Vec::new();
        for word in &wanted {
            for meant in &word.meant {
                for field in Field::ALL {
                    let worth = meant.closeness * meant.rarity * field.worth();
                    for thing in self.found(meant, field) {
                        let here = &mut best[*thing as usize];
                        if *here == 0.0 {
                            touched.push(*thing);
                        }
                        *here = here.max(worth);
                    }
                }
            }
            for thing in touched.drain(..) {
                let score = &mut scores[thing as usize];
                if score.1 == 0 {
                    all.push(thing);
                }
                *score = (score.0 + std::mem::take(&mut best[thing as usize]), score.1 + 1);
            }
        }
        // Of two that say as much, the one that more of the typed words fit.
        let services = self.services() as u32;
        let mut best_of = [0.0f32; 2];
        for thing in &all {
            let (score, words) = &mut scores[*thing as usize];
            *score *= 1.0 + f32::from(*words) / wanted.len() as f32;
            let is_other = *thing >= services;
            if !is_other {
                *score *= suits(ServiceId(*thing));
            }
            let best = &mut best_of[usize::from(is_other)];
            *best = best.max(*score);
        }
        let mut ranked = [Ranked::new(most), Ranked::new(OTHERS)];
        for thing in all {
            let (score, is_other) = (scores[thing as usize].0, usize::from(thing >= services));
            if score > 0.0 && score >= best_of[is_other] * ENOUGH {
                ranked[is_other].add(score, thing);
            }
        }
        let [hits, others] = ranked.map(Ranked::into_sorted);
        let hits = hits.into_iter().map(|(score, thing)| Hit { service: ServiceId(thing), score }).collect();
        Found { hits, others: others.into_iter().filter_map(|(_, thing)| self.thing(thing)).collect(), wanted }
    }

    /// The index's own words that a service was found by, in the order they were typed: "shown for *speech*, *therapy*".
    #[must_use]
    pub fn why(&self, found: &Found, service: ServiceId) -> Vec<&str> {
        let mut words = Vec::new();
        for wanted in &found.wanted {
            let mut best = (0.0, "");
            for meant in &wanted.meant {
                for field in Field::ALL {
                    let worth = meant.closeness * meant.rarity * field.worth();
                    if worth > best.0 && self.found(meant, field).binary_search(&service.0).is_ok() {
                        best = (worth, self.word(meant));
                    }
                }
            }
            if best.0 > 0.0 && !words.contains(&best.1) {
                words.push(best.1);
            }
        }
        words
    }

    /// What may have been meant instead of what was typed, where a word of it is not known: to offer, never to force.
    #[must_use]
    pub fn did_you_mean(&self, found: &Found, typed: &str) -> Option<String> {
        let mut mended = String::new();
        let mut is_mended = false;
        for (place, word) in typed.split_whitespace().enumerate() {
            if place > 0 {
                mended.push(' ');
            }
            let plain: String = super::words::split(word).last().unwrap_or_default();
            let wanted = found.wanted.iter().find(|wanted| wanted.typed == plain);
            match wanted.and_then(|wanted| wanted.meant_by_slip()) {
                Some(meant) => {
                    mended.push_str(self.word(meant));
                    is_mended = true;
                }
                None => mended.push_str(word),
            }
        }
        is_mended.then_some(mended)
    }

    fn found(&self, meant: &Meant, field: Field) -> &[u32] {
        let terms = self.terms.get(meant.piece as usize).and_then(Option::as_deref);
        terms.map_or(&[], |terms| terms.found(meant.word as usize, field))
    }

    fn word(&self, meant: &Meant) -> &str {
        let terms = self.terms.get(meant.piece as usize).and_then(Option::as_deref);
        terms.map_or("", |terms| terms.words.get(meant.word as usize))
    }
}

/// The best of many things: those of the highest scores, and of equal ones the first. (A heap: the library's sort weighs ten times as much.)
struct Ranked {
    /// A score is positive, so its bits stand in the order of its size; the worst that is kept comes first.
    heap: BinaryHeap<u64>,
    most: usize,
}

impl Ranked {
    fn new(most: usize) -> Self {
        Self { heap: BinaryHeap::new(), most }
    }

    fn add(&mut self, score: f32, thing: u32) {
        let rank = u64::from(!score.to_bits()) << 32 | u64::from(thing);
        if self.heap.len() < self.most {
            self.heap.push(rank);
        } else if let Some(mut worst) = self.heap.peek_mut().filter(|worst| rank < **worst) {
            *worst = rank;
        }
    }

    fn into_sorted(self) -> Vec<(f32, u32)> {
        let ranked = |rank: u64| (f32::from_bits(!((rank >> 32) as u32)), rank as u32);
        self.heap.into_sorted_vec().into_iter().map(ranked).collect()
    }
}
