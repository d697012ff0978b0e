//! A made-up nation is a nation: its numbers, its words, its files.

mod common;

use std::collections::{HashMap, HashSet};

use fingerpost_core::model::{Offer, Service, ValueId};
use fingerpost_core::pack;
use fingerpost_core::rules::{Atom, Join};
use fingerpost_synth::records::{Record, records};
use fingerpost_synth::{expected_words, nation, offers, words_of};

use common::real;

fn made_up(services: usize, seed: u64) -> Vec<Record> {
    records(nation(&real(), services, seed)).collect()
}

#[test]
fn the_same_seed_gives_the_same_nation() {
    let (once, again, other) = (made_up(800, 3), made_up(800, 3), made_up(800, 4));
    assert_eq!(once, again);
    assert_ne!(once, other);
}

#[test]
fn there_are_as_many_services_as_asked_for() {
    let real = real();
    for (services, councils) in [(100, 1), (667, 1), (668, 2), (2_500, 4)] {
        assert_eq!(nation(&real, services, 1).len(), councils, "{services}");
        assert_eq!(records(nation(&real, services, 1)).count(), services);
    }
    assert_eq!(nation(&real, 100_000, 1).len(), 150);
    // Hardly any services at all still make an offer with the one that is always there.
    let least = nation(&real, 1, 1).next().unwrap();
    assert_eq!(least.core[least.core.urgent.last_resort].id, real.core[real.core.urgent.last_resort].id);
}

#[test]
fn every_offer_fits_together() {
    let real = real();
    for services in [1, 100, 300, 2_000] {
        for offer in nation(&real, services, 2) {
            pack::write(&offer).unwrap();
            let ids: HashSet<&str> = offer.core.services.iter().map(|service| service.id.as_str()).collect();
            assert_eq!(ids.len(), offer.core.services.len(), "{}: an id twice", offer.core.id);
        }
    }
}

#[test]
fn names_have_three_to_eight_words() {
    let local = made_up(2_000, 1).into_iter().filter(|record| record.area != "England");
    for record in local {
        assert!((3..=8).contains(&record.name.split_whitespace().count()), "{}", record.name);
    }
}

/// The first services are the real ones for all of England, written with fewer words than most; so the curve is held to from where the councils'
/// own outnumber them.
#[test]
fn different_words_grow_as_in_a_real_directory() {
    let marks = [28_700, 113_182, 250_000];
    let (mut seen, mut count, mut passed) = (HashSet::new(), 0, 0);
    for record in made_up(3_000, 1) {
        for text in texts(&record) {
            for word in words_of(text) {
                count += 1;
                seen.insert(word);
                if marks.get(passed) == Some(&count) {
                    passed += 1;
                    let share = seen.len() as f64 / expected_words(count);
                    assert!(
                        (0.75..1.25).contains(&share),
                        "{count} words hold {} different ones: {share:.2} of what they should",
                        seen.len()
                    );
                }
            }
        }
    }
    assert_eq!(passed, marks.len(), "there are only {count} words");
}

/// Bristol's real figures, which the curve was fitted to.
#[test]
fn the_curve_is_that_of_a_real_directory() {
    for (count, different) in [(7_150, 1_798.0), (28_700, 3_997.0), (113_182, 8_136.0)] {
        assert!((expected_words(count) / different - 1.0).abs() < 0.05, "{count}");
    }
}

#[test]
fn few_words_are_common_and_most_are_rare() {
    let mut said: HashMap<String, usize> = HashMap::new();
    for record in made_up(3_000, 1) {
        for word in texts(&record).flat_map(words_of) {
            *said.entry(word).or_default() += 1;
        }
    }
    let mut counts: Vec<usize> = said.into_values().collect();
    counts.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    let all: usize = counts.iter().sum();
    let hundred: usize = counts[..100].iter().sum();
    assert!(hundred * 2 > all, "the commonest hundred are {hundred} of {all} words");
    let once = counts.iter().filter(|count| **count == 1).count();
    assert!(once * 3 > counts.len(), "{once} of {} words are said once", counts.len());
    // Zipf's law: the word at ten times the rank is said about a tenth as often.
    for (rank, tenfold) in [(10, 100), (100, 1_000), (1_000, 10_000)] {
        let slope = (counts[rank - 1] as f64 / counts[tenfold - 1] as f64).log10();
        assert!((0.5..2.0).contains(&slope), "from rank {rank} to {tenfold} it falls by ten to the {slope:.2}");
    }
}

#[test]
fn files_read_back_as_the_same_offers() {
    let real = real();
    let folder = tempfile::tempdir().unwrap();
    let shared = common::folder().join("../national");
    let written = offers::write(nation(&real, 1_400, 1), &shared, folder.path()).unwrap();
    assert_eq!(written, (3, 1_400));
    for offer in nation(&real, 1_400, 1) {
        let files = fingerpost_source::open(&folder.path().join(&offer.core.id)).unwrap();
        let read = fingerpost_source::read(&files).unwrap_or_else(|findings| panic!("{findings:?}"));
        assert_eq!((&read.core.name, &read.core.council), (&offer.core.name, &offer.core.council));
        assert_eq!(read.core.neighbours.len(), 2);
        assert_eq!(read.core.services.len(), offer.core.services.len());
        for (index, (one, other)) in read.core.services.iter().zip(&offer.core.services).enumerate() {
            assert_eq!(told(&read, one), told(&offer, other), "{}", one.id);
            assert_eq!(read.details[index].about.trim(), offer.details[index].about.trim(), "{}", one.id);
            assert_eq!(read.also.services[index], offer.also.services[index], "{}", one.id);
        }
    }
}

/// All that a service is, by names and not by numbers, which the files do not keep.
fn told(offer: &Offer, service: &Service) -> String {
    let core = &offer.core;
    let value = |id: ValueId| format!("{}={}", core[core[id].fact].id, core[id].id);
    let condition = |atom| match &core[atom] {
        Atom::OneOf(values) => values.iter().map(|id| value(*id)).collect::<Vec<_>>().join("|"),
        other => format!("{other:?}"),
    };
    let join = |how: Join, parts: Vec<String>| format!("{how:?}({})", parts.join(", "));
    let rule = service.rule.fold(condition, join).unwrap_or_default();
    let routes: Vec<_> =
        service.routes.iter().map(|route| (route.kind, route.by.iter().map(|by| &core[*by]).collect::<Vec<_>>())).collect();
    let links = [&service.links.meanwhile, &service.links.after, &service.links.confused_with];
    let links = links.map(|list| list.iter().map(|id| &core[*id].id).collect::<Vec<_>>());
    let Service { id, name, summary, kind, national, contact, .. } = service;
    let (provider, helps) = (&core[service.provider], condition(service.helps_with));
    format!("{id} {name} {summary} {provider} {kind:?} {national} {helps} {rule} {routes:?} {links:?} {contact:?}")
}

fn texts(record: &Record) -> impl Iterator<Item = &str> {
    [&record.name, &record.summary, &record.about].into_iter().chain(&record.tags).map(String::as_str)
}
