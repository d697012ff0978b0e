//! Reckoning: from the dates that a family knows to the days that the law sets.

use super::{Calendar, Day, Worked};
use crate::model::{Anchor, Count, Pathway, Unit, Way};

/// The day by which a step must have happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The step's place in [`Pathway::steps`].
    pub step: usize,
    /// The last day that the law allows.
    pub day: Day,
    /// Where that lies from today.
    pub when: When,
    /// The day it did happen, where the family gave it: later steps count from that.
    pub came: Option<Day>,
    /// False where bank holidays that are not known yet may move it.
    pub certain: bool,
    /// True where it is the latest of several, and not all of those are known yet: it may be later.
    pub partly: bool,
}

/// Where a day lies from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// This many days ago.
    Past(u32),
    /// Today.
    Today,
    /// In this many days.
    Ahead(u32),
}

impl When {
    /// Where a day lies from today.
    #[must_use]
    pub const fn of(day: Day, today: Day) -> Self {
        match today.days_until(day) {
            0 => Self::Today,
            days if days < 0 => Self::Past(days.unsigned_abs()),
            days => Self::Ahead(days.unsigned_abs()),
        }
    }
}

impl Due {
    /// True where the day has passed and the step has not happened, as far as the family said. Not where the day may be later still.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        matches!(self.when, When::Past(_)) && self.came.is_none() && !self.partly
    }
}

/// A day that others count from.
#[derive(Clone, Copy)]
struct Base {
    day: Day,
    certain: bool,
    partly: bool,
}

/// Reckons the day of each step with a limit, as far as the known dates allow, in the order of the steps.
///
/// `known` is what the family gave: ids of the pathway's dates and of its steps, each with its day. The day a step did happen
/// wins over the day the law sets for it wherever a later step counts from it.
#[must_use]
pub fn reckon(pathway: &Pathway, known: &[(String, Day)], calendar: Calendar<'_>, today: Day) -> Vec<Due> {
    let mut dues: Vec<Due> = Vec::new();
    for (step, has) in pathway.steps.iter().enumerate() {
        let Some(limit) = &has.limit else { continue };
        let mut latest: Option<Base> = None;
        let mut missing = false;
        for count in &limit.counts {
            let base = base(pathway, known, &dues, count.from);
            match base.and_then(|base| counted(base, count, calendar)) {
                Some(next) => {
                    latest = Some(latest.map_or(next, |latest| Base {
                        day: latest.day.max(next.day),
                        certain: latest.certain && next.certain,
                        partly: latest.partly || next.partly,
                    }));
                }
                None => missing = true,
            }
        }
        if let Some(Base { day, certain, partly }) = latest {
            let came = given(known, &has.id);
            dues.push(Due { step, day, when: When::of(day, today), came, certain, partly: partly || missing });
        }
    }
    dues
}

/// The day that the family gave for a date or a step.
pub(super) fn given(known: &[(String, Day)], id: &str) -> Option<Day> {
    known.iter().find(|(known, _)| known == id && !id.is_empty()).map(|(_, day)| *day)
}

fn base(pathway: &Pathway, known: &[(String, Day)], dues: &[Due], from: Anchor) -> Option<Base> {
    let sure = |day| Base { day, certain: true, partly: false };
    match from {
        Anchor::Date(date) => given(known, &pathway.dates.get(date as usize)?.id).map(sure),
        Anchor::Step(step) => {
            let step = step as usize;
            let reckoned = || dues.iter().find(|due| due.step == step);
            given(known, &pathway.steps.get(step)?.id)
                .map(sure)
                .or_else(|| reckoned().map(|due| Base { day: due.day, certain: due.certain, partly: due.partly }))
        }
    }
}

fn counted(base: Base, count: &Count, calendar: Calendar<'_>) -> Option<Base> {
    let many = match count.way {
        Way::After => i32::from(count.many),
        Way::Before => -i32::from(count.many),
    };
    let moved = match count.unit {
        Unit::Days => base.day.plus_days(many),
        Unit::Weeks => base.day.plus_days(many * 7),
        Unit::Months => base.day.plus_months(many),
        Unit::Years => base.day.plus_years(many),
        Unit::WorkingDays => {
            let Worked { day, certain } = calendar.plus_working_days(base.day, many)?;
            return on(Base { day, certain: certain && base.certain, ..base }, count);
        }
    };
    on(Base { day: moved?, ..base }, count)
}

fn on(base: Base, count: &Count) -> Option<Base> {
    let day = match (count.on, count.way) {
        (None, _) => base.day,
        (Some(on), Way::After) => on.after(base.day)?,
        (Some(on), Way::Before) => on.before(base.day)?,
    };
    Some(Base { day, ..base })
}
