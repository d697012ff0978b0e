//! Where a family stands after some answers: what is known, what suits, and what to ask next.

use super::answers::{is_offered, options_on_offer};
use super::chances::{Chance, Chances};
use super::{Answers, Outcome, Plan, Verdict, plan};
use crate::explain::Voice;
use crate::model::{AtomId, Core, FactKind, Question, QuestionId, Service, ServiceId};
use crate::rules::{Facts, Tri};

/// An offer made ready for questions.
#[derive(Debug)]
pub struct Guide {
    core: Core,
    chances: Chances,
}

impl Guide {
    /// Makes an offer ready. It should have passed [`Core::validate`].
    #[must_use]
    pub fn new(core: Core) -> Self {
        let chances = Chances::of(&core);
        Self { core, chances }
    }

    /// The offer.
    #[must_use]
    pub const fn core(&self) -> &Core {
        &self.core
    }

    /// Where a family stands after these answers.
    #[must_use]
    pub fn standing(&self, answers: &Answers) -> Standing<'_> {
        let (facts, answered) = answers.live(&self.core);
        let atoms = self.core.atoms.iter().map(|atom| atom.holds(&facts)).collect();
        Standing { guide: self, facts, atoms, answered }
    }
}

/// Where a family stands after some answers.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    guide: &'a Guide,
    facts: Facts,
    atoms: Vec<Tri>,
    answered: Vec<bool>,
}

impl<'a> Standing<'a> {
    /// The offer.
    #[must_use]
    pub const fn core(&self) -> &'a Core {
        &self.guide.core
    }

    /// What is known of the family.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// How to speak to whoever is asking.
    #[must_use]
    pub fn voice(&self) -> Voice {
        Voice::of(self.core(), &self.facts)
    }

    /// What is known of a condition.
    #[must_use]
    pub fn told(&self, atom: AtomId) -> Tri {
        self.atoms.get(atom.index()).copied().unwrap_or(Tri::Unknown)
    }

    /// True where the question has an answer that still makes sense.
    #[must_use]
    pub fn is_answered(&self, question: QuestionId) -> bool {
        self.answered[question.index()]
    }

    /// The places of the options on offer to this family.
    #[must_use]
    pub fn options(&self, question: QuestionId) -> Vec<usize> {
        options_on_offer(self.core(), &self.core()[question], &self.facts).collect()
    }

    /// Whether the family asked for the sort of help that a service gives. Not a matter of eligibility.
    #[must_use]
    pub fn is_relevant(&self, service: &Service) -> Tri {
        self.told(service.helps_with)
    }

    /// Whether a service suits.
    #[must_use]
    pub fn outcome(&self, service: ServiceId) -> Outcome {
        self.core()[service].rule.holds(|atom| self.told(atom)).into()
    }

    /// Whether a service suits, and why.
    #[must_use]
    pub fn verdict(&self, service: ServiceId) -> Verdict {
        Verdict::of(service, &self.core()[service].rule, |atom| self.told(atom))
    }

    /// The question to ask next: of those whose answer can still change the plan, the one most likely to settle most services.
    /// `None` once no answer can change it.
    #[must_use]
    pub fn next_question(&self) -> Option<QuestionId> {
        let open = self.open_services();
        let mut best: Option<(f32, QuestionId)> = None;
        for (index, question) in self.core().questions.iter().enumerate() {
            let id = QuestionId::from(index);
            if self.answered[index] || !self.can_be_asked(id, question) {
                continue;
            }
            let chances = self.guide.chances.of_question(id);
            let score: f32 = open.iter().map(|service| self.settles(service, chances)).sum();
            let matters =
                || open.iter().any(|service| self.open_atoms(service).any(|atom| chances[atom.index()] != Chance::NEITHER));
            if best.is_none_or(|(most, _)| score > most) && matters() {
                best = Some((score, id));
            }
        }
        best.map(|(_, question)| question)
    }

    /// How many questions could still be asked, at most: "about 3 more".
    #[must_use]
    pub fn questions_left(&self) -> usize {
        let open: Vec<AtomId> = self.open_services().into_iter().flat_map(|service| self.open_atoms(service)).collect();
        let can_matter = |(index, question): &(usize, &Question)| {
            let id = QuestionId::from(*index);
            let chances = self.guide.chances.of_question(id);
            !self.answered[*index]
                && self.can_be_asked(id, question)
                && open.iter().any(|atom| chances[atom.index()] != Chance::NEITHER)
        };
        self.core().questions.iter().enumerate().filter(can_matter).count()
    }

    /// The plan as it stands.
    #[must_use]
    pub fn plan(&self) -> Plan {
        plan::draw_up(self)
    }

    /// True where an answer could still bring the service into the plan, take it out, or settle it.
    fn is_open(&self, id: ServiceId, service: &Service) -> bool {
        let rule = service.rule.holds(|atom| self.told(atom));
        id != self.core().urgent.last_resort && !(rule & self.is_relevant(service)).is_settled()
    }

    /// The services that another answer could still matter to.
    fn open_services(&self) -> Vec<&'a Service> {
        let services = self.core().services.iter().enumerate();
        services.filter(|(index, service)| self.is_open(ServiceId::from(*index), service)).map(|(_, service)| service).collect()
    }

    /// The conditions that are not known and bear on a service.
    fn open_atoms<'s>(&'s self, service: &'s Service) -> impl Iterator<Item = AtomId> + 's {
        let verdict = Verdict::of(self.core().urgent.last_resort, &service.rule, |atom| self.told(atom));
        let rule = verdict.because.into_iter().filter(|reason| !reason.known.is_settled()).map(|reason| reason.atom);
        rule.chain(Some(service.helps_with).filter(|atom| !self.told(*atom).is_settled()))
    }

    fn can_be_asked(&self, id: QuestionId, question: &Question) -> bool {
        let has_options = self.core()[question.fact].kind == FactKind::Age || !self.options(id).is_empty();
        has_options && is_offered(self.core(), &question.when, &self.facts)
    }

    /// The chance that an answer with these chances settles a service.
    fn settles(&self, service: &Service, chances: &[Chance]) -> f32 {
        let leaf = |atom: AtomId| match self.told(atom) {
            Tri::Unknown => chances[atom.index()],
            settled => Chance::of(settled),
        };
        let rule = service.rule.fold(leaf, Chance::join).unwrap_or(Chance::NEITHER);
        rule.and(leaf(service.helps_with)).settled()
    }
}
