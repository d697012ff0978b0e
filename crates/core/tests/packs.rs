//! Packs: what an offer's files say of each other, what is refused and why, and that older packs stay readable.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::catalogue::{Catalogue, NUMBERS};
use fingerpost_core::model::{Core, FactKind, Invalid, Language, Offer, OtherNames};
use fingerpost_core::pack::{self, File, Manifest, Part, Unreadable};
use fingerpost_core::search::Index;
use fingerpost_source::sample;

/// The files of a pack, by name.
struct Pack(Vec<(String, Vec<u8>)>);

impl Pack {
    fn of(offer: &Offer) -> Self {
        Self(pack::write(offer).unwrap())
    }

    fn bytes(&self, file: File) -> &[u8] {
        &self.0.iter().find(|(name, _)| *name == file.name()).unwrap().1
    }

    fn core(&self) -> &[u8] {
        self.bytes(File::whole(Part::Core))
    }
}

/// An offer of so many services, all like the sample's first.
fn of(services: usize) -> Offer {
    let Offer { mut core, details, words, pictures, catalogues, .. } = sample();
    let like = |index: usize| fingerpost_core::model::Service { id: format!("like-{index}"), ..core.services[0].clone() };
    let more: Vec<_> = (core.services.len()..services).map(like).collect();
    let details = details.iter().chain(more.iter().map(|_| &details[0])).cloned().collect();
    core.services.extend(more);
    Offer { core, details, words, also: OtherNames::default(), pictures, catalogues }
}

#[test]
fn each_file_reads_back_and_no_other_passes_for_it() {
    let mut offer = of(60);
    let video = |of: &str| format!("https://example.org/{of}");
    (offer.details[59].bsl, offer.core.questions[1].bsl, offer.words.pathways[0].bsl) =
        (video("last"), video("second"), video("first"));
    let files = Pack::of(&offer);
    let (core, manifest) = pack::read_core(files.core()).unwrap();
    assert_eq!(core, offer.core);
    let mut details = Vec::new();
    for service in (0..60).step_by(manifest.each.unwrap() as usize) {
        let file = manifest.details_of(service);
        assert!(manifest.services_in(file, 60).contains(&service));
        details.extend(pack::read_details(&core, &manifest, file, files.bytes(file)).unwrap());
    }
    assert_eq!(details, offer.details);
    let words = files.bytes(File::whole(Part::Words));
    assert_eq!(pack::read_words(&core, &manifest, words).unwrap(), offer.words);
    let pictures = files.bytes(File::whole(Part::Pictures));
    assert_eq!(pack::read_pictures(&core, &manifest, pictures).unwrap(), offer.pictures);
    assert!(Index::read(files.bytes(File::whole(Part::Search)), manifest.stamp).unwrap().is_of(&core));

    assert_eq!(pack::read_core(words), Err(Unreadable::WrongPart));
    assert_eq!(pack::read_core(b"<!doctype html>"), Err(Unreadable::NotAPack));
    let (first, second) = (manifest.details_of(0), manifest.details_of(59));
    assert_eq!(pack::read_details(&core, &manifest, first, files.bytes(second)), Err(Unreadable::MixedUp));
}

#[test]
fn details_that_do_not_fit_their_services_are_refused() {
    let offer = sample();
    let files = Pack::of(&offer);
    let (_, manifest) = pack::read_core(files.core()).unwrap();
    let file = manifest.details_of(0);
    let read = |change: fn(&mut Core)| {
        let mut core = offer.core.clone();
        change(&mut core);
        pack::read_details(&core, &manifest, file, files.bytes(file)).map(drop)
    };
    assert_eq!(read(|_| ()), Ok(()));
    let a_service_more = |core: &mut Core| core.services.push(core.services[0].clone());
    let a_service_less = |core: &mut Core| drop(core.services.pop());
    let a_way_less = |core: &mut Core| drop(core.services[0].routes.pop());
    let a_place_less =
        |core: &mut Core| drop(core.services.iter_mut().find(|service| !service.venues.is_empty()).unwrap().venues.pop());
    for change in [a_service_more, a_service_less, a_way_less, a_place_less] {
        assert_eq!(read(change), Err(Invalid("the details are of another offer").into()));
    }
}

#[test]
fn files_of_two_builds_are_never_mixed() {
    let (old, mut offer) = (Pack::of(&of(30)), of(30));
    offer.details[7].about.push_str(" It moved.");
    let (core, manifest) = pack::read_core(old.core()).unwrap();
    let new = Pack::of(&offer);
    assert_ne!(pack::read_core(new.core()).unwrap().1.stamp, manifest.stamp);
    let details = manifest.details_of(29);
    assert_eq!(
        pack::read_details(&core, &manifest, details, new.bytes(details)),
        Err(Unreadable::MixedUp),
        "though it is unchanged"
    );
    assert_eq!(pack::read_words(&core, &manifest, new.bytes(File::whole(Part::Words))), Err(Unreadable::MixedUp));
    let search = Index::read(new.bytes(File::whole(Part::Search)), manifest.stamp);
    assert_eq!(search.map(drop), Err(Unreadable::MixedUp));
}

#[test]
fn each_reason_to_refuse_a_file_has_a_code_that_programs_can_rely_on() {
    let files = Pack::of(&sample());
    let core = files.core();
    let refused = |change: fn(&mut Vec<u8>)| {
        let mut bytes = core.to_vec();
        change(&mut bytes);
        pack::read_core(&bytes).unwrap_err().code()
    };
    assert_eq!(refused(|bytes| bytes[0] = b'<'), "not-a-pack");
    assert_eq!(refused(|bytes| bytes[4] = Part::Words as u8), "wrong-part");
    assert_eq!(refused(|bytes| bytes[6] = 1), "too-old");
    assert_eq!(refused(|bytes| bytes[6] = 99), "too-new");
    assert_eq!(refused(|bytes| bytes.truncate(bytes.len() - 1)), "cut-short");
    assert_eq!(refused(|bytes| *bytes.last_mut().unwrap() ^= 1), "damaged");
    let (_, manifest) = pack::read_core(core).unwrap();
    let another = Manifest { stamp: Some(!manifest.stamp.unwrap()), ..manifest };
    let words = files.bytes(File::whole(Part::Words));
    assert_eq!(pack::read_words(&sample().core, &another, words).unwrap_err().code(), "mixed-up");
    assert_eq!(Unreadable::from(Invalid("it contradicts itself")).code(), "invalid");
}

#[test]
fn a_version_that_this_library_does_not_know_is_refused_by_its_number() {
    let mut core = Pack::of(&sample()).core().to_vec();
    core[6] = 9;
    assert_eq!(pack::read_core(&core), Err(Unreadable::TooNew(9)));
    assert_eq!(
        Unreadable::TooNew(9).to_string(),
        "this pack has version 9 and this Fingerpost reads up to 5; update Fingerpost, or build the pack again"
    );
    core[6] = 1;
    assert_eq!(pack::read_core(&core), Err(Unreadable::TooOld(1)));
}

/// The files in `packs/2` were written by version 2 from the sample as it was then. They must be readable for ever.
#[test]
fn a_pack_of_version_2_is_read() {
    let (core, manifest) = pack::read_core(include_bytes!("packs/2/core.pack")).unwrap();
    assert_eq!(manifest, Manifest { stamp: None, each: None }, "nothing said which files belong together");
    assert_eq!(core.id, "sample");
    assert_eq!(core.services.len(), 9);
    let all = manifest.details_of(3);
    assert_eq!((all.name().as_str(), manifest.services_in(all, 9)), ("details.pack", 0..9));
    let details = pack::read_details(&core, &manifest, all, include_bytes!("packs/2/details.pack")).unwrap();
    assert_eq!(details.len(), core.services.len());
    assert!(details[0].about.len() > 20);
    let words = pack::read_words(&core, &manifest, include_bytes!("packs/2/words.pack")).unwrap();
    assert!(words.terms.iter().all(|term| !term.means.is_empty()));
}

/// The files in `packs/3` were written by version 3 from the sample as it was then, before an offer could be read in other languages.
#[test]
fn a_pack_of_version_3_is_read() {
    let (core, manifest) = pack::read_core(include_bytes!("packs/3/core.pack")).unwrap();
    assert!(core.id == "sample" && core.languages.is_empty() && manifest.stamp.is_some());
    let first = manifest.details_of(0);
    let details = pack::read_details(&core, &manifest, first, include_bytes!("packs/3/details-0.pack")).unwrap();
    assert_eq!(details.len(), core.services.len());
    assert!(pack::read_words(&core, &manifest, include_bytes!("packs/3/words.pack")).is_ok());
    assert!(Index::read(include_bytes!("packs/3/search.pack"), manifest.stamp).unwrap().is_of(&core));
}

/// The files in `packs/4` were written by version 4 from the sample as it was then, before anything named a video in British Sign Language.
#[test]
fn a_pack_of_version_4_is_read() {
    let (core, manifest) = pack::read_core(include_bytes!("packs/4/core.pack")).unwrap();
    assert!(core.id == "sample" && core.questions.iter().all(|question| question.bsl.is_empty()));
    let details = include_bytes!("packs/4/details-0.pack");
    let details = pack::read_details(&core, &manifest, manifest.details_of(0), details).unwrap();
    assert!(details.len() == core.services.len() && details.iter().all(|detail| detail.bsl.is_empty()));
    let words = pack::read_words(&core, &manifest, include_bytes!("packs/4/words.pack")).unwrap();
    assert!(!words.pathways.is_empty() && words.pathways.iter().all(|pathway| pathway.bsl.is_empty()));
    assert!(Index::read(include_bytes!("packs/4/search.pack"), manifest.stamp).unwrap().is_of(&core));
    assert!(!pack::read_pictures(&core, &manifest, include_bytes!("packs/4/pictures.pack")).unwrap().pictures.is_empty());
    assert_eq!(
        pack::read_catalogue(&core, &manifest, 1, include_bytes!("packs/4/language-1.pack")).unwrap().language,
        "en-x-easy"
    );
}

#[test]
fn a_question_that_no_answer_answers_is_refused() {
    let refused = |change: fn(&mut Core)| {
        let mut core = sample().core;
        change(&mut core);
        core.validate().map_err(|Invalid(wrong)| wrong)
    };
    assert_eq!(refused(|_| {}), Ok(()));
    let nothing = |core: &mut Core| core.questions[1].options[0].sets.clear();
    let something_else = |core: &mut Core| core.questions[1].options[0].sets = core.questions[0].options[0].sets.clone();
    for change in [nothing, something_else] {
        assert_eq!(refused(change), Err("an option that does not answer its question, or answers another"));
    }
    let typed = |core: &mut Core| {
        let age = core.facts.iter().position(|fact| fact.kind == FactKind::Age).unwrap();
        core.questions[1].fact = age.into();
    };
    assert_eq!(refused(typed), Err("an option that does not answer its question, or answers another"));
    // The last question of the sample waits for the one before it; the other way round, its answer would not be counted.
    let too_early = |core: &mut Core| core.questions.rotate_right(1);
    assert_eq!(refused(too_early), Err("a question that waits for a later one"));
    // What the first of two says of a fact may be undone by the second: then what waits for the fact is asked, and its answer not counted.
    let twice = |core: &mut Core| core.questions.push(core.questions[0].clone());
    let by_the_way = |core: &mut Core| {
        let first = core.questions[0].options[0].sets.clone();
        core.questions.last_mut().unwrap().options[0].sets.extend(first);
    };
    assert_eq!(refused(twice), Err("a question about an unknown fact, or another question's"));
    assert_eq!(refused(by_the_way), Err("an option that does not answer its question, or answers another"));
}

/// A catalogue of two texts.
fn catalogue(language: &str) -> Catalogue {
    let texts = [("Search", "Szukaj"), ("{n} services", "{n} usługa\u{1F}{n} usługi")];
    let texts = texts.map(|(english, text)| (english.to_owned(), text.to_owned())).into();
    Catalogue::new(language.to_owned(), [String::new(), "Anna".to_owned()], vec![1; NUMBERS], texts)
}

#[test]
fn each_language_reads_back_and_no_other_passes_for_it() {
    let mut offer = of(9);
    let language = |tag: &str| Language { tag: tag.to_owned(), name: tag.to_uppercase() };
    offer.core.languages = vec![language("pl"), language("ur")];
    offer.catalogues = vec![catalogue("pl"), catalogue("ur")];
    let files = Pack::of(&offer);
    let (core, manifest) = pack::read_core(files.core()).unwrap();
    let bytes = |place| files.bytes(File::piece(Part::Language, place));
    for (place, catalogue) in offer.catalogues.iter().enumerate() {
        assert_eq!(&pack::read_catalogue(&core, &manifest, place, bytes(place)).unwrap(), catalogue);
    }
    assert_eq!(pack::read_catalogue(&core, &manifest, 0, bytes(1)), Err(Unreadable::MixedUp));

    offer.catalogues.swap(0, 1);
    assert!(pack::write(&offer).is_err(), "in another order than the core's list");
}
