//! The texts of a made-up service.

use fastrand::Rng;
use fingerpost_core::model::{Contact, Detail, RouteKind, Service, Source};

use crate::names;
use crate::prose::{Prose, finished};
use crate::rare::Rare;

/// How many words `about` has before it may end: the last sentence brings it to about 60.
const ABOUT: usize = 52;
/// A word of fewer letters stays: the small words hold a sentence together.
const LONG: usize = 5;

/// What says things, and what has been said.
pub(crate) struct Texts {
    pub(crate) prose: Prose,
    pub(crate) rare: Rare,
    pub(crate) random: Rng,
}

impl Texts {
    /// Gives a copy of a real service its name, summary and contact.
    pub(crate) fn name(&mut self, service: &mut Service) {
        service.name = names::service(&service.name, &mut self.rare, &mut self.random);
        self.rare.note(&service.name);
        service.summary = self.sentence();
        service.contact = contact(&service.contact, &service.id, &mut self.random);
    }

    /// Other names: some of the real one's, some with a name in them.
    pub(crate) fn others(&mut self, real: &[String]) -> Vec<String> {
        let count = real.len().min(self.random.usize(2..=6));
        let mut others = Vec::new();
        for _ in 0..count {
            let one = names::other(&real[self.random.usize(..real.len())], &mut self.rare, &mut self.random);
            if !others.contains(&one) {
                self.rare.note(&one);
                others.push(one);
            }
        }
        others
    }

    /// The rest: what the real one says is said in other words, and what it does not say is not said.
    pub(crate) fn detail(&mut self, service: &Service, real: &Detail) -> Detail {
        let mut about = String::new();
        while about.split_whitespace().count() < ABOUT {
            if !about.is_empty() {
                about.push(' ');
            }
            about.push_str(&self.sentence());
        }
        let mut said = |real: &str| if real.is_empty() { String::new() } else { self.prose.plain(&mut self.random) };
        Detail {
            about,
            how: service.routes.iter().map(|_| said("how")).collect(),
            say: service.routes.iter().map(|route| said(if route.kind == RouteKind::Referral { "say" } else { "" })).collect(),
            next: said(&real.next),
            if_no: said(&real.if_no),
            cost: said(&real.cost),
            wait: said(&real.wait),
            checked: real.checked.clone(),
            addresses: Vec::new(),
            bsl: String::new(),
            sources: vec![Source {
                title: "Made up, for measuring".to_owned(),
                by: String::new(),
                date: String::new(),
                web: "https://made-up.example/".to_owned(),
                phrase: "Nothing here is real.".to_owned(),
            }],
        }
    }

    /// A sentence in which some longer words are rare ones, counted.
    fn sentence(&mut self) -> String {
        let Self { prose, rare, random } = self;
        let mut said: Vec<String> = Vec::new();
        for word in prose.sentence(random) {
            let bare = word.trim_end_matches([',', '.', ':', ';', '?', '!']);
            let may_change = !said.is_empty() && bare.len() >= LONG && bare.chars().all(|letter| letter.is_ascii_lowercase());
            let changes = may_change && random.f64() < if rare.is_short() { 0.7 } else { 0.2 };
            let chosen = match changes {
                true if random.u8(..5) < 3 => rare.name(random),
                true => rare.form(bare, random),
                false => bare.to_owned(),
            };
            rare.note(&chosen);
            said.push(format!("{chosen}{}", &word[bare.len()..]));
        }
        finished(said.join(" "))
    }
}

/// A way to reach it where the real one has one. The numbers are those that Ofcom keeps for drama, and no site can have a name ending in
/// `.example` (RFC 2606): nobody is ever rung up by a measurement.
fn contact(real: &Contact, id: &str, random: &mut Rng) -> Contact {
    let mut contact = Contact::default();
    if !real.phone.is_empty() {
        contact.phone = format!("01632 {}", random.u32(960_000..=960_999));
    }
    if !real.web.is_empty() {
        contact.web = format!("https://{id}.example/");
    }
    contact
}
