//! A nation of councils: each with an offer of its own, and with the services for all of England that they share.

use fastrand::Rng;
use fingerpost_core::Core;
use fingerpost_core::model::{Detail, Offer, OtherNames, ProviderId, Service, ServiceId, UrgentHelp, Words};

use crate::PER_COUNCIL;
use crate::conditions::Conditions;
use crate::councils::{self, Council};
use crate::names;
use crate::prose::Prose;
use crate::rare::Rare;
use crate::texts::Texts;

/// The most councils: as many as England has, near enough.
const MOST_COUNCILS: usize = 150;
/// How many providers of its own a council has beside those of the real offer, at most.
const MOST_PROVIDERS: usize = 20;

/// The offers of a made-up nation of so many services: those for all of England, which every offer holds and which count once, and the councils'
/// own, about 667 each. There is always a council, and it has at least the service that is always there.
#[must_use]
pub fn nation(real: &Offer, services: usize, seed: u64) -> Nation<'_> {
    of_councils(real, services, services.div_ceil(PER_COUNCIL).clamp(1, MOST_COUNCILS), seed)
}

/// The one offer of a made-up council with so many services, those for all of England among them.
#[must_use]
pub fn council(real: &Offer, services: usize, seed: u64) -> Nation<'_> {
    of_councils(real, services, 1, seed)
}

fn of_councils(real: &Offer, services: usize, count: usize, seed: u64) -> Nation<'_> {
    let national = real.core.services.iter().filter(|service| service.national).count();
    let own = services.saturating_sub(national).max(1);
    let mut random = Rng::with_seed(seed);
    let mut rare = Rare::default();
    let is_national = |index: &usize| real.core.services[*index].national;
    for index in (0..real.core.services.len()).filter(is_national) {
        let (service, detail) = (&real.core.services[index], &real.details[index]);
        for text in [&service.name, &service.summary, &detail.about].into_iter().chain(others(real, index)) {
            rare.note(text);
        }
    }
    let councils = councils::named(count, &real.core, &mut rare, &mut random);
    let locals = by_mentions(real);
    Nation { real, councils, count, own, locals, next: 0, texts: Texts { prose: Prose::of(real), rare, random } }
}

/// Makes one council's offer after another; see [`nation`].
pub struct Nation<'a> {
    real: &'a Offer,
    councils: Vec<Council>,
    count: usize,
    /// How many services all councils have of their own.
    own: usize,
    /// The real offer's own services, those that others cannot do without first.
    locals: Vec<usize>,
    next: usize,
    texts: Texts,
}

impl std::fmt::Debug for Nation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a nation of {} councils, of which {} are made", self.count, self.next)
    }
}

impl Iterator for Nation<'_> {
    type Item = Offer;

    fn next(&mut self) -> Option<Offer> {
        let place = self.next;
        (place < self.count).then(|| {
            self.next += 1;
            self.texts.rare.next_council();
            let services = self.own / self.count + usize::from(place < self.own % self.count);
            self.offer(place, services)
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.count - self.next, Some(self.count - self.next))
    }
}

impl ExactSizeIterator for Nation<'_> {}

impl Nation<'_> {
    fn offer(&mut self, place: usize, services: usize) -> Offer {
        let real = self.real;
        let mut core = real.core.clone();
        // What is made up is in one language.
        core.languages.clear();
        let mut conditions = Conditions::of(&real.core);
        let entries = self.entries(services);
        // Where each real service's first copy stands; links lead there.
        let mut first: Vec<Option<ServiceId>> = vec![None; real.core.services.len()];
        for (index, (id, original)) in entries.iter().enumerate() {
            if *id == real.core.services[*original].id {
                first[*original] = Some(ServiceId::from(index));
            }
        }
        let at = |id: &ServiceId| first[id.index()];
        self.providers(&mut core);
        core.services.clear();
        let (mut details, mut also): (Vec<Detail>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
        for (id, original) in entries {
            let (mut service, detail) = (real.core.services[original].clone(), &real.details[original]);
            let others: Vec<String> = others(real, original).cloned().collect();
            let links = &mut service.links;
            for list in [&mut links.meanwhile, &mut links.after, &mut links.confused_with] {
                *list = list.iter().filter_map(at).filter(|target| target.index() != core.services.len()).collect();
            }
            if service.national {
                details.push(detail.clone());
                also.push(others);
            } else {
                service.id = id;
                // An address that is not real would lead nowhere.
                service.venues.clear();
                self.vary(&mut service, &mut conditions, core.providers.len());
                self.texts.name(&mut service);
                also.push(self.texts.others(&others));
                details.push(self.texts.detail(&service, detail));
            }
            core.services.push(service);
        }
        let urgent = &real.core.urgent;
        let last_resort = at(&urgent.last_resort).unwrap_or(ServiceId(0));
        core.urgent = UrgentHelp { services: urgent.services.iter().filter_map(at).collect(), last_resort };
        core.atoms = conditions.into_list();
        councils::settle(&mut core, &self.councils, place, self.count);
        let words = words(&real.words, at);
        let also = OtherNames { services: also, values: real.also.values.clone() };
        Offer { core, details, words, also, pictures: real.pictures.clone(), catalogues: Vec::new() }
    }

    /// Each service's id and the real one that it is a copy of, by id as files are read. The real services come once under their own ids, as far
    /// as there is room, and then the common ones again and again, numbered.
    fn entries(&mut self, services: usize) -> Vec<(String, usize)> {
        let real = &self.real.core.services;
        let random = &mut self.texts.random;
        let national = (0..real.len()).filter(|index| real[*index].national).map(|index| (real[index].id.clone(), index));
        let once = self.locals.iter().take(services).map(|index| (real[*index].id.clone(), *index));
        let again = (self.locals.len()..services).map(|number| {
            let share = random.f64();
            let original = self.locals[((share * share) * self.locals.len() as f64) as usize];
            (format!("{}-{number}", real[original].id), original)
        });
        let mut entries: Vec<(String, usize)> = national.chain(once).chain(again).collect();
        entries.sort();
        entries
    }

    fn providers(&mut self, core: &mut Core) {
        for _ in 0..self.texts.random.usize(..=MOST_PROVIDERS) {
            core.providers.push(names::provider(&mut self.texts.rare, &mut self.texts.random));
        }
    }

    /// Another provider, other ages, needs and topics than the original, some of the time.
    fn vary(&mut self, service: &mut Service, conditions: &mut Conditions, providers: usize) {
        let (real, random) = (&self.real.core, &mut self.texts.random);
        let own = real.providers.len()..providers;
        if random.u8(..3) == 0 && !own.is_empty() {
            service.provider = ProviderId::from(random.usize(own));
        }
        let is_area = |atom| real.home == Some(atom) || real.gp == Some(atom);
        service.rule = conditions.changed(
            &service.rule,
            |conditions, atom| {
                if is_area(atom) { atom } else { conditions.vary(real, atom, random) }
            },
        );
        if random.u8(..4) == 0 {
            service.helps_with = conditions.vary(real, service.helps_with, random);
        }
    }
}

fn others(real: &Offer, service: usize) -> impl Iterator<Item = &String> {
    real.also.services.get(service).into_iter().flatten()
}

/// The real offer's own services: first the one of last resort and the urgent ones, then by how many things link to each.
fn by_mentions(real: &Offer) -> Vec<usize> {
    let mut mentions = vec![0_usize; real.core.services.len()];
    // More than anything is linked to.
    let first = mentions.len() * mentions.len();
    let UrgentHelp { services, last_resort } = &real.core.urgent;
    for id in services.iter().chain([last_resort, last_resort]) {
        mentions[id.index()] += first;
    }
    let shared = real.core.services.iter().filter(|service| service.national);
    let links =
        shared.flat_map(|service| service.links.meanwhile.iter().chain(&service.links.after).chain(&service.links.confused_with));
    let steps = real.words.pathways.iter().flat_map(|pathway| &pathway.steps).flat_map(|step| &step.services);
    for id in links.chain(steps).chain(real.words.terms.iter().filter_map(|term| term.service.as_ref())) {
        mentions[id.index()] += 1;
    }
    let mut locals: Vec<usize> = (0..mentions.len()).filter(|index| !real.core.services[*index].national).collect();
    locals.sort_by_key(|index| std::cmp::Reverse(mentions[*index]));
    locals
}

/// The real words, with links to what is there.
fn words(real: &Words, at: impl Fn(&ServiceId) -> Option<ServiceId>) -> Words {
    let mut words = real.clone();
    for term in &mut words.terms {
        term.service = term.service.as_ref().and_then(&at);
    }
    for step in words.pathways.iter_mut().flat_map(|pathway| &mut pathway.steps) {
        step.services = step.services.iter().filter_map(&at).collect();
    }
    words
}
