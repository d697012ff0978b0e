//! A first, small search: forgives a slip in each word, over names, other names and one-sentence descriptions.

use std::collections::BinaryHeap;

use crate::letters::{drawer, is_of_a_word};
use crate::model::{Core, OtherNames, ServiceId, ValueId};
use crate::rules::Atom;

/// A service that a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The service.
    pub service: ServiceId,
    /// How well it matches: higher is better. Only the order means anything.
    pub score: f32,
    /// The offer's own words that matched, in the order they were typed: "shown for *speech*, *therapy*".
    pub matched: Vec<String>,
}

/// An offer's words, made ready to search.
#[derive(Clone, Debug)]
pub struct Index {
    known: Vec<Known>,
    services: usize,
}

/// A word that an offer knows, and the services that speak of it: each once, with what the word is worth there.
#[derive(Clone, Debug)]
struct Known {
    word: String,
    found_in: Vec<(u32, f32)>,
}

/// How many drawers known words are found in while an index is made: a few words a drawer.
const DRAWERS: usize = 1024;

/// Where a word stands decides what it is worth.
const NAME: f32 = 3.0;
const OTHER_NAME: f32 = 2.5;
const SUMMARY: f32 = 1.0;
/// A word for a need that the service is for.
const NEED: f32 = 0.8;
/// A service for more needs than this is for everybody: their words say nothing of it.
const FEW_NEEDS: usize = 4;
/// A result must come to this share of the best one's score. Families type sentences, of which a few words say what they want: so it is not how
/// many words were found that counts, but how much they say.
const ENOUGH: f32 = 0.2;

/// Words that are in every question and say nothing of what is wanted.
const EMPTY_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "but", "by",
    "can", "cant", "child", "children", "could", "did", "do", "does", "dont", "for", "from", "get", "gets", "getting", "go",
    "had", "has", "have", "he", "help", "her", "hes", "him", "his", "how", "i", "if", "im", "in", "is", "it", "its", "ive",
    "just", "keep", "keeps", "know", "like", "me", "more", "my", "need", "needs", "never", "new", "no", "not", "now", "of", "on",
    "or", "our", "really", "said", "say", "says", "she", "shes", "should", "since", "so", "some", "than", "that", "the", "their",
    "them", "there", "they", "theyre", "this", "to", "told", "too", "us", "very", "want", "wants", "was", "we", "were", "what",
    "when", "which", "who", "why", "will", "with", "would", "you", "your",
];

impl Index {
    /// Makes an offer ready to search, with the other names of its services and needs where they are at hand.
    #[must_use]
    pub fn new(core: &Core, also: &OtherNames) -> Self {
        let mut index = Self { known: Vec::new(), services: core.services.len() };
        let mut drawers = vec![Vec::new(); DRAWERS];
        let mut add = |id: usize, text: &str, worth: f32| index.add(&mut drawers, id, text, worth);
        for (id, service) in core.services.iter().enumerate() {
            add(id, &service.name, NAME);
            also.services.get(id).into_iter().flatten().for_each(|name| add(id, name, OTHER_NAME));
            add(id, &service.summary, SUMMARY);
            for atom in service.rule.atoms() {
                let Atom::OneOf(values) = &core[atom] else { continue };
                let is_need = |value: &&ValueId| core[core[**value].fact].id == "need";
                for need in values.iter().filter(is_need).filter(|_| values.len() <= FEW_NEEDS) {
                    add(id, &core[*need].name, NEED);
                    also.values.get(need.index()).into_iter().flatten().for_each(|name| add(id, name, NEED));
                }
            }
        }
        index
    }

    fn add(&mut self, drawers: &mut [Vec<usize>], service: usize, text: &str, worth: f32) {
        for word in split(text) {
            let drawer = &mut drawers[drawer(&word, DRAWERS)];
            let place = drawer.iter().copied().find(|place| self.known[*place].word == word).unwrap_or_else(|| {
                self.known.push(Known { word, found_in: Vec::new() });
                drawer.push(self.known.len() - 1);
                self.known.len() - 1
            });
            let found_in = &mut self.known[place].found_in;
            // Services are added in order, so this one is the last, if it is there.
            match found_in.last_mut().filter(|(last, _)| *last == service as u32) {
                Some((_, best)) => *best = best.max(worth),
                None => found_in.push((service as u32, worth)),
            }
        }
    }

    /// The services that match what was typed, best first; equal ones in the offer's order.
    #[must_use]
    pub fn search(&self, typed: &str) -> Vec<Hit> {
        let mut wanted: Vec<String> = split(typed).collect();
        if wanted.iter().any(|word| !EMPTY_WORDS.contains(&word.as_str())) {
            wanted.retain(|word| !EMPTY_WORDS.contains(&word.as_str()));
        }
        wanted.dedup();
        let nothing = |index| Hit { service: ServiceId::from(index), score: 0.0, matched: Vec::new() };
        let mut hits: Vec<Hit> = (0..self.services).map(nothing).collect();
        for word in &wanted {
            for (hit, (score, known)) in hits.iter_mut().zip(self.best(word)) {
                hit.score += score;
                let known = self.known.get(known).filter(|known| score > 0.0 && !hit.matched.contains(&known.word));
                hit.matched.extend(known.map(|known| known.word.clone()));
            }
        }
        // Of two that say as much, the one that more of the typed words fit.
        for hit in &mut hits {
            hit.score *= 1.0 + hit.matched.len() as f32 / wanted.len().max(1) as f32;
        }
        let enough = hits.iter().fold(0.0f32, |best, hit| best.max(hit.score)) * ENOUGH;
        hits.retain(|hit| hit.score > 0.0 && hit.score >= enough);
        // Best first, then in the offer's order. A score is positive, so its bits stand in the order of its size.
        // A heap sorts them: the library's sort is quicker on more hits than there are, and weighs ten times as much.
        let ranked: BinaryHeap<u64> =
            hits.iter().zip(0..).map(|(hit, place)| u64::from(!hit.score.to_bits()) << 32 | place).collect();
        ranked.into_sorted_vec().into_iter().filter_map(|rank| hits.get(rank as u32 as usize).cloned()).collect()
    }

    /// For each service, the most that a typed word scores there, and the known word that it scores with. A word that few services speak of
    /// says more than one that many do.
    fn best(&self, typed: &str) -> Vec<(f32, usize)> {
        let mut best = vec![(0.0, 0); self.services];
        for (place, known) in self.known.iter().enumerate() {
            let close = closeness(typed, &known.word);
            if close > 0.0 {
                let spoken_of: f32 = known.found_in.iter().map(|(_, worth)| worth / NAME).sum();
                let rare = 1.0 / spoken_of.max(1.0).sqrt();
                for (service, worth) in &known.found_in {
                    let here = &mut best[*service as usize];
                    if close * worth * rare > here.0 {
                        *here = (close * worth * rare, place);
                    }
                }
            }
        }
        best
    }
}

/// True where a typed word is a known one, or one slip away: anywhere in a word of four letters or more, in the middle of one of three ("dye" for
/// "die").
pub(crate) fn is_like(typed: &str, known: &str) -> bool {
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    match (typed.chars().count(), known.chars().count()) {
        _ if typed == known => true,
        (3, 3) => ends(typed) == ends(known),
        (3, 4) | (4, 3) => ends(typed) == ends(known) && strsim::osa_distance(typed, known) <= 1,
        (typed_count, known_count) => typed_count > 3 && known_count > 3 && strsim::osa_distance(typed, known) <= 1,
    }
}

/// How close a typed word is to a known one: 1 for the same, less for the start of it or a slip or two, 0 for another word.
/// A swap of two letters counts as one slip: it is the commonest.
fn closeness(typed: &str, known: &str) -> f32 {
    let length = typed.chars().count();
    if typed == known {
        return 1.0;
    }
    if length >= 3 && known.starts_with(typed) {
        return 0.9;
    }
    // "autistic" and "autism", "educated" and "education": the same beginning, and another end.
    let same = typed.chars().zip(known.chars()).take_while(|(a, b)| a == b).count();
    if same >= 5 && length.max(known.chars().count()) - same <= 4 {
        return 0.7;
    }
    let slips = match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    if slips == 0 || known.chars().count().abs_diff(length) > slips {
        return 0.0;
    }
    match strsim::osa_distance(typed, known) {
        distance if distance <= slips => 0.85 - 0.15 * distance as f32,
        _ => 0.0,
    }
}

/// Words of letters and digits; an apostrophe joins, and what a hyphen parts is a word as a whole too: "pre-school" is "pre", "school" and
/// "preschool". Capitals from A to Z are made small. (The tables for every alphabet weigh 20 kB that no compression makes smaller: languages
/// other than English will need a few of them.)
pub(crate) fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words: Vec<String> = Vec::new();
    for whole in text.split(|c: char| !is_of_a_word(c) && !matches!(c, '\'' | '’' | '-' | '‑')) {
        let parts = words.len();
        words.extend(whole.split(['-', '‑']).map(letters).filter(|part| !part.is_empty()));
        if words.len() > parts + 1 {
            words.push(letters(whole));
        }
    }
    words.into_iter()
}

/// The letters and digits of a word, made small.
fn letters(word: &str) -> String {
    word.chars().filter(|c| is_of_a_word(*c)).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{closeness, split};

    #[test]
    fn forgives_a_slip_and_a_swap() {
        assert!(closeness("speach", "speech") > 0.5);
        assert!(closeness("therepy", "therapy") > 0.5);
        assert!(closeness("lagnuage", "language") > 0.5);
        assert!(closeness("spee", "speech") > 0.8);
    }

    #[test]
    fn knows_a_word_by_its_beginning() {
        assert!(closeness("autistic", "autism") > 0.5);
        assert!(closeness("educated", "education") > 0.5);
        assert!(closeness("school", "schedule") == 0.0);
    }

    #[test]
    fn a_hyphen_parts_and_joins() {
        let words: Vec<String> = split("Pre-School, it's 0-5").collect();
        assert_eq!(words, ["pre", "school", "preschool", "its", "0", "5", "05"]);
    }

    #[test]
    fn does_not_take_one_short_word_for_another() {
        assert!(closeness("ot", "it") == 0.0);
        assert!(closeness("rise", "care") == 0.0);
    }
}
