//! The simulation gives the same for the same seed, whoever counts, and what the guide gives a real family.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::num::NonZero;
use std::path::{Path, PathBuf};

use fingerpost_core::guide::crowd::{Crowd, Reply};
use fingerpost_core::guide::{Answer, Answers, GroupKind, Guide, Outcome as Verdict};
use fingerpost_core::model::ServiceId;
use fingerpost_gaps::answers::Answering;
use fingerpost_gaps::family::{AGE, Draw, Family, PLAN, SETTING};
use fingerpost_gaps::{Size, Weights, csv, report, run};
use fingerpost_source::sample;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sample offer, and the offers of this repository (or of `FINGERPOST_OFFERS`) that are there.
fn offers() -> Vec<Guide> {
    let folder = std::env::var_os("FINGERPOST_OFFERS").map_or_else(|| root().join("offers"), PathBuf::from);
    let mut offers = vec![Guide::new(sample().core)];
    for name in ["warwickshire", "coventry", "worcestershire"] {
        if !folder.join(name).is_dir() {
            println!("skipped: {name} is not in {}", folder.display());
            continue;
        }
        let files = fingerpost_source::open(&folder.join(name)).unwrap();
        offers.push(Guide::new(fingerpost_source::read(&files).unwrap_or_else(|findings| panic!("{findings}")).core));
    }
    offers
}

fn size(families: u64, seed: u64, threads: usize) -> Size {
    Size { families, seed, threads: NonZero::new(threads) }
}

#[test]
fn the_same_seed_gives_the_same_report_whoever_counts() {
    let weights = Weights::ours().unwrap();
    let page = |seed, threads| {
        let size = size(3_001, seed, threads);
        let outcomes = [run(Guide::new(sample().core), &weights, size).unwrap()];
        (report::page(&outcomes, &weights, size).unwrap(), csv::tables(&outcomes).unwrap())
    };
    assert_eq!(page(1, 1), page(1, 2));
    assert_eq!(page(1, 1), page(1, 7));
    assert_ne!(page(1, 1), page(2, 1));
}

#[test]
fn ten_thousand_families_are_asked_and_told_what_the_guide_asks_and_tells() {
    let weights = Weights::ours().unwrap();
    let draw = Draw::new(&weights).unwrap();
    for guide in offers() {
        let answering = Answering::new(guide.core(), &weights);
        let mut crowd = Crowd::new(&guide).unwrap();
        for number in 0..10_000 {
            let family = draw.family(5, number);
            let district = answering.district(&family);
            check(&guide, &answering, &mut crowd, &family, district);
        }
    }
}

/// Walks a family both ways at once.
fn check(guide: &Guide, answering: &Answering, crowd: &mut Crowd<'_>, family: &Family, district: usize) {
    crowd.begin();
    let mut answers = Answers::new();
    let mut next = guide.core().question("who");
    while let Some(question) = next {
        let options = guide.standing(&answers).options(question);
        let on_offer = options.iter().fold(0, |set, option| set | 1 << option);
        assert_eq!(crowd.options(question), on_offer);
        let reply = answering.reply(question, family, district, on_offer);
        answers.give(question, Answer::from(reply));
        let counts = crowd.reply(question, reply);
        assert_eq!(counts, guide.standing(&answers).is_answered(question));
        if !counts {
            answers.give(question, Answer::NotSure);
            crowd.reply(question, Reply::NotSure);
        }
        next = guide.standing(&answers).next_question();
        assert_eq!(crowd.next_question(), next, "{} {family:?}", guide.core().id);
    }
    let standing = guide.standing(&answers);
    let plan = standing.plan();
    let sets = crowd.plan();
    for kind in GroupKind::ALL {
        let group = plan.groups.iter().find(|group| group.kind == kind);
        let mut plain: Vec<usize> = group.iter().flat_map(|group| &group.signposts).map(|post| post.service.index()).collect();
        plain.sort_unstable();
        assert_eq!(plain, sets.group(kind).places().collect::<Vec<_>>(), "{} {kind:?} {family:?}", guide.core().id);
    }
    for service in 0..guide.core().services.len() {
        assert_eq!(standing.outcome(ServiceId::from(service)) == Verdict::Suits, sets.suits().contains(service));
    }
}

#[test]
fn no_family_has_an_empty_plan() {
    let weights = Weights::ours().unwrap();
    for guide in offers() {
        let outcome = run(guide, &weights, size(20_000, 3, 2)).unwrap();
        assert_eq!(outcome.measures.empty, 0, "{}", outcome.guide.core().id);
    }
}

#[test]
fn families_are_people_who_can_be() {
    let draw = Draw::new(&Weights::ours().unwrap()).unwrap();
    for number in 0..50_000 {
        let family = draw.family(9, number);
        let (setting, years) = (SETTING[family.setting], family.months / 12);
        match AGE[family.age_band()].0 {
            "under-2" => assert!(matches!(setting, "home" | "nursery"), "{family:?}"),
            "2-to-4" => assert!(years == 4 || matches!(setting, "home" | "nursery"), "{family:?}"),
            "5-to-10" | "11-to-15" => assert!(!matches!(setting, "home" | "nursery" | "college"), "{family:?}"),
            _ => assert!(!matches!(setting, "home" | "nursery"), "{family:?}"),
        }
        assert!(family.need != 0 && family.help != 0, "{family:?}");
        assert!(PLAN[family.plan] == "ehc" || setting != "special", "a special school without an EHC plan: {family:?}");
        assert!(u32::from(family.typed.from) <= u32::from(family.months), "{family:?}");
        assert!(family.months < family.typed.under, "{family:?}");
        assert!(family.who != 1 || years >= 16, "{family:?}");
    }
}

#[test]
fn a_family_is_the_same_on_every_machine() {
    let draw = Draw::new(&Weights::ours().unwrap()).unwrap();
    let seen: Vec<String> = (0..3).map(|number| format!("{:?}", draw.family(1, number))).collect();
    insta::assert_snapshot!(seen.join("\n"));
}
