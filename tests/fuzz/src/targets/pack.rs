//! The files of an offer's pack, from any bytes: the header is made right, so that the body is what counts.

use std::sync::LazyLock;

use fingerpost_core::catalogue::{Catalogue, ENGLISH};
use fingerpost_core::clock::{Day, ics, reckon};
use fingerpost_core::explain::{conditions, referrers, why};
use fingerpost_core::glossary::Glossary;
use fingerpost_core::model::{Detail, OtherNames, Pathway, Pictures, Words};
use fingerpost_core::pack::{self, File, Manifest, Part};
use fingerpost_core::{Answer, Answers, Core, Guide, Offer};

use crate::framed;

const STAMP: u32 = 7;

/// The sample, as a browser has it once its core has come.
static SAMPLE: LazyLock<(Core, Manifest)> = LazyLock::new(|| {
    let mut core = fingerpost_source::sample().core;
    core.languages.truncate(1);
    (core, Manifest { stamp: Some(STAMP), each: Some(24) })
});

/// The first byte chooses the file, the second the version.
pub fn tries(bytes: &[u8]) {
    let Some(([kind, version], body)) = bytes.split_first_chunk::<2>() else { return };
    let version = 2 + u16::from(version % 3);
    let (core, manifest) = &*SAMPLE;
    let file = |file| framed(file, version, STAMP, body);
    match kind % 6 {
        0 => {
            let _ = pack::read_core(body);
        }
        1 => {
            if let Ok((core, manifest)) = pack::read_core(&file(File::whole(Part::Core))) {
                assert_eq!(manifest.stamp.is_some(), version > 2);
                core_read(core);
            }
        }
        2 => {
            let piece = manifest.details_of(0);
            if let Ok(details) = pack::read_details(core, manifest, piece, &file(piece)) {
                assert_eq!(details.len(), core.services.len());
            }
        }
        3 => {
            if let Ok(words) = pack::read_words(core, manifest, &file(File::whole(Part::Words))) {
                words_read(core, &words);
            }
        }
        4 => {
            let piece = File::piece(Part::Language, 0);
            if let Ok(words) = pack::read_catalogue(core, manifest, 0, &file(piece)) {
                said(&words);
            }
        }
        _ => {
            let _ = pack::read_pictures(core, manifest, &file(File::whole(Part::Pictures)));
        }
    }
}

/// A core that was read packs again to the same, and nothing in it can fail later: a family is led through it to a plan.
fn core_read(core: Core) {
    let again = pack::write(&offer_of(core.clone())).expect("a core that was read is packed again");
    let (name, bytes) = &again[0];
    assert_eq!(name, "core.pack");
    assert_eq!(pack::read_core(bytes).expect("what was packed is read").0, core);

    let guide = Guide::new(core);
    let mut answers = Answers::new();
    for _ in 0..=guide.core().questions.len() {
        let standing = guide.standing(&answers);
        let plan = standing.plan();
        assert!(plan.signposts().all(|(_, signpost)| signpost.service.index() < guide.core().services.len()));
        for (id, service) in guide.core().services_with_ids() {
            let _ = (why(&standing, id), conditions(&standing, service), referrers(&standing, service));
        }
        let Some(question) = standing.next_question() else { return };
        let answer = match standing.options(question).first() {
            Some(option) => Answer::Chosen(vec![*option]),
            None => Answer::NotSure,
        };
        assert!(answers.get(question).is_none(), "a question is asked twice");
        answers.give(question, answer);
    }
    panic!("more questions are asked than there are");
}

/// An offer with this core, and nothing else in it.
fn offer_of(core: Core) -> Offer {
    let empty = |many: usize| vec![String::new(); many];
    let details = core.services.iter().map(|service| Detail {
        how: empty(service.routes.len()),
        say: empty(service.routes.len()),
        addresses: empty(service.venues.len()),
        ..Detail::default()
    });
    let catalogue = |tag: &str| Catalogue::new(tag.to_owned(), Default::default(), Vec::new(), Vec::new());
    Offer {
        details: details.collect(),
        words: Words { pathways: core.pathways.iter().map(|_| pathway()).collect(), ..Words::default() },
        also: OtherNames::default(),
        pictures: Pictures::default(),
        catalogues: core.languages.iter().map(|language| catalogue(&language.tag)).collect(),
        core,
    }
}

fn pathway() -> Pathway {
    Pathway {
        dates: Vec::new(),
        checked: String::new(),
        steps: Vec::new(),
        exceptions: Vec::new(),
        sources: Vec::new(),
        bsl: String::new(),
    }
}

/// Whatever limits the words hold, the days that come of any date are reckoned.
fn words_read(core: &Core, words: &Words) {
    let pieces = Glossary::new(&words.terms).split("Ask for an EHC plan.");
    assert!(!pieces.is_empty());
    let today = Day::new(2026, 11, 26).expect("a day");
    for (head, pathway) in core.pathways.iter().zip(&words.pathways) {
        for given in [Day::new(Day::FIRST_YEAR, 1, 1), Day::new(Day::LAST_YEAR, 12, 31), Some(today)].into_iter().flatten() {
            let known: Vec<(String, Day)> = pathway.dates.iter().map(|date| (date.id.clone(), given)).collect();
            let dues = reckon(pathway, &known, words.holidays.calendar(), today);
            assert!(ics(&ENGLISH, head, pathway, &dues, today).starts_with("BEGIN:VCALENDAR"));
        }
    }
}

/// Whatever a catalogue holds, each way of asking it for words answers.
fn said(words: &Catalogue) {
    use fingerpost_core::explain::Voice;
    use fingerpost_core::t;
    for many in [0, 1, 2, 199, 1_234_567] {
        let _ = words.count(many, "{n} service found", t!("{n} services found"), &[]);
    }
    let _ = words.fill(t!("There is no {day} {month} in {year}."), &["31", "February", "2026"]);
    let _ = words.sentence(Voice::Parent, "You can ask {them}.");
}
