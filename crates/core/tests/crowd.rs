//! Walking families one after another gives exactly what the plain way gives, for every offer and every family.

mod common;

use common::{VALUES, families, many_services, offers_in_chains, offers_with_whens};
use fingerpost_core::Core;
use fingerpost_core::guide::crowd::{Crowd, PlanSets, Reply};
use fingerpost_core::guide::{GroupKind, Guide, Outcome, Standing};
use fingerpost_core::model::{AtomId, FactKind, Links, QuestionId, Service, ServiceId};
use fingerpost_core::rules::{Age, Atom, Rule};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestRunner, contextualize_config};

fn offers() -> impl Strategy<Value = Core> {
    many_services(prop_oneof![offers_with_whens(), offers_in_chains()])
}

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
    fn a_walk_asks_the_same_and_finds_the_same(core in offers(), several in prop::collection::vec(families(), 1..4)) {
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
    fn answers_in_any_order_and_changed_answers_give_the_same(core in offers(), given in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
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

/// Walks one family who gives this reply to every question, and says which it was asked: each is what the plain way asks, and so is each plan on the way.
#[allow(clippy::unwrap_used, reason = "a walk that goes wrong ends the test")]
fn walk(core: Core, reply: Reply) -> Vec<usize> {
    let guide = Guide::new(core);
    let mut crowd = Crowd::new(&guide).unwrap();
    let mut asked = Vec::new();
    loop {
        let answers = crowd.answers();
        let standing = guide.standing(&answers);
        same(&standing, crowd.plan()).unwrap();
        assert_eq!(standing.next_question(), crowd.next_question());
        let Some(question) = crowd.next_question() else { return asked };
        asked.push(question.index());
        crowd.reply(question, reply);
    }
}

/// An offer whose questions hang on nothing: what a crowd cannot walk is made of it.
#[allow(clippy::unwrap_used, reason = "an offer that cannot be made up ends the test")]
fn plain_offer() -> Core {
    let mut core = common::offers().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    for question in &mut core.questions {
        question.once = Rule::everyone();
    }
    core
}

/// A condition that holds where the fact of a question has its first value.
fn first_value_of(core: &mut Core, question: usize) -> Rule {
    core.atoms.push(Atom::OneOf(vec![core.questions[question].options[0].sets[0]]));
    Rule::is(AtomId::from(core.atoms.len() - 1))
}

#[test]
fn a_question_may_hang_on_what_is_asked_before_it_and_on_what_nobody_asks() {
    let walks = |core: &Core| Crowd::new(&Guide::new(core.clone())).is_some();
    let core = plain_offer();
    assert!(walks(&core));
    for (question, read, may) in [(1, 0, true), (1, 1, false), (0, 1, false), (0, 0, false)] {
        let mut once = core.clone();
        once.questions[question].once = first_value_of(&mut once, read);
        assert_eq!(walks(&once), may, "{question} is asked once {read} has been");
        let mut when = core.clone();
        when.questions[question].options[0].when = first_value_of(&mut when, read);
        assert_eq!(walks(&when), may, "an option of {question} is there when {read} has been asked");
    }
    // The first question goes, and what the second hangs on with it.
    let mut nobody = core;
    nobody.questions[1].once = first_value_of(&mut nobody, 0);
    nobody.questions.remove(0);
    assert!(walks(&nobody));
}

#[test]
fn a_crowd_walks_no_offer_whose_questions_set_the_same_or_have_more_options_than_bits() {
    let walks = |core: &Core| Crowd::new(&Guide::new(core.clone())).is_some();
    let mut twice = plain_offer();
    let again = twice.questions[0].options[0].clone();
    twice.questions[1].options.push(again);
    assert!(!walks(&twice));
    let mut many = plain_offer();
    let option = many.questions[0].options[0].clone();
    many.questions[0].options.resize(64, option.clone());
    assert!(walks(&many));
    many.questions[0].options.push(option);
    assert!(!walks(&many));
}

#[test]
fn a_service_for_nobody_is_in_the_same_place_though_its_rule_asks_for_nothing() {
    let mut core = plain_offer();
    core.services.truncate(1);
    let rule = core.services[0].rule.clone();
    let nobody =
        [Rule::any([]), Rule::everyone().not(), Rule::all([rule.clone(), Rule::any([])]), Rule::any([rule, Rule::any([])])];
    let service = core.services[0].clone();
    core.services.extend(nobody.map(|rule| Service { rule, ..service.clone() }));
    core.urgent.last_resort = ServiceId(0);
    for service in &mut core.services {
        service.links = Links::default();
    }
    walk(core, Reply::NotSure);
}

#[test]
fn services_and_parts_of_rules_past_the_sixty_fourth_are_asked_for_and_found() {
    let mut core = plain_offer();
    // Nobody asks for an age: 64 services that wait for one, each for another, and for nothing else.
    core.questions.pop();
    let ages = core.atoms.len();
    core.atoms.extend((0..64).map(|age| Atom::Age { from: Some(age * 4), under: Some(age * 4 + 4) }));
    let last_resort = Service { links: Links::default(), ..core.services[core.urgent.last_resort.index()].clone() };
    let waits = |age| Service { rule: Rule::is(AtomId::from(ages + age)), helps_with: AtomId::from(ages), ..last_resort.clone() };
    core.services = (0..64).map(waits).collect();
    let (one, other) = (first_value_of(&mut core, 0), first_value_of(&mut core, 1));
    let asks = Service { rule: other.clone(), ..last_resort.clone() };
    let asks_either = Service { rule: Rule::any([one, other]), ..last_resort.clone() };
    for more in [vec![asks.clone()], vec![asks, asks_either]] {
        let mut core = core.clone();
        core.urgent.last_resort = ServiceId::from(64 + more.len());
        core.services.extend(more.into_iter().chain([last_resort.clone()]));
        let mut asked = walk(core, Reply::Chosen(1));
        asked.sort_unstable();
        assert_eq!(asked, [0, 1]);
    }
}
