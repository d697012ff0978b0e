//! Questions that can change nothing, and options that no rule reads.

use fingerpost_core::Core;
use fingerpost_core::model::{AtomId, FactKind, QuestionId, ValueId};

use super::alone::Alone;
use super::{Proof, reads};
use crate::Level;

/// Warns of each question whose answers can settle no condition of a plan, and open or close no question that can.
pub(super) fn questions(proof: &Proof<'_>) {
    let core = proof.core;
    for (index, _) in useful(core).into_iter().enumerate().filter(|(_, useful)| !useful) {
        let fact = &core[core.questions[index].fact].id;
        let mend = format!("delete the question, or let a rule read `{fact}`");
        let wrong = format!("no answer to the question `{}` can change a plan", core.questions[index].id);
        proof.reader.say(Level::Warning, "idle-question", &proof.places.question(QuestionId::from(index)), wrong, mend);
    }
}

/// For each question, whether an answer to it can matter.
fn useful(core: &Core) -> Vec<bool> {
    let alone = Alone::of(core);
    let all = reads::of_everything(core);
    let mut matter = vec![false; core.atoms.len()];
    reads::of_plans(core).into_iter().for_each(|atom| matter[atom.index()] = true);
    let settles: Vec<Vec<AtomId>> =
        (0..core.questions.len()).map(|index| settles(&alone, QuestionId::from(index), &all)).collect();
    let mut useful: Vec<bool> = core
        .questions
        .iter()
        .map(|question| is_read_by_the_code(core, question.options.iter().flat_map(|option| &option.sets)))
        .collect();
    loop {
        let next = (0..useful.len()).find(|index| !useful[*index] && settles[*index].iter().any(|atom| matter[atom.index()]));
        let Some(next) = next else { return useful };
        useful[next] = true;
        // What opens or closes a question that matters, or an option of it, matters too.
        reads::of_question(&core.questions[next]).for_each(|atom| matter[atom.index()] = true);
    }
}

/// The conditions that some answer to a question settles. More ticks settle no others.
fn settles(alone: &Alone, question: QuestionId, atoms: &[AtomId]) -> Vec<AtomId> {
    let mut settled = vec![false; atoms.len()];
    for answer in alone.single_answers(question, atoms) {
        let told = alone.told(question, &answer, atoms);
        settled.iter_mut().zip(told).for_each(|(settled, told)| *settled |= told.is_settled());
    }
    atoms.iter().zip(settled).filter(|(_, settled)| *settled).map(|(atom, _)| *atom).collect()
}

fn is_read_by_the_code<'a>(core: &Core, mut values: impl Iterator<Item = &'a ValueId>) -> bool {
    values.any(|value| reads::READ_BY_THE_CODE.contains(&core[core[*value].fact].id.as_str()))
}

/// Warns of each option whose values no rule reads, nor a wider or a narrower one: who ticks it is shown what they were shown before.
///
/// A fact of one value is another matter: "anything else" tells every rule that what it reads is not so. One such option is needed; of several
/// it is good to know that they come to the same.
pub(super) fn options(proof: &Proof<'_>) {
    let core = proof.core;
    let mut named: Vec<ValueId> = core.neighbours.iter().map(|neighbour| neighbour.district).collect();
    let atoms = reads::of_everything(core).into_iter().chain(core.home).chain(core.gp);
    named.extend(atoms.flat_map(|atom| reads::values(core, atom)));
    let is_read = |value: &ValueId| {
        named.iter().any(|read| core.is_kind_of(*value, *read) || core.is_kind_of(*read, *value))
            || is_read_by_the_code(core, std::iter::once(value))
    };
    for (index, question) in core.questions.iter().enumerate() {
        let unread: Vec<usize> =
            (0..question.options.len()).filter(|option| !question.options[*option].sets.iter().any(is_read)).collect();
        if core[question.fact].kind == FactKind::One && unread.len() == 1 && question.options.len() > 1 {
            continue;
        }
        for option in &unread {
            let sets = &question.options[*option].sets;
            let values: Vec<String> = sets.iter().map(|value| format!("`{}`", core[*value].id)).collect();
            let wrong = format!("no rule reads {}, nor a wider or a narrower value", values.join(" or "));
            let place = proof.places.option(QuestionId::from(index), *option);
            let says_no = core[question.fact].kind == FactKind::One && unread.len() < question.options.len();
            let (level, mend) = match says_no {
                true => (
                    Level::Advice,
                    "leave it where families look for these words; to every rule it is the same as the others like it",
                ),
                false => (Level::Warning, "delete the option, or let a rule read what it sets"),
            };
            proof.reader.say(level, "unread-option", &place, wrong, mend);
        }
    }
}
