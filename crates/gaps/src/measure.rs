//! What simulated families found, counted: sums only, so that it never matters who counted which family.

use fingerpost_core::Core;
use fingerpost_core::guide::GroupKind;
use fingerpost_core::guide::crowd::{Bits, PlanSets};
use fingerpost_core::model::{Service, ServiceId};
use fingerpost_core::rules::{Join, Rule};

use crate::answers::Answering;
use crate::family::{AGE, Family, HELP, LIFE, NEED, PLAN, SETTING, STAGE, WAITED, WHO};

/// The most questions that are told apart.
pub const MOST_QUESTIONS: usize = Core::MOST_QUESTIONS + 1;
/// The most services that suit and can be started which are told apart: more count as this many.
pub const MOST_STARTS: usize = 40;

/// Kinds of thing that are true of a family, each with its values in a row: what tables and pairs go by.
pub const KINDS: [(&str, usize); 9] = [
    ("who", WHO.len()),
    ("help", HELP.len()),
    ("need", NEED.len()),
    ("age", AGE.len()),
    ("stage", STAGE.len()),
    ("waited", WAITED.len()),
    ("plan", PLAN.len()),
    ("setting", SETTING.len()),
    ("life", LIFE.len() + 1),
];

/// The place of a kind's first trait; the districts come after all of [`KINDS`].
#[must_use]
pub fn first_of(kind: &str) -> usize {
    KINDS.iter().take_while(|(known, _)| *known != kind).map(|(_, count)| count).sum()
}

/// Families, and how many of them found nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many families.
    pub families: u32,
    /// Those with nothing that they can start themselves.
    pub nothing: u32,
    /// Those with nothing local that they can start themselves.
    pub nothing_local: u32,
    /// Those for whom something made for a need has to be asked for, while nothing made for a need can be started: all they can do about it
    /// is wait.
    pub only_wait: u32,
    /// The same of local services alone: something local that is made for a need has to be asked for, and nothing local that is can be started.
    pub only_wait_local: u32,
}

/// What one family lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// Nothing that they can start themselves.
    pub nothing: bool,
    /// Nothing local that they can start themselves.
    pub nothing_local: bool,
    /// Something made for a need has to be asked for, and nothing made for a need can be started.
    pub only_wait: bool,
    /// The same of local services alone.
    pub only_wait_local: bool,
}

impl Cell {
    fn count(&mut self, lacks: Lacks) {
        self.families += 1;
        self.nothing += u32::from(lacks.nothing);
        self.nothing_local += u32::from(lacks.nothing_local);
        self.only_wait += u32::from(lacks.only_wait);
        self.only_wait_local += u32::from(lacks.only_wait_local);
    }

    fn add(&mut self, other: &Self) {
        self.families += other.families;
        self.nothing += other.nothing;
        self.nothing_local += other.nothing_local;
        self.only_wait += other.only_wait;
        self.only_wait_local += other.only_wait_local;
    }
}

/// One place of the heat map: a need at an age in a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// How many families, and how many found nothing.
    pub cell: Cell,
    /// How many families have this many services that suit and can be started now.
    pub starts: [u32; MOST_STARTS + 1],
    /// The same, of local services alone.
    pub local: [u32; MOST_STARTS + 1],
}

/// What an offer's families found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// All families.
    pub all: Cell,
    /// Families whose plan has nothing in it at all.
    pub empty: u32,
    /// Families whose plan has nothing but the last resort.
    pub only_last_resort: u32,
    /// Families by the number of questions they were asked.
    pub questions: [u32; MOST_QUESTIONS],
    /// For each group of a plan: services that suit, others, and the families who have any.
    pub groups: [(u64, u64, u32); GroupKind::ALL.len()],
    /// For each service, the families in whose plan it is.
    pub reached: Vec<u32>,
    /// A square: for each two traits, the families who have both. On its diagonal, those who have one.
    pub pairs: Vec<Cell>,
    /// How many traits there are.
    pub traits: usize,
    /// District by need by age.
    pub heat: Vec<Heat>,
    buffer: Vec<usize>,
}

/// The services of an offer as the measures look at them.
#[derive(Clone, Debug)]
pub struct Looks {
    /// What a family can start themselves, the last resort left out.
    direct: Bits,
    /// Of those, what is not for all of England.
    local: Bits,
    /// Services that are made for a need, and those of them that a family can start themselves.
    for_a_need: Bits,
    direct_for_a_need: Bits,
    /// The same, of what is not for all of England.
    local_for_a_need: Bits,
    local_direct_for_a_need: Bits,
}

impl Looks {
    /// Sorts an offer's services.
    #[must_use]
    pub fn new(core: &Core) -> Self {
        let last_resort = core.urgent.last_resort;
        let direct = || core.services_with_ids().filter(move |(id, service)| service.is_direct() && *id != last_resort);
        let local = direct().filter(|(_, service)| !service.national).map(|(id, _)| id).collect();
        let needs = |service: &Service| asks_for_a_need(core, &service.rule);
        let made = || core.services_with_ids().filter(|(_, service)| needs(service)).map(|(id, _)| id);
        let local_made = || made().filter(|id| !core[*id].national);
        let starts = |id: &ServiceId| core[*id].is_direct() && *id != last_resort;
        Self {
            direct: direct().map(|(id, _)| id).collect(),
            local,
            for_a_need: made().collect(),
            direct_for_a_need: made().filter(starts).collect(),
            local_for_a_need: local_made().collect(),
            local_direct_for_a_need: local_made().filter(starts).collect(),
        }
    }

    /// What a family with this plan lacks, and how many services that suit for sure it can start: all, and local ones.
    #[must_use]
    pub fn see(&self, plan: &PlanSets) -> (Lacks, usize, usize) {
        let groups = || [GroupKind::DoNow, GroupKind::Meanwhile].map(|kind| plan.group(kind)).into_iter();
        let starts = |which: &Bits| groups().map(|group| group.shared_with(which)).sum::<usize>();
        let suits = |which: &Bits| groups().map(|group| group.shared_by_three(which, plan.suits())).sum::<usize>();
        let asks = |which: &Bits| plan.group(GroupKind::AskForReferral).shared_with(which) > 0;
        let lacks = Lacks {
            nothing: starts(&self.direct) == 0,
            nothing_local: starts(&self.local) == 0,
            only_wait: asks(&self.for_a_need) && starts(&self.direct_for_a_need) == 0,
            only_wait_local: asks(&self.local_for_a_need) && starts(&self.local_direct_for_a_need) == 0,
        };
        (lacks, suits(&self.direct), suits(&self.local))
    }
}

/// True where a rule asks for a need: a service that is made for one. A "not" asks for nothing.
fn asks_for_a_need(core: &Core, rule: &Rule) -> bool {
    let is_need = |atom| core.fact_of(atom).is_some_and(|fact| core[fact].id == "need");
    rule.fold(is_need, |how, parts| how != Join::Not && parts.contains(&true)).unwrap_or(false)
}

impl Measures {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(core: &Core, answering: &Answering) -> Self {
        let districts = answering.districts.len();
        let traits = KINDS.iter().map(|(_, count)| count).sum::<usize>() + districts;
        let heat = Heat { cell: Cell::default(), starts: [0; MOST_STARTS + 1], local: [0; MOST_STARTS + 1] };
        Self {
            all: Cell::default(),
            empty: 0,
            only_last_resort: 0,
            questions: [0; MOST_QUESTIONS],
            groups: [(0, 0, 0); GroupKind::ALL.len()],
            reached: vec![0; core.services.len()],
            pairs: vec![Cell::default(); traits * traits],
            traits,
            heat: vec![heat; districts * NEED.len() * AGE.len()],
            buffer: Vec::new(),
        }
    }

    /// The families who have both traits; of one trait twice, those who have it.
    #[must_use]
    pub fn pair(&self, one: usize, other: usize) -> Cell {
        self.pairs[one.min(other) * self.traits + one.max(other)]
    }

    /// Counts a family.
    pub fn count(&mut self, family: &Family, district: usize, asked: usize, plan: &PlanSets, looks: &Looks) {
        let (lacks, suits, local_suits) = looks.see(plan);
        self.all.count(lacks);
        self.only_last_resort += u32::from(plan.only_last_resort());
        self.questions[asked.min(MOST_QUESTIONS - 1)] += 1;
        let mut any = false;
        for (kind, sums) in GroupKind::ALL.iter().zip(&mut self.groups) {
            let group = plan.group(*kind);
            let (all, sure) = (group.len(), group.shared_with(plan.suits()));
            sums.0 += sure as u64;
            sums.1 += (all - sure) as u64;
            sums.2 += u32::from(all > 0);
            any |= all > 0;
            group.places().for_each(|service| self.reached[service] += 1);
        }
        self.empty += u32::from(!any);
        let mut traits = std::mem::take(&mut self.buffer);
        traits_of(family, district, &mut traits);
        for (place, one) in traits.iter().enumerate() {
            let row = &mut self.pairs[one * self.traits..(one + 1) * self.traits];
            traits[place..].iter().for_each(|other| row[*other].count(lacks));
        }
        self.buffer = traits;
        let age = family.age_band();
        for need in bits(family.need) {
            let heat = &mut self.heat[(district * NEED.len() + need) * AGE.len() + age];
            heat.cell.count(lacks);
            heat.starts[suits.min(MOST_STARTS)] += 1;
            heat.local[local_suits.min(MOST_STARTS)] += 1;
        }
    }

    /// Adds what somebody else counted of the same offer.
    pub fn add(&mut self, other: &Self) {
        self.all.add(&other.all);
        self.empty += other.empty;
        self.only_last_resort += other.only_last_resort;
        add_all(&mut self.questions, &other.questions);
        add_all(&mut self.reached, &other.reached);
        self.groups.iter_mut().zip(&other.groups).for_each(|(mine, theirs)| {
            *mine = (mine.0 + theirs.0, mine.1 + theirs.1, mine.2 + theirs.2);
        });
        self.pairs.iter_mut().zip(&other.pairs).for_each(|(mine, theirs)| mine.add(theirs));
        for (mine, theirs) in self.heat.iter_mut().zip(&other.heat) {
            mine.cell.add(&theirs.cell);
            add_all(&mut mine.starts, &theirs.starts);
            add_all(&mut mine.local, &theirs.local);
        }
    }

    /// The services that are in nobody's plan. The last resort is not one of them: it stands at the end of every plan.
    pub fn unreached(&self, core: &Core) -> impl Iterator<Item = ServiceId> + use<'_> {
        let last_resort = core.urgent.last_resort;
        let none = self.reached.iter().enumerate().filter(|(_, count)| **count == 0);
        none.map(|(service, _)| ServiceId::from(service)).filter(move |service| *service != last_resort)
    }
}

fn add_all(mine: &mut [u32], theirs: &[u32]) {
    mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
}

/// The traits of a family, in order.
fn traits_of(family: &Family, district: usize, traits: &mut Vec<usize>) {
    traits.clear();
    let mut first = 0;
    for (kind, count) in KINDS {
        match kind {
            "who" => traits.push(first + family.who),
            "help" => traits.extend(bits(family.help).map(|help| first + help)),
            "need" => traits.extend(bits(family.need).map(|need| first + need)),
            "age" => traits.push(first + family.age_band()),
            "stage" => traits.push(first + family.stage),
            "waited" if STAGE[family.stage] == "waiting" => traits.push(first + family.waited),
            "plan" => traits.push(first + family.plan),
            "setting" => traits.push(first + family.setting),
            "life" if family.life == 0 => traits.push(first + LIFE.len()),
            "life" => traits.extend(bits(family.life).map(|life| first + life)),
            _ => {}
        }
        first += count;
    }
    traits.push(first + district);
}

/// The bits that are set.
pub fn bits(set: u16) -> impl Iterator<Item = usize> {
    (0..16).filter(move |bit| set >> bit & 1 == 1)
}
