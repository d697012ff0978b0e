//! The plan: a family's signposts, grouped and ordered.

use std::collections::BTreeMap;

use super::{Outcome, Standing, Verdict};
use crate::model::{Kind, Service, ServiceId};
use crate::rules::{Atom, Tri};

/// A family's signposts, grouped by what to do with them. What the screen shows, prints and saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The groups that have something in them, in the order to read them.
    pub groups: Vec<Group>,
    /// What helps with what the family asked about, but is not for them, with the reasons: never hidden, only put last.
    pub not_now: Vec<Verdict>,
    /// The service to turn to where nothing else fits. It stands at the end of every plan, and in a group only where it is all there is:
    /// so no plan is a dead end.
    pub last_resort: ServiceId,
}

/// A group of signposts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What to do with them.
    pub kind: GroupKind,
    /// Best first.
    pub signposts: Vec<Signpost>,
}

/// What to do with a signpost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// Someone may be in danger.
    Urgent,
    /// The family can start by themselves.
    DoNow,
    /// Someone has to refer or assess them, or name it in a plan.
    AskForReferral,
    /// Helps while they wait for something else in the plan.
    Meanwhile,
    /// May come next.
    Afterwards,
    /// What the law gives them, and who helps them get it.
    Rights,
}

impl GroupKind {
    /// All groups, in the order to read them.
    pub const ALL: [Self; 6] = [Self::Urgent, Self::DoNow, Self::AskForReferral, Self::Meanwhile, Self::Afterwards, Self::Rights];
}

/// A next step: a service, whether it suits, and what led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signpost {
    /// The service, whether it suits, and why.
    pub verdict: Verdict,
    /// For *meanwhile* and *afterwards*: the services in the plan that name it.
    pub because_of: Vec<ServiceId>,
}

impl Plan {
    /// Every signpost, in reading order.
    pub fn signposts(&self) -> impl Iterator<Item = (GroupKind, &Signpost)> {
        self.groups.iter().flat_map(|group| group.signposts.iter().map(move |signpost| (group.kind, signpost)))
    }

    /// The group that a service is in.
    #[must_use]
    pub fn group_of(&self, service: ServiceId) -> Option<GroupKind> {
        self.signposts().find(|(_, signpost)| signpost.verdict.service == service).map(|(kind, _)| kind)
    }
}

/// Draws up the plan. A service is in it unless its rule or what the family asked about is a plain no.
pub(super) fn draw_up(standing: &Standing<'_>) -> Plan {
    let core = standing.core();
    let mut placed: BTreeMap<ServiceId, GroupKind> = BTreeMap::new();
    let mut not_now = Vec::new();
    for (index, service) in core.services.iter().enumerate() {
        let id = ServiceId::from(index);
        match (standing.outcome(id), standing.is_relevant(service)) {
            _ if id == core.urgent.last_resort => {}
            (_, Tri::No) => {}
            (Outcome::DoesNotSuit, Tri::Yes) => not_now.push(standing.verdict(id)),
            (Outcome::DoesNotSuit, Tri::Unknown) => {}
            _ => {
                placed.insert(id, group_by_route(service));
            }
        }
    }

    let meanwhile = linked(standing, &placed, |service| &service.links.meanwhile, |kind| kind == GroupKind::AskForReferral);
    for id in meanwhile.keys() {
        let by_itself = placed.get(id).copied();
        if core[*id].kind == Kind::Support
            && by_itself != Some(GroupKind::AskForReferral)
            && standing.outcome(*id) != Outcome::DoesNotSuit
        {
            placed.insert(*id, GroupKind::Meanwhile);
        }
    }
    let after = linked(standing, &placed, |service| &service.links.after, |kind| kind != GroupKind::Urgent);
    for id in after.keys() {
        if !placed.contains_key(id) && can_come_later(standing, *id) {
            placed.insert(*id, GroupKind::Afterwards);
        }
    }
    placed.remove(&core.urgent.last_resort);
    if placed.is_empty() {
        placed.insert(core.urgent.last_resort, GroupKind::DoNow);
    }
    not_now.retain(|verdict| !placed.contains_key(&verdict.service));

    let groups = GroupKind::ALL
        .into_iter()
        .map(|kind| {
            let because_of = |id: &ServiceId| match kind {
                GroupKind::Meanwhile => meanwhile.get(id).cloned().unwrap_or_default(),
                GroupKind::Afterwards => after.get(id).cloned().unwrap_or_default(),
                _ => Vec::new(),
            };
            let here = placed.iter().filter(|(_, group)| **group == kind).map(|(id, _)| id);
            let mut signposts: Vec<Signpost> =
                here.map(|id| Signpost { verdict: standing.verdict(*id), because_of: because_of(id) }).collect();
            signposts.sort_by_key(|signpost| rank(standing, signpost));
            Group { kind, signposts }
        })
        .filter(|group| !group.signposts.is_empty())
        .collect();
    Plan { groups, not_now, last_resort: core.urgent.last_resort }
}

fn group_by_route(service: &Service) -> GroupKind {
    match service.kind {
        Kind::Crisis => GroupKind::Urgent,
        Kind::Rights => GroupKind::Rights,
        Kind::Support if service.is_direct() => GroupKind::DoNow,
        Kind::Support => GroupKind::AskForReferral,
    }
}

/// The services that those in the plan link to, each with who names it.
fn linked(
    standing: &Standing<'_>,
    placed: &BTreeMap<ServiceId, GroupKind>,
    links: impl Fn(&Service) -> &Vec<ServiceId>,
    from: impl Fn(GroupKind) -> bool,
) -> BTreeMap<ServiceId, Vec<ServiceId>> {
    let mut found: BTreeMap<ServiceId, Vec<ServiceId>> = BTreeMap::new();
    for (id, _) in placed.iter().filter(|(_, kind)| from(**kind)) {
        for target in links(&standing.core()[*id]) {
            found.entry(*target).or_default().push(*id);
        }
    }
    found
}

/// True where a service does not suit yet, only because of what time can change: a stage, a plan, or being too young.
fn can_come_later(standing: &Standing<'_>, id: ServiceId) -> bool {
    let core = standing.core();
    let verdict = standing.verdict(id);
    let too_young = |atom: &Atom| match (atom, standing.facts().age()) {
        (Atom::Age { from: Some(from), .. }, Some(age)) => age.under <= *from,
        _ => false,
    };
    verdict.outcome == Outcome::DoesNotSuit
        && verdict.because.iter().all(|reason| {
            let changes = core.fact_of(reason.atom).is_some_and(|fact| core[fact].changes);
            changes || (!reason.negated && too_young(&core[reason.atom]))
        })
}

/// Suits before may suit; then what speaks to more of what this family said; then local before national; then the offer's order.
fn rank(standing: &Standing<'_>, signpost: &Signpost) -> (Outcome, std::cmp::Reverse<usize>, bool, ServiceId) {
    let core = standing.core();
    let verdict = &signpost.verdict;
    let specific = verdict.so_far.iter().filter(|reason| !reason.negated && Some(reason.atom) != core.home).count();
    (verdict.outcome, std::cmp::Reverse(specific), core[verdict.service].national, verdict.service)
}
