//! The pictures of the demonstration offers: one beside each option, and none that nobody shows.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use std::path::Path;

use fingerpost_source::{open, read};

/// Those that the navigator shows by itself, beside words of its own (web/src/components/picture).
const OURS: [&str; 11] = ["not-sure", "none", "questions", "search", "browse", "call", "ask", "now", "later", "rights", "danger"];

#[test]
fn every_option_has_a_picture_and_every_picture_its_place() {
    let offers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers");
    let mut shown: Vec<String> = OURS.map(str::to_owned).into();
    let mut known = Vec::new();
    for id in ["warwickshire", "coventry", "worcestershire"] {
        let offer = read(&open(&offers.join(id)).expect("the offer can be read")).unwrap_or_else(|findings| panic!("{findings}"));
        let pictures = offer.pictures;
        for (question, pictured) in offer.core.questions.iter().zip(&pictures.questions) {
            for (option, picture) in question.options.iter().zip(&pictured.options) {
                let picture = picture.unwrap_or_else(|| panic!("{id}: “{}” has no picture", option.label));
                shown.push(pictures.pictures[usize::from(picture)].id.clone());
            }
            // Two options that one family can see side by side look different, but for places, which no picture tells apart.
            let mut places: Vec<_> = pictured.options.iter().collect();
            places.sort();
            places.dedup();
            assert!(
                places.len() == pictured.options.len() || ["district", "gp"].contains(&&*question.id),
                "{id}: {}",
                question.id
            );
            shown.extend(pictured.question.map(|picture| pictures.pictures[usize::from(picture)].id.clone()));
        }
        known.extend(pictures.pictures.iter().map(|picture| picture.id.clone()));
        assert!(pictures.pictures.iter().all(|picture| !picture.layers.is_empty()), "{id}");
    }
    for picture in OURS {
        assert!(known.iter().any(|id| id == picture), "{picture} is not drawn");
    }
    for picture in known {
        assert!(shown.contains(&picture), "{picture} stands nowhere");
    }
}
