//! Words: `glossary.toml`, `pathways/ID.toml` and `bank-holidays.toml`.

use fingerpost_core::model::{PathwayHead, ServiceId, Term, Words};

use super::facts::Vocabulary;
use super::rules::Atoms;
use super::services::Names;
use super::{holidays, pathways};
use crate::table::{At, Table};

/// Reads the glossary, the bank holidays and the pathways, and what the core needs of each pathway.
pub(super) fn read<'a>(
    glossaries: Vec<Table<'_>>,
    bank_holidays: Vec<Table<'_>>,
    pathways: impl Iterator<Item = (&'a str, Table<'a>)>,
    names: &Names<'_>,
    vocabulary: &Vocabulary,
    atoms: &mut Atoms,
) -> (Words, Vec<PathwayHead>) {
    let (heads, pathways) = pathways.map(|(id, table)| pathways::read(table, id, names, vocabulary, atoms)).unzip();
    let words = Words {
        terms: terms(glossaries, names),
        pathways,
        // A council has no bank holidays of its own: the last file stands.
        holidays: bank_holidays.into_iter().last().map(|table| holidays::read(table, names.documents)).unwrap_or_default(),
    };
    (words, heads)
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

pub(super) fn service(entry: &Table<'_>, name: &At<'_, &str>, names: &Names<'_>) -> Option<ServiceId> {
    names.services.find(&entry.reader(), name).map(ServiceId::from)
}
