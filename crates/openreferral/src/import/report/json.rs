//! The report for programs.

use serde_json::{Value, json};

use super::{Edit, Entry, Note, Outcome, Report};

/// The whole report as JSON.
#[must_use]
pub fn json(report: &Report) -> Value {
    let edit = |edit: &Edit| json!({ "field": edit.field, "yours": edit.yours, "feeds": edit.feeds, "news": edit.is_news });
    let entry = |entry: &Entry| {
        let (outcome, why, updated) = match &entry.outcome {
            Outcome::New => ("new", String::new(), Vec::new()),
            Outcome::Updated(fields) => ("updated", String::new(), fields.clone()),
            Outcome::Unchanged => ("unchanged", String::new(), Vec::new()),
            Outcome::Listed(why) => ("listed", why.to_string(), Vec::new()),
        };
        let edits: Vec<Value> = entry.edits.iter().map(edit).collect();
        json!({ "record": entry.record, "name": entry.name, "service": entry.service, "outcome": outcome, "why": why,
            "updated": updated, "kept_edits": edits })
    };
    let note = |note: &Note| json!({ "record": note.record, "name": note.name, "field": note.field, "why": note.why, "found": note.found });
    json!({
        "from": report.from,
        "counts": {
            "records": report.records.len(),
            "new": report.count(|outcome| *outcome == Outcome::New),
            "updated": report.count(|outcome| matches!(outcome, Outcome::Updated(_))),
            "unchanged": report.count(|outcome| *outcome == Outcome::Unchanged),
            "listed": report.count(|outcome| matches!(outcome, Outcome::Listed(_))),
            "kept_edits": report.records.iter().map(|entry| entry.edits.len()).sum::<usize>(),
            "gone": report.gone.len(),
            "providers_added": report.providers,
        },
        "records": report.records.iter().map(entry).collect::<Vec<_>>(),
        "gone": report.gone,
        "notes": report.notes.iter().map(note).collect::<Vec<_>>(),
    })
}
