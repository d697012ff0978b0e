//! The plan: a family's signposts, grouped and ordered.

use super::{Outcome, Reason, Standing};
use crate::model::{Core, Kind, Links, Service, ServiceId};
use crate::rules::{Age, Atom, Tri};

/// A family's signposts, grouped by what to do with them. What the screen shows, prints and saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The groups that have something in them, in the order to read them.
    pub groups: Vec<Group>,
    /// What helps with what the family asked about, but is not for them: never hidden, only put last. Its
    /// [verdict](Standing::verdict) says why.
    pub not_now: Vec<ServiceId>,
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

/// A next step: a service, whether it suits, and what led to it. Its [verdict](Standing::verdict) says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signpost {
    /// The service.
    pub service: ServiceId,
    /// Whether it suits.
    pub outcome: Outcome,
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
        self.signposts().find(|(_, signpost)| signpost.service == service).map(|(kind, _)| kind)
    }
}

/// Draws up the plan. A service is in it unless its rule or what the family asked about is a plain no.
pub(super) fn draw_up(standing: &Standing<'_>) -> Plan {
    let core = standing.core();
    let last_resort = core.urgent.last_resort;
    let mut placed: Vec<Option<GroupKind>> = vec![None; core.services.len()];
    let mut in_plan: Vec<ServiceId> = Vec::new();
    let mut not_now: Vec<ServiceId> = Vec::new();
    for class in &standing.network().classes {
        let members = || standing.network().members(class).iter().copied().filter(|id| *id != last_resort);
        match (standing.suits(class), standing.told(class.helps_with)) {
            (_, Tri::No) | (Tri::No, Tri::Unknown) => {}
            (Tri::No, Tri::Yes) => not_now.extend(members()),
            _ => {
                for id in members() {
                    placed[id.index()] = Some(group_by_route(&core[id]));
                    in_plan.push(id);
                }
            }
        }
    }

    let meanwhile = linked(core, &placed, &in_plan, |links| &links.meanwhile, |kind| kind == GroupKind::AskForReferral);
    for target in targets(&meanwhile) {
        let needs_referral = placed[target.index()] == Some(GroupKind::AskForReferral);
        if core[target].kind == Kind::Support && !needs_referral && standing.outcome(target) != Outcome::DoesNotSuit {
            if placed[target.index()].is_none() {
                in_plan.push(target);
            }
            placed[target.index()] = Some(GroupKind::Meanwhile);
        }
    }
    let after = linked(core, &placed, &in_plan, |links| &links.after, |kind| kind != GroupKind::Urgent);
    for target in targets(&after) {
        if placed[target.index()].is_none() && can_come_later(standing, target) {
            placed[target.index()] = Some(GroupKind::Afterwards);
            in_plan.push(target);
        }
    }
    if placed[last_resort.index()].take().is_some() {
        in_plan.retain(|id| *id != last_resort);
    }
    if in_plan.is_empty() {
        placed[last_resort.index()] = Some(GroupKind::DoNow);
        in_plan.push(last_resort);
    }

    let because_of = |kind: GroupKind, id: ServiceId| match kind {
        GroupKind::Meanwhile => sources(&meanwhile, id),
        GroupKind::Afterwards => sources(&after, id),
        _ => Vec::new(),
    };
    let speaking = standing.speaking();
    // One number a signpost, smallest first, which ends in the service's place in the offer: a list of numbers is sorted by code
    // that several lists share.
    let key = |id: ServiceId| {
        let kind = placed[id.index()].map_or(u64::MAX >> 56, |kind| kind as u64);
        kind << 56 | rank(standing, &speaking, id) << 32 | u64::from(id.0)
    };
    let mut ranked: Vec<u64> = in_plan.iter().map(|id| key(*id)).collect();
    ranked.sort_unstable();
    let mut groups: Vec<Group> = Vec::new();
    for service in ranked.into_iter().map(|ranked| ServiceId(ranked as u32)) {
        let Some(kind) = placed[service.index()] else { continue };
        if groups.last().is_none_or(|group| group.kind != kind) {
            groups.push(Group { kind, signposts: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            let because_of = because_of(kind, service);
            group.signposts.push(Signpost { service, outcome: standing.outcome(service), because_of });
        }
    }
    not_now.retain(|id| placed[id.index()].is_none());
    not_now.sort_unstable();
    Plan { groups, not_now, last_resort }
}

fn group_by_route(service: &Service) -> GroupKind {
    match service.kind {
        Kind::Crisis => GroupKind::Urgent,
        Kind::Rights => GroupKind::Rights,
        Kind::Support if service.is_direct() => GroupKind::DoNow,
        Kind::Support => GroupKind::AskForReferral,
    }
}

/// The links from services in the plan, each as the service linked to and the one that names it, in that order.
fn linked(
    core: &Core,
    placed: &[Option<GroupKind>],
    in_plan: &[ServiceId],
    links: impl Fn(&Links) -> &Vec<ServiceId>,
    from: impl Fn(GroupKind) -> bool,
) -> Vec<u64> {
    let mut linked: Vec<u64> = Vec::new();
    for id in in_plan.iter().filter(|id| placed[id.index()].is_some_and(&from)) {
        linked.extend(links(&core[*id].links).iter().map(|target| u64::from(target.0) << 32 | u64::from(id.0)));
    }
    linked.sort_unstable();
    linked
}

/// The services linked to, each once.
fn targets(linked: &[u64]) -> Vec<ServiceId> {
    let mut targets: Vec<ServiceId> = linked.iter().map(|link| ServiceId((link >> 32) as u32)).collect();
    targets.dedup();
    targets
}

/// The services that link to this one.
fn sources(linked: &[u64], target: ServiceId) -> Vec<ServiceId> {
    let first = linked.partition_point(|link| link >> 32 < u64::from(target.0));
    linked[first..].iter().take_while(|link| *link >> 32 == u64::from(target.0)).map(|link| ServiceId(*link as u32)).collect()
}

/// True where a service does not suit yet, only because of what time can change: a stage, a plan, or being too young.
fn can_come_later(standing: &Standing<'_>, id: ServiceId) -> bool {
    if standing.outcome(id) != Outcome::DoesNotSuit {
        return false;
    }
    let (core, age) = (standing.core(), standing.facts().age());
    standing.verdict(id).because.iter().all(|reason| time_can_change(core, age, reason))
}

/// True where time can change what stands against a service: a stage, a plan, or being too young.
pub(super) fn time_can_change(core: &Core, age: Option<Age>, reason: &Reason) -> bool {
    let changes = core.fact_of(reason.atom).is_some_and(|fact| core[fact].changes);
    let too_young = || match (&core[reason.atom], age) {
        (Atom::Age { from: Some(from), .. }, Some(age)) => age.under <= *from,
        (Atom::Year { from: Some(from), .. }, Some(age)) => age.school_years().1 < i32::from(*from),
        _ => false,
    };
    changes || (!reason.negated && too_young())
}

/// Suits before may suit; then what speaks to more of what this family said; then local before national. At most 24 bits.
fn rank(standing: &Standing<'_>, speaking: &[u8], service: ServiceId) -> u64 {
    let specific = speaking[standing.network().class_of(service).rule as usize];
    let parts = [standing.outcome(service) as u64, 255 - u64::from(specific), u64::from(standing.core()[service].national)];
    parts.into_iter().fold(0, |rank, part| rank << 8 | part)
}
