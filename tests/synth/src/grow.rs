//! One offer of any size: every council runs the services of a real offer, the common ones oftener, and many of them with other ages, needs and
//! topics than the original.

use std::collections::HashMap;

use fingerpost_core::Core;
use fingerpost_core::model::{AtomId, Choice, FactId, Service, ServiceId, Value, ValueId};
use fingerpost_core::rules::{Atom, Rule};

use crate::PER_COUNCIL;
use crate::conditions::Conditions;

/// A made-up offer of this many services, grown from a real one that has a home district. It has those of the real one that serve all of England
/// once, and its first council is the real one's.
#[must_use]
pub fn grow(real: &Core, services: usize, seed: u64) -> Core {
    let conditions = Conditions::of(real);
    Garden { real, core: real.clone(), conditions, random: fastrand::Rng::with_seed(seed) }.grow(services)
}

struct Garden<'a> {
    real: &'a Core,
    core: Core,
    conditions: Conditions,
    random: fastrand::Rng,
}

impl Garden<'_> {
    fn grow(mut self, services: usize) -> Core {
        self.core.services.retain(|service| service.national);
        let national = self.core.services.len();
        let locals: Vec<usize> = (0..self.real.services.len()).filter(|index| !self.real.services[*index].national).collect();
        let areas = self.councils(services.div_ceil(PER_COUNCIL));
        // For each council, where its own copy of a real service stands.
        let mut copies: Vec<HashMap<usize, ServiceId>> = vec![HashMap::new(); areas.len()];
        let mut made: Vec<(usize, usize)> = Vec::new();
        while self.core.services.len() < services {
            let council = (self.core.services.len() - national) % areas.len();
            // The last resort of the first council is the whole offer's: it must be there.
            let last_resort = self.real.urgent.last_resort.index();
            let original = if made.is_empty() && locals.contains(&last_resort) { last_resort } else { self.common(&locals) };
            let id = ServiceId::from(self.core.services.len());
            copies[council].insert(original, id);
            made.push((council, original));
            let service = self.copy(original, council, areas[council], id);
            self.core.services.push(service);
        }
        let mut place = HashMap::new();
        for (index, service) in self.real.services.iter().enumerate().filter(|(_, service)| service.national) {
            place.insert(index, ServiceId::from(self.core.services.iter().position(|kept| kept.id == service.id).unwrap_or(0)));
        }
        for index in 0..self.core.services.len() {
            let council = index.checked_sub(national).map(|local| made[local].0);
            let at = |id: &ServiceId| {
                let copy = council.and_then(|council| copies[council].get(&id.index()));
                copy.or_else(|| place.get(&id.index())).copied().filter(|target| target.index() != index)
            };
            let links = &mut self.core.services[index].links;
            for list in [&mut links.meanwhile, &mut links.after, &mut links.confused_with] {
                *list = list.iter().filter_map(at).collect();
            }
        }
        let home = |id: &ServiceId| copies[0].get(&id.index()).or_else(|| place.get(&id.index())).copied();
        self.core.pathways.clear();
        self.core.urgent.services = self.real.urgent.services.iter().filter_map(home).collect();
        self.core.urgent.last_resort = home(&self.real.urgent.last_resort).unwrap_or(ServiceId(0));
        self.core.atoms = self.conditions.into_list();
        self.core
    }

    /// The conditions of living in each council's area. The first is the real one's; the others are new districts, each an option of the question.
    fn councils(&mut self, count: usize) -> Vec<AtomId> {
        let home = self.real.home.unwrap_or(AtomId(0));
        let fact = self.real.fact("district").unwrap_or(FactId(0));
        let mut areas = vec![home];
        for index in 1..count {
            let value = ValueId::from(self.core.values.len());
            self.core.values.push(Value {
                fact,
                id: format!("council-{index}"),
                name: format!("Council {index}"),
                parent: None,
                because: format!("you live in the area of Council {index}"),
                plain: String::new(),
            });
            for question in self.core.questions.iter_mut().filter(|question| question.fact == fact) {
                let option =
                    Choice { label: format!("Council {index}"), hint: String::new(), sets: vec![value], when: Rule::everyone() };
                question.options.push(option);
            }
            areas.push(self.conditions.add(Atom::OneOf(vec![value])));
        }
        areas
    }

    /// One of the real services: the first are commoner by far than the last, as a few sorts of service are everywhere.
    fn common(&mut self, locals: &[usize]) -> usize {
        let share = self.random.f64();
        locals[((share * share) * locals.len() as f64) as usize]
    }

    fn copy(&mut self, original: usize, council: usize, area: AtomId, id: ServiceId) -> Service {
        let Self { real, conditions, random, .. } = self;
        let service = &real.services[original];
        let rule = conditions.changed(&service.rule, |conditions, atom| match real.home == Some(atom) || real.gp == Some(atom) {
            true => area,
            false => conditions.vary(real, atom, random),
        });
        let helps_with = if random.u8(..4) == 0 { conditions.vary(real, service.helps_with, random) } else { service.helps_with };
        Service {
            id: format!("{}-{}", service.id, id.0),
            name: format!("{} ({council})", service.name),
            rule,
            helps_with,
            ..service.clone()
        }
    }
}
