//! Findings that are turned off, each with a reason: `[[allow]]` in `offer.toml` and in the `shared.toml` of what it shares.

use fingerpost_core::clock::Day;

use crate::codes::{code, codes};
use crate::names::closest;
use crate::read::Files;
use crate::table::{At, Table};
use crate::{File, Finding, Level};

/// A sort of finding that is not told of.
pub(crate) struct Allow<'a> {
    code: At<'a, &'a str>,
    /// The files and folders that it is turned off in; everywhere where there are none.
    within: Vec<&'a str>,
    /// The last day it is turned off.
    until: Option<Day>,
}

/// Reads each `[[allow]]` of a file: `code` and `reason`, perhaps `in` and `until`.
pub(crate) fn read<'a>(table: &Table<'a>, files: &Files<'a>) -> Vec<Allow<'a>> {
    table.tables("allow").into_iter().filter_map(|entry| allow(entry, files)).collect()
}

fn allow<'a>(entry: Table<'a>, files: &Files<'a>) -> Option<Allow<'a>> {
    let reader = entry.reader();
    let name = entry.required("code");
    entry.required("reason");
    let until = entry.get("until").and_then(|_| Day::from_iso(&entry.date("until")));
    let within = entry.texts("in");
    entry.finish();
    let name = name?;
    match code(name.value) {
        Some(code) if code.level == Level::Error => {
            let wrong = format!("`{}` is a mistake, and cannot be turned off", name.value);
            reader.note("bad-allow", &name, wrong, "mend what it tells of, and delete this");
        }
        Some(_) => {}
        None => {
            let mend = match closest(name.value, codes().iter().map(|code| code.name)) {
                Some(close) => format!("did you mean `{close}`? docs/findings.md lists them"),
                None => "use one that docs/findings.md lists; it stands in brackets before each finding".to_owned(),
            };
            reader.note("bad-allow", &name, format!("there is no finding called `{}`", name.value), mend);
        }
    }
    let known = |place: &&At<'a, &str>| files.all().any(|file| is_within(place.file, place.value, file));
    for place in within.iter().filter(|place| !known(place)) {
        let wrong = format!("there is no file or folder called `{}`", place.value);
        let mend = "write its path as seen from this file, such as \"services/portage.toml\" or \"services\"";
        reader.note("bad-allow", place, wrong, mend);
    }
    Some(Allow { code: name, within: within.into_iter().map(|place| place.value).collect(), until })
}

/// True where `file` is the one that is called `place` in the folder of `from`, or lies inside it.
fn is_within(from: &File, place: &str, file: &File) -> bool {
    let path = match (from.is_shared(), file.is_shared()) {
        (true, false) => return false,
        (true, true) => file.inside(),
        (false, _) => &file.path,
    };
    path.strip_prefix(place.trim_end_matches('/')).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Allow<'_> {
    fn covers(&self, finding: &Finding, file: Option<&File>, today: Day) -> bool {
        let here = || {
            file.is_some_and(|file| match self.within.as_slice() {
                [] => !self.code.file.is_shared() || file.is_shared(),
                within => within.iter().any(|place| is_within(self.code.file, place, file)),
            })
        };
        finding.level != Level::Error && self.code.value == finding.code && !self.is_over(today) && here()
    }

    fn is_over(&self, today: Day) -> bool {
        self.until.is_some_and(|until| until < today)
    }
}

/// Takes away the findings that are turned off, and says how many there were. What turns nothing off is told of at its own line, unless nobody
/// looked for such a thing this time.
pub(crate) fn apply(files: &Files<'_>, findings: &mut Vec<Finding>, today: Day, was_looked_for: impl Fn(&str) -> bool) -> usize {
    let tables = ["shared.toml", "offer.toml"].into_iter().flat_map(|path| files.tables(path));
    let allows: Vec<Allow<'_>> = tables.flat_map(|table| read(&table, files)).collect();
    let mut used = vec![false; allows.len()];
    let before = findings.len();
    findings.retain(|finding| {
        let mut told = true;
        for (allow, used) in allows.iter().zip(&mut used).filter(|(allow, _)| allow.code.value == finding.code) {
            let file = files.all().find(|file| file.path == finding.path);
            let covers = allow.covers(finding, file, today);
            *used |= covers;
            told &= !covers;
        }
        told
    });
    for (allow, _) in allows.iter().zip(used).filter(|(allow, used)| !used && was_looked_for(allow.code.value)) {
        let (wrong, mend) = match allow.until.filter(|_| allow.is_over(today)) {
            Some(until) => {
                (format!("`{}` was turned off until {until}", allow.code.value), "mend what it tells of, or set a new day")
            }
            None => (format!("there is no `{}` here to turn off", allow.code.value), "delete this: what it was for is mended"),
        };
        files.reader.say(Level::Advice, "idle-allow", &allow.code, wrong, mend);
    }
    before - findings.len()
}
