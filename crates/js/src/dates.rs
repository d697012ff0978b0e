//! Dates: from those that a family knows to those that the law sets.

use fingerpost_core::Words;
use fingerpost_core::catalogue::ENGLISH;
use fingerpost_core::clock::{self, Day, Due, Side, When};
use fingerpost_core::explain::Voice;
use fingerpost_core::model::{Pathway, PathwayHead};

use crate::given::records;
use crate::problem::{Problem, text, unknown};
use crate::told::told;

/// What to reckon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The pathway's id.
    pub pathway: &'a str,
    /// The dates that the family knows: a record for each, its id and the day, as `2026-03-03` or as people write it.
    pub from: &'a str,
    /// The steps that have happened, in the same way.
    pub happened: &'a str,
    /// Today, as `2026-04-20`.
    pub today: &'a str,
    /// What the family said: it decides only how the words are put.
    pub answers: &'a str,
}

told! {
    /// The dates that the law sets.
    pub struct Dates<'a> {
        /// The steps whose day can be reckoned, in order.
        pub steps: Vec<DueStep<'a>>,
        /// The same for a calendar (RFC 5545).
        pub ics: String,
    }
}

told! {
    /// A step, and the day by which it must have happened.
    pub struct DueStep<'a> {
        /// The step's id; may be empty.
        pub id: &'a str,
        /// Its place among the pathway's steps.
        pub step: usize,
        /// What happens.
        pub title: &'a str,
        /// The last day that the law allows, as `2026-04-14`.
        pub day: String,
        /// The same in words: "14 April 2026".
        pub says: String,
        /// `past`, `today` or `ahead`.
        pub when: &'static str,
        /// How many days from today that is, either way.
        pub days: u32,
        /// True where it has passed and the step has not happened, as far as the family said.
        pub late: bool,
        /// The day it did happen, where the family gave it.
        pub came: Option<String>,
        /// False where bank holidays that are not known yet may move it.
        pub certain: bool,
        /// True where it counts from a date that is not known yet too: it may be later.
        pub partly: bool,
        /// What a family can say or write where it is late; may be empty.
        pub late_words: String,
    }
}

/// A day, as `2026-03-03` or as people write it.
fn day(typed: &str, today: Day, side: Side) -> Result<Day, String> {
    match Day::from_iso(typed.trim()) {
        Some(day) => Ok(day),
        None => Day::read(typed, today, side).map_err(|error| error.message(&ENGLISH)),
    }
}

/// The days that were given, by the ids of the pathway's dates and steps.
fn known(pathway: &Pathway, asked: &Asked<'_>, today: Day) -> Result<Vec<(String, Day)>, Problem> {
    let (mut known, mut wrong) = (Vec::new(), Vec::new());
    for (id, typed) in records(asked.from) {
        let typed = typed.first().copied().unwrap_or_default();
        match pathway.dates.iter().position(|date| date.id == id) {
            None => wrong.push(unknown("date", id, pathway.dates.iter().map(|date| date.id.as_str()))),
            Some(place) => match day(typed, today, pathway.side(place)) {
                Ok(day) => known.push((id.to_owned(), day)),
                Err(says) => wrong.push(text(&["`", id, "`: ", &says])),
            },
        }
    }
    for (id, typed) in records(asked.happened) {
        let typed = typed.first().copied().unwrap_or_default();
        let steps = || pathway.steps.iter().map(|step| step.id.as_str()).filter(|id| !id.is_empty());
        if !steps().any(|step| step == id) {
            wrong.push(unknown("step", id, steps()));
            continue;
        }
        match day(typed, today, Side::Past) {
            Ok(day) if day > today => {
                wrong.push(text(&["`", id, "`: This day has not come yet. Type the day it happened."]));
            }
            Ok(day) => known.push((id.to_owned(), day)),
            Err(says) => wrong.push(text(&["`", id, "`: ", &says])),
        }
    }
    if wrong.is_empty() { Ok(known) } else { Err(Problem { code: "bad-answer", problems: wrong }) }
}

impl<'a> Dates<'a> {
    /// Reckons the days of a pathway.
    ///
    /// # Errors
    /// Everything that is wrong with the days that were given, a sentence each.
    pub(crate) fn reckon(
        head: &PathwayHead,
        pathway: &'a Pathway,
        words: &Words,
        asked: &Asked<'_>,
        voice: Voice,
    ) -> Result<Self, Problem> {
        let today = Day::from_iso(asked.today).ok_or_else(|| Problem::new("bad-input", "`today` is a day such as 2026-04-20"))?;
        let known = known(pathway, asked, today)?;
        let dues = clock::reckon(pathway, &known, words.holidays.calendar(), today);
        let step = |due: &Due| {
            let (when, days) = match due.when {
                When::Past(days) => ("past", days),
                When::Today => ("today", 0),
                When::Ahead(days) => ("ahead", days),
            };
            let step = pathway.steps.get(due.step);
            DueStep {
                id: step.map_or("", |step| &step.id),
                step: due.step,
                title: step.map_or("", |step| &step.title),
                day: due.day.iso(),
                says: due.day.in_words(),
                when,
                days,
                late: due.is_late(),
                came: due.came.map(Day::iso),
                certain: due.certain,
                partly: due.partly,
                late_words: clock::late_words(pathway, &known, &dues, due, voice),
            }
        };
        Ok(Self { steps: dues.iter().map(step).collect(), ics: clock::ics(&ENGLISH, head, pathway, &dues, today) })
    }
}
