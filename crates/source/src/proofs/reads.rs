//! What an offer's rules read, and which question sets what.

use fingerpost_core::Core;
use fingerpost_core::model::{AtomId, FactId, Question, QuestionId, ServiceId, ValueId};
use fingerpost_core::rules::Atom;

/// The facts that the code itself reads, whatever the rules say: who is asking decides how it speaks, and danger what comes first.
pub(super) const READ_BY_THE_CODE: [&str; 2] = ["who", "risk"];

/// The conditions that decide what a plan shows, each once: those of services and pathways.
pub(super) fn of_plans(core: &Core) -> Vec<AtomId> {
    let services = core.services.iter().map(|service| (service.helps_with, &service.rule));
    let pathways = core.pathways.iter().map(|pathway| (pathway.helps_with, &pathway.rule));
    once_each(services.chain(pathways).flat_map(|(helps_with, rule)| rule.atoms().chain([helps_with])))
}

/// The conditions that decide whether a question, or an option of it, is on offer; one may come twice.
pub(super) fn of_question(question: &Question) -> impl Iterator<Item = AtomId> + '_ {
    question.once.atoms().chain(question.options.iter().flat_map(|option| option.when.atoms()))
}

/// Every condition that any rule reads, each once.
pub(super) fn of_everything(core: &Core) -> Vec<AtomId> {
    once_each(of_plans(core).into_iter().chain(core.questions.iter().flat_map(of_question)))
}

/// The values that a condition names.
pub(super) fn values(core: &Core, atom: AtomId) -> &[ValueId] {
    match &core[atom] {
        Atom::OneOf(values) => values,
        Atom::Age { .. } | Atom::Year { .. } => &[],
    }
}

/// The facts that a rule reads, each with the service whose rule it is, in the offer's order.
pub(super) fn facts_of_services(core: &Core) -> impl Iterator<Item = (FactId, ServiceId)> + '_ {
    let of_service = |(id, service): (ServiceId, &'_ fingerpost_core::model::Service)| {
        let facts: Vec<FactId> = service.rule.atoms().filter_map(|atom| core.fact_of(atom)).collect();
        facts.into_iter().map(move |fact| (fact, id))
    };
    core.services_with_ids().flat_map(of_service)
}

/// The question that sets a fact: there is one at most.
pub(super) fn setter(core: &Core, fact: FactId) -> Option<QuestionId> {
    let sets = |question: &Question| {
        let sets = question.options.iter().flat_map(|option| &option.sets).chain(&question.otherwise);
        question.fact == fact || sets.into_iter().any(|value| core[*value].fact == fact)
    };
    core.questions.iter().position(sets).map(QuestionId::from)
}

/// The questions that set the facts of these conditions.
pub(super) fn setters(core: &Core, atoms: impl Iterator<Item = AtomId>) -> Vec<QuestionId> {
    let mut questions: Vec<_> = atoms.filter_map(|atom| setter(core, core.fact_of(atom)?)).collect();
    questions.sort_unstable();
    questions.dedup();
    questions
}

fn once_each(atoms: impl Iterator<Item = AtomId>) -> Vec<AtomId> {
    let mut atoms: Vec<_> = atoms.collect();
    atoms.sort_unstable();
    atoms.dedup();
    atoms
}
