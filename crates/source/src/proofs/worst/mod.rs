//! The most questions that any family can be asked, and the answers that lead to them.

mod bound;
mod search;

use fingerpost_core::Core;
use fingerpost_core::guide::Answer;
use fingerpost_core::model::QuestionId;

use self::search::worst;
use super::Proof;
use crate::Level;

/// A tired family should be asked no more than this.
const ENOUGH: usize = 10;

/// Tells of the most questions that a family can be asked, at the first question; warns where they are too many.
pub(super) fn questions(proof: &Proof<'_>) {
    let worst = worst(proof.core);
    let count = worst.path.len();
    if count == 0 {
        return;
    }
    let sure = if worst.proved { "and nobody can be asked more" } else { "the most that was found" };
    let answers: Vec<String> = worst.path.iter().map(|(question, answer)| said(proof.core, *question, answer)).collect();
    let twice = |(place, (question, _)): (usize, &(QuestionId, Answer))| {
        worst.path[..place].iter().any(|(before, _)| before == question).then(|| proof.core[*question].id.clone())
    };
    let twice: Vec<String> = worst.path.iter().enumerate().filter_map(twice).collect();
    let again = match twice.as_slice() {
        [] => String::new(),
        twice => format!("; asked twice, because a later answer took away the option that was chosen: {}", twice.join(" and ")),
    };
    let level = if count > ENOUGH { Level::Warning } else { Level::Advice };
    let wrong = format!("a family can be asked {count} questions, {sure}");
    let mend = format!("the answers that lead to it: {}{again}", answers.join("; "));
    proof.reader.say(level, "most-questions", &proof.places.question(QuestionId(0)), wrong, mend);
}

/// An answer as it reads in a list: "age 7", "stage `waiting`", "need not sure".
fn said(core: &Core, question: QuestionId, answer: &Answer) -> String {
    let asked = &core[question];
    let said = match answer {
        Answer::NotSure => "not sure".to_owned(),
        Answer::NoneOfThese => "none of these".to_owned(),
        Answer::Age(age) => match (age.year, age.from % 12 == 0 && age.under == age.from + 12) {
            (Some(0), _) => "Reception".to_owned(),
            (Some(year), _) => format!("Year {year}"),
            (None, true) => format!("{} years", age.from / 12),
            (None, false) => format!("{} months", age.from),
        },
        Answer::Chosen(chosen) => {
            let labels = chosen.iter().map(|option| format!("\"{}\"", asked.options[*option].label));
            labels.collect::<Vec<_>>().join(" and ")
        }
    };
    format!("{} {said}", asked.id)
}
