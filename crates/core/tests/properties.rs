//! What holds for every offer and every family, over random ones.

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{answer, answers, every_answer, families, offers, outcomes};
use fingerpost_core::guide::{Answer, Answers, GroupKind, Guide, Outcome, Plan, Signpost, Standing, Verdict};
use fingerpost_core::model::{OtherNames, Pictures};
use fingerpost_core::model::{QuestionId, ServiceId};
use fingerpost_core::pack::{self, Manifest};
use fingerpost_core::rules::Tri;
use fingerpost_core::{Core, Offer, Words};
use fingerpost_source::proofs::Reach;
use proptest::prelude::*;
use proptest::test_runner::contextualize_config;

const CHECKSUM: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);

static SAMPLE: LazyLock<Core> = LazyLock::new(|| fingerpost_source::sample().core);

/// What a plan shows of the services that a family asked about: which group, and whether each suits. *Afterwards* looks ahead, the
/// last resort is always there, and a link from another service is a bonus: none of those makes a question worth asking.
fn shown(standing: &Standing<'_>) -> Vec<(GroupKind, ServiceId, Outcome)> {
    let plan = standing.plan();
    let asked_about = |(kind, signpost): &(GroupKind, &Signpost)| {
        let id = signpost.service;
        *kind != GroupKind::Afterwards && id != plan.last_resort && standing.is_relevant(&standing.core()[id]) != Tri::No
    };
    let now = plan.signposts().filter(asked_about);
    let mut shown: Vec<_> = now.map(|(kind, signpost)| (kind, signpost.service, signpost.outcome)).collect();
    shown.sort();
    shown
}

/// A plan as it is drawn: with the reasons, and what each "may suit" still depends on.
fn drawn(standing: &Standing<'_>) -> (Plan, Vec<Verdict>) {
    let plan = standing.plan();
    let services = plan.signposts().map(|(_, signpost)| signpost.service).chain(plan.not_now.iter().copied());
    let verdicts = services.map(|service| standing.verdict(service)).collect();
    (plan, verdicts)
}

fn question_ids(core: &Core) -> impl Iterator<Item = QuestionId> + use<> {
    (0..core.questions.len()).map(QuestionId::from)
}

proptest! {
    #![proptest_config(contextualize_config(ProptestConfig { cases: 10_000, max_shrink_iters: 2_000, ..ProptestConfig::default() }))]

    #[test]
    fn one_more_answer_never_changes_a_settled_verdict(core in offers(), family in families(), left_out in any::<prop::sample::Index>()) {
        let guide = Guide::new(core);
        let all = answers(guide.core(), &family);
        let mut fewer = all.clone();
        fewer.take_back(QuestionId::from(left_out.index(guide.core().questions.len())));
        for (before, after) in outcomes(&guide.standing(&fewer)).into_iter().zip(outcomes(&guide.standing(&all))) {
            prop_assert!(before == Outcome::MaySuit || before == after, "{before:?} became {after:?}");
        }
    }

    #[test]
    fn the_order_of_answers_never_matters(core in offers(), family in families(), order in Just((0..8usize).collect::<Vec<_>>()).prop_shuffle()) {
        let guide = Guide::new(core);
        let straight = answers(guide.core(), &family);
        let mut shuffled = Answers::new();
        for index in order.into_iter().filter(|index| *index < guide.core().questions.len()) {
            // Changing one's mind on the way leaves no trace either.
            shuffled.give(QuestionId::from(index), Answer::NotSure);
            shuffled.give(QuestionId::from(index), answer(guide.core(), QuestionId::from(index), family[index]));
        }
        prop_assert_eq!(drawn(&guide.standing(&straight)), drawn(&guide.standing(&shuffled)));
    }

    #[test]
    fn every_question_asked_could_change_the_plan(core in offers(), family in families()) {
        let guide = Guide::new(core);
        let mut given = Answers::new();
        while let Some(question) = guide.standing(&given).next_question() {
            let before = drawn(&guide.standing(&given));
            let changes = every_answer(guide.core(), question).into_iter().any(|answer| {
                let mut tried = given.clone();
                tried.give(question, answer);
                drawn(&guide.standing(&tried)) != before
            });
            prop_assert!(changes, "{:?} was asked, but no answer changes the plan", guide.core()[question].id);
            given.give(question, answer(guide.core(), question, family[question.index()]));
        }
    }

    #[test]
    fn the_guide_ends_and_then_no_answer_changes_the_plan(core in offers(), family in families()) {
        let guide = Guide::new(core);
        let mut given = Answers::new();
        let mut asked = BTreeSet::new();
        while let Some(question) = guide.standing(&given).next_question() {
            prop_assert!(asked.insert(question), "a question was asked twice");
            prop_assert!(guide.standing(&given).questions_left() >= 1);
            given.give(question, answer(guide.core(), question, family[question.index()]));
        }
        prop_assert_eq!(guide.standing(&given).questions_left(), 0);
        let settled = shown(&guide.standing(&given));
        for question in question_ids(guide.core()).filter(|question| given.get(*question).is_none()) {
            for answer in every_answer(guide.core(), question) {
                let mut tried = given.clone();
                tried.give(question, answer);
                prop_assert_eq!(shown(&guide.standing(&tried)), settled.clone());
            }
        }
    }

    #[test]
    fn no_plan_is_empty_and_nothing_that_might_fit_is_left_out(core in offers(), family in families(), given in 0usize..8) {
        let guide = Guide::new(core);
        let standing = guide.standing(&answers(guide.core(), &family[..given]));
        let plan = standing.plan();
        prop_assert!(plan.signposts().next().is_some());
        for (index, service) in guide.core().services.iter().enumerate() {
            let id = ServiceId::from(index);
            let times = plan.signposts().filter(|(_, signpost)| signpost.service == id).count();
            prop_assert!(times <= 1, "a service stands in a plan once");
            if id != plan.last_resort && standing.is_relevant(service) != Tri::No && standing.outcome(id) != Outcome::DoesNotSuit {
                prop_assert_eq!(times, 1, "a service that may fit is left out");
            }
        }
        for verdict in plan.not_now.iter().map(|id| standing.verdict(*id)) {
            prop_assert!(plan.group_of(verdict.service).is_none());
            prop_assert!(!verdict.because.is_empty() || guide.core()[verdict.service].rule.atoms().next().is_none(), "always say why");
        }
    }

    #[test]
    fn not_sure_hides_nothing(core in offers(), family in families(), given in 0usize..8) {
        let guide = Guide::new(core);
        let mut told = answers(guide.core(), &family[..given]);
        let before = shown(&guide.standing(&told));
        for question in question_ids(guide.core()) {
            if told.get(question).is_none() {
                told.give(question, Answer::NotSure);
            }
        }
        prop_assert_eq!(shown(&guide.standing(&told)), before);
        prop_assert_eq!(guide.standing(&told).next_question(), None);
    }

    #[test]
    fn a_pack_reads_back_as_it_was_and_damage_is_refused(mut core in offers(), bsl in ".{0,40}", at in any::<prop::sample::Index>(), bit in 0u8..8, cut in any::<prop::sample::Index>()) {
        core.questions.iter_mut().for_each(|question| question.bsl = format!("{bsl}{}", question.id));
        let detail = fingerpost_core::Detail { how: vec![String::new()], say: vec![String::new()], bsl, ..Default::default() };
        let details = vec![detail; core.services.len()];
        let offer = Offer { core, details, words: Words::default(), also: OtherNames::default(), pictures: Pictures::default(), catalogues: Vec::new() };
        let files = pack::write(&offer).unwrap();
        prop_assert_eq!(&files, &pack::write(&offer).unwrap(), "the same offer gives the same bytes");
        let bytes = &files[0].1;
        let (core, manifest) = pack::read_core(bytes).unwrap();
        prop_assert_eq!(&core, &offer.core);
        let file = manifest.details_of(0);
        let details = files.iter().find(|(name, _)| *name == file.name()).map(|(_, bytes)| pack::read_details(&core, &manifest, file, bytes));
        prop_assert_eq!(&details.unwrap().unwrap(), &offer.details);
        let mut damaged = bytes.clone();
        damaged[at.index(bytes.len())] ^= 1 << bit;
        // The one byte that means nothing may change; and the stamp, which the other files are held to.
        let harmless = matches!(at.index(bytes.len()), 5 | 16..20);
        prop_assert!(harmless || pack::read_core(&damaged).is_err());
        prop_assert!(pack::read_core(&bytes[..cut.index(bytes.len())]).is_err());
    }

    #[test]
    fn no_bytes_make_a_reader_panic(body in prop::collection::vec(any::<u8>(), 0..300)) {
        // With a true header, so that the bytes reach the decoder behind it.
        for part in pack::Part::ALL {
            let mut bytes = b"FPST".to_vec();
            bytes.extend([part as u8, 0]);
            bytes.extend(pack::VERSION.to_le_bytes());
            bytes.extend((body.len() as u32).to_le_bytes());
            bytes.extend(CHECKSUM.checksum(&body).to_le_bytes());
            bytes.extend([0; 8]);
            bytes.extend(&body);
            let manifest = Manifest { stamp: None, each: Some(24) };
            let _ = pack::read_core(&bytes);
            let _ = pack::read_details(&SAMPLE, &manifest, manifest.details_of(0), &bytes);
            let _ = pack::read_words(&SAMPLE, &manifest, &bytes);
        }
    }

    #[test]
    fn a_service_that_is_proved_out_of_reach_is_in_nobodys_plan(core in offers(), families in prop::collection::vec(families(), 40)) {
        let reach = fingerpost_source::proofs::reach(&core);
        let last_resort = core.urgent.last_resort;
        let guide = Guide::new(core);
        for family in &families {
            let all = answers(guide.core(), family);
            let is_sure = all.questions().all(|question| all.get(question) != Some(&Answer::NotSure));
            let standing = guide.standing(&all);
            let plan = standing.plan();
            for (index, _) in reach.iter().enumerate().filter(|(_, reach)| **reach == Reach::Nobody) {
                let id = ServiceId::from(index);
                prop_assert_ne!(standing.outcome(id), Outcome::Suits, "it suits nobody, sure or not");
                if is_sure && id != last_resort {
                    prop_assert_eq!(standing.outcome(id), Outcome::DoesNotSuit);
                    prop_assert!(plan.group_of(id).is_none_or(|kind| kind == GroupKind::Afterwards), "only what looks ahead");
                }
            }
        }
    }
}
