//! The plan: a family's signposts, grouped and ordered.

use super::network::Class;
use super::{Outcome, Standing};
use crate::model::{AtomId, Core, Kind, Links, Service, ServiceId};
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
    placed: Vec<Option<GroupKind>>,
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

    /// What files and programs call it, such as `do-now`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::DoNow => "do-now",
            Self::AskForReferral => "ask-for-referral",
            Self::Meanwhile => "meanwhile",
            Self::Afterwards => "afterwards",
            Self::Rights => "rights",
        }
    }

    /// What a family reads above it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Urgent => "Urgent help",
            Self::DoNow => "Do now",
            Self::AskForReferral => "Ask someone to refer you",
            Self::Meanwhile => "While you wait",
            Self::Afterwards => "Afterwards",
            Self::Rights => "Know your rights",
        }
    }
}

/// A next step: a service, and whether it suits. Its [verdict](Standing::verdict) says why, and [`Standing::because_of`] what led to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signpost {
    /// The service.
    pub service: ServiceId,
    /// Whether it suits.
    pub outcome: Outcome,
}

impl Plan {
    /// Every signpost, in reading order.
    pub fn signposts(&self) -> impl Iterator<Item = (GroupKind, &Signpost)> {
        self.groups.iter().flat_map(|group| group.signposts.iter().map(move |signpost| (group.kind, signpost)))
    }

    /// The group that a service is in.
    #[must_use]
    pub fn group_of(&self, service: ServiceId) -> Option<GroupKind> {
        self.placed.get(service.index()).copied().flatten()
    }
}

/// Draws up the plan. A service is in it unless its rule or what the family asked about is a plain no.
pub(super) fn draw_up(standing: &Standing<'_>) -> Plan {
    let network = standing.network();
    let last_resort = standing.core().urgent.last_resort;
    // For each class, whether its services are in the plan, and where they are not, whether they are worth telling of.
    let stands = |class: &Class| match (standing.suits(class), standing.told(class.helps_with)) {
        (_, Tri::No) | (Tri::No, Tri::Unknown) => Tri::Unknown,
        (Tri::No, Tri::Yes) => Tri::No,
        _ => Tri::Yes,
    };
    let stands: Vec<Tri> = network.classes.iter().map(stands).collect();
    let mut not_now: Vec<ServiceId> = Vec::new();
    let mut placed: Vec<Option<GroupKind>> = Vec::with_capacity(standing.places().by_route.len());
    for (index, by_route) in standing.places().by_route.iter().enumerate() {
        let id = ServiceId::from(index);
        let stands = if id == last_resort { Tri::Unknown } else { stands[network.class_number(id)] };
        placed.push((stands == Tri::Yes).then_some(*by_route));
        if stands == Tri::No {
            not_now.push(id);
        }
    }
    place_meanwhile(standing, &mut placed);
    place_afterwards(standing, &mut placed);
    if placed.iter().all(Option::is_none) {
        placed[last_resort.index()] = Some(GroupKind::DoNow);
    }
    not_now.retain(|id| placed[id.index()].is_none());
    Plan { groups: groups(standing, &placed), not_now, last_resort, placed }
}

/// What helps while a family waits for something else in the plan.
fn place_meanwhile(standing: &Standing<'_>, placed: &mut [Option<GroupKind>]) {
    let last_resort = standing.core().urgent.last_resort;
    for index in 0..placed.len() {
        if placed[index] != Some(GroupKind::AskForReferral) {
            continue;
        }
        for target in standing.places().meanwhile.from(ServiceId::from(index)) {
            let is_support = matches!(standing.places().by_route[target.index()], GroupKind::DoNow | GroupKind::AskForReferral);
            let needs_referral = placed[target.index()] == Some(GroupKind::AskForReferral);
            let is_free = is_support && !needs_referral && *target != last_resort;
            if is_free && standing.outcome(*target) != Outcome::DoesNotSuit {
                placed[target.index()] = Some(GroupKind::Meanwhile);
            }
        }
    }
}

/// What may come after something in the plan, and does not suit yet only because of what time can change: a stage, a plan, or being too young.
fn place_afterwards(standing: &Standing<'_>, placed: &mut [Option<GroupKind>]) {
    let last_resort = standing.core().urgent.last_resort;
    let network = standing.network();
    let only_time = standing.only_time();
    let is_later = |class: &Class| standing.suits(class) == Tri::No && only_time[class.rule as usize];
    if !network.classes.iter().any(is_later) {
        return;
    }
    for index in 0..placed.len() {
        if matches!(placed[index], None | Some(GroupKind::Urgent | GroupKind::Afterwards)) {
            continue;
        }
        for target in standing.places().after.from(ServiceId::from(index)) {
            let is_free = placed[target.index()].is_none() && *target != last_resort;
            if is_free && is_later(network.class_of(*target)) {
                placed[target.index()] = Some(GroupKind::Afterwards);
            }
        }
    }
}

/// True where time can change what stands against a service: a stage, a plan, or being too young. `negated` is true where the rule asks for the
/// opposite of the condition.
pub(super) fn time_can_change(core: &Core, age: Option<Age>, atom: AtomId, negated: bool) -> bool {
    let changes = core.fact_of(atom).is_some_and(|fact| core[fact].changes);
    let too_young = || match (&core[atom], age) {
        (Atom::Age { from: Some(from), .. }, Some(age)) => age.under <= *from,
        (Atom::Year { from: Some(from), .. }, Some(age)) => age.school_years().1 < i32::from(*from),
        _ => false,
    };
    changes || (!negated && too_young())
}

/// The services that led to this one: those in the plan that name it as a help meanwhile, or afterwards.
pub(super) fn because_of(standing: &Standing<'_>, plan: &Plan, service: ServiceId) -> Vec<ServiceId> {
    let is_meanwhile = match plan.group_of(service) {
        Some(GroupKind::Meanwhile) => true,
        Some(GroupKind::Afterwards) => false,
        _ => return Vec::new(),
    };
    let leads = |kind: GroupKind| match is_meanwhile {
        true => kind == GroupKind::AskForReferral,
        false => !matches!(kind, GroupKind::Urgent | GroupKind::Afterwards),
    };
    let names_it = |other: &Service| {
        let links = if is_meanwhile { &other.links.meanwhile } else { &other.links.after };
        links.contains(&service)
    };
    let named = standing.core().services_with_ids().filter(|(_, other)| names_it(other)).map(|(id, _)| id);
    named.filter(|id| plan.group_of(*id).is_some_and(leads)).collect()
}

/// The most half bits that make a difference to a service's place.
const MOST_SAID: u8 = 31;
/// What it costs a service that it may not suit, in half bits: one that is for this very need and only waits to hear where the GP is comes before one
/// that is for everybody under 25.
const NOT_SURE: u8 = 3;
/// How many ranks there are in a group: what speaks for a service, and whether it is local or national.
const RANKS: u16 = (MOST_SAID as u16 + 1) * 2;
/// In the place of a rank, for a service that is not in the plan.
const NOT_PLACED: u16 = u16::MAX;

/// The groups, each best first: what speaks to most of what this family said, in half bits; then local before national; then the offer's order.
/// There are few ranks, so the services are dealt out to them and need no sorting.
fn groups(standing: &Standing<'_>, placed: &[Option<GroupKind>]) -> Vec<Group> {
    let network = standing.network();
    let speaking = standing.speaking();
    let of_class = |class: &Class| {
        let cost = if standing.suits(class) == Tri::Unknown { NOT_SURE } else { 0 };
        let said = speaking[class.rule as usize].saturating_sub(cost).min(MOST_SAID);
        u16::from(MOST_SAID - said) * 2
    };
    let of_classes: Vec<u16> = network.classes.iter().map(of_class).collect();
    // Each signpost's rank among all, and then where each rank begins.
    let rank = |(index, kind): (usize, &Option<GroupKind>)| {
        let of_class = of_classes[network.class_number(ServiceId::from(index))];
        kind.map_or(NOT_PLACED, |kind| kind as u16 * RANKS + of_class + u16::from(standing.places().national[index]))
    };
    let ranks: Vec<u16> = placed.iter().enumerate().map(rank).collect();
    let mut begins = vec![0usize; GroupKind::ALL.len() * usize::from(RANKS) + 1];
    ranks.iter().filter(|rank| **rank != NOT_PLACED).for_each(|rank| begins[usize::from(*rank) + 1] += 1);
    for rank in 1..begins.len() {
        begins[rank] += begins[rank - 1];
    }
    let ends: Vec<usize> = GroupKind::ALL.iter().map(|kind| begins[(*kind as usize + 1) * usize::from(RANKS)]).collect();
    let mut dealt = vec![Signpost { service: ServiceId(0), outcome: Outcome::Suits }; ends.last().copied().unwrap_or(0)];
    for (index, rank) in ranks.into_iter().enumerate().filter(|(_, rank)| *rank != NOT_PLACED) {
        let service = ServiceId::from(index);
        dealt[begins[usize::from(rank)]] = Signpost { service, outcome: standing.outcome(service) };
        begins[usize::from(rank)] += 1;
    }
    let mut start = 0;
    let mut groups = Vec::new();
    for (kind, end) in GroupKind::ALL.into_iter().zip(ends) {
        if start < end {
            groups.push(Group { kind, signposts: dealt[start..end].to_vec() });
        }
        start = end;
    }
    groups
}

fn group_by_route(service: &Service) -> GroupKind {
    match service.kind {
        Kind::Crisis => GroupKind::Urgent,
        Kind::Rights => GroupKind::Rights,
        Kind::Support if service.is_direct() => GroupKind::DoNow,
        Kind::Support => GroupKind::AskForReferral,
    }
}

/// What placing a service takes of it, side by side: a plan of a whole nation's services is drawn up without opening each.
#[derive(Debug)]
pub(super) struct Places {
    /// The group that its kind and routes put each service in.
    by_route: Vec<GroupKind>,
    national: Vec<bool>,
    meanwhile: Linked,
    after: Linked,
}

impl Places {
    pub(super) fn of(core: &Core) -> Self {
        Self {
            by_route: core.services.iter().map(group_by_route).collect(),
            national: core.services.iter().map(|service| service.national).collect(),
            meanwhile: Linked::of(core, |links| &links.meanwhile),
            after: Linked::of(core, |links| &links.after),
        }
    }
}

/// The links of one sort, all in one list.
#[derive(Debug)]
struct Linked {
    /// Where each service's links end; they begin where the last one's end.
    ends: Vec<u32>,
    targets: Vec<ServiceId>,
}

impl Linked {
    fn of(core: &Core, links: impl Fn(&Links) -> &Vec<ServiceId>) -> Self {
        let mut linked = Self { ends: Vec::with_capacity(core.services.len()), targets: Vec::new() };
        for service in &core.services {
            linked.targets.extend(links(&service.links));
            linked.ends.push(linked.targets.len() as u32);
        }
        linked
    }

    fn from(&self, service: ServiceId) -> &[ServiceId] {
        let start = service.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.targets[start as usize..self.ends[service.index()] as usize]
    }
}
