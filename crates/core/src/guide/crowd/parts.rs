//! An offer's rules taken apart by the questions that settle them.
//!
//! A service's rule is nearly always "all of these", and nearly every part reads the answer to one question. What an answer does to
//! such parts is worked out once, as sets of services; a family's verdicts are then a few sets laid over each other.

use super::bits::Bits;
use crate::guide::chances::bits;
use crate::guide::plan::time_can_change;
use crate::guide::{Guide, Verdict};
use crate::model::{AtomId, Core, Kind, ServiceId};
use crate::rules::{Age, Facts, Join, Op, Rule, Tri};

/// A part of rules.
#[derive(Debug)]
pub(super) struct Part {
    /// The conditions that it reads.
    pub(super) atoms: Bits,
    /// The questions whose answers could settle it, as bits.
    pub(super) asks: u32,
    /// True where nothing stands between the part and its conditions: what could settle one of them then bears on the part.
    pub(super) is_flat: bool,
}

/// A part of rules that reads the answers to several questions.
#[derive(Debug)]
pub(super) struct Mixed {
    /// Its place among all parts.
    pub(super) part: usize,
    pub(super) rule: Rule,
    /// The services whose rule has this part.
    pub(super) services: Bits,
}

/// An offer's rules, taken apart.
#[derive(Debug)]
pub(super) struct Parts {
    /// For each condition, the question whose answer settles it; one past the last where none does.
    pub(super) asked_by: Vec<usize>,
    /// For each question, and then for what no question settles: the parts that read nothing else, and the services whose rule has each.
    simple: Vec<Vec<(u32, Rule, Bits)>>,
    pub(super) mixed: Vec<Mixed>,
    /// Every part, numbered as it is met.
    pub(super) all: Vec<Part>,
    /// For each service, the parts of its rule.
    pub(super) parts_of: Vec<Bits>,
    /// For each service, the questions that could settle whether its sort of help is asked for, as bits.
    pub(super) asks_for: Vec<u32>,
    /// For each question, the conditions that its `once` and its options' `when` read.
    pub(super) atoms_to_ask: Vec<Bits>,
    /// For each question, the questions whose being asked, or whose options, hang on its answer, straight or through others, as bits.
    pub(super) dependants: Vec<u32>,
}

/// The places of the sets in [`Effect::sets`]: services with a part that is not a plain yes, with a part that is a plain no, and with one that
/// is no for good, which time cannot change; services whose sort of help was asked for, and those whose sort was not.
pub(super) const NOT_YES: usize = 0;
pub(super) const NO: usize = 1;
pub(super) const NO_FOR_GOOD: usize = 2;
pub(super) const ASKED: usize = 3;
pub(super) const NOT_ASKED: usize = 4;
/// How many they are.
pub(super) const SETS: usize = 5;

/// What one answer does, on its own.
#[derive(Clone, Debug)]
pub(super) struct Effect {
    /// Conditions that hold, and that do not.
    pub(super) holds: Bits,
    pub(super) fails: Bits,
    /// Sets of services side by side, each at its place ([`NOT_YES`] and so on), and after them the set of the parts that are a plain yes.
    pub(super) sets: Vec<u64>,
    /// What is known of the age.
    pub(super) age: Option<Age>,
}

impl Parts {
    /// Takes an offer's rules apart. `None` where a shortcut would not hold: a fact that two questions set, a `once` or a `when` that reads
    /// a later question (the loader refuses both), or a question with more than 64 options.
    pub(super) fn of(guide: &Guide) -> Option<Self> {
        let core = guide.core();
        let (questions, atoms) = (core.questions.len(), core.atoms.len());
        let asked_by = asked_by(core)?;
        let mut parts = Self {
            simple: vec![Vec::new(); questions + 1],
            mixed: Vec::new(),
            all: Vec::new(),
            parts_of: Vec::new(),
            asks_for: Vec::new(),
            atoms_to_ask: vec![Bits::none_of(atoms); questions],
            dependants: vec![0; questions],
            asked_by,
        };
        let mut parts_of = Vec::new();
        for (id, service) in core.services_with_ids() {
            let own: Vec<usize> = flat(&service.rule).into_iter().map(|part| parts.file(guide, part, id)).collect();
            parts_of.push(own);
            parts.asks_for.push(guide.chances.touches(service.helps_with));
        }
        parts.parts_of = parts_of
            .into_iter()
            .map(|own| {
                let mut set = Bits::none_of(parts.all.len());
                own.into_iter().for_each(|part| set.insert(part));
                set
            })
            .collect();
        for (index, question) in core.questions.iter().enumerate() {
            let whens = question.options.iter().map(|option| &option.when);
            for atom in whens.chain([&question.once]).flat_map(Rule::atoms) {
                parts.atoms_to_ask[index].insert(atom.index());
                match parts.asked_by[atom.index()] {
                    earlier if earlier < index => parts.dependants[earlier] |= 1 << index,
                    nobody if nobody == questions => {}
                    _ => return None,
                }
            }
        }
        for question in (0..questions).rev() {
            let direct = parts.dependants[question];
            parts.dependants[question] = bits(direct).fold(direct, |all, dependant| all | parts.dependants[dependant]);
        }
        Some(parts)
    }

    /// The questions whose answers could settle one of these conditions, as bits.
    pub(super) fn touches(guide: &Guide, open: impl Iterator<Item = AtomId>) -> u32 {
        open.fold(0, |touches, atom| touches | guide.chances.touches(atom))
    }

    /// Files a part of a service's rule, and gives its place among all parts.
    fn file(&mut self, guide: &Guide, part: Rule, service: ServiceId) -> usize {
        let core = guide.core();
        let (nobody, new) = (self.simple.len() - 1, self.all.len());
        let first = part.atoms().next().map_or(nobody, |atom| self.asked_by[atom.index()]);
        let is_simple = part.atoms().all(|atom| self.asked_by[atom.index()] == first);
        let (known, services) = if is_simple {
            let group = &mut self.simple[first];
            let place = group.iter().position(|(_, rule, _)| *rule == part).unwrap_or_else(|| {
                group.push((new as u32, part.clone(), Bits::none_of(core.services.len())));
                group.len() - 1
            });
            (group[place].0 as usize, &mut group[place].2)
        } else {
            let place = self.mixed.iter().position(|mixed| mixed.rule == part).unwrap_or_else(|| {
                self.mixed.push(Mixed { part: new, rule: part.clone(), services: Bits::none_of(core.services.len()) });
                self.mixed.len() - 1
            });
            (self.mixed[place].part, &mut self.mixed[place].services)
        };
        services.insert(service.index());
        if known == new {
            let mut atoms = Bits::none_of(core.atoms.len());
            part.atoms().for_each(|atom| atoms.insert(atom.index()));
            let asks = Parts::touches(guide, part.atoms());
            let joins = part.0.iter().filter(|op| !matches!(op, Op::Is(_))).count();
            self.all.push(Part { atoms, asks, is_flat: joins <= 1 });
        }
        known
    }

    /// What these facts, which follow from one question's answer alone, do. `question` may be one past the last: what no question settles.
    pub(super) fn effect(&self, core: &Core, question: usize, facts: &Facts) -> Effect {
        let (atoms, services) = (core.atoms.len(), core.services.len());
        let told = |atom: AtomId| core[atom].holds(facts);
        let (mut holds, mut fails) = (Bits::none_of(atoms), Bits::none_of(atoms));
        for atom in (0..atoms).filter(|atom| self.asked_by[*atom] == question) {
            match told(AtomId::from(atom)) {
                Tri::Yes => holds.insert(atom),
                Tri::No => fails.insert(atom),
                Tri::Unknown => {}
            }
        }
        let mut sets = [(); SETS].map(|()| Bits::none_of(services));
        let mut parts_yes = Bits::none_of(self.all.len());
        for (part, rule, services) in &self.simple[question] {
            match rule.holds(told) {
                Tri::Yes => {
                    parts_yes.insert(*part as usize);
                    continue;
                }
                Tri::Unknown => {}
                Tri::No => {
                    sets[NO].add(services);
                    if !can_change(core, facts.age(), rule, told) {
                        sets[NO_FOR_GOOD].add(services);
                    }
                }
            }
            sets[NOT_YES].add(services);
        }
        for (id, service) in core.services_with_ids().filter(|(_, service)| self.asked_by[service.helps_with.index()] == question)
        {
            match told(service.helps_with) {
                Tri::Yes => sets[ASKED].insert(id.index()),
                Tri::No => sets[NOT_ASKED].insert(id.index()),
                Tri::Unknown => {}
            }
        }
        let sets = sets.into_iter().chain([parts_yes]).flat_map(|set| set.0).collect();
        Effect { holds, fails, sets, age: facts.age() }
    }
}

/// True where time can change everything that stands against a part of a rule.
pub(super) fn can_change(core: &Core, age: Option<Age>, rule: &Rule, told: impl Fn(AtomId) -> Tri) -> bool {
    Verdict::of(ServiceId(0), rule, told).because.iter().all(|reason| time_can_change(core, age, reason.atom, reason.negated))
}

/// For each condition, the question whose answer settles it. `None` where two questions set one fact.
fn asked_by(core: &Core) -> Option<Vec<usize>> {
    let nobody = core.questions.len();
    let mut setter = vec![nobody; core.facts.len()];
    for (index, question) in core.questions.iter().enumerate() {
        if question.options.len() > 64 {
            return None;
        }
        let sets = question.options.iter().flat_map(|option| &option.sets).map(|value| core[*value].fact);
        for fact in sets.chain([question.fact]) {
            match setter[fact.index()] {
                free if free == nobody => setter[fact.index()] = index,
                same if same == index => {}
                _ => return None,
            }
        }
    }
    let asker = |atom: AtomId| core.fact_of(atom).map_or(nobody, |fact| setter[fact.index()]);
    Some((0..core.atoms.len()).map(|atom| asker(AtomId::from(atom))).collect())
}

/// The parts of a rule that must all hold, with "all of all" made flat: the same truth, and the same reasons.
fn flat(rule: &Rule) -> Vec<Rule> {
    let join = |how, parts: Vec<Vec<Rule>>| match how {
        Join::All => parts.concat(),
        Join::Any => vec![Rule::any(parts.into_iter().map(Rule::all))],
        Join::Not => vec![Rule::all(parts.into_iter().flatten()).not()],
    };
    rule.fold(|atom| vec![Rule::is(atom)], join).unwrap_or_default()
}

/// The services of a kind, as sets: what a plan's groups start from, and where links lead.
#[derive(Debug)]
pub(super) struct Kinds {
    pub(super) crisis: Bits,
    pub(super) rights: Bits,
    pub(super) support: Bits,
    pub(super) direct: Bits,
    /// For each service, those that help meanwhile, and those that may come after; empty sets where there are none.
    pub(super) meanwhile: Vec<Bits>,
    pub(super) after: Vec<Bits>,
    pub(super) has_after: Bits,
}

impl Kinds {
    pub(super) fn of(core: &Core) -> Self {
        let those = |is: &dyn Fn(&crate::model::Service) -> bool| {
            let mut set = Bits::none_of(core.services.len());
            core.services_with_ids().filter(|(_, service)| is(service)).for_each(|(id, _)| set.insert(id.index()));
            set
        };
        let set = |links: &Vec<ServiceId>| {
            let mut set = Bits::none_of(core.services.len());
            links.iter().for_each(|id| set.insert(id.index()));
            set
        };
        Self {
            crisis: those(&|service| service.kind == Kind::Crisis),
            rights: those(&|service| service.kind == Kind::Rights),
            support: those(&|service| service.kind == Kind::Support),
            direct: those(&|service| service.kind == Kind::Support && service.is_direct()),
            meanwhile: core.services.iter().map(|service| set(&service.links.meanwhile)).collect(),
            after: core.services.iter().map(|service| set(&service.links.after)).collect(),
            has_after: those(&|service| !service.links.after.is_empty()),
        }
    }
}

/// What a rule comes to over the conditions that hold and those that fail: as [`Rule::holds`], without a list where the rule is short.
pub(super) fn holds(rule: &Rule, holds: &Bits, fails: &Bits) -> Tri {
    const SHORT: usize = 24;
    let ops = &rule.0;
    if ops.len() > SHORT {
        return rule.holds(|atom| tri(atom, holds, fails));
    }
    let (mut stack, mut depth) = ([Tri::Unknown; SHORT], 0);
    for op in ops {
        let (value, takes) = match op {
            Op::Is(atom) => (tri(*atom, holds, fails), 0),
            Op::Not if depth > 0 => (!stack[depth - 1], 1),
            Op::All(count) if usize::from(*count) <= depth => {
                let parts = &stack[depth - usize::from(*count)..depth];
                (parts.iter().fold(Tri::Yes, |so_far, part| so_far & *part), usize::from(*count))
            }
            Op::Any(count) if usize::from(*count) <= depth => {
                let parts = &stack[depth - usize::from(*count)..depth];
                (parts.iter().fold(Tri::No, |so_far, part| so_far | *part), usize::from(*count))
            }
            // It is not well formed, and so never settled.
            _ => return Tri::Unknown,
        };
        depth -= takes;
        stack[depth] = value;
        depth += 1;
    }
    if depth == 0 { Tri::Unknown } else { stack[depth - 1] }
}

/// What is known of a condition.
pub(super) fn tri(atom: AtomId, holds: &Bits, fails: &Bits) -> Tri {
    if holds.contains(atom.index()) {
        Tri::Yes
    } else if fails.contains(atom.index()) {
        Tri::No
    } else {
        Tri::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any operations, most of which have not the parts that they join.
    fn any_ops() -> impl Strategy<Value = Rule> {
        let op = prop_oneof![
            6 => (0u32..8).prop_map(|atom| Op::Is(AtomId(atom))),
            1 => Just(Op::Not),
            1 => (0u16..6).prop_map(Op::All),
            1 => (0u16..6).prop_map(Op::Any),
        ];
        prop::collection::vec(op, 0..40).prop_map(Rule)
    }

    proptest! {
        #[test]
        fn a_rule_holds_over_sets_as_it_does_elsewhere(rule in any_ops(), yes in any::<u8>(), no in any::<u8>()) {
            let set = |bits: u8| Bits(vec![u64::from(bits)]);
            let (yes, no) = (set(yes), set(no));
            prop_assert_eq!(holds(&rule, &yes, &no), rule.holds(|atom| tri(atom, &yes, &no)));
        }
    }
}
