//! Walking families one after another gives exactly what the plain way gives, for every offer and every family.

mod common;

use common::{VALUES, families, many_services, offers_with_whens};
use fingerpost_core::Core;
use fingerpost_core::guide::crowd::{Crowd, PlanSets, Reply};
use fingerpost_core::guide::{GroupKind, Guide, Outcome, Standing};
use fingerpost_core::model::{FactKind, QuestionId, ServiceId};
use fingerpost_core::rules::Age;
use proptest::prelude::*;
use proptest::test_runner::contextualize_config;

/// Turns a number into a reply, as `common::answer` does; some are not on offer or make no sense, and must not count.
fn reply(core: &Core, question: QuestionId, number: u8) -> Reply {
    match core[core[question].fact].kind {
        _ if number.is_multiple_of(5) => Reply::NotSure,
        _ if number.is_multiple_of(17) => Reply::NoneOfThese,
        FactKind::Age => Age::years(u16::from(number % 26)).map_or(Reply::NotSure, Reply::Age),
        FactKind::One | FactKind::Many => Reply::Chosen(u64::from(number) % (1 << VALUES)),
    }
}

/// The plan as the plain way gives it, and as sets: the same services in the same groups, with the same outcomes.
fn same(standing: &Standing<'_>, sets: &PlanSets) -> Result<(), TestCaseError> {
    let plan = standing.plan();
    for kind in GroupKind::ALL {
        let group = plan.groups.iter().find(|group| group.kind == kind);
        let mut plain: Vec<usize> =
            group.iter().flat_map(|group| &group.signposts).map(|signpost| signpost.service.index()).collect();
        plain.sort_unstable();
        prop_assert_eq!(plain, sets.group(kind).places().collect::<Vec<_>>(), "{:?}", kind);
    }
    for index in 0..standing.core().services.len() {
        let suits = standing.outcome(ServiceId::from(index)) == Outcome::Suits;
        prop_assert_eq!(suits, sets.suits().contains(index));
    }
    let only = plan.signposts().all(|(_, signpost)| signpost.service == plan.last_resort);
    prop_assert_eq!(only, sets.only_last_resort());
    Ok(())
}

proptest! {
    #![proptest_config(contextualize_config(ProptestConfig { cases: 10_000, max_shrink_iters: 2_000, ..ProptestConfig::default() }))]

    #[test]
    fn a_walk_asks_the_same_and_finds_the_same(core in many_services(offers_with_whens()), several in prop::collection::vec(families(), 1..4)) {
        let guide = Guide::new(core);
        let mut crowd = Crowd::new(&guide).unwrap();
        // Every family twice: once to learn the way, and once over what is remembered.
        for family in several.iter().chain(&several) {
            crowd.begin();
            loop {
                let answers = crowd.answers();
                let standing = guide.standing(&answers);
                let next = standing.next_question();
                prop_assert_eq!(next, crowd.next_question());
                same(&standing, crowd.plan())?;
                let Some(question) = next else { break };
                prop_assert_eq!(standing.options(question), (0..64).filter(|option| crowd.options(question) >> option & 1 == 1).collect::<Vec<_>>());
                if !crowd.reply(question, reply(guide.core(), question, family[question.index()])) {
                    crowd.reply(question, Reply::NotSure);
                }
            }
        }
    }

    #[test]
    fn answers_in_any_order_and_changed_answers_give_the_same(core in many_services(offers_with_whens()), given in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let guide = Guide::new(core);
        let mut crowd = Crowd::new(&guide).unwrap();
        for _ in 0..2 {
            crowd.begin();
            for (question, number) in &given {
                let question = QuestionId::from(question.index(guide.core().questions.len()));
                let counts = crowd.reply(question, reply(guide.core(), question, *number));
                let answers = crowd.answers();
                let standing = guide.standing(&answers);
                prop_assert_eq!(counts, standing.is_answered(question));
                prop_assert_eq!(standing.next_question(), crowd.next_question());
                same(&standing, crowd.plan())?;
            }
        }
    }
}
