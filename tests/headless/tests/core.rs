//! The core in a browser decides as it does anywhere else.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::guide::{Answer, Answers, GroupKind, Guide, Outcome};
use fingerpost_core::pack::{File, Part};
use fingerpost_core::rules::Age;
use fingerpost_core::search::build;
use fingerpost_core::{explain, pack};
use fingerpost_families::{FAMILIES, SAMPLE_FINGERPRINT, SEED, fingerprint};
use fingerpost_source::{read, sample, sample_files};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn random_families_get_the_plans_that_native_code_gives() {
    let guide = Guide::new(sample().core);
    assert_eq!(fingerprint(&guide, FAMILIES, SEED), SAMPLE_FINGERPRINT);
}

#[wasm_bindgen_test]
fn a_family_reaches_a_plan_with_reasons() {
    let guide = Guide::new(sample().core);
    let core = guide.core();
    let mut answers = Answers::new();
    answers.give(core.question("help").unwrap(), Answer::Chosen(vec![1]));
    answers.give(core.question("age").unwrap(), Answer::Age(Age::years(3).unwrap()));
    answers.give(core.question("need").unwrap(), Answer::Chosen(vec![0]));
    answers.give(core.question("district").unwrap(), Answer::Chosen(vec![0]));
    let standing = guide.standing(&answers);
    let home_teaching = core.service("home-teaching").unwrap();
    assert_eq!(standing.plan().group_of(home_teaching), Some(GroupKind::AskForReferral));
    let verdict = standing.verdict(home_teaching);
    assert_eq!(verdict.outcome, Outcome::Suits);
    let reasons: Vec<String> = verdict.because.iter().map(|reason| explain::reason(&standing, reason)).collect();
    assert_eq!(reasons, ["your child is under 5", "your child is autistic or may be", "you live in Anyshire"]);
}

#[wasm_bindgen_test]
fn a_pack_reads_back() {
    let offer = sample();
    let files = pack::write(&offer).unwrap();
    let bytes = |file: File| files.iter().find(|(name, _)| *name == file.name()).unwrap().1.as_slice();
    let (core, manifest) = pack::read_core(bytes(File::whole(Part::Core))).unwrap();
    assert_eq!(core, offer.core);
    let details = manifest.details_of(0);
    assert_eq!(pack::read_details(&core, &manifest, details, bytes(details)).unwrap(), offer.details);
    assert_eq!(pack::read_words(&core, &manifest, bytes(File::whole(Part::Words))).unwrap(), offer.words);
    assert!(pack::read_core(&bytes(File::whole(Part::Core))[..40]).is_err());
}

#[wasm_bindgen_test]
fn search_forgives() {
    let offer = sample();
    let index = build::index(&offer);
    let hits = index.search("speach therepy", 10, &|_| 1.0).hits;
    let speech_therapy = offer.core.service("speech-therapy").unwrap();
    assert_eq!(hits[0].service, speech_therapy);
}

#[wasm_bindgen_test]
fn an_offer_is_read_and_its_mistakes_are_found() {
    let mut files = sample_files();
    files[0].text.push_str("\nnothing_reads_this = true\n");
    let findings = read(&files).unwrap_err();
    assert!(findings.to_string().contains("nothing reads a field called `nothing_reads_this`"), "{findings}");
}
