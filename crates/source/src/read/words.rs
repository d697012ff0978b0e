//! Words: `glossary.toml` and `pathways/ID.toml`.

use fingerpost_core::model::{Limit, Pathway, ServiceId, Step, Term, Words};

use super::facts::Vocabulary;
use super::services::Names;
use crate::table::{At, Table};

/// Reads the glossary and the pathways.
pub(super) fn read<'a>(
    glossaries: Vec<Table<'_>>,
    pathways: impl Iterator<Item = (&'a str, Table<'a>)>,
    names: &Names<'_>,
    vocabulary: &Vocabulary,
) -> Words {
    Words {
        terms: terms(glossaries, names),
        pathways: pathways.map(|(id, table)| pathway(id, table, names, vocabulary)).collect(),
    }
}

/// Reads each `[[term]]`: `term`, `means`, perhaps `also` and `service`. A name stands for one term only.
fn terms(tables: Vec<Table<'_>>, names: &Names<'_>) -> Vec<Term> {
    let mut taken: std::collections::HashMap<String, String> = std::collections::HashMap::new();
    let mut terms = Vec::new();
    for table in tables {
        let reader = table.reader();
        for entry in table.tables("term") {
            let term = entry.required("term");
            let also = entry.texts("also");
            for name in term.iter().chain(&also) {
                let owner = term.as_ref().map_or("", |term| term.value).to_owned();
                if let Some(other) = taken.insert(name.value.to_lowercase(), owner) {
                    let wrong = format!("`{}` is already a name of the term \"{other}\"", name.value);
                    reader.note("duplicate-term", name, wrong, "keep it in one of them; one entry can explain both meanings");
                }
            }
            terms.push(Term {
                term: term.map(|term| term.value.to_owned()).unwrap_or_default(),
                also: also.iter().map(|name| name.value.to_owned()).collect(),
                means: entry.required_text("means"),
                service: entry.text("service").and_then(|name| service(&entry, &name, names)),
            });
            entry.finish();
        }
        table.finish();
    }
    terms
}

/// Reads one pathway, in the format of docs/offer-format.md.
fn pathway(id: &str, table: Table<'_>, names: &Names<'_>, vocabulary: &Vocabulary) -> Pathway {
    for topic in table.texts("helps_with") {
        if let Some(help) = vocabulary.help {
            vocabulary.find_value(&table.reader(), help, &topic);
        }
    }
    let entries = table.tables("step");
    if entries.is_empty() {
        table.missing("[[step]]");
    }
    let pathway = Pathway {
        id: id.to_owned(),
        name: table.required_text("name"),
        summary: table.required_text("summary"),
        checked: table.date("checked"),
        steps: entries.into_iter().map(|entry| step(entry, names)).collect(),
        sources: names.documents.sources(&table),
    };
    table.finish();
    pathway
}

/// Reads `[[step]]`: `title`, `text`, perhaps `services`, `limit` with `sure`, and its own `[[step.source]]`, which a limit must have.
fn step(entry: Table<'_>, names: &Names<'_>) -> Step {
    let sure = entry.flag("sure");
    let limit = entry.text("limit").map(|says| Limit { says: says.value.to_owned(), sure });
    let services = entry.texts("services");
    let has_sources = entry.get("source").is_some();
    let step = Step {
        title: entry.required_text("title"),
        text: entry.required_text("text"),
        sources: if has_sources || limit.is_some() { names.documents.sources(&entry) } else { Vec::new() },
        limit,
        services: services.iter().filter_map(|name| service(&entry, name, names)).collect(),
    };
    entry.finish();
    step
}

fn service(entry: &Table<'_>, name: &At<'_, &str>, names: &Names<'_>) -> Option<ServiceId> {
    names.services.find(&entry.reader(), name).map(ServiceId::from)
}
