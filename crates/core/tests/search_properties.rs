//! What holds for every index, over random offers and random bytes.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fingerpost_core::Offer;
use fingerpost_core::model::{Detail, OtherNames, Pictures, Service};
use fingerpost_core::pack::{self, File, Part, Unreadable};
use fingerpost_core::search::{Index, build, marks};
use proptest::prelude::*;
use proptest::test_runner::contextualize_config;

const CHECKSUM: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);

static SAMPLE: LazyLock<Offer> = LazyLock::new(fingerpost_source::sample);

/// Names of two to four words of few letters, so that many are alike.
fn names() -> impl Strategy<Value = Vec<String>> {
    let word = "[abcdest]{3,9}";
    prop::collection::vec(prop::collection::vec(word, 2..5).prop_map(|words| words.join(" ")), 1..60)
}

/// An offer of services with these names.
fn offer(names: &[String]) -> Offer {
    let Offer { mut core, words, details, .. } = SAMPLE.clone();
    core.languages.clear();
    let like = core.services[0].clone();
    let service =
        |(index, name): (usize, &String)| Service { id: format!("service-{index}"), name: name.clone(), ..like.clone() };
    core.services.truncate(9);
    let before = core.services.len();
    core.services.extend(names.iter().enumerate().map(service));
    let mut details = details;
    details.extend(names.iter().map(|_| details[0].clone()).collect::<Vec<Detail>>());
    assert_eq!(before, 9);
    Offer { core, details, words, also: OtherNames::default(), pictures: Pictures::default(), catalogues: Vec::new() }
}

/// The files of an index, and it opened with none of its pieces.
fn many(offers: &[Offer]) -> (BTreeMap<String, Vec<u8>>, Index) {
    let files: BTreeMap<_, _> = build::many(offers).unwrap().into_iter().collect();
    let index = Index::read(&files["search.pack"], None).unwrap();
    (files, index)
}

/// Fetches what a search wants, until it wants no more. Returns how many rounds that took.
fn fetch(index: &mut Index, files: &BTreeMap<String, Vec<u8>>, typed: &str) -> usize {
    for round in 0.. {
        let wanted = index.wants(typed);
        if wanted.is_empty() {
            return round;
        }
        for file in wanted {
            index.add(file, &files[&file.name()]).unwrap();
        }
    }
    0
}

/// A whole file around any body, so that the bytes reach the decoder behind the header.
fn framed(part: Part, stamp: u32, body: &[u8]) -> Vec<u8> {
    let mut bytes = b"FPST".to_vec();
    bytes.extend([part as u8, 0]);
    bytes.extend(pack::VERSION.to_le_bytes());
    for number in [body.len() as u32, CHECKSUM.checksum(body), stamp, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(body);
    bytes
}

/// A swap, a missing, a doubled or a wrong letter in the middle of a word.
fn slip(word: &str, kind: u8, at: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % (letters.len() - 1);
    match kind % 4 {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = 'z',
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(contextualize_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() }))]

    #[test]
    fn a_name_finds_its_service_whole_or_with_a_slip_in_every_word(names in names(), which in any::<prop::sample::Index>(), kind in any::<u8>(), at in any::<usize>()) {
        let name = which.get(&names);
        let offer = offer(&names);
        let index = build::index(&offer);
        let is_found = |typed: &str| {
            let found = index.search(typed, usize::MAX, &|_| 1.0);
            found.hits.iter().any(|hit| offer.core[hit.service].name == *name)
        };
        prop_assert!(is_found(name));
        let slipped: Vec<String> = name.split(' ').map(|word| if word.len() < 5 { word.to_owned() } else { slip(word, kind, at) }).collect();
        let typed = slipped.join(" ");
        prop_assert!(is_found(&typed), "{typed}");
    }

    #[test]
    fn the_best_come_first_and_fewer_are_the_first_of_more(names in names(), typed in "[abcdest ]{3,20}", most in 1usize..10) {
        let offer = offer(&names);
        let index = build::index(&offer);
        let all = index.search(&typed, usize::MAX, &|_| 1.0).hits;
        prop_assert!(all.is_sorted_by(|a, b| (a.score, b.service) >= (b.score, a.service)));
        let some = index.search(&typed, most, &|_| 1.0).hits;
        prop_assert_eq!(&some[..], &all[..most.min(all.len())]);
        let found = index.search(&typed, most, &|_| 1.0);
        for hit in &found.hits {
            prop_assert!(!index.why(&found, hit.service).is_empty(), "always say why");
        }
    }

    #[test]
    fn an_index_in_pieces_finds_what_the_whole_one_finds(names in names(), which in any::<prop::sample::Index>()) {
        let name = which.get(&names);
        let offers = [offer(&names)];
        let (files, mut index) = many(&offers);
        prop_assert!(fetch(&mut index, &files, name) < 4, "a few rounds");
        let found = index.search(name, usize::MAX, &|_| 1.0);
        let hit = found.hits.iter().find(|hit| offers[0].core[hit.service].name == *name);
        let (file, place) = index.result_of(hit.unwrap().service);
        let shown = &index.read_results(file, &files[&file.name()]).unwrap()[place];
        prop_assert_eq!(&shown.name, name);
        let shelf = &index.offers()[index.offer_of(hit.unwrap().service).unwrap()];
        prop_assert_eq!(&shelf.offer, if offers[0].core[hit.unwrap().service].national { "" } else { "sample" });
        prop_assert_eq!(files, many(&offers).0, "the same offers give the same bytes");
    }

    #[test]
    fn marks_are_the_text_in_pieces(text in ".{0,60}", word in "[a-e]{1,3}") {
        let pieces = marks(&text, &[word.as_str()]);
        prop_assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
    }

    #[test]
    fn nothing_that_is_typed_is_too_much(typed in "\\PC{0,300}") {
        static INDEX: LazyLock<Index> = LazyLock::new(|| build::index(&SAMPLE));
        let found = INDEX.search(&typed, 10, &|_| 1.0);
        let _ = INDEX.did_you_mean(&found, &typed);
        let _ = INDEX.wants(&typed);
    }

    #[test]
    fn no_bytes_make_an_index_panic(body in prop::collection::vec(any::<u8>(), 0..300), typed in "[a-e ]{0,12}") {
        static MANY: LazyLock<Index> = LazyLock::new(|| many(std::slice::from_ref(&SAMPLE)).1);
        if let Ok(index) = Index::read(&framed(Part::Search, 0, &body), None) {
            let found = index.search(&typed, 10, &|_| 1.0);
            found.hits.iter().for_each(|hit| drop(index.why(&found, hit.service)));
            let _ = (index.wants(&typed), index.did_you_mean(&found, &typed));
        }
        let mut index = MANY.clone();
        let stamp = u32::from_le_bytes(build::many(std::slice::from_ref(&SAMPLE)).unwrap()[0].1[16..20].try_into().unwrap());
        for part in [Part::Terms, Part::Spelling] {
            let _ = index.add(File::piece(part, 0), &framed(part, stamp, &body));
        }
        let _ = index.read_results(File::piece(Part::Results, 0), &framed(Part::Results, stamp, &body));
        let found = index.search(&typed, 10, &|_| 1.0);
        found.hits.iter().for_each(|hit| drop(index.why(&found, hit.service)));
        let _ = index.wants(&typed);
    }
}

#[test]
fn a_piece_that_is_damaged_or_mixed_up_is_refused_and_the_rest_can_still_be_searched() {
    let (files, mut index) = many(std::slice::from_ref(&SAMPLE));
    let file = index.wants("speech").remove(0);
    let whole = files[&file.name()].clone();
    assert_eq!(index.add(file, &whole[..whole.len() - 1]), Err(Unreadable::CutShort));
    let mut damaged = whole.clone();
    damaged[30] ^= 1;
    assert_eq!(index.add(file, &damaged), Err(Unreadable::Damaged));
    assert_eq!(index.add(file, b"<!doctype html><title>Sign in</title>"), Err(Unreadable::NotAPack));
    let other = many(&[offer(&["another".to_owned()])]).0;
    assert_eq!(index.add(file, &other[&file.name()]), Err(Unreadable::MixedUp));
    assert_eq!(index.add(File::piece(Part::Terms, 99), &whole), Err(Unreadable::MixedUp));
    assert_eq!(index.add(File::whole(Part::Search), &files["search.pack"]), Err(Unreadable::WrongPart));
    assert!(index.search("speech", 10, &|_| 1.0).hits.is_empty());
    index.add(file, &whole).unwrap();
    assert!(!index.search("speech", 10, &|_| 1.0).hits.is_empty());
}
