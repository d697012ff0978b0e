//! The report for people: short for the terminal, whole as Markdown.

use std::fmt::Write;

use super::{Entry, Outcome, Report};

/// The most kinds of notes, and of listed records, that the short report shows.
const A_FEW: usize = 8;

/// "1 record", "2 records".
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The report in some twenty lines: counts, and the first of each kind.
#[must_use]
pub fn short(report: &Report) -> String {
    let mut out = String::new();
    let (new, unchanged) = (report.count(|it| *it == Outcome::New), report.count(|it| *it == Outcome::Unchanged));
    let updated = report.count(|it| matches!(it, Outcome::Updated(_)));
    let listed = listed(report);
    let _ = writeln!(
        out,
        "{}: {new} new, {updated} updated, {unchanged} unchanged, {} not written.",
        counted(report.records.len(), "record"),
        listed.len()
    );
    if report.providers > 0 {
        let _ = writeln!(out, "{} added to providers.toml.", counted(report.providers, "provider"));
    }
    for (entry, why) in listed.iter().take(A_FEW) {
        let _ = writeln!(out, "  not written: {}: {why}", named(entry));
    }
    more(&mut out, listed.len());
    let edits = edits(report);
    if !edits.is_empty() {
        let news = edits.iter().filter(|(_, edit)| edit.is_news).count();
        let _ = writeln!(out, "{} of yours kept; the feed has something new for {news} of them.", counted(edits.len(), "edit"));
        for (entry, edit) in edits.iter().filter(|(_, edit)| edit.is_news).take(A_FEW) {
            let _ = writeln!(
                out,
                "  services/{}.toml, {}\n    yours: {}\n    feed:  {}",
                entry.service,
                edit.field,
                cut(&edit.yours),
                cut(&edit.feeds)
            );
        }
        more(&mut out, news);
    }
    if !report.gone.is_empty() {
        let _ = writeln!(
            out,
            "{} no longer in the feed; the files are kept, with a proposal to end them:",
            counted(report.gone.len(), "service")
        );
        for service in report.gone.iter().take(A_FEW) {
            let _ = writeln!(out, "  services/{service}.toml");
        }
        more(&mut out, report.gone.len());
    }
    let kinds = report.kinds();
    if !kinds.is_empty() {
        let _ = writeln!(out, "What could not be understood, or was put right:");
        for (count, first) in kinds.iter().take(A_FEW) {
            let _ = writeln!(out, "  {count} × {}: {}{}", first.field, first.why, example(&first.found, &first.name));
        }
        more(&mut out, kinds.len());
    }
    out
}

/// The whole report as Markdown.
#[must_use]
pub fn markdown(report: &Report, today: &str) -> String {
    let mut out = format!("# What the import of {today} did\n\nFrom: {}\n\n", cell(&report.from));
    out.push_str("| record | name | service | what became of it |\n|---|---|---|---|\n");
    for entry in &report.records {
        let outcome = match &entry.outcome {
            Outcome::New => "new".to_owned(),
            Outcome::Updated(fields) => format!("updated: {}", fields.join(", ")),
            Outcome::Unchanged => "unchanged".to_owned(),
            Outcome::Listed(why) => format!("not written: {why}"),
        };
        let _ = writeln!(out, "| {} | {} | {} | {} |", cell(&entry.record), cell(&entry.name), entry.service, cell(&outcome));
    }
    let edits = edits(report);
    if !edits.is_empty() {
        out.push_str("\n## Your edits, which were kept\n\n| service | field | yours | the feed's |\n|---|---|---|---|\n");
        for (entry, edit) in edits {
            let _ = writeln!(out, "| {} | {} | {} | {} |", entry.service, edit.field, cell(&edit.yours), cell(&edit.feeds));
        }
    }
    if !report.gone.is_empty() {
        out.push_str("\n## No longer in the feed\n\n");
        for service in &report.gone {
            let _ = writeln!(out, "- services/{service}.toml");
        }
    }
    if !report.notes.is_empty() {
        out.push_str("\n## What could not be understood, or was put right\n\n");
        for (count, first) in report.kinds() {
            let _ = writeln!(out, "- {count} × `{}`: {}", first.field, first.why);
        }
        out.push_str("\n| record | name | field | what is the matter | what was there |\n|---|---|---|---|---|\n");
        for note in &report.notes {
            let cells = [&note.record, &note.name, &note.field, note.why, &note.found].map(cell);
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }
    out
}

fn listed(report: &Report) -> Vec<(&Entry, String)> {
    let why = |entry: &Entry| match &entry.outcome {
        Outcome::Listed(why) => Some(why.to_string()),
        _ => None,
    };
    report.records.iter().filter_map(|entry| Some((entry, why(entry)?))).collect()
}

fn edits(report: &Report) -> Vec<(&Entry, &super::Edit)> {
    report.records.iter().flat_map(|entry| entry.edits.iter().map(move |edit| (entry, edit))).collect()
}

fn named(entry: &Entry) -> String {
    match (entry.name.as_str(), entry.record.as_str()) {
        ("", "") => "a record without a name or an id".to_owned(),
        ("", record) => format!("record {record}"),
        (name, _) => format!("“{name}”"),
    }
}

fn more(out: &mut String, all: usize) {
    if all > A_FEW {
        let _ = writeln!(out, "  … and {} more, in the whole report", all - A_FEW);
    }
}

fn example(found: &str, name: &str) -> String {
    match (found, name) {
        ("", "") => String::new(),
        ("", name) => format!(" (first: “{name}”)"),
        (found, _) => format!(" (first: {found})"),
    }
}

/// One line, not too long.
fn cut(text: &str) -> String {
    const MOST: usize = 100;
    let line = crate::import::text::one_line(text);
    if line.is_empty() {
        return "(nothing)".to_owned();
    }
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST).chain(['…']).collect() }
}

/// A text that can stand in a cell of a Markdown table, and in none of its markup.
fn cell(text: &str) -> String {
    let line = crate::import::text::one_line(text);
    line.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace('`', "'")
}
