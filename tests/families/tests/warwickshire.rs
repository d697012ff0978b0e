//! What Warwickshire's offer promises the families who use it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at once")]

use std::path::{Path, PathBuf};

use fingerpost_core::guide::Guide;
use fingerpost_core::{Offer, explain::Voice};
use fingerpost_families::walk;
use fingerpost_shoppers::Seeds;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn warwickshire() -> Offer {
    let files = fingerpost_source::open(&root().join("offers/warwickshire")).unwrap();
    fingerpost_source::read(&files).unwrap_or_else(|findings| panic!("{findings}"))
}

#[test]
fn ten_thousand_families_reach_a_plan_within_the_questions_promised() {
    let guide = Guide::new(warwickshire().core);
    let mut random = fastrand::Rng::with_seed(1);
    let mut questions: Vec<usize> = Vec::new();
    for _ in 0..10_000 {
        let journey = walk(&guide, &mut random);
        assert!(guide.standing(&journey.answers).plan().signposts().next().is_some(), "a plan is never empty");
        questions.push(journey.asked.len());
    }
    questions.sort_unstable();
    assert!(questions[questions.len() / 2] <= 6, "the median is {}", questions[questions.len() / 2]);
    assert!(*questions.last().unwrap() <= 10, "somebody is asked {} questions", questions.last().unwrap());
}

#[test]
fn the_offer_is_as_large_as_it_says() {
    let offer = warwickshire();
    assert!(offer.core.services.len() >= 90, "{} services", offer.core.services.len());
    assert!(offer.words.terms.len() >= 100, "{} terms", offer.words.terms.len());
    assert!(offer.core.urgent.services.len() >= 3);
}

#[test]
fn every_sentence_is_short_enough_to_read_when_tired() {
    let offer = warwickshire();
    let mut long = Vec::new();
    let mut look = |place: &str, text: &str| {
        for sentence in text.split(['.', '?', '!', '\n', ':']) {
            let words = sentence.split_whitespace().count();
            if words > 25 {
                long.push(format!("{place}: {words} words: {}", sentence.trim()));
            }
        }
    };
    for (service, detail) in offer.core.services.iter().zip(&offer.details) {
        look(&service.id, &service.summary);
        look(&service.id, &detail.about);
        detail.how.iter().for_each(|how| look(&service.id, how));
    }
    for question in &offer.core.questions {
        for text in [&question.asks, &question.hint].into_iter().chain(question.options.iter().map(|option| &option.label)) {
            look(&question.id, &Voice::Professional.sentence(text));
        }
    }
    offer.words.terms.iter().for_each(|term| look(&term.term, &term.means));
    for (head, pathway) in offer.core.pathways.iter().zip(&offer.words.pathways) {
        pathway.steps.iter().for_each(|step| look(&head.id, &step.text));
    }
    assert!(long.is_empty(), "over 25 words:\n{}", long.join("\n"));
}

#[test]
fn every_phrase_stands_in_its_document() {
    let Some(seeds) = Seeds::beside(&root()) else {
        println!("skipped: the documents are not here; FINGERPOST_SHARED says where they are");
        return;
    };
    let offer = warwickshire();
    let steps = offer
        .words
        .pathways
        .iter()
        .flat_map(|pathway| pathway.steps.iter().flat_map(|step| &step.sources).chain(&pathway.sources));
    let sources = offer.details.iter().flat_map(|detail| &detail.sources).chain(steps);
    let mut looked_up = 0;
    let mut strange = Vec::new();
    for source in sources {
        if let Some(stands) = seeds.says(&source.title, &source.phrase) {
            looked_up += 1;
            if !stands {
                strange.push(format!("{}: {}", source.title, source.phrase));
            }
        }
    }
    assert!(looked_up > 100, "only {looked_up} phrases were looked up");
    assert!(strange.is_empty(), "not in the document they name:\n{}", strange.join("\n"));
}
