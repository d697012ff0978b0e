//! How a plan is drawn up, said in the plainest way, a service at a time: the plan of every offer and every family must be that.

mod common;

use common::{answers, families, many_services, offers};
use fingerpost_core::Core;
use fingerpost_core::guide::{GroupKind, Guide, Outcome, Standing};
use fingerpost_core::model::{Kind, RouteKind, Service, ServiceId};
use fingerpost_core::rules::{Atom, Tri};
use proptest::prelude::*;
use proptest::test_runner::contextualize_config;

/// Where each service stands, and what helps with what the family asked about but is not for them.
type Drawn = (Vec<Option<GroupKind>>, Vec<ServiceId>);

fn plainly(standing: &Standing<'_>) -> Drawn {
    let core = standing.core();
    let last_resort = core.urgent.last_resort;
    let others = || core.services_with_ids().filter(|(id, _)| *id != last_resort);
    let mut placed = vec![None; core.services.len()];
    for (id, service) in others() {
        if standing.is_relevant(service) != Tri::No && standing.outcome(id) != Outcome::DoesNotSuit {
            placed[id.index()] = Some(by_route(service));
        }
    }
    for (id, service) in core.services_with_ids() {
        for target in service.links.meanwhile.iter().filter(|target| **target != last_resort) {
            let is_support = core[*target].kind == Kind::Support;
            let waits_too = placed[target.index()] == Some(GroupKind::AskForReferral);
            let may_suit = standing.outcome(*target) != Outcome::DoesNotSuit;
            if placed[id.index()] == Some(GroupKind::AskForReferral) && is_support && !waits_too && may_suit {
                placed[target.index()] = Some(GroupKind::Meanwhile);
            }
        }
    }
    for (id, service) in core.services_with_ids() {
        if matches!(placed[id.index()], None | Some(GroupKind::Urgent | GroupKind::Afterwards)) {
            continue;
        }
        for target in service.links.after.iter().filter(|target| **target != last_resort) {
            if placed[target.index()].is_none() && only_time_stands_against(standing, *target) {
                placed[target.index()] = Some(GroupKind::Afterwards);
            }
        }
    }
    if placed.iter().all(Option::is_none) {
        placed[last_resort.index()] = Some(GroupKind::DoNow);
    }
    let not_now = others().filter(|(id, service)| {
        let is_asked_about = standing.is_relevant(service) == Tri::Yes;
        is_asked_about && standing.outcome(*id) == Outcome::DoesNotSuit && placed[id.index()].is_none()
    });
    let not_now = not_now.map(|(id, _)| id).collect();
    (placed, not_now)
}

fn by_route(service: &Service) -> GroupKind {
    match service.kind {
        Kind::Crisis => GroupKind::Urgent,
        Kind::Rights => GroupKind::Rights,
        Kind::Support if service.routes.iter().any(|route| route.kind == RouteKind::Direct) => GroupKind::DoNow,
        Kind::Support => GroupKind::AskForReferral,
    }
}

/// True for a service that does not suit, each reason being a stage, a plan, or that the child is too young.
fn only_time_stands_against(standing: &Standing<'_>, service: ServiceId) -> bool {
    let core = standing.core();
    let verdict = standing.verdict(service);
    verdict.outcome == Outcome::DoesNotSuit
        && verdict.because.iter().all(|reason| {
            let is_too_young = standing.facts().age().is_some_and(|age| match &core[reason.atom] {
                Atom::Age { from: Some(from), .. } => age.under <= *from,
                Atom::Year { from: Some(from), .. } => age.school_years().1 < i32::from(*from),
                _ => false,
            });
            core.fact_of(reason.atom).is_some_and(|fact| core[fact].changes) || (is_too_young && !reason.negated)
        })
}

/// What led to a service that helps meanwhile, or afterwards.
fn led_to(core: &Core, placed: &[Option<GroupKind>], service: ServiceId) -> Vec<ServiceId> {
    let leads = |id: ServiceId, other: &Service| match (placed[service.index()], placed[id.index()]) {
        (Some(GroupKind::Meanwhile), Some(GroupKind::AskForReferral)) => other.links.meanwhile.contains(&service),
        (Some(GroupKind::Afterwards), None | Some(GroupKind::Urgent | GroupKind::Afterwards)) => false,
        (Some(GroupKind::Afterwards), Some(_)) => other.links.after.contains(&service),
        _ => false,
    };
    core.services_with_ids().filter(|(id, other)| leads(*id, other)).map(|(id, _)| id).collect()
}

/// What files, programs and families call the groups, and programs the outcomes.
#[test]
fn each_group_and_outcome_has_its_names() {
    let outcomes = [Outcome::Suits, Outcome::MaySuit, Outcome::DoesNotSuit].map(Outcome::id);
    assert_eq!(outcomes, ["suits", "may-suit", "does-not-suit"]);
    let names = GroupKind::ALL.map(|kind| (kind.id(), kind.name()));
    let expected = [
        ("urgent", "Urgent help"),
        ("do-now", "Do now"),
        ("ask-for-referral", "Ask someone to refer you"),
        ("meanwhile", "While you wait"),
        ("afterwards", "Afterwards"),
        ("rights", "Know your rights"),
    ];
    assert_eq!(names, expected);
}

proptest! {
    #![proptest_config(contextualize_config(ProptestConfig { cases: 10_000, max_shrink_iters: 2_000, ..ProptestConfig::default() }))]

    #[test]
    fn a_plan_is_drawn_up_as_its_rules_say(mut core in many_services(offers()), family in families(), given in 0usize..8, odd in any::<bool>()) {
        if odd {
            // The last resort is not for everyone, and others name it.
            let last_resort = core.urgent.last_resort;
            core.services[last_resort.index()].rule = core.services[last_resort.index() - 1].rule.clone();
            core.services[0].links.meanwhile.push(last_resort);
            core.services[0].links.after.push(last_resort);
        }
        let guide = Guide::new(core);
        let standing = guide.standing(&answers(guide.core(), &family[..given]));
        let plan = standing.plan();
        let ids = || (0..guide.core().services.len()).map(ServiceId::from);
        let (placed, not_now) = plainly(&standing);
        prop_assert_eq!(ids().map(|id| plan.group_of(id)).collect::<Vec<_>>(), &placed[..]);
        prop_assert_eq!(&plan.not_now, &not_now);
        for id in ids() {
            prop_assert_eq!(standing.because_of(&plan, id), led_to(guide.core(), &placed, id), "{:?}", id);
        }
        // What is shown is what was placed, once each, in the groups' order.
        prop_assert!(plan.groups.iter().all(|group| !group.signposts.is_empty()));
        prop_assert!(plan.groups.is_sorted_by(|one, next| one.kind < next.kind));
        let mut shown: Vec<_> = plan.signposts().map(|(kind, signpost)| (signpost.service, Some(kind), signpost.outcome)).collect();
        shown.sort_by_key(|(service, ..)| *service);
        let expected = ids().filter(|id| placed[id.index()].is_some()).map(|id| (id, placed[id.index()], standing.outcome(id)));
        prop_assert_eq!(shown, expected.collect::<Vec<_>>());
    }
}
