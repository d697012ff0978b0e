//! How to find the known words that a typed one may be a slip of: the measurements behind decision 15. Compares, on the words of a made-up nation and its
//! mistyped queries: `strsim` on every word; `strsim` on those that a mask of letters leaves (what the core does); and a finite-state dictionary with a
//! Levenshtein automaton (the crate `fst`). And how often Snowball's stemmer brings two words of one stem together.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use fingerpost_synth::{nation, queries, records, words_of};
use fst::automaton::Levenshtein;
use fst::{IntoStreamer, Set, Streamer};
use rust_stemmers::{Algorithm, Stemmer};

/// Words of one stem that families type one for the other.
const STEMS: [(&str, &str); 12] = [
    ("autistic", "autism"),
    ("therapist", "therapy"),
    ("talking", "talk"),
    ("carer", "caring"),
    ("behavioural", "behaviour"),
    ("educated", "education"),
    ("assessments", "assessment"),
    ("psychologist", "psychology"),
    ("anxious", "anxiety"),
    ("siblings", "sibling"),
    ("dyslexic", "dyslexia"),
    ("paediatrician", "paediatric"),
];

fn main() -> Result<()> {
    let files = fingerpost_source::open(Path::new("offers/warwickshire")).context("run it from the repository's top")?;
    let real = fingerpost_source::read(&files)?;
    let all: Vec<_> = records::records(nation(&real, 10_000, 1)).collect();
    let names: Vec<String> = all.iter().map(|record| record.name.clone()).collect();
    let texts = all.iter().flat_map(|record| [&record.name, &record.summary, &record.about]);
    let words: Vec<String> = texts.flat_map(|text| words_of(text)).collect::<BTreeSet<_>>().into_iter().collect();
    let typed: Vec<String> = queries::queries(&names, 200, 1)
        .iter()
        .flat_map(|query| query.every_typo.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.len() > 4)
        .collect();
    println!("{} words, {} of them typed with a slip", words.len(), typed.len());

    let slips = |word: &str| if word.len() > 6 { 2 } else { 1 };
    let every = |typed: &str| {
        words.iter().filter(|word| strsim::osa_distance(typed, word) <= slips(typed)).map(String::as_str).collect::<Vec<_>>()
    };
    let masks: Vec<u64> = words.iter().map(|word| mask(word)).collect();
    let masked = |typed: &str| {
        let (own, slips) = (mask(typed), slips(typed));
        let near = |(_, other): &(&String, &u64)| {
            (own & !**other).count_ones() as usize <= slips && (**other & !own).count_ones() as usize <= slips
        };
        let left = words.iter().zip(&masks).filter(near).map(|(word, _)| word);
        left.filter(|word| word.len().abs_diff(typed.len()) <= slips && strsim::osa_distance(typed, word) <= slips)
            .map(String::as_str)
            .collect::<Vec<_>>()
    };
    let set = Set::from_iter(&words)?;
    let automaton = |typed: &str| -> Vec<String> {
        let Ok(automaton) = Levenshtein::new(typed, slips(typed) as u32) else { return Vec::new() };
        let mut found = Vec::new();
        let mut stream = set.search(&automaton).into_stream();
        while let Some(word) = stream.next() {
            found.extend(std::str::from_utf8(word).map(str::to_owned));
        }
        found
    };
    timed("strsim on every word", &typed, |typed| every(typed).len());
    timed("a mask, then strsim", &typed, |typed| masked(typed).len());
    timed("fst with an automaton", &typed, |typed| automaton(typed).len());
    let same = typed.iter().all(|typed| every(typed) == masked(typed));
    println!("the mask hides nothing that strsim finds: {same}");
    let missed = typed.iter().filter(|typed| every(typed).len() > automaton(typed).len()).count();
    println!("typed words of which the automaton misses a reading, since a swap is two slips to it: {missed}");
    println!(
        "the dictionary of fst takes {} bytes; the words alone {}",
        set.as_fst().size(),
        words.iter().map(String::len).sum::<usize>()
    );

    let stemmer = Stemmer::create(Algorithm::English);
    let apart: Vec<_> = STEMS.iter().filter(|(one, other)| stemmer.stem(one) != stemmer.stem(other)).collect();
    println!("of {} pairs of one stem, Snowball's stemmer keeps {} apart: {apart:?}", STEMS.len(), apart.len());
    Ok(())
}

/// As the core's: a bit for the first of each letter, another for a second.
fn mask(word: &str) -> u64 {
    word.bytes().fold(0, |mask, byte| {
        let bit = if byte.is_ascii_lowercase() { byte - b'a' } else { 26 + byte % 6 };
        mask | if mask >> bit & 1 == 0 { 1 << bit } else { 1 << (bit + 32) }
    })
}

fn timed(name: &str, typed: &[String], find: impl Fn(&str) -> usize) {
    let start = Instant::now();
    let found: usize = typed.iter().map(|typed| find(typed)).sum();
    let each = start.elapsed().as_secs_f64() * 1e6 / typed.len() as f64;
    println!("{name}: {each:.0} µs a word, {found} readings");
}
