//! A new offer in memory, and importing into it as the command does.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "tests share this, and stop at once")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use fingerpost_openreferral::import::{Import, Origin, STATE, State, import};
use fingerpost_source::File;
use fingerpost_source::starter::{Named, SHARED, starter};
use serde_json::Value;

/// The day of every import in the tests.
pub(crate) const TODAY: &str = "2026-11-25";

/// An offer's files by path.
pub(crate) struct Folder(pub(crate) BTreeMap<String, String>);

impl Folder {
    /// A new offer.
    pub(crate) fn new() -> Self {
        let named = Named { id: "anyshire", name: "Anyshire", council: "Anyshire Council", today: TODAY };
        Self(starter(named).unwrap().into_iter().collect())
    }

    /// The files as they are read from a folder.
    pub(crate) fn files(&self) -> Vec<File> {
        let toml = self.0.iter().filter(|(path, _)| path.ends_with(".toml"));
        toml.map(|(path, text)| match path.strip_prefix("national/") {
            Some(inside) => File::shared(SHARED, inside, text),
            None => File::new(path, text),
        })
        .collect()
    }

    /// Imports, without writing.
    pub(crate) fn try_import(&self, records: &[Value], from: &Origin) -> Import {
        let state = self.0.get(STATE).map(|text| State::read(text).unwrap()).unwrap_or_default();
        import(records, from, &self.files(), &state, TODAY).unwrap_or_else(|refused| panic!("{refused}"))
    }

    /// Imports, and writes.
    pub(crate) fn import(&mut self, records: &[Value]) -> Import {
        let import = self.try_import(records, &Origin::Files);
        self.0.extend(import.texts.iter().cloned());
        import
    }

    /// The text of a service's file.
    pub(crate) fn service(&self, id: &str) -> &str {
        self.0.get(&format!("services/{id}.toml")).unwrap_or_else(|| panic!("no service {id}: {:?}", self.0.keys()))
    }

    /// Changes a service's file as a person would.
    pub(crate) fn edit(&mut self, id: &str, from: &str, to: &str) {
        let text = self.0.get_mut(&format!("services/{id}.toml")).unwrap();
        assert!(text.contains(from), "{from}: {text}");
        *text = text.replace(from, to);
    }
}

/// The real records, where they are.
pub(crate) fn real() -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("FINGERPOST_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let bytes = std::fs::read(shared.join("data/oruk-v1-bristol-services.json")).ok();
    if bytes.is_none() {
        println!("skipped: the real records are not here; FINGERPOST_SHARED says where they are");
    }
    bytes
}
