//! The offer that an import goes into: its words, and which ids are taken.

use std::collections::{BTreeMap, BTreeSet};

use fingerpost_core::Offer;
use fingerpost_source::{File, id_of};
use toml_edit::{DocumentMut, Item, Table, value};

/// The longest id that is made of a name.
const LONGEST: usize = 60;
/// A provider for records that name none.
const UNNAMED: &str = "Provider not named";

/// What an import has to know of an offer, and adds to its shared files.
pub(super) struct Target<'a> {
    pub(super) offer: &'a Offer,
    /// Somebody of any profession can be named as who refers.
    pub(super) any_professional: bool,
    services: BTreeSet<String>,
    /// For each name in small letters, the provider's id.
    providers: BTreeMap<String, String>,
    provider_ids: BTreeSet<String>,
    /// The offer's providers that do not say what to do if the answer is no.
    silent: BTreeSet<String>,
    /// Providers that the offer lacks: id and name.
    added: Vec<(String, String)>,
}

impl<'a> Target<'a> {
    pub(super) fn new(offer: &'a Offer, files: &[File]) -> Self {
        // The tables of a file by their ids, each with the text of one of its fields.
        let tables = |name: &str, field: &str| -> Vec<(String, String)> {
            let of_this_name = files.iter().filter(|file| file.inside() == name);
            let parsed = of_this_name.filter_map(|file| file.text.parse::<DocumentMut>().ok());
            let told = |table: (&str, &Item)| {
                (table.0.to_owned(), table.1.get(field).and_then(Item::as_str).unwrap_or_default().to_owned())
            };
            parsed.flat_map(|toml| toml.iter().map(told).collect::<Vec<_>>()).collect()
        };
        let providers = tables("providers.toml", "name");
        let refusals = tables("providers.toml", "if_no");
        Self {
            offer,
            any_professional: tables("referrers.toml", "name").iter().any(|(id, _)| id == "any-professional"),
            services: offer.core.services.iter().map(|service| service.id.clone()).collect(),
            silent: refusals.into_iter().filter(|(_, says)| says.is_empty()).map(|(id, _)| id).collect(),
            provider_ids: providers.iter().map(|(id, _)| id.clone()).collect(),
            providers: providers.into_iter().map(|(id, name)| (name.to_lowercase(), id)).collect(),
            added: Vec::new(),
        }
    }

    /// An id for a new service, which no other service has.
    pub(super) fn service_id(&mut self, name: &str) -> String {
        let id = free(&slug(name, "service"), &self.services);
        self.services.insert(id.clone());
        id
    }

    /// Takes an id that an earlier import gave, even where its file is gone now.
    pub(super) fn take_service_id(&mut self, id: &str) {
        self.services.insert(id.to_owned());
    }

    /// The id of the provider of this name; the offer gets one where it has none.
    pub(super) fn provider_id(&mut self, name: &str) -> String {
        let name = if name.is_empty() { UNNAMED } else { name };
        if let Some(id) = self.providers.get(&name.to_lowercase()) {
            return id.clone();
        }
        let id = free(&slug(name, "provider"), &self.provider_ids);
        self.provider_ids.insert(id.clone());
        self.providers.insert(name.to_lowercase(), id.clone());
        self.added.push((id.clone(), name.to_owned()));
        id
    }

    /// What to do if the answer is no, where neither the record nor its provider says it.
    pub(super) fn if_no(&self) -> String {
        format!("Ask why, and who else could help. {} can help you to look.", self.last_resort())
    }

    /// True where a provider of the offer does not say that: its services have to.
    pub(super) fn is_silent(&self, provider: &str) -> bool {
        self.silent.contains(provider)
    }

    /// The service that is always there.
    pub(super) fn last_resort(&self) -> &str {
        &self.offer.core[self.offer.core.urgent.last_resort].name
    }

    /// How many providers the offer lacked.
    pub(super) fn providers_added(&self) -> usize {
        self.added.len()
    }

    /// The text of `providers.toml` with those that it lacked.
    ///
    /// # Errors
    /// Where it is not TOML, which a sound offer's is.
    pub(super) fn providers_toml(&self, text: &str) -> Result<String, toml_edit::TomlError> {
        let mut toml: DocumentMut = text.parse()?;
        for (id, name) in &self.added {
            let mut table = Table::new();
            table.insert("name", value(name));
            table.insert("if_no", value(self.if_no()));
            toml.insert(id, Item::Table(table));
        }
        Ok(toml.to_string())
    }
}

/// The text of `offer.toml` with the document that records from files are sources of; `None` where it is there already.
///
/// # Errors
/// Where it is not TOML, which a sound offer's is.
pub(super) fn with_document(text: &str, id: &str, council: &str, today: &str) -> Result<Option<String>, toml_edit::TomlError> {
    let mut toml: DocumentMut = text.parse()?;
    let documents = toml.entry("documents").or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    if documents.get(id).is_some() {
        return Ok(None);
    }
    let mut document = Table::new();
    document.insert("title", value("Open Referral UK records"));
    document.insert("by", value(council));
    document.insert("date", today.parse::<toml_edit::Datetime>().map_or_else(|_| value(today), value));
    if let Some(documents) = documents.as_table_like_mut() {
        documents.insert(id, Item::Table(document));
    }
    Ok(Some(toml.to_string()))
}

/// A name as an id: small letters, digits and hyphens. `otherwise` where it has none of these.
fn slug(name: &str, otherwise: &str) -> String {
    let words = id_of(&name.replace('&', " and "));
    let cut = match words.char_indices().nth(LONGEST) {
        Some((end, _)) => words[..end].rsplit_once('-').map_or(&words[..end], |(whole, _)| whole),
        None => &words,
    };
    if cut.is_empty() { otherwise.to_owned() } else { cut.to_owned() }
}

/// The id itself, or with the first number that makes it one that nobody has.
fn free(id: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(id) {
        return id.to_owned();
    }
    let numbered = (2_u32..).map(|number| format!("{id}-{number}"));
    numbered.into_iter().find(|id| !taken.contains(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids() {
        assert_eq!(slug("St. Mark's Club & Café (under 5s)", "service"), "st-marks-club-and-caf-under-5s");
        assert_eq!(slug("…", "service"), "service");
        assert!(slug(&"long name ".repeat(20), "service").len() <= LONGEST);
        let taken = BTreeSet::from(["a".to_owned(), "a-2".to_owned()]);
        assert_eq!(free("a", &taken), "a-3");
    }
}
