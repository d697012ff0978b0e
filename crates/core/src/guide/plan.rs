//! The plan: a family's signposts, grouped and ordered.

use super::{Outcome, Standing, Verdict};
use crate::model::{Core, Kind, Links, Service, ServiceId};
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
    let last_resort = core.urgent.last_resort;
    let mut placed: Vec<Option<GroupKind>> = vec![None; core.services.len()];
    let mut not_now = Vec::new();
    for (id, service) in core.services_with_ids() {
        match (standing.outcome(id), standing.is_relevant(service)) {
            _ if id == last_resort => {}
            (_, Tri::No) | (Outcome::DoesNotSuit, Tri::Unknown) => {}
            (Outcome::DoesNotSuit, Tri::Yes) => not_now.push(id),
            _ => placed[id.index()] = Some(group_by_route(service)),
        }
    }

    let meanwhile = linked(core, &placed, |links| &links.meanwhile, |kind| kind == GroupKind::AskForReferral);
    for (id, service) in core.services_with_ids().filter(|(id, _)| !meanwhile[id.index()].is_empty()) {
        let needs_referral = placed[id.index()] == Some(GroupKind::AskForReferral);
        if service.kind == Kind::Support && !needs_referral && standing.outcome(id) != Outcome::DoesNotSuit {
            placed[id.index()] = Some(GroupKind::Meanwhile);
        }
    }
    let after = linked(core, &placed, |links| &links.after, |kind| kind != GroupKind::Urgent);
    for (id, _) in core.services_with_ids().filter(|(id, _)| !after[id.index()].is_empty()) {
        if placed[id.index()].is_none() && can_come_later(standing, id) {
            placed[id.index()] = Some(GroupKind::Afterwards);
        }
    }
    placed[last_resort.index()] = None;
    if placed.iter().all(Option::is_none) {
        placed[last_resort.index()] = Some(GroupKind::DoNow);
    }

    let groups = GroupKind::ALL.into_iter().filter_map(|kind| {
        let because_of = |id: ServiceId| match kind {
            GroupKind::Meanwhile => meanwhile[id.index()].clone(),
            GroupKind::Afterwards => after[id.index()].clone(),
            _ => Vec::new(),
        };
        let here = core.services_with_ids().filter(|(id, _)| placed[id.index()] == Some(kind));
        let mut verdicts: Vec<Option<Verdict>> = here.map(|(id, _)| Some(standing.verdict(id))).collect();
        let mut ranked: Vec<u64> =
            verdicts.iter().flatten().zip(0..).map(|(verdict, place)| rank(standing, verdict) << 32 | place).collect();
        ranked.sort_unstable();
        // A ranked number ends in its verdict's place in the list, which is in the offer's order.
        let signpost = |ranked: u64| {
            let verdict = verdicts[ranked as u32 as usize].take()?;
            Some(Signpost { because_of: because_of(verdict.service), verdict })
        };
        let signposts: Vec<Signpost> = ranked.into_iter().filter_map(signpost).collect();
        (!signposts.is_empty()).then_some(Group { kind, signposts })
    });
    let not_now = not_now.into_iter().filter(|id| placed[id.index()].is_none());
    Plan { groups: groups.collect(), not_now: not_now.map(|id| standing.verdict(id)).collect(), last_resort }
}

fn group_by_route(service: &Service) -> GroupKind {
    match service.kind {
        Kind::Crisis => GroupKind::Urgent,
        Kind::Rights => GroupKind::Rights,
        Kind::Support if service.is_direct() => GroupKind::DoNow,
        Kind::Support => GroupKind::AskForReferral,
    }
}

/// For each service, those in the plan that link to it.
fn linked(
    core: &Core,
    placed: &[Option<GroupKind>],
    links: impl Fn(&Links) -> &Vec<ServiceId>,
    from: impl Fn(GroupKind) -> bool,
) -> Vec<Vec<ServiceId>> {
    let mut linked = vec![Vec::new(); core.services.len()];
    for (id, service) in core.services_with_ids().filter(|(id, _)| placed[id.index()].is_some_and(&from)) {
        links(&service.links).iter().for_each(|target| linked[target.index()].push(id));
    }
    linked
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

/// Suits before may suit; then what speaks to more of what this family said; then local before national. One number, smallest first: a list
/// of numbers is sorted by code that several lists share.
fn rank(standing: &Standing<'_>, verdict: &Verdict) -> u64 {
    let core = standing.core();
    let specific = verdict.so_far.iter().filter(|reason| !reason.negated && Some(reason.atom) != core.home).count();
    let parts = [verdict.outcome as u64, 255 - specific.min(255) as u64, u64::from(core[verdict.service].national)];
    parts.into_iter().fold(0, |rank, part| rank << 8 | part)
}
