//! What earlier imports wrote: found again where their state is missing, and kept where the feed no longer has it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::Origin;
use super::super::file::ServiceFile;
use super::super::state::{Written, mark};
use super::{Refused, Run, path};

/// In the state of a record: it was told that the feed no longer has it.
const GONE: &str = "gone";

impl Run<'_> {
    /// Finds the services whose files name a record that the state does not know: an import that was stopped midway wrote them.
    pub(super) fn adopt(&mut self) {
        for (path, text) in &self.files {
            let Some(service) = path.strip_prefix("services/").and_then(|name| name.strip_suffix(".toml")) else { continue };
            let sources = ServiceFile::parse(text).ok().and_then(|file| file.get("source"));
            let Some(source) = sources.as_ref().and_then(|sources| sources.get(0)) else { continue };
            let Some(id) = source.get("record").and_then(Value::as_str) else { continue };
            let is_ours = match self.from {
                Origin::Files => source.get("document").is_some(),
                Origin::Feed(address) => source.get("web").and_then(Value::as_str).is_some_and(|web| web.starts_with(address)),
            };
            if is_ours && !self.was.contains_key(id) {
                self.was.insert(id.to_owned(), Written { service: service.to_owned(), fields: BTreeMap::new() });
            }
        }
    }

    /// Services whose records the feed no longer has: each gets a proposal to end it, once.
    pub(super) fn gone(&mut self) -> Result<Vec<String>, Refused> {
        let mut gone = Vec::new();
        for (id, mut written) in std::mem::take(&mut self.was) {
            let path = path(&written.service);
            let Some(text) = self.files.get(path.as_str()) else {
                self.now.insert(id, written);
                continue;
            };
            gone.push(written.service.clone());
            if !written.fields.contains_key(GONE) {
                let mut file = ServiceFile::parse(text).map_err(|error| Refused::File(path.clone(), error.to_string()))?;
                let mut proposed = file.get("proposed").and_then(|list| list.as_array().cloned()).unwrap_or_default();
                let was = mark(&Value::Array(proposed.clone()));
                proposed
                    .push(json!({ "because": format!("the feed no longer has its record, on {}", self.today), "delete": true }));
                let proposed = Value::Array(proposed);
                file.put("proposed", &proposed);
                // What a person made of the proposals stays theirs.
                if written.fields.get("proposed").is_none_or(|mark| *mark == was) {
                    written.fields.insert("proposed".to_owned(), mark(&proposed));
                }
                written.fields.insert(GONE.to_owned(), mark(&Value::Bool(true)));
                self.texts.insert(path, file.text());
            }
            self.now.insert(id, written);
        }
        Ok(gone)
    }
}
