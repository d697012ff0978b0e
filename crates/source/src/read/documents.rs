//! The documents that facts come from, and sources that name them.

use fingerpost_core::model::Source;

use super::contact;
use crate::names::Names;
use crate::table::{At, Reader, Table};

/// The documents of an offer (`[documents.ID]` in `offer.toml` and in the `shared.toml` of what it shares).
pub(super) struct Documents {
    names: Names,
    list: Vec<Source>,
    ids: Vec<String>,
}

impl Documents {
    /// Reads `[documents.ID]`: `title`, `by`, `date`, and perhaps `web` and `licence`.
    pub(super) fn read(tables: &[&Table<'_>]) -> Self {
        let mut documents =
            Self { names: Names::new("unknown-document", "a document", "offer.toml"), list: Vec::new(), ids: Vec::new() };
        for table in tables.iter().filter_map(|table| table.table("documents")) {
            documents.add(&table);
        }
        documents
    }

    fn add(&mut self, table: &Table<'_>) {
        let reader = table.reader();
        for (id, value) in table.fields() {
            let Some(entry) = reader.table(id.value, &value) else { continue };
            self.names.add(&reader, &id, self.list.len());
            self.ids.push(id.value.to_owned());
            self.list.push(Source {
                title: entry.required_text("title"),
                by: entry.required_text("by"),
                date: entry.date("date"),
                web: contact::page(&entry, "web"),
                phrase: String::new(),
            });
            entry.optional_text("licence");
            entry.finish();
        }
    }

    /// A document by its id; one that nobody knows is a finding.
    pub(super) fn find(&self, reader: &Reader<'_>, id: &At<'_, &str>) -> Option<&Source> {
        self.names.find(reader, id).and_then(|index| self.list.get(index))
    }

    /// Each document with its id.
    pub(super) fn into_list(self) -> Vec<(String, Source)> {
        self.ids.into_iter().zip(self.list).collect()
    }

    /// Reads `[[source]]`: either `document` and `phrase`, or `web`, `title` and `phrase`. At least one is needed.
    pub(super) fn sources(&self, table: &Table<'_>) -> Vec<Source> {
        let entries = table.tables("source");
        if entries.is_empty() {
            table.missing("[[source]]");
        }
        entries.into_iter().map(|entry| self.source(entry)).collect()
    }

    fn source(&self, entry: Table<'_>) -> Source {
        let phrase = entry.required_text("phrase");
        // Families do not see it: an import finds the record of a feed by it.
        entry.optional_text("record");
        let source = match entry.text("document") {
            Some(document) => {
                let found = self.find(&entry.reader(), &document);
                found.cloned().map(|source| Source { phrase: phrase.clone(), ..source })
            }
            None => {
                let title = entry.required_text("title");
                if entry.get("web").is_none() {
                    entry.missing("web");
                }
                let web = contact::page(&entry, "web");
                Some(Source { title, by: String::new(), date: String::new(), web, phrase: phrase.clone() })
            }
        };
        entry.finish();
        source.unwrap_or(Source { title: String::new(), by: String::new(), date: String::new(), web: String::new(), phrase })
    }
}
