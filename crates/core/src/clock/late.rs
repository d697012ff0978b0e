//! What to say where a day has passed.

use super::Day;
use super::reckon::{Due, given};
use crate::explain::Voice;
use crate::model::Pathway;

/// What stands in a gap whose date is not known: the family fills it in before they send the words.
const UNKNOWN: &str = "(date)";

/// A step's `late` text as whoever is asking would say it: `{due}` is the limit's own day, and the ids of the pathway's dates and steps are
/// the days that the family gave, or else the days that the law sets. Empty where the step has no such text.
///
/// `known` and `dues` are what went into [`reckon`](super::reckon()) and what came out of it; `due` is one of them.
#[must_use]
pub fn late_words(pathway: &Pathway, known: &[(String, Day)], dues: &[Due], due: &Due, voice: Voice) -> String {
    let limit = pathway.steps.get(due.step).and_then(|step| step.limit.as_ref());
    let late = limit.map_or("", |limit| limit.late.as_str());
    voice.speak_with(late, &|gap, filled| {
        let is_of = |due: &&Due| pathway.steps.get(due.step).is_some_and(|step| step.id == gap);
        let day = match gap {
            "due" => Some(due.day),
            _ => given(known, gap).or_else(|| dues.iter().find(is_of).map(|due| due.day)),
        };
        let is_known = pathway.dates.iter().any(|date| date.id == gap) || pathway.steps.iter().any(|step| step.id == gap);
        match day {
            Some(day) => filled.push_str(&day.in_words()),
            None if is_known => filled.push_str(UNKNOWN),
            None => return false,
        }
        true
    })
}
