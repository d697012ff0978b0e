//! Counts: how the day of a limit is reckoned, and from what.

use fingerpost_core::clock::MonthDay;
use fingerpost_core::explain::Voice;
use fingerpost_core::model::{Anchor, Count, Unit, Way};
use toml::de::DeValue;

use crate::names::{Names, closest};
use crate::table::{At, Reader, Table};

/// The units of a count, by their fields.
const UNITS: [(&str, Unit); 5] = [
    ("days", Unit::Days),
    ("weeks", Unit::Weeks),
    ("months", Unit::Months),
    ("years", Unit::Years),
    ("working_days", Unit::WorkingDays),
];
const EACH_UNIT: &str = "days, weeks, months, years or working_days";

/// The gap for the limit's own day.
const DUE: &str = "due";

/// The ids of a pathway that counts and gaps may name.
pub(super) struct Anchors<'a> {
    names: Names,
    /// Each id, what it stands for, and whether it ever has a day.
    list: Vec<(&'a str, Anchor, bool)>,
}

impl<'a> Anchors<'a> {
    /// The ids of dates and steps: none may stand for two things.
    pub(super) fn read(dates: &[Table<'a>], steps: &[Table<'a>]) -> Self {
        let names = Names::new("unknown-date", "a date or step", "the [[date]] and [[step]] tables of this pathway");
        let mut anchors = Self { names, list: Vec::new() };
        for (place, entry) in (0..).zip(dates) {
            anchors.add(entry, Anchor::Date(place), true);
        }
        for (place, entry) in (0..).zip(steps) {
            let has_day = entry.get("limit").and_then(|limit| Some(limit.value.as_table()?.contains_key("count")));
            anchors.add(entry, Anchor::Step(place), has_day.unwrap_or(false));
        }
        anchors
    }

    fn add(&mut self, entry: &Table<'a>, anchor: Anchor, has_day: bool) {
        let Some(id) = entry.text("id") else { return };
        if id.value == DUE {
            let wrong = "`due` cannot be the id of a date or step: in `late`, {due} is the limit's own day";
            entry.reader().note("bad-id", &id, wrong, "give it another id");
        }
        self.names.add(&entry.reader(), &id, self.list.len());
        self.list.push((id.value, anchor, has_day));
    }

    /// What a limit of the step at `place` counts from.
    fn find(&self, reader: &Reader<'_>, name: &At<'_, &str>, place: usize) -> Option<Anchor> {
        let (_, anchor, has_day) = *self.names.find(reader, name).and_then(|index| self.list.get(index))?;
        if let Anchor::Step(step) = anchor {
            if step as usize >= place {
                let wrong = if step as usize == place {
                    "a limit cannot count from its own step".to_owned()
                } else {
                    format!("a limit cannot count from `{}`, which is a later step", name.value)
                };
                reader.note("later-step", name, wrong, "count from a date or an earlier step, or change the order of the steps");
                return None;
            }
            if !has_day {
                let wrong = format!("the step `{}` has no day: it has no limit with a count", name.value);
                reader.note("no-day", name, wrong, "give that step a count, or count from a [[date]]");
                return None;
            }
        }
        Some(anchor)
    }

    /// Reports gaps of a `late` text that nobody fills.
    pub(super) fn check_gaps(&self, reader: &Reader<'_>, late: &At<'_, &str>) {
        let mut known: Vec<&str> = self.list.iter().filter(|(_, _, has_day)| *has_day).map(|(id, ..)| *id).chain([DUE]).collect();
        Voice::gaps().for_each(|gap| known.push(gap));
        for after in late.value.split('{').skip(1) {
            let gap = after.split_once('}').map_or(after, |(gap, _)| gap);
            if !known.contains(&gap) {
                let mend = match closest(gap, known.iter().copied()) {
                    Some(close) => format!("did you mean {{{close}}}?"),
                    None => "use {due}, or the id of a date or of a step with a count, in this pathway".to_owned(),
                };
                reader.note("unknown-gap", late, format!("nothing fills the gap {{{gap}}}"), mend);
            }
        }
    }
}

/// Reads `count`: one table, or a list of them; none where it is left out.
pub(super) fn read(limit: &Table<'_>, place: usize, anchors: &Anchors<'_>) -> Vec<Count> {
    let Some(found) = limit.get("count") else { return Vec::new() };
    let entries = match found.value.as_array() {
        Some(_) => limit.tables("count"),
        None => limit.table("count").into_iter().collect(),
    };
    if found.value.as_array().is_some_and(|list| list.is_empty()) {
        limit.reader().note("empty", &found, "this list has no counts in it", "write at least one, or delete the line");
    }
    entries.into_iter().filter_map(|entry| count(entry, place, anchors)).collect()
}

/// Reads one count: `after` or `before`, and a unit or `on`.
fn count(entry: Table<'_>, place: usize, anchors: &Anchors<'_>) -> Option<Count> {
    let reader = entry.reader();
    let from = match (entry.text("after"), entry.text("before")) {
        (Some(after), None) => Some((Way::After, after)),
        (None, Some(before)) => Some((Way::Before, before)),
        _ if entry.get("after").is_some() != entry.get("before").is_some() => None,
        (after, _) => {
            let wrong = if after.is_some() {
                "a count cannot be `after` one day and `before` another"
            } else {
                "this count does not say what it counts from"
            };
            reader.note(
                "bad-count",
                &entry.place(),
                wrong,
                "write `after` or `before`, with the id of a date or of an earlier step",
            );
            None
        }
    };
    let from = from.map(|(way, name)| (way, anchors.find(&reader, &name, place)));
    let amounts: Vec<_> = UNITS.iter().filter_map(|(key, unit)| entry.get(key).map(|at| (*key, *unit, at))).collect();
    let on = entry.get("on").map(|_| month_day(&entry));
    let (many, unit) = match amounts.as_slice() {
        [] if on.is_some() => (Some(0), Unit::Years),
        [] => {
            let mend = format!("add one of {EACH_UNIT}; or `on`, such as on = \"09-01\"");
            reader.note("bad-count", &entry.place(), "this count does not say how long", mend);
            (None, Unit::Days)
        }
        [(key, unit, at)] => {
            if on.is_some() && (*unit != Unit::Years || matches!(from, Some((Way::Before, _)))) {
                let mend = "only `after`, `years` and `on` go together: delete one of the two";
                reader.note("bad-count", at, format!("`{key}` does not go with `on` here"), mend);
            }
            (many(&reader, key, at), *unit)
        }
        [(first, ..), (second, _, at), ..] => {
            let mend = "keep one of them";
            reader.note("bad-count", at, format!("this count has two units, `{first}` and `{second}`"), mend);
            (None, Unit::Days)
        }
    };
    entry.finish();
    let (way, from) = from?;
    Some(Count { from: from?, way, many: many?, unit, on: on.flatten() })
}

fn many(reader: &Reader<'_>, key: &str, at: &At<'_, &DeValue<'_>>) -> Option<u16> {
    const MOST: u16 = 1000;
    let number = at.value.as_integer().and_then(|number| number.as_str().parse().ok());
    let fits = number.filter(|number| (1..=MOST).contains(number));
    if fits.is_none() {
        let wrong = format!("`{key}` is not a number that a count can have");
        reader.note("bad-count", at, wrong, format!("write a whole number from 1 to {MOST}, without quotes"));
    }
    fits
}

/// Reads `on = "09-01"`: a day that every year has.
fn month_day(entry: &Table<'_>) -> Option<MonthDay> {
    let on = entry.text("on")?;
    let number = |part: &str| if part.len() == 2 { part.parse().ok() } else { None };
    let found = on.value.split_once('-').and_then(|(month, day)| MonthDay::new(number(month)?, number(day)?));
    if found.is_none() {
        let wrong = format!("`{}` is not a day that every year has", on.value);
        entry.reader().note("bad-count", &on, wrong, "write the month and the day, such as on = \"02-15\" for 15 February");
    }
    found
}
