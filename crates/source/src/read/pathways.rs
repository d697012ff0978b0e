//! Pathways: `pathways/ID.toml`.

use fingerpost_core::model::{Exception, KnownDate, Limit, Pathway, PathwayHead, Source, Step};
use fingerpost_core::rules::Rule;

use super::contact;
use super::counts::{self, Anchors};
use super::documents::Documents;
use super::facts::{Vocabulary, gapped, optional_gapped};
use super::rules::{self, Atoms};
use super::services::{Names, helps_with};
use super::words::service;
use crate::table::Table;

/// Reads one pathway, in the format of docs/offer-format.md.
pub(super) fn read(
    table: Table<'_>,
    id: &str,
    names: &Names<'_>,
    vocabulary: &Vocabulary,
    atoms: &mut Atoms,
) -> (PathwayHead, Pathway) {
    let head = PathwayHead {
        id: id.to_owned(),
        name: table.required_text("name"),
        summary: table.required_text("summary"),
        helps_with: helps_with(&table, vocabulary, atoms),
        rule: table.table("for").map_or_else(Rule::everyone, |table| rules::read(&table, vocabulary, atoms)),
    };
    let dates = table.tables("date");
    let steps = table.tables("step");
    if steps.is_empty() {
        table.missing("[[step]]");
    }
    let anchors = Anchors::read(&dates, &steps);
    let pathway = Pathway {
        dates: dates.into_iter().map(date).collect(),
        checked: table.date("checked"),
        steps: steps.into_iter().enumerate().map(|(place, entry)| step(entry, place, &anchors, names)).collect(),
        exceptions: table.tables("exception").into_iter().map(|entry| exception(entry, names.documents)).collect(),
        sources: names.documents.sources(&table),
        bsl: contact::video(&table),
    };
    table.finish();
    (head, pathway)
}

/// Reads `[[date]]`: `id` and `asks`, perhaps `hint`.
fn date(entry: Table<'_>) -> KnownDate {
    let date = KnownDate { id: entry.required_text("id"), asks: gapped(&entry, "asks"), hint: optional_gapped(&entry, "hint") };
    entry.finish();
    date
}

/// Reads `[[step]]`: `title` and `text`, perhaps `id`, `services`, `[step.limit]` and its own `[[step.source]]`, which a limit must have.
fn step(entry: Table<'_>, place: usize, anchors: &Anchors<'_>, names: &Names<'_>) -> Step {
    let has_limit = entry.get("limit").is_some();
    let has_sources = entry.get("source").is_some();
    let sources = match (has_sources, has_limit) {
        (false, false) => Vec::new(),
        _ => law(&entry, names.documents, "a time limit", "[[step.source]]"),
    };
    let step = Step {
        id: entry.optional_text("id"),
        title: entry.required_text("title"),
        text: entry.required_text("text"),
        limit: limit_table(&entry).map(|entry| limit(entry, place, anchors)),
        services: entry.texts("services").iter().filter_map(|name| service(&entry, name, names)).collect(),
        sources,
    };
    entry.finish();
    step
}

/// The table `[step.limit]`. A limit that is only words is the likely mistake, so the finding says what a limit holds.
fn limit_table<'a>(step: &Table<'a>) -> Option<Table<'a>> {
    let found = step.get("limit")?;
    if found.value.as_str().is_some() {
        let mend = "write a table [step.limit] with `says`, `who`, and a `count` where its day can be reckoned";
        step.reader().note("wrong-kind", &found, "a time limit is a table, not only words", mend);
        return None;
    }
    step.table("limit")
}

/// Reads `[step.limit]`: `says` and `who`, perhaps `sure`, `count` and `late`.
fn limit(entry: Table<'_>, place: usize, anchors: &Anchors<'_>) -> Limit {
    let late = entry.text("late");
    if let Some(late) = &late {
        anchors.check_gaps(&entry.reader(), late);
        if entry.get("count").is_none() {
            let mend = "add a `count`, which says how the day is reckoned; or delete `late`";
            entry.reader().note("never-late", late, "`late` is never shown: nothing reckons this limit's day", mend);
        }
    }
    let limit = Limit {
        says: entry.required_text("says"),
        who: entry.required_text("who"),
        sure: entry.flag("sure"),
        counts: counts::read(&entry, place, anchors),
        late: late.map(|late| late.value.to_owned()).unwrap_or_default(),
    };
    entry.finish();
    limit
}

/// Reads `[[exception]]`: `title`, `text` and its own `[[exception.source]]`.
fn exception(entry: Table<'_>, documents: &Documents) -> Exception {
    let exception = Exception {
        title: entry.required_text("title"),
        text: entry.required_text("text"),
        sources: law(&entry, documents, "an exception", "[[exception.source]]"),
    };
    entry.finish();
    exception
}

/// The sources of what the law says, which must have one of its own.
fn law(entry: &Table<'_>, documents: &Documents, what: &str, under: &str) -> Vec<Source> {
    if entry.get("source").is_none() {
        let mend = format!("add a {under} below it: where the law says so");
        entry.reader().note("no-source", &entry.place(), format!("{what} must have a source"), mend);
        return Vec::new();
    }
    documents.sources(entry)
}
