//! Pathways: processes in steps, and the time that the law allows for each.

use super::{AtomId, ServiceId, Source};
use crate::clock::{MonthDay, Side};
use crate::rules::Rule;

/// What a plan needs of a pathway. The rest is the [`Pathway`] at the same place in [`Words::pathways`](super::Words::pathways).
#[derive(Clone, Debug, PartialEq)]
pub struct PathwayHead {
    /// The id that links use; also its file's name.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// One plain sentence.
    pub summary: String,
    /// What a family asked for help with, for this to be worth showing. Not a matter of who it is for.
    pub helps_with: AtomId,
    /// Who it is for.
    pub rule: Rule,
}

/// A process with steps, such as asking for an EHC needs assessment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pathway {
    /// The dates that a family may know; the first one is asked first.
    pub dates: Vec<KnownDate>,
    /// The day somebody last checked it against its sources, as `2026-11-23`.
    pub checked: String,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// When the law allows more time. This is told to families, never counted.
    pub exceptions: Vec<Exception>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// A video of it in British Sign Language: an `https:` address; empty where there is none.
    pub bsl: String,
}

/// A date that a family may know, and that limits count from.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownDate {
    /// The id that counts and gaps use. No other date or step of the pathway has it.
    pub id: String,
    /// The question for it.
    pub asks: String,
    /// One short sentence of help; may be empty.
    pub hint: String,
}

/// A step of a pathway.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The id that later counts and gaps use; empty where none do.
    pub id: String,
    /// What happens.
    pub title: String,
    /// What that means for the family, in plain words.
    pub text: String,
    /// The time the law allows, where it sets one.
    pub limit: Option<Limit>,
    /// Services that help with this step.
    pub services: Vec<ServiceId>,
    /// Where the facts of this step come from; empty where the pathway's own sources cover it.
    pub sources: Vec<Source>,
}

/// A time limit that the law sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The limit, in words.
    pub says: String,
    /// Who must keep it: "the council", or "you" for the family.
    pub who: String,
    /// False where it was taken from a secondary source and should be checked.
    pub sure: bool,
    /// How its day is reckoned: the latest of these; empty where it cannot be.
    pub counts: Vec<Count>,
    /// What to say where its day has passed, with gaps for dates (see [`crate::clock::late_words`]); may be empty.
    pub late: String,
}

/// How the day of a limit is reckoned from another day: first a time away from it, then perhaps on to a day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The day it counts from.
    pub from: Anchor,
    /// Which way it counts.
    pub way: Way,
    /// How many of the unit; 0 where only [`Count::on`] moves it.
    pub many: u16,
    /// What it counts in.
    pub unit: Unit,
    /// Then the first such day that is later; or before a day, the last that is earlier.
    pub on: Option<MonthDay>,
}

/// What a limit counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A date in [`Pathway::dates`].
    Date(u32),
    /// The day of an earlier step in [`Pathway::steps`].
    Step(u32),
}

/// Which way a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On from the day.
    After,
    /// Back from the day.
    Before,
}

/// What a limit counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months: the same day number, or the month's last day.
    Months,
    /// Years.
    Years,
    /// Days that are no Saturday, Sunday or bank holiday.
    WorkingDays,
}

/// When the law allows more time.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// What has happened.
    pub title: String,
    /// What that means for the family, in plain words.
    pub text: String,
    /// Where this comes from.
    pub sources: Vec<Source>,
}

impl Pathway {
    /// On which side of today a date lies where somebody types it without a year: ahead where limits count back from it.
    #[must_use]
    pub fn side(&self, date: usize) -> Side {
        let counts = self.steps.iter().filter_map(|step| step.limit.as_ref()).flat_map(|limit| &limit.counts);
        let mut back = counts.filter(|count| count.way == Way::Before);
        if back.any(|count| count.from == Anchor::Date(date as u32)) { Side::Ahead } else { Side::Past }
    }

    /// True where counts refer to dates there are, and to steps that stand before their own.
    pub(super) fn fits(&self) -> bool {
        let fits = |place: usize, count: &Count| match count.from {
            Anchor::Date(date) => (date as usize) < self.dates.len(),
            Anchor::Step(step) => (step as usize) < place,
        };
        let mut steps = self.steps.iter().enumerate();
        steps.all(|(place, step)| step.limit.iter().flat_map(|limit| &limit.counts).all(|count| fits(place, count)))
    }
}
