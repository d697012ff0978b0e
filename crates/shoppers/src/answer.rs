//! From what is so of a family to their answer to a question.

use fingerpost_core::guide::{Answer, Standing};
use fingerpost_core::model::{Core, QuestionId, ValueId};

use crate::story::{Story, Told};

/// The answer that a family gives. What the story does not tell they are not sure of.
///
/// # Errors
/// The value for which no option is on offer to them, as its name.
pub(crate) fn answer(story: &Story, standing: &Standing<'_>, question: QuestionId) -> Result<Answer, String> {
    let core = standing.core();
    let fact = core[question].fact;
    match story.told.iter().find(|(told, _)| *told == fact).map(|(_, told)| told) {
        None | Some(Told::NotSure) => Ok(Answer::NotSure),
        Some(Told::NoneOfThese) => Ok(Answer::NoneOfThese),
        Some(Told::Age(age, _)) => Ok(Answer::Age(*age)),
        Some(Told::Values(values)) => {
            let on_offer = standing.options(question);
            let find = |value: &ValueId| option(story, core, question, &on_offer, *value).ok_or_else(|| core[*value].id.clone());
            let mut chosen = values.iter().map(find).collect::<Result<Vec<usize>, String>>()?;
            chosen.sort_unstable();
            chosen.dedup();
            Ok(Answer::Chosen(chosen))
        }
    }
}

/// The option that a family takes for a value: the one that sets it, or else a wider one, or else a narrower one. Of several, the one that says most of
/// what is so and least of what the story does not tell.
fn option(story: &Story, core: &Core, question: QuestionId, on_offer: &[usize], wanted: ValueId) -> Option<usize> {
    let tells = |value: ValueId| {
        let told = story.told.iter().any(|(_, told)| matches!(told, Told::Values(values) if values.contains(&value)));
        if told { 1 } else { -1 }
    };
    let best = |fits: &dyn Fn(ValueId) -> bool| {
        let sets = |option: &usize| core[question].options[*option].sets.iter().copied();
        let fitting = on_offer.iter().rev().copied().filter(|option| sets(option).any(fits));
        // The last of the best from the end is the first.
        fitting.max_by_key(|option| sets(option).map(tells).sum::<i32>())
    };
    best(&|value| value == wanted)
        .or_else(|| best(&|value| core.is_kind_of(wanted, value)))
        .or_else(|| best(&|value| core.is_kind_of(value, wanted)))
}

/// An answer in the words that a family reads.
pub(crate) fn in_words(story: &Story, standing: &Standing<'_>, question: QuestionId, answer: &Answer) -> String {
    let (asked, voice) = (&standing.core()[question], standing.voice());
    match answer {
        Answer::NotSure => voice.sentence(&asked.not_sure),
        Answer::NoneOfThese => voice.sentence(asked.none.as_deref().unwrap_or("None of these")),
        Answer::Age(_) => story.told.iter().find_map(|(_, told)| typed(told)).unwrap_or_default(),
        Answer::Chosen(chosen) => {
            let labels = chosen.iter().map(|option| voice.sentence(&asked.options[*option].label));
            labels.collect::<Vec<_>>().join("; ")
        }
    }
}

fn typed(told: &Told) -> Option<String> {
    match told {
        Told::Age(_, typed) => Some(typed.clone()),
        _ => None,
    }
}
