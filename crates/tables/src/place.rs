//! From a finding in a service's file to the column of the table that it is about.

use fingerpost_source::Finding;

use crate::columns::{At, COLUMNS};

/// The place in [`COLUMNS`] of what a finding is about. `text` is the file.
pub(crate) fn column(finding: &Finding, text: &str) -> usize {
    let before: Vec<&str> = text.lines().take(finding.line).collect();
    let heading = |line: &&str| line.starts_with('[');
    let header = before.iter().rev().find(|line| heading(line)).copied().unwrap_or("");
    let group = header.trim_matches(['[', ']', ' ']);
    let is_first = before.iter().filter(|line| **line == header).count() <= 1;
    let line = before.last().copied().unwrap_or("");
    let key = missing(finding).unwrap_or_else(|| line.split('=').next().unwrap_or("").trim());
    let at = match group {
        _ if finding.code == "bad-id" || finding.code == "duplicate-id" => At::Id,
        "" => return found(At::Field(key)).or_else(|| first_of(key)).unwrap_or(0),
        "contact" => At::In("contact", key),
        "for" if finding.wrong.starts_with("`under`") => At::Age("under"),
        "for" if key == "age" => At::Age("from"),
        "for" => return found(At::In("for", key)).or_else(|| found(At::Rule)).unwrap_or(0),
        _ if is_first => return found(At::First(group, key)).or_else(|| first_of(group)).unwrap_or(0),
        _ => At::Others(group),
    };
    found(at).or_else(|| found(At::Else)).unwrap_or(0)
}

/// The field that a finding misses: it stands nowhere, so the finding names it, as `about` or as [[route]].
fn missing(finding: &Finding) -> Option<&str> {
    fn ticked(text: &str) -> Option<&str> {
        text.split('`').nth(1)
    }
    fn listed(text: &str) -> Option<&str> {
        text.split("[[").nth(1)?.split("]]").next()
    }
    let (wrong, mend) = (&finding.wrong, &finding.mend);
    let named = ticked(wrong).or_else(|| listed(wrong)).or_else(|| ticked(mend)).or_else(|| listed(mend));
    named.filter(|_| finding.code == "missing").map(|name| name.trim_matches(['[', ']']))
}

fn found(at: At<'_>) -> Option<usize> {
    COLUMNS.iter().position(|column| column.at == at)
}

/// The first column of a list of tables.
fn first_of(group: &str) -> Option<usize> {
    COLUMNS.iter().position(|column| matches!(column.at, At::First(of, _) if of == group))
}
