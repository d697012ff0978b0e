//! The law's list and the comments of the demonstration offers: the handbook's figures are true, and what families are said to have said is in the
//! documents.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use std::fs;
use std::path::{Path, PathBuf};

use fingerpost_core::Offer;
use fingerpost_source::duties::{Duties, State};
use fingerpost_source::{open, read_with_duties};

const OFFERS: [&str; 3] = ["warwickshire", "coventry", "worcestershire"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn offer(id: &str) -> (Offer, Duties) {
    let files = open(&root().join("offers").join(id)).expect("the offer can be read");
    read_with_duties(&files).unwrap_or_else(|findings| panic!("{findings}"))
}

#[test]
fn the_handbook_tells_how_much_each_offer_covers() {
    let handbook = fs::read_to_string(root().join("docs/duties.md")).expect("the handbook");
    for id in OFFERS {
        let (offer, duties) = offer(id);
        let [covered, thin, missing, none] = State::ALL.map(|state| duties.count(state));
        let row = format!("| {} | {covered} | {thin} | {missing} |", offer.core.name);
        assert!(handbook.contains(&row), "docs/duties.md does not say {row}");
        assert_eq!((covered + thin + missing + none, none), (44, 0));
        assert!(handbook.contains("44 topics"));
    }
}

#[test]
fn no_topic_is_covered_by_what_is_the_same_everywhere() {
    for id in OFFERS {
        let (offer, duties) = offer(id);
        for topic in duties.topics.iter().filter(|topic| topic.state() == State::Covered) {
            let local = topic.cover.services.iter().any(|service| !offer.core[*service].national);
            assert!(local || !topic.cover.pathways.is_empty() || !topic.cover.pages.is_empty(), "{id}: {}", topic.id);
        }
    }
}

#[test]
fn what_families_said_is_in_the_documents() {
    let shared = std::env::var_os("FINGERPOST_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let Ok(folder) = fs::read_dir(shared.join("seeds")) else {
        println!("skipped: the documents are not here; FINGERPOST_SHARED says where they are");
        return;
    };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let documents: Vec<String> =
        folder.flatten().filter_map(|entry| fs::read_to_string(entry.path()).ok()).map(|text| words(&text)).collect();
    for id in OFFERS {
        let (_, duties) = offer(id);
        assert!(!duties.comments.is_empty());
        for comment in &duties.comments {
            assert!(!comment.sources.is_empty(), "{id}: {} has no source", comment.id);
            for source in &comment.sources {
                let phrase = words(&source.phrase);
                assert!(documents.iter().any(|document| document.contains(&phrase)), "{id}: no document says {phrase:?}");
            }
        }
    }
}
