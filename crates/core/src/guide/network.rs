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
