//! Queries are fair: each means one record, and says so as its class promises.

mod common;

use std::sync::LazyLock;

use fingerpost_synth::queries::{Query, queries};
use fingerpost_synth::records::records;
use fingerpost_synth::{nation, words_of};

/// Names, and queries about them.
static ASKED: LazyLock<(Vec<String>, Vec<Query>)> = LazyLock::new(|| {
    let names: Vec<String> = records(nation(&common::real(), 1_500, 1)).map(|record| record.name).collect();
    let asked = queries(&names, 200, 1);
    (names, asked)
});

#[test]
fn the_same_seed_asks_the_same() {
    let (names, once) = &*ASKED;
    assert_eq!(once.len(), 200);
    assert_eq!(*once, queries(names, 200, 1));
    assert_ne!(*once, queries(names, 200, 2));
}

#[test]
fn three_words_stand_in_one_name_only() {
    let (names, asked) = &*ASKED;
    for query in asked {
        let three: Vec<String> = words_of(&query.exact).collect();
        assert_eq!(three.len(), 3, "{query:?}");
        let all_in = |name: &&String| three.iter().all(|word| words_of(name).any(|other| other == *word));
        assert_eq!(names.iter().filter(all_in).collect::<Vec<_>>(), [&names[query.target]], "{query:?}");
    }
}

#[test]
fn slips_are_where_they_should_be() {
    for query in &ASKED.1 {
        let changed =
            |other: &str| -> Vec<bool> { query.exact.split(' ').zip(other.split(' ')).map(|(one, two)| one != two).collect() };
        assert_eq!(changed(&query.one_typo).iter().filter(|changed| **changed).count(), 1, "{query:?}");
        let long: Vec<bool> = query.exact.split(' ').map(|word| word.chars().count() >= 5).collect();
        assert_eq!(changed(&query.every_typo), long, "{query:?}");
    }
}

#[test]
fn a_prefix_is_one_word_and_the_start_of_another() {
    let (names, asked) = &*ASKED;
    for query in asked {
        let own: Vec<String> = words_of(&names[query.target]).collect();
        let (whole, start) = query.prefix.split_once(' ').unwrap();
        assert!(own.iter().any(|word| word == whole), "{query:?}");
        assert!(own.iter().any(|word| word != whole && word.starts_with(start) && word != start), "{query:?}");
        let fits = |name: &&String| {
            words_of(name).any(|word| word == whole) && words_of(name).any(|word| word != whole && word.starts_with(start))
        };
        assert_eq!(names.iter().filter(fits).count(), query.rivals, "{query:?}");
    }
}
