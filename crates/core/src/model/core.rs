//! What every decision needs of an offer.

use super::{
    AtomId, Fact, FactId, FactKind, Language, PathwayHead, ProviderId, Question, QuestionId, ReferrerId, RouteKind, Service,
    ServiceId, Value, ValueId,
};
use crate::rules::{Atom, Rule};

/// What the first question, the plan and short results need of an offer.
///
/// Read one from a pack ([`crate::pack::read_core`]) or from TOML files (the crate `fingerpost-source`). One made by hand should
/// pass [`Core::validate`] before use: lookups by id trust it.
#[derive(Clone, Debug, PartialEq)]
pub struct Core {
    /// The offer's id.
    pub id: String,
    /// The area's name, as families say it: "Warwickshire".
    pub name: String,
    /// The council that publishes it.
    pub council: String,
    /// The language it is written in, such as `en-GB`.
    pub language: String,
    /// What can be known about a family.
    pub facts: Vec<Fact>,
    /// The values of those facts; a parent stands before its children.
    pub values: Vec<Value>,
    /// The conditions that rules are made of, each once.
    pub atoms: Vec<Atom>,
    /// Lives in the council's area: part of a local service's rule. `None` where an offer has no districts.
    pub home: Option<AtomId>,
    /// Has a GP in the council's NHS area: part of the rule of a service that goes by the GP. `None` where no offer says which that is.
    pub gp: Option<AtomId>,
    /// The offers of the councils next door.
    pub neighbours: Vec<Neighbour>,
    /// The questions. Their order decides only ties.
    pub questions: Vec<Question>,
    /// Who runs services.
    pub providers: Vec<String>,
    /// Who can refer a family, as in "your GP".
    pub referrers: Vec<String>,
    /// The services.
    pub services: Vec<Service>,
    /// What to show where danger is, and where nothing else fits.
    pub urgent: UrgentHelp,
    /// Postcode districts and the values of `district` that lie in each, wholly or partly; sorted by postcode district.
    pub outcodes: Vec<(String, Vec<ValueId>)>,
    /// Phrases that tell of danger, in small letters.
    pub danger: Vec<String>,
    /// The pathways, as far as a plan needs them; the rest is in [`Words::pathways`](super::Words::pathways), in the same order.
    pub pathways: Vec<PathwayHead>,
    /// The codes of the Office for National Statistics, such as `E07000220`, for the values of `district`.
    pub ons: Vec<(String, ValueId)>,
    /// The languages that it can be read in, besides its own.
    pub languages: Vec<Language>,
}

/// The offer of a council next door.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its offer's id; also the name of its folder beside this one's.
    pub offer: String,
    /// Where the families live whose council it is: a value of `district`.
    pub district: ValueId,
    /// The area's name, as families say it.
    pub name: String,
    /// The council.
    pub council: String,
}

/// The services that must never be out of reach.
#[derive(Clone, Debug, PartialEq)]
pub struct UrgentHelp {
    /// Shown on every screen under "Urgent help", in this order.
    pub services: Vec<ServiceId>,
    /// Shown whenever nothing else fits: a named human service.
    pub last_resort: ServiceId,
}

/// A [`Core`] that contradicts itself: what is wrong, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid(pub &'static str);

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "this offer does not fit together: {}", self.0)
    }
}

impl std::error::Error for Invalid {}

impl Core {
    /// How many questions an offer may have: the guide keeps a set of them in 32 bits.
    pub const MOST_QUESTIONS: usize = 32;

    /// The service with this id.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<ServiceId> {
        self.services.iter().position(|service| service.id == id).map(ServiceId::from)
    }

    /// The services, each with its id.
    pub fn services_with_ids(&self) -> impl Iterator<Item = (ServiceId, &Service)> {
        self.services.iter().enumerate().map(|(index, service)| (ServiceId::from(index), service))
    }

    /// The place among [`Core::languages`] of the one that a tag asks for: `pl` for `pl-PL`.
    #[must_use]
    pub fn language_of(&self, tag: &str) -> Option<usize> {
        let asks_for = |language: &Language| {
            let known = language.tag.as_bytes();
            tag.as_bytes().get(..known.len()).is_some_and(|first| first.eq_ignore_ascii_case(known))
                && tag.as_bytes().get(known.len()).is_none_or(|next| *next == b'-')
        };
        self.languages.iter().position(asks_for)
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<QuestionId> {
        self.questions.iter().position(|question| question.id == id).map(QuestionId::from)
    }

    /// The fact with this id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.id == id).map(FactId::from)
    }

    /// The value of a fact with this id.
    #[must_use]
    pub fn value(&self, fact: FactId, id: &str) -> Option<ValueId> {
        self.values.iter().position(|value| value.fact == fact && value.id == id).map(ValueId::from)
    }

    /// The value that an option stands for: of those that it sets, the first of the question's own fact.
    #[must_use]
    pub fn stands_for(&self, question: QuestionId, option: usize) -> Option<ValueId> {
        let asked = &self[question];
        asked.options.get(option)?.sets.iter().copied().find(|value| self[*value].fact == asked.fact)
    }

    /// What an option is called in texts that outlast a build: the id of the value that it stands for; and where another option stands for the same, with the ids
    /// of all else that it sets, such as `waiting+over-a-year`. Empty where it stands for nothing.
    #[must_use]
    pub fn option_id(&self, question: QuestionId, option: usize) -> String {
        let own = self.stands_for(question, option);
        let Some(value) = own else { return String::new() };
        let mut id = self[value].id.clone();
        let options = &self[question].options;
        if (0..options.len()).any(|other| other != option && self.stands_for(question, other) == own) {
            for more in options[option].sets.iter().filter(|more| **more != value) {
                id.push('+');
                id.push_str(&self[*more].id);
            }
        }
        id
    }

    /// The option that is called so.
    #[must_use]
    pub fn option(&self, question: QuestionId, id: &str) -> Option<usize> {
        (0..self[question].options.len()).find(|option| self.option_id(question, *option) == id)
    }

    /// The values of a fact, in order.
    pub fn values_of(&self, fact: FactId) -> impl Iterator<Item = ValueId> + '_ {
        self.values.iter().enumerate().filter(move |(_, value)| value.fact == fact).map(|(index, _)| ValueId::from(index))
    }

    /// True where `value` is `wider` or a kind of it.
    #[must_use]
    pub fn is_kind_of(&self, value: ValueId, wider: ValueId) -> bool {
        let mut at = Some(value);
        while let Some(id) = at {
            if id == wider {
                return true;
            }
            at = self[id].parent;
        }
        false
    }

    /// The fact that an atom reads; `None` for a list of no values.
    #[must_use]
    pub fn fact_of(&self, atom: AtomId) -> Option<FactId> {
        match &self[atom] {
            Atom::OneOf(values) => values.first().map(|value| self[*value].fact),
            Atom::Age { .. } | Atom::Year { .. } => {
                self.facts.iter().position(|fact| fact.kind == FactKind::Age).map(FactId::from)
            }
        }
    }

    /// Checks that every index points at something and every rule is well formed, so that nothing can fail later.
    ///
    /// # Errors
    /// The first contradiction found.
    pub fn validate(&self) -> Result<(), Invalid> {
        let ensure = |holds: bool, wrong| if holds { Ok(()) } else { Err(Invalid(wrong)) };
        let value_ok = |id: ValueId| id.index() < self.values.len();
        let service_ok = |id: ServiceId| id.index() < self.services.len();
        let rule_ok = |rule: &Rule| rule.atoms().all(|id| id.index() < self.atoms.len()) && rule.is_well_formed();

        let ages = self.facts.iter().filter(|fact| fact.kind == FactKind::Age).count();
        ensure(ages <= 1, "more than one fact is an age")?;
        for (index, value) in self.values.iter().enumerate() {
            ensure(value.fact.index() < self.facts.len(), "a value of an unknown fact")?;
            let is_before = |parent: ValueId| parent.index() < index && self[parent].fact == value.fact;
            ensure(value.parent.is_none_or(is_before), "a value whose parent is not before it, or of another fact")?;
        }
        for atom in &self.atoms {
            match atom {
                Atom::OneOf(values) => {
                    ensure(!values.is_empty() && values.iter().all(|id| value_ok(*id)), "a condition on an unknown value")?;
                    let fact = self[values[0]].fact;
                    ensure(values.iter().all(|id| self[*id].fact == fact), "a condition that mixes two facts")?;
                }
                Atom::Age { .. } | Atom::Year { .. } => ensure(ages == 1, "a condition on an age, where no fact is one")?,
            }
        }
        let areas = self.home.iter().chain(&self.gp);
        ensure(areas.into_iter().all(|area| area.index() < self.atoms.len()), "an unknown area")?;
        ensure(self.neighbours.iter().all(|neighbour| value_ok(neighbour.district)), "an unknown district")?;
        ensure(self.questions.len() <= Self::MOST_QUESTIONS, "more than 32 questions")?;
        // Answers are counted in the order of the questions, and each fact is set by one of them. One that waits for a later one would be asked, and its answer
        // not counted; so would one that waits for what a later one undoes, and an answer that says nothing to its question: they would be asked for ever.
        let mut told = vec![false; self.facts.len()];
        let ready = |rule: &Rule, told: &[bool]| {
            let is_told = |id: AtomId| id.index() < self.atoms.len() && self.fact_of(id).is_some_and(|fact| told[fact.index()]);
            rule.is_well_formed() && rule.atoms().all(is_told)
        };
        for question in &self.questions {
            ensure(told.get(question.fact.index()) == Some(&false), "a question about an unknown fact, or another question's")?;
            ensure(ready(&question.once, &told), "a question that waits for a later one")?;
            let own = |id: &ValueId| value_ok(*id) && self[*id].fact == question.fact;
            ensure(question.otherwise.iter().all(own), "a question that is otherwise answered with another fact")?;
            let is_age = self[question.fact].kind == FactKind::Age;
            for option in &question.options {
                // An age is typed.
                let is_new = |id: &ValueId| value_ok(*id) && !told[self[*id].fact.index()];
                let answers = !is_age && option.sets.iter().any(own) && option.sets.iter().all(is_new);
                ensure(answers, "an option that does not answer its question, or answers another")?;
                ensure(ready(&option.when, &told), "a question that waits for a later one")?;
            }
            told[question.fact.index()] = true;
            for option in &question.options {
                for value in &option.sets {
                    told[self[*value].fact.index()] = true;
                }
            }
        }
        for service in &self.services {
            ensure(service.provider.index() < self.providers.len(), "a service of an unknown provider")?;
            ensure(service.helps_with.index() < self.atoms.len(), "a service that helps with an unknown thing")?;
            ensure(rule_ok(&service.rule), "a service's rule is not a rule")?;
            ensure(!service.routes.is_empty(), "a service that nobody can get")?;
            for route in &service.routes {
                ensure(route.by.iter().all(|id| id.index() < self.referrers.len()), "an unknown referrer")?;
                ensure(route.kind != RouteKind::Referral || !route.by.is_empty(), "a referral that nobody can make")?;
            }
            let links = &service.links;
            let mut all = links.meanwhile.iter().chain(&links.after).chain(&links.confused_with);
            ensure(all.all(|id| service_ok(*id)), "a link to an unknown service")?;
        }
        for pathway in &self.pathways {
            ensure(pathway.helps_with.index() < self.atoms.len(), "a pathway that helps with an unknown thing")?;
            ensure(rule_ok(&pathway.rule), "a pathway's rule is not a rule")?;
        }
        ensure(self.urgent.services.iter().all(|id| service_ok(*id)), "an unknown urgent service")?;
        ensure(service_ok(self.urgent.last_resort), "an unknown urgent service")?;
        ensure(self.ons.iter().all(|(_, value)| value_ok(*value)), "an unknown district")?;
        ensure(self.outcodes.iter().all(|(_, values)| values.iter().all(|id| value_ok(*id))), "an unknown district")
    }
}

macro_rules! index {
    ($($id:ident => $field:ident: $item:ty;)*) => {$(
        impl std::ops::Index<$id> for Core {
            type Output = $item;

            fn index(&self, id: $id) -> &$item {
                &self.$field[id.index()]
            }
        }
    )*};
}

index! {
    FactId => facts: Fact;
    ValueId => values: Value;
    AtomId => atoms: Atom;
    QuestionId => questions: Question;
    ServiceId => services: Service;
    ProviderId => providers: String;
    ReferrerId => referrers: String;
}
