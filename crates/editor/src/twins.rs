//! `duplicate-service` and `similar-service`: services that stand there twice.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use fingerpost_core::model::{Service, ServiceId};
use fingerpost_source::reading::At;

use crate::desk::Desk;
use crate::sentences::words;
use crate::texts::{Page, Text};

/// Words that tell no service from another.
const SMALL: [&str; 11] = ["a", "an", "and", "for", "in", "of", "service", "services", "team", "the", "to"];
/// So many words running make a shingle.
const SHINGLE: usize = 4;
/// A shingle that stands in more services than these is how people write, and says nothing of any two of them.
const MOST_SHARED: usize = 8;
/// Texts of fewer shingles are too short to compare.
const FEWEST_SHINGLES: usize = 20;
/// Texts are alike that share this part of their shingles.
const ALIKE: f64 = 0.5;
/// Names are alike that differ in no more than this part of their letters.
const NAMES_ALIKE: f64 = 0.9;

pub(crate) fn look(desk: &Desk<'_>) {
    let entries: Vec<Entry<'_>> =
        desk.services().enumerate().map(|(index, (page, service, _))| Entry::of(index, page, service)).collect();
    let mut told: HashSet<(usize, usize)> = HashSet::new();
    same_names(desk, &entries, &mut told);
    same_texts(desk, &entries, &mut told);
    like_names(desk, &entries, &mut told);
}

/// A service as it is compared.
struct Entry<'a> {
    id: ServiceId,
    service: &'a Service,
    /// Where its name stands.
    at: At<'a, ()>,
    /// The words of its name that matter, in small letters.
    name: String,
    shingles: HashSet<u64>,
}

impl<'a> Entry<'a> {
    fn of(index: usize, page: &Page<'a>, service: &'a Service) -> Self {
        let at = page.text("name").map_or_else(|| page.start(), |name: &Text<'_>| name.at(0..name.value.len()));
        let name: Vec<String> = small_words(&service.name).filter(|word| !SMALL.contains(&word.as_str())).collect();
        let text = ["summary", "about"].into_iter().filter_map(|key| page.text(key)).flat_map(|text| small_words(text.value));
        let text: Vec<String> = text.collect();
        let hash = |shingle: &[String]| {
            let mut hasher = DefaultHasher::new();
            shingle.hash(&mut hasher);
            hasher.finish()
        };
        Self {
            id: ServiceId::from(index),
            service,
            at,
            name: name.join(" "),
            shingles: text.windows(SHINGLE).map(hash).collect(),
        }
    }
}

fn small_words(text: &str) -> impl Iterator<Item = String> + '_ {
    words(text).map(|word| text[word].to_lowercase())
}

fn same_names(desk: &Desk<'_>, entries: &[Entry<'_>], told: &mut HashSet<(usize, usize)>) {
    let mut first: HashMap<(&str, usize), usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let other = *first.entry((&entry.name, entry.service.provider.index())).or_insert(index);
        if other != index {
            told.insert((other, index));
            let wrong = format!("`{}` has the same name and the same provider", entries[other].service.id);
            desk.warn("duplicate-service", &entry.at, wrong, "keep one of the two, and give it what the other says");
        }
    }
}

fn same_texts(desk: &Desk<'_>, entries: &[Entry<'_>], told: &mut HashSet<(usize, usize)>) {
    let mut by_shingle: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.shingles.len() >= FEWEST_SHINGLES) {
        entry.shingles.iter().for_each(|shingle| by_shingle.entry(*shingle).or_default().push(index));
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for holders in by_shingle.values().filter(|holders| (2..=MOST_SHARED).contains(&holders.len())) {
        for (place, one) in holders.iter().enumerate() {
            holders[place + 1..].iter().for_each(|two| *shared.entry((*one, *two)).or_default() += 1);
        }
    }
    for (pair, shared) in shared {
        let all = entries[pair.0].shingles.len() + entries[pair.1].shingles.len() - shared;
        if shared as f64 >= ALIKE * all as f64 {
            similar(desk, entries, pair, told, "says nearly the same");
        }
    }
}

/// Tells of names that are nearly the same, where the two have a provider or a number in common.
fn like_names(desk: &Desk<'_>, entries: &[Entry<'_>], told: &mut HashSet<(usize, usize)>) {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        // Names that are alike have a word in common: only those are compared.
        let words: HashSet<&str> = entry.name.split(' ').filter(|word| word.len() > 3).collect();
        for word in words {
            groups.entry(format!("{word} {}", entry.service.provider.index())).or_default().push(index);
            if !entry.service.contact.phone.is_empty() {
                groups.entry(format!("{word} {}", entry.service.contact.phone)).or_default().push(index);
            }
        }
    }
    for group in groups.values() {
        for (place, one) in group.iter().enumerate() {
            for two in &group[place + 1..] {
                let (a, b) = (&entries[*one].name, &entries[*two].name);
                // A number tells two apart as no letter does.
                let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
                let as_long = a.len().abs_diff(b.len()) * 10 <= a.len().max(b.len());
                if as_long && digits(a) == digits(b) && strsim::normalized_levenshtein(a, b) >= NAMES_ALIKE {
                    similar(desk, entries, (*one, *two), told, "has nearly the same name");
                }
            }
        }
    }
}

/// Tells of a pair once, unless each says how it differs.
fn similar(desk: &Desk<'_>, entries: &[Entry<'_>], pair: (usize, usize), told: &mut HashSet<(usize, usize)>, how: &str) {
    let (one, two) = (&entries[pair.0], &entries[pair.1]);
    let knows = |one: &Entry<'_>, two: &Entry<'_>| one.service.links.confused_with.contains(&two.id);
    if told.insert(pair) && !knows(one, two) && !knows(two, one) {
        let mend = "make one of the two, say how they differ, or name each in the other's `confused_with`";
        desk.advise("similar-service", &two.at, format!("`{}` {how}", one.service.id), mend);
    }
}
