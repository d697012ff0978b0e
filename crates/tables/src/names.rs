//! Ids of an offer, and the names that people know them by.

use std::collections::HashMap;

use fingerpost_source::File;
use toml::{Table, Value};

/// What sort of thing a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Providers,
    Referrers,
    Needs,
    Help,
    Services,
}

/// The names of an offer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    lists: [List; 5],
}

/// Names of one sort, in the offer's order.
#[derive(Clone, Debug, Default)]
struct List {
    names: Vec<Name>,
    by_id: HashMap<String, usize>,
}

impl List {
    fn get(&self, id: &str) -> Option<&Name> {
        self.by_id.get(id).and_then(|place| self.names.get(*place))
    }
}

#[derive(Clone, Debug)]
struct Name {
    id: String,
    name: String,
    /// The name as names are compared.
    bare: String,
}

impl Names {
    /// Those of an offer's files, as far as they can be read: what cannot is told of where the offer is checked.
    pub(crate) fn of(files: &[File]) -> Self {
        let mut names = Self::default();
        for file in files {
            if file.is_in("services") {
                names.add(Of::Services, file.stem(), "");
                continue;
            }
            let Ok(table) = file.text.parse::<Table>() else { continue };
            match file.inside() {
                "providers.toml" => names.add_tables(Of::Providers, &table),
                "referrers.toml" => names.add_tables(Of::Referrers, &table),
                "needs.toml" => {
                    for need in table.get("need").and_then(Value::as_array).into_iter().flatten() {
                        let text = |key| need.get(key).and_then(Value::as_str);
                        names.add(Of::Needs, text("id").unwrap_or(""), text("name").unwrap_or(""));
                    }
                }
                "facts.toml" => {
                    let values = table.get("help").and_then(|help| help.get("values")).and_then(Value::as_table);
                    values.into_iter().for_each(|values| names.add_tables(Of::Help, values));
                }
                _ => {}
            }
        }
        names
    }

    fn add_tables(&mut self, of: Of, tables: &Table) {
        for (id, entry) in tables {
            self.add(of, id, entry.get("name").and_then(Value::as_str).unwrap_or(""));
        }
    }

    /// Adds one that is not there yet.
    pub(crate) fn add(&mut self, of: Of, id: &str, name: &str) {
        let list = &mut self.lists[of as usize];
        if !id.is_empty() && list.get(id).is_none() {
            list.by_id.insert(id.to_owned(), list.names.len());
            list.names.push(Name { id: id.to_owned(), name: name.trim().to_owned(), bare: bare(name) });
        }
    }

    /// What to choose from, in the offer's order.
    pub(crate) fn list(&self, of: Of) -> impl Iterator<Item = String> + '_ {
        self.lists[of as usize].names.iter().map(move |known| self.show(of, &known.id))
    }

    /// What people know an id by: its name, where that says which it is; otherwise the id.
    pub(crate) fn show(&self, of: Of, id: &str) -> String {
        let name = self.lists[of as usize].get(id).map_or("", |known| known.name.as_str());
        let is_plain = !name.is_empty() && self.find(of, name) == Some(id);
        if is_plain { name } else { id }.to_owned()
    }

    /// The id that an id or a name means; nothing where nobody knows it, or two have that name.
    pub(crate) fn find(&self, of: Of, text: &str) -> Option<&str> {
        let list = &self.lists[of as usize];
        if let Some(known) = list.get(text) {
            return Some(&known.id);
        }
        let text = bare(text);
        let mut named = list.names.iter().filter(|known| known.bare == text);
        match (named.next(), named.next()) {
            (Some(known), None) => Some(&known.id),
            _ => None,
        }
    }

    /// The known name that is most like this one, if one is like it at all.
    pub(crate) fn closest(&self, of: Of, text: &str) -> Option<String> {
        let shown: Vec<String> = self.list(of).collect();
        closest(text, shown.iter().map(String::as_str)).map(str::to_owned)
    }
}

/// The text most like another, if one is like it at all.
pub(crate) fn closest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let text = bare(text);
    let rated = known.map(|other| (strsim::jaro_winkler(&text, &bare(other)), other));
    let best = rated.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    best.filter(|(likeness, _)| *likeness > 0.8).map(|(_, other)| other)
}

/// A text without capitals and with single spaces: how names are compared.
pub(crate) fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace(['’', '‘'], "'")
}
