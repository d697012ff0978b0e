//! Packs: what an offer's files say of each other, what is refused and why, and that older packs stay readable.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::model::{Offer, OtherNames};
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
    let Offer { mut core, details, words, .. } = sample();
    let like = |index: usize| fingerpost_core::model::Service { id: format!("like-{index}"), ..core.services[0].clone() };
    let more: Vec<_> = (core.services.len()..services).map(like).collect();
    let details = details.iter().chain(more.iter().map(|_| &details[0])).cloned().collect();
    core.services.extend(more);
    Offer { core, details, words, also: OtherNames::default() }
}

#[test]
fn each_file_reads_back_and_no_other_passes_for_it() {
    let offer = of(60);
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
    assert!(Index::read(files.bytes(File::whole(Part::Search)), manifest.stamp).unwrap().is_of(&core));

    assert_eq!(pack::read_core(words), Err(Unreadable::WrongPart));
    assert_eq!(pack::read_core(b"<!doctype html>"), Err(Unreadable::NotAPack));
    let (first, second) = (manifest.details_of(0), manifest.details_of(59));
    assert_eq!(pack::read_details(&core, &manifest, first, files.bytes(second)), Err(Unreadable::MixedUp));
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
fn a_version_that_this_library_does_not_know_is_refused_by_its_number() {
    let mut core = Pack::of(&sample()).core().to_vec();
    core[6] = 9;
    assert_eq!(pack::read_core(&core), Err(Unreadable::TooNew(9)));
    assert_eq!(
        Unreadable::TooNew(9).to_string(),
        "this pack has version 9 and this Fingerpost reads up to 3; update Fingerpost, or build the pack again"
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
