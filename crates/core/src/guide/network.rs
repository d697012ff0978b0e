//! The rules of an offer as one network, so that what several services share is worked out once after each answer.
//!
//! A *node* is a condition, or what joins other nodes; equal nodes are kept once, and each stands after those it joins. A *class* is the services
//! that stand and fall together: the same rule and the same help. One pass over the nodes says what is known of each; after that a
//! service's verdict is one look, and the next question and the plan go by classes, of which there are far fewer than services.

use crate::model::{AtomId, Core, ServiceId};
use crate::rules::{Join, Op, Rule, Tri};

/// The place of a node.
pub(super) type NodeId = u32;

/// One node: how it joins the nodes from `start` to `end` of [`Network::parts`].
#[derive(Clone, Copy, Debug)]
struct Node {
    how: Join,
    start: u32,
    end: u32,
}

/// Services that stand and fall together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class {
    /// Who they are for.
    pub(super) rule: NodeId,
    /// What they help with.
    pub(super) helps_with: AtomId,
    /// Where its services stand in [`Network::members`].
    start: u32,
    end: u32,
}

/// The rules of an offer as one network.
#[derive(Debug)]
pub(super) struct Network {
    /// How many conditions there are: they are the first nodes.
    atoms: usize,
    nodes: Vec<Node>,
    parts: Vec<NodeId>,
    /// In the order of their first services.
    pub(super) classes: Vec<Class>,
    members: Vec<ServiceId>,
    class_of: Vec<u32>,
    /// Who each pathway is for.
    pub(super) pathways: Vec<NodeId>,
}

impl Network {
    pub(super) fn of(core: &Core) -> Self {
        let mut network = Self {
            atoms: core.atoms.len(),
            nodes: Vec::new(),
            parts: Vec::new(),
            classes: Vec::new(),
            members: Vec::new(),
            class_of: Vec::new(),
            pathways: Vec::new(),
        };
        let mut known = Known::default();
        let mut classes = Known::default();
        for service in &core.services {
            let rule = network.node_of(&service.rule, &mut known);
            let made = network.classes.len() as u32;
            let same = |class: u32, network: &Self| {
                let class = &network.classes[class as usize];
                class.rule == rule && class.helps_with == service.helps_with
            };
            let class = classes.find(mix(mix(0, rule), service.helps_with.0), made, |class| same(class, &network));
            if class == made {
                network.classes.push(Class { rule, helps_with: service.helps_with, start: 0, end: 0 });
            }
            network.class_of.push(class);
        }
        for pathway in &core.pathways {
            let rule = network.node_of(&pathway.rule, &mut known);
            network.pathways.push(rule);
        }
        network.gather_members();
        network
    }

    /// Lists each class's services beside each other, in the offer's order.
    fn gather_members(&mut self) {
        self.class_of.iter().for_each(|class| self.classes[*class as usize].end += 1);
        let mut start = 0;
        for class in &mut self.classes {
            let count = class.end;
            (class.start, class.end) = (start, start);
            start += count;
        }
        self.members = vec![ServiceId(0); self.class_of.len()];
        for (service, class) in self.class_of.iter().enumerate() {
            let class = &mut self.classes[*class as usize];
            self.members[class.end as usize] = ServiceId::from(service);
            class.end += 1;
        }
    }

    /// The node of a whole rule, made where no equal one is known.
    fn node_of(&mut self, rule: &Rule, known: &mut Known) -> NodeId {
        let mut stack: Vec<NodeId> = Vec::new();
        for op in &rule.0 {
            let (how, takes) = match op {
                Op::Is(atom) => {
                    stack.push(atom.0);
                    continue;
                }
                Op::Not => (Join::Not, 1),
                Op::All(count) => (Join::All, usize::from(*count)),
                Op::Any(count) => (Join::Any, usize::from(*count)),
            };
            // A rule that is not well formed was refused when the offer was read.
            let parts = stack.split_off(stack.len().saturating_sub(takes));
            let node = self.joined(how, &parts, known);
            stack.push(node);
        }
        stack.pop().unwrap_or_else(|| self.joined(Join::All, &[], known))
    }

    fn joined(&mut self, how: Join, parts: &[NodeId], known: &mut Known) -> NodeId {
        let hash = parts.iter().fold(how as u32, |hash, part| mix(hash, *part));
        let made = self.nodes.len() as u32;
        let found = known.find(hash, made, |node| self.nodes[node as usize].how == how && self.parts_of(node) == parts);
        if found == made {
            let start = self.parts.len() as u32;
            self.parts.extend(parts);
            self.nodes.push(Node { how, start, end: self.parts.len() as u32 });
        }
        self.atoms as u32 + found
    }

    /// The nodes that the `index`th joining node joins.
    fn parts_of(&self, index: u32) -> &[NodeId] {
        let node = &self.nodes[index as usize];
        &self.parts[node.start as usize..node.end as usize]
    }

    /// Each joining node in order: its place, how it joins, and what.
    pub(super) fn joins(&self) -> impl Iterator<Item = (usize, Join, &[NodeId])> {
        (0..self.nodes.len()).map(|index| (self.atoms + index, self.nodes[index].how, self.parts_of(index as u32)))
    }

    /// The nodes that these read, themselves among them, where they are not settled: a place for each node.
    pub(super) fn unsettled_under(&self, nodes: impl Iterator<Item = NodeId>, told: &[Tri]) -> Vec<bool> {
        let mut under = vec![false; told.len()];
        nodes.for_each(|node| under[node as usize] = true);
        for index in (0..self.nodes.len()).rev() {
            let node = self.atoms + index;
            under[node] &= !told[node].is_settled();
            if under[node] {
                self.parts_of(index as u32).iter().for_each(|part| under[*part as usize] = true);
            }
        }
        under
    }

    /// What is known of each node, from what is known of each condition.
    pub(super) fn told(&self, atoms: impl Iterator<Item = Tri>) -> Vec<Tri> {
        let mut told: Vec<Tri> = Vec::with_capacity(self.atoms + self.nodes.len());
        told.extend(atoms);
        for (_, how, parts) in self.joins() {
            told.push(join(how, parts, &told));
        }
        told
    }

    /// For each node, how much the conditions that speak for it tell of the family, where each condition `tells` so much: what is in the end
    /// "because …".
    pub(super) fn speaking(&self, told: &[Tri], tells: &[u8]) -> Vec<u8> {
        let speaks = |(known, tells): (&Tri, &u8)| if *known == Tri::Yes { *tells } else { 0 };
        let mut speaking: Vec<u8> = told.iter().zip(tells).map(speaks).collect();
        for (node, how, parts) in self.joins() {
            // Of what is settled yes, only the parts that are yes; a "not" speaks of what the family did not say.
            let speaks = |part: &&NodeId| told[node] != Tri::Yes || told[**part as usize] == Tri::Yes;
            let sum = match (how, told[node]) {
                (Join::Not, _) | (_, Tri::No) => 0,
                _ => parts.iter().filter(speaks).fold(0u8, |sum, part| sum.saturating_add(speaking[*part as usize])),
            };
            speaking.push(sum);
        }
        speaking
    }

    /// For each node that is settled: true where every condition that settled it may change in time. `may_change` is asked of a settled condition
    /// and what is known of it, as [`super::Verdict`] gives its reasons.
    pub(super) fn only_time(&self, told: &[Tri], may_change: impl Fn(usize, Tri) -> bool) -> Vec<bool> {
        let mut only: Vec<bool> = (0..self.atoms).map(|atom| may_change(atom, told[atom])).collect();
        for (node, _, parts) in self.joins() {
            // The parts that settled it are those that came out as it did; of a "not", its one part.
            let bears = |part: &&NodeId| parts.len() == 1 || told[**part as usize] == told[node];
            only.push(parts.iter().filter(bears).all(|part| only[*part as usize]));
        }
        only
    }

    /// A class's services, in the offer's order.
    pub(super) fn members(&self, class: &Class) -> &[ServiceId] {
        &self.members[class.start as usize..class.end as usize]
    }

    /// The place of a service's class.
    pub(super) fn class_number(&self, service: ServiceId) -> usize {
        self.class_of[service.index()] as usize
    }

    /// The class of a service.
    pub(super) fn class_of(&self, service: ServiceId) -> &Class {
        &self.classes[self.class_number(service)]
    }
}

/// What a node comes to, from what is known of its parts.
fn join(how: Join, parts: &[NodeId], told: &[Tri]) -> Tri {
    match how {
        Join::Not => !told[parts[0] as usize],
        Join::All => settle(parts, told, Tri::Yes, Tri::No),
        Join::Any => settle(parts, told, Tri::No, Tri::Yes),
    }
}

/// One part that is `decides` settles it so; with none unknown it is `otherwise`.
fn settle(parts: &[NodeId], told: &[Tri], otherwise: Tri, decides: Tri) -> Tri {
    let mut known = otherwise;
    for part in parts {
        match told[*part as usize] {
            part if part == decides => return decides,
            Tri::Unknown => known = Tri::Unknown,
            _ => {}
        }
    }
    known
}

fn mix(hash: u32, with: u32) -> u32 {
    (hash.rotate_left(5) ^ with).wrapping_mul(0x9e37_79b1)
}

/// What is known already, found by a hash: a table without the library's own, which would be kilobytes on a family's phone.
#[derive(Debug, Default)]
struct Known {
    /// Numbers plus one, each at the first free slot from its hash on; 0 is free.
    slots: Vec<(u32, u32)>,
    filled: usize,
}

impl Known {
    /// The number that is known under this hash and is the `same`; otherwise remembers `new`, and gives that.
    fn find(&mut self, hash: u32, new: u32, same: impl Fn(u32) -> bool) -> u32 {
        if self.filled * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            if self.slots[at].0 == hash && same(self.slots[at].1 - 1) {
                return self.slots[at].1 - 1;
            }
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, new + 1);
        self.filled += 1;
        new
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![(0, 0); (old.len() * 2).max(64)];
        let mask = self.slots.len() - 1;
        for slot in old.into_iter().filter(|slot| slot.1 != 0) {
            let mut at = slot.0 as usize & mask;
            while self.slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops at once")]

    use super::*;

    fn core() -> Core {
        crate::pack::read_core(include_bytes!("../../tests/packs/4/core.pack")).unwrap().0
    }

    /// What makes of another beginning the same hash: without it only chance would, in an offer with thousands of rules.
    fn twin(first: u32, with: u32, second: u32) -> u32 {
        let with_second = first.rotate_left(5) ^ with ^ second.rotate_left(5);
        assert_eq!(mix(first, with), mix(second, with_second));
        with_second
    }

    #[test]
    fn equal_nodes_are_kept_once_and_two_with_one_hash_are_two() {
        let core = core();
        let (mut network, mut known) = (Network::of(&core), Known::default());
        let [first, second] = [0, 2].map(|part| mix(Join::All as u32, part));
        let both = network.joined(Join::All, &[0, 1], &mut known);
        assert_eq!(network.joined(Join::All, &[0, 1], &mut known), both);
        assert_ne!(network.joined(Join::All, &[2, twin(first, 1, second)], &mut known), both);
        // Another way to join, with one hash.
        let any = network.joined(Join::Any, &[1], &mut known);
        assert_ne!(network.joined(Join::All, &[twin(Join::Any as u32, 1, Join::All as u32)], &mut known), any);
    }

    #[test]
    fn what_is_known_is_found_however_much_it_is() {
        const MANY: u32 = 2_000;
        let mut known = Known::default();
        // Three of each hash, so that some are in each other's way.
        let hash = |number: u32| mix(0, number / 3);
        for new in [0, MANY] {
            for number in 0..MANY {
                assert_eq!(known.find(hash(number), number + new, |other| other == number), number);
            }
        }
        assert_eq!(known.filled, MANY as usize);
    }

    #[test]
    fn services_of_one_rule_and_one_help_are_one_class() {
        let mut core = core();
        let first = core.services[0].clone();
        let other = core.services.iter().find(|service| service.helps_with != first.helps_with).unwrap().helps_with;
        core.services.push(first.clone());
        core.services.push(crate::model::Service { helps_with: other, ..first.clone() });
        core.services.push(crate::model::Service { rule: Rule::not(first.rule.clone()), ..first });
        let network = Network::of(&core);
        let [same, help, rule] = [3, 2, 1].map(|from_end| network.class_number(ServiceId::from(core.services.len() - from_end)));
        assert_eq!(same, network.class_number(ServiceId::from(0)));
        assert!(help != same && rule != same && help != rule);
    }

    #[test]
    fn of_what_settled_a_rule_only_what_the_family_said_speaks_for_it() {
        const NONE: [Vec<NodeId>; 2] = [Vec::new(), Vec::new()];
        let [parts, pathways] = NONE;
        let (nodes, classes, members, class_of) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut network = Network { atoms: 4, nodes, parts, classes, members, class_of, pathways };
        let is = |atom| Rule::is(AtomId(atom));
        let (yes, no, unknown, also) = (is(0), is(1), is(2), is(3));
        let half = Rule::all([yes.clone(), unknown.clone()]);
        let rules = [
            (Rule::any([yes.clone(), no.clone()]), 30),
            (Rule::any([half.clone(), yes.clone()]), 30),
            (half.clone(), 30),
            (Rule::any([unknown.clone(), no.clone()]), 0),
            (Rule::all([yes.clone(), no.clone()]), 0),
            (Rule::all([half.clone(), no.clone()]), 0),
            (Rule::not(no), 0),
            (Rule::not(half), 0),
            (Rule::all([yes, also]), 255),
        ];
        let mut known = Known::default();
        let nodes: Vec<NodeId> = rules.iter().map(|(rule, _)| network.node_of(rule, &mut known)).collect();
        let told = network.told([Tri::Yes, Tri::No, Tri::Unknown, Tri::Yes].into_iter());
        let speaking = network.speaking(&told, &[30, 50, 70, 250]);
        for (node, (rule, speaks)) in nodes.iter().zip(&rules) {
            assert_eq!(speaking[*node as usize], *speaks, "{rule:?}");
        }
    }
}
