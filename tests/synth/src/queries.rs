//! What families type, with the record that each has in mind.
//!
//! Each query is three words of a name that together occur in no other record's name, so that a perfect engine finds it first; the same with slips
//! of the keys; and one whole word with the start of another, as it stands in the box while somebody types.

use std::collections::{HashMap, HashSet};

use fastrand::Rng;
use serde_json::{Value, json};

use crate::rare::words_of;
use crate::typos::{self, slip};

/// The fewest letters of a word that a query is made of.
const SHORTEST: usize = 3;
/// How much of a word stands in the box already: at least this many letters.
const TYPED: usize = 3;

/// A query of each class about one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The record's number.
    pub target: usize,
    /// Three words of its name.
    pub exact: String,
    /// The same with a slip in one word of five letters or more.
    pub one_typo: String,
    /// The same with a slip in every word of five letters or more.
    pub every_typo: String,
    /// A word of its name, and the start of a later one.
    pub prefix: String,
    /// How many names have that word and a word that starts so: an engine that knows no more can do no better than chance among them.
    pub rivals: usize,
}

/// So many queries, each about another record; fewer where the names do not give them.
#[must_use]
pub fn queries(names: &[String], count: usize, seed: u64) -> Vec<Query> {
    let mut random = Rng::with_seed(seed);
    let words: Vec<Vec<String>> =
        names.iter().map(|name| words_of(name).filter(|word| word.len() >= SHORTEST).collect()).collect();
    let mut holding: HashMap<&str, Vec<u32>> = HashMap::new();
    for (record, words) in words.iter().enumerate() {
        for word in words {
            let list = holding.entry(word.as_str()).or_default();
            if list.last() != Some(&(record as u32)) {
                list.push(record as u32);
            }
        }
    }
    let mut order: Vec<usize> = (0..names.len()).collect();
    random.shuffle(&mut order);
    order.into_iter().filter_map(|target| query(target, &words, &holding, &mut random)).take(count).collect()
}

/// As JSON: for each class a list of queries with their targets.
#[must_use]
pub fn json(queries: &[Query]) -> Value {
    let class = |of: fn(&Query) -> &String| -> Value {
        queries.iter().map(|query| json!({ "query": of(query), "target": query.target, "rivals": 1 })).collect()
    };
    let prefix: Value =
        queries.iter().map(|query| json!({ "query": query.prefix, "target": query.target, "rivals": query.rivals })).collect();
    json!({
        "exact": class(|query| &query.exact),
        "one typo": class(|query| &query.one_typo),
        "every word": class(|query| &query.every_typo),
        "prefix": prefix,
    })
}

fn query(target: usize, words: &[Vec<String>], holding: &HashMap<&str, Vec<u32>>, random: &mut Rng) -> Option<Query> {
    let mut own: Vec<&str> = Vec::new();
    for word in &words[target] {
        if !own.contains(&word.as_str()) {
            own.push(word);
        }
    }
    let three = some(&own, 3, random)?;
    if !is_alone(target, &three, words, holding) {
        return None;
    }
    let long: Vec<usize> = (0..3).filter(|place| three[*place].chars().count() >= typos::SHORTEST).collect();
    let one = *long.get(random.usize(..long.len().max(1)))?;
    let slipped = |which: &[usize], random: &mut Rng| {
        let word = |place: usize| if which.contains(&place) { slip(three[place], random) } else { three[place].to_owned() };
        [0, 1, 2].map(word).join(" ")
    };
    let (one_typo, every_typo) = (slipped(&[one], random), slipped(&long, random));
    // Somebody types the words in their order: a later one is begun, and an earlier one stands there whole.
    let begun = (1..own.len()).filter(|place| own[*place].chars().count() > TYPED).collect::<Vec<_>>();
    let place = *begun.get(random.usize(..begun.len().max(1)))?;
    let (whole, begun) = (own[random.usize(..place)], own[place]);
    let start: String = begun.chars().take(random.usize(TYPED..begun.chars().count())).collect();
    let rivals = holding[whole].iter().filter(|record| {
        let words = &words[**record as usize];
        words.iter().any(|word| word != whole && word.starts_with(&start))
    });
    let rivals = rivals.count();
    Some(Query { target, exact: three.join(" "), one_typo, every_typo, prefix: format!("{whole} {start}"), rivals })
}

/// So many of the words, in their order.
fn some<'a>(words: &[&'a str], count: usize, random: &mut Rng) -> Option<Vec<&'a str>> {
    let mut left: Vec<&str> = words.to_vec();
    while left.len() > count {
        left.remove(random.usize(..left.len()));
    }
    (left.len() == count).then_some(left)
}

/// True where no other name holds all of these words.
fn is_alone(target: usize, three: &[&str], words: &[Vec<String>], holding: &HashMap<&str, Vec<u32>>) -> bool {
    let rarest = three.iter().min_by_key(|word| holding[**word].len());
    let others = rarest.into_iter().flat_map(|word| &holding[*word]).filter(|record| **record as usize != target);
    let mut others = others.map(|record| words[*record as usize].iter().map(String::as_str).collect::<HashSet<_>>());
    !others.any(|other| three.iter().all(|word| other.contains(word)))
}
