//! What families type, and what they must find with it: over the three offers, with their own words and their own slips.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::path::Path;

use fingerpost_core::search::{Index, Thing, build};
use fingerpost_core::{Core, Offer};

/// How many results a family looks at.
const LOOKED_AT: usize = 5;

fn offer(name: &str) -> Offer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers").join(name);
    fingerpost_source::read(&fingerpost_source::open(&folder).unwrap()).unwrap()
}

fn first(index: &Index, core: &Core, typed: &str) -> Vec<String> {
    let found = index.search(typed, LOOKED_AT, &|_| 1.0);
    found.hits.iter().map(|hit| core[hit.service].id.clone()).collect()
}

/// Fails with all that is not found, where it should be.
fn finds(name: &str, wanted: &[(&str, &str)]) {
    let offer = offer(name);
    let index = build::index(&offer);
    let missed: Vec<String> = wanted
        .iter()
        .map(|(typed, service)| (typed, service, first(&index, &offer.core, typed)))
        .filter(|(_, service, found)| !found.iter().any(|id| id == *service))
        .map(|(typed, service, found)| format!("{typed:?} does not find {service} but {found:?}"))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn slips_in_any_word_and_in_all_of_them() {
    finds(
        "warwickshire",
        &[
            ("speech and language therapy", "speech-and-language-therapy"),
            ("speach and langauge therepy", "speech-and-language-therapy"),
            ("sppech lanugage theraphy", "speech-and-language-therapy"),
            ("edcuational pyschology", "educational-psychology"),
            ("autsim asessment", "autism-assessment"),
            ("shrot braeks", "short-breaks-assessed"),
            ("dirrect paymets", "direct-payments"),
            ("scholl trasport", "home-to-school-transport"),
            ("elective hoem educaton", "elective-home-education"),
            ("Community Paediatrician", "community-paediatricians"),
            ("comunity peadiatrician", "community-paediatricians"),
        ],
    );
}

#[test]
fn spaces_missing_and_too_many() {
    finds(
        "warwickshire",
        &[
            ("speechtherapy", "speech-and-language-therapy"),
            ("speachtherapy", "speech-and-language-therapy"),
            ("spee ch therapy", "speech-and-language-therapy"),
            ("shortbreaks", "short-breaks-assessed"),
            ("direct pay ments", "direct-payments"),
            ("homeeducation", "elective-home-education"),
        ],
    );
}

#[test]
fn stems_and_beginnings() {
    finds(
        "warwickshire",
        &[
            ("autistic assessments", "autism-assessment"),
            ("educational psychologist", "educational-psychology"),
            ("speech ther", "speech-and-language-therapy"),
            ("dire", "direct-payments"),
            ("teaching at home", "elective-home-education"),
        ],
    );
}

#[test]
fn abbreviations_old_words_and_plain_words_for_hard_things() {
    finds(
        "warwickshire",
        &[
            ("SALT", "speech-and-language-therapy"),
            ("salt", "speech-and-language-therapy"),
            ("ehcp", "ehc-needs-assessment"),
            ("get an EHC plan", "ehc-needs-assessment"),
            ("statement of special educational needs", "ehc-needs-assessment"),
            ("camhs", "rise"),
            ("can't sit still", "adhd-uk"),
            ("cant sit stil", "adhd-uk"),
            ("won't go to school", "flexible-learning-team"),
            ("not talking yet", "speech-and-language-therapy"),
            ("melt downs", "autism-assessment"),
            ("my son is not talking and he is 3", "speech-and-language-therapy"),
        ],
    );
    finds("coventry", &[("SALT", "speech-and-language-therapy"), ("not talkin yet", "speech-and-language-therapy")]);
    finds("worcestershire", &[("cannot sit still", "adhd-assessment"), ("too ill to go to scool", "hospital-education")]);
}

#[test]
fn a_word_nobody_knows_finds_nothing_and_a_slip_is_offered_not_forced() {
    let offer = offer("warwickshire");
    let index = build::index(&offer);
    let search = |typed: &str| index.search(typed, LOOKED_AT, &|_| 1.0);
    assert!(search("xyzzyq").hits.is_empty());
    assert!(search("").hits.is_empty());
    assert!(search("  ?! ").hits.is_empty());
    let found = search("Speach therepy for my son");
    assert_eq!(index.did_you_mean(&found, "Speach therepy for my son").as_deref(), Some("speech therapy for my son"));
    let found = search("therepy");
    let why = found.hits.iter().flat_map(|hit| index.why(&found, hit.service)).collect::<Vec<_>>();
    assert!(why.iter().all(|word| word.starts_with("therap")), "one slip is enough: {why:?}");
    let found = search("speech therapy");
    assert_eq!(index.did_you_mean(&found, "speech therapy"), None);
    assert_eq!(index.did_you_mean(&search("xyzzyq"), "xyzzyq"), None);
}

#[test]
fn needs_terms_and_pathways_are_told_of_beside_the_services() {
    let offer = offer("warwickshire");
    let index = build::index(&offer);
    let others = |typed: &str| index.search(typed, LOOKED_AT, &|_| 1.0).others;
    let term = offer.words.terms.iter().position(|term| term.also.iter().any(|also| also == "EHCP")).unwrap();
    assert!(others("what is an ehcp").contains(&Thing::Term(term)));
    let needs: Vec<_> = fingerpost_core::search::needs(&offer.core).collect();
    let adhd = needs.iter().position(|need| offer.core[*need].id == "adhd").unwrap();
    assert!(others("can't sit still").contains(&Thing::Need(adhd)));
    assert!(others("autism assessment wait").iter().any(|thing| matches!(thing, Thing::Pathway(_))));
}
