//! The search itself: which known words a family may mean, and which things they stand in.

use std::collections::BinaryHeap;

use super::field::Field;
use super::index::{Index, Thing};
use super::likeness::{self, Way, by_beginning, by_slips, may_be_near, slips};
use super::words::{asked, is_empty};
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

/// A word that is looked for.
#[derive(Clone, Debug, Default)]
struct Wanted {
    typed: String,
    meant: Vec<Meant>,
}

/// A known word that a typed one may stand for.
#[derive(Clone, Copy, Debug)]
struct Meant {
    piece: u32,
    word: u32,
    closeness: f32,
    way: Way,
    /// What it says: see [`super::terms::Terms::rarity`].
    rarity: f32,
}

/// A result must come to this share of the best one's score. Families type sentences, of which a few words say what they want: so it is not how
/// many words were found that counts, but how much they say.
const ENOUGH: f32 = 0.2;

/// How many needs, terms and pathways are told of beside the services.
const OTHERS: usize = 4;

/// Two words that were typed as one, or one as two, are a slip: a small one.
const PARTED: f32 = 0.9;

/// A word this close is one slip away at most: it is not two words that run together.
const NEAR: f32 = 0.7;

/// What a word that is in every question counts for in a name.
const SAYS_LITTLE: f32 = 0.3;

/// How much less a slip counts where there is no need for one.
const UNLIKELY: f32 = 0.6;

/// Words this close need no guess at what else was meant.
const CLEAR: f32 = 0.8;

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

    /// The words that are looked for, with what each may stand for.
    fn wanted(&self, typed: &str) -> Vec<Wanted> {
        let (words, is_name) = asked(typed);
        // The last word may be begun only.
        let begun = typed.chars().next_back().is_some_and(char::is_alphanumeric);
        let last = words.len().saturating_sub(1);
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut joined_before = false;
        for (place, word) in words.iter().enumerate() {
            let mut meant = self.meant(word, begun && place == last, is_name);
            // It may be a part of a name, but the others say more.
            if is_empty(word) {
                meant.iter_mut().for_each(|meant| meant.closeness *= SAYS_LITTLE);
            }
            let mut joins = false;
            // "speech" typed as "spee ch".
            if let Some(next) = words.get(place + 1).filter(|next| !(self.knows(word) && self.knows(next))) {
                let mut joined = word.clone();
                joined.push_str(next);
                let whole = self.meant(&joined, false, false).into_iter().filter(|meant| meant.closeness >= CLEAR);
                for other in whole.filter(|meant| meant.way != Way::Beginning) {
                    joins = true;
                    meant.push(Meant { closeness: other.closeness * PARTED, ..other });
                }
            }
            let is_rest = std::mem::replace(&mut joined_before, joins) && !self.knows(word);
            if meant.iter().all(|meant| meant.closeness < NEAR)
                && let Some(parts) = self.parts(word)
            {
                wanted.extend(parts);
            } else if !is_rest {
                wanted.push(Wanted { typed: word.clone(), meant });
            }
        }
        wanted
    }

    /// "speechtherapy" for "speech therapy": two known words, or a known one and one that is a slip away.
    fn parts(&self, word: &str) -> Option<[Wanted; 2]> {
        let cuts = || word.char_indices().map(|(at, _)| at).filter(|at| *at >= 3 && word.len() >= at + 3);
        let are_known = |left: &str, right: &str, both: bool| match (self.knows(left), self.knows(right)) {
            (true, true) => true,
            (true, false) => !both && right.len() > 4,
            (false, true) => !both && left.len() > 4,
            (false, false) => false,
        };
        let part = |part: &str| {
            let mut meant = self.meant(part, false, false);
            meant.retain(|meant| matches!(meant.way, Way::Same | Way::Slip));
            meant.iter_mut().for_each(|meant| meant.closeness *= PARTED);
            (!meant.is_empty()).then(|| Wanted { typed: part.to_owned(), meant })
        };
        for both in [true, false] {
            for at in cuts() {
                let (left, right) = word.split_at(at);
                if are_known(left, right, both)
                    && let (Some(left), Some(right)) = (part(left), part(right))
                {
                    return Some([left, right]);
                }
            }
        }
        None
    }

    /// True for a word that is known as it is.
    fn knows(&self, word: &str) -> bool {
        self.terms.iter().flatten().any(|terms| terms.words.find(word).is_some())
    }

    /// The known words that a typed one may stand for. `begun` says that it is still being typed, `is_name` that any word may be meant: in a sentence, nobody
    /// looks for "want".
    fn meant(&self, typed: &str, begun: bool, is_name: bool) -> Vec<Meant> {
        let letters = typed.chars().count();
        let (slips, mask) = (slips(letters), likeness::mask(typed));
        let head = typed.char_indices().nth(3).map_or(typed, |(at, _)| &typed[..at]);
        let mut all = Vec::new();
        // What many words that begin so say together: none of them says more than all.
        let mut begin_so = 0.0;
        for (piece, terms) in self.terms.iter().enumerate() {
            let Some(terms) = terms else { continue };
            let mut push = |word: usize, closeness: f32, way: Way| {
                let rarity = terms.rarity(word);
                if way == Way::Beginning {
                    begin_so += 1.0 / (rarity * rarity);
                }
                all.push(Meant { piece: piece as u32, word: word as u32, closeness, way, rarity });
            };
            let words = &terms.words;
            let from = words.place(head);
            let mut to = from;
            while to < words.len() && words.get(to).starts_with(head) {
                let known = words.get(to);
                let by_beginning =
                    if known == typed { (1.0, Way::Same) } else { by_beginning(typed, known, begun && letters > 1) };
                let near = slips > 0
                    && words.bytes(to).abs_diff(typed.len()) <= slips
                    && may_be_near(mask, words.masks()[to], slips as u32);
                let by_slips = if near && by_beginning.0 < CLEAR { by_slips(typed, known, slips) } else { 0.0 };
                match by_beginning {
                    (closeness, way) if closeness >= by_slips && closeness > 0.0 => push(to, closeness, way),
                    _ if by_slips > 0.0 => push(to, by_slips, Way::Slip),
                    _ => {}
                }
                to += 1;
            }
            if slips > 0 {
                for (word, known) in words.masks().iter().enumerate() {
                    if may_be_near(mask, *known, slips as u32)
                        && words.bytes(word).abs_diff(typed.len()) <= slips
                        && !(from..to).contains(&word)
                    {
                        let closeness = by_slips(typed, words.get(word), slips);
                        if closeness > 0.0 && (is_name || !is_empty(words.get(word))) {
                            push(word, closeness, Way::Slip);
                        }
                    }
                }
            }
        }
        // Where a word is known as it stands, or as the beginning of one, a slip is the less likely.
        if all.iter().any(|meant: &Meant| meant.way != Way::Slip && meant.closeness >= CLEAR) {
            all.iter_mut().filter(|meant| meant.way == Way::Slip).for_each(|meant| meant.closeness *= UNLIKELY);
        }
        let together = 1.0 / f32::max(begin_so, 1.0).sqrt();
        for meant in all.iter_mut().filter(|meant| meant.way == Way::Beginning) {
            meant.rarity = together;
        }
        // A rare word that is like a common one says no more than the common one, or "mutism" would come before "autism".
        let likeliest = likeliest(&all).map_or(1.0, |meant| meant.rarity);
        all.iter_mut().for_each(|meant| meant.rarity = meant.rarity.min(likeliest));
        all
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

impl Wanted {
    /// The nearest known word, where the typed one is not known and that is only a slip away.
    fn meant_by_slip(&self) -> Option<&Meant> {
        likeliest(&self.meant).filter(|best| best.way == Way::Slip)
    }
}

/// The nearest of the words that a typed one may stand for; of two that are as near, the one that is in more places.
fn likeliest(all: &[Meant]) -> Option<&Meant> {
    let mut best: Option<&Meant> = None;
    for meant in all {
        if best.is_none_or(|best| (meant.closeness, -meant.rarity) > (best.closeness, -best.rarity)) {
            best = Some(meant);
        }
    }
    best
}
