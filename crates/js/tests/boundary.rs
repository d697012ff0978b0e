//! What JavaScript may hand over: whatever it is, it is answered or refused with a reason, and nothing breaks.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::sync::OnceLock;

use fingerpost_core::pack;
use fingerpost_js::{Asked, Opened, PART, RECORD};
use proptest::prelude::*;

/// The files of the sample offer.
fn files() -> &'static [(String, Vec<u8>)] {
    static FILES: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    // Those that the library reads: other languages and pictures are for screens of our own.
    let reads = |(name, _): &(String, Vec<u8>)| !name.starts_with("language-") && name != "pictures.pack";
    FILES.get_or_init(|| pack::write(&fingerpost_source::sample()).unwrap().into_iter().filter(reads).collect())
}

/// The sample offer with all of its files.
fn opened() -> Opened {
    let mut offer = Opened::new(&files()[0].1).unwrap();
    for (name, bytes) in &files()[1..] {
        offer.take(name, bytes).unwrap();
    }
    offer
}

/// The ids of the sample's questions and values, separators and slips: what an answer is made of, in any order.
fn answers() -> impl Strategy<Value = String> {
    let core = fingerpost_source::sample().core;
    let questions = core.questions.iter().map(|question| question.id.clone());
    let values = core.values.iter().map(|value| value.id.clone());
    let marks = [RECORD, PART]
        .map(String::from)
        .into_iter()
        .chain(["@", "7", "Year 9", "not sure", "none", "-1", "½", "autsim"].map(str::to_owned));
    let pieces: Vec<String> = questions.chain(values).chain(marks).collect();
    let piece = prop_oneof![8 => prop::sample::select(pieces), 1 => any::<String>()];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_answers_are_taken_or_refused_with_reasons(given in answers(), typed in any::<String>()) {
        let offer = opened();
        let kept = offer.keep(&given);
        prop_assert_eq!(kept.is_ok(), offer.plan(&given).is_ok());
        match kept {
            Err(problem) => {
                prop_assert_eq!(problem.code, "bad-answer");
                prop_assert!(!problem.problems.is_empty() && problem.problems.iter().all(|says| !says.is_empty()));
            }
            Ok(kept) => {
                // What is kept says the same again.
                let again: String = kept.iter().map(|answer| format!("{}{PART}{}{RECORD}", answer.id, answer.words.join("\u{1f}"))).collect();
                prop_assert_eq!(offer.plan(&again), offer.plan(&given));
                prop_assert_eq!(offer.next(&again), offer.next(&given));
            }
        }
        let _ = (offer.search(&given, &typed, ""), offer.search("", &typed, &given), offer.resolve(&typed), offer.wants_place(&typed));
        let _ = (offer.explain(&given, &typed), offer.question(&given, &typed), offer.service(&given, &typed), offer.pathway(&typed));
        let _ = offer.reckon(&Asked { pathway: "ehc", from: &given, happened: &typed, today: &typed, answers: &given });
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), file in any::<prop::sample::Index>()) {
        prop_assert!(Opened::new(&bytes).is_err());
        let (name, whole) = &files()[file.index(files().len())];
        let mut changed = whole.clone();
        let at = at.index(changed.len());
        changed[at] ^= 0x40;
        let refused = if name == "core.pack" { Opened::new(&changed).err() } else { opened().take(name, &changed).err() };
        // The stamp of a core, and a byte that nobody reads, are all that may be another.
        prop_assert!(refused.is_some() || at == 5 || name == "core.pack" && (16..24).contains(&at), "{} at {}", name, at);
    }
}

#[test]
fn every_question_goes_to_its_end() {
    let offer = opened();
    let mut given = String::new();
    let mut asked = 0;
    while let Some(question) = offer.next(&given).unwrap() {
        given.push_str(&format!("{}{PART}not sure{RECORD}", question.id));
        asked += 1;
        assert!(asked <= 32, "the questions end");
    }
    assert!(!offer.plan(&given).unwrap().groups.is_empty());
}

#[test]
fn a_video_in_sign_language_is_told_where_it_is() {
    let mut sample = fingerpost_source::sample();
    let service = sample.core.services[0].id.clone();
    sample.details[0].bsl = "https://example.org/a".to_owned();
    let files = pack::write(&sample).unwrap();
    let bytes = |file: &str| &files.iter().find(|(name, _)| name == file).unwrap().1;
    let mut offer = Opened::new(bytes("core.pack")).unwrap();
    offer.take("details-0.pack", bytes("details-0.pack")).unwrap();
    assert_eq!(offer.service("", &service).unwrap().bsl, "https://example.org/a");
}

#[test]
fn what_is_not_there_says_so() {
    let offer = Opened::new(&files()[0].1).unwrap();
    assert_eq!(offer.explain("", "nothing").unwrap_err().code, "not-found");
    assert_eq!(offer.wants_service("nothing").unwrap_err().code, "not-found");
    assert_eq!(offer.terms().unwrap_err().code, "unreachable");
    assert_eq!(offer.search("", "speech", "").unwrap_err().code, "unreachable");
    assert_eq!(opened().take("details-99.pack", b"").unwrap_err().code, "not-an-offer");
    assert_eq!(opened().take("nothing", b"").unwrap_err().code, "not-found");
    assert_eq!(Opened::new(b"<!doctype html>").unwrap_err().code, "not-an-offer");
}
