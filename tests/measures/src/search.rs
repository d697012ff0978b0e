//! The search as JavaScript asks it, in Node and in a page.

use fingerpost_core::model::ServiceId;
use fingerpost_core::pack::File;
use fingerpost_core::search::Index;
use wasm_bindgen::prelude::*;

/// An index of many offers, as far as it has come.
#[wasm_bindgen]
pub struct SearchBench {
    index: Index,
}

/// How many results are looked at.
const SHOWN: usize = 10;

#[wasm_bindgen]
impl SearchBench {
    /// Opens the root of an index.
    ///
    /// # Errors
    /// Where the bytes are not one.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &[u8]) -> Result<SearchBench, String> {
        Index::read(root, None).map(|index| Self { index }).map_err(|why| why.to_string())
    }

    /// The names of the files that a query needs and that are not here.
    #[must_use]
    pub fn wants(&self, query: &str) -> Vec<String> {
        self.index.wants(query).into_iter().map(File::name).collect()
    }

    /// Brings a file.
    ///
    /// # Errors
    /// Where the bytes are not that file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let file = File::named(name).ok_or("no file of a pack has this name")?;
        self.index.add(file, bytes).map_err(|why| why.to_string())
    }

    /// The numbers of what a query finds, best first.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<u32> {
        self.index.search(query, SHOWN, &|_| 1.0).hits.into_iter().map(|hit| hit.service.0).collect()
    }

    /// The name of the file that tells of a service.
    #[must_use]
    pub fn told_in(&self, service: u32) -> String {
        self.index.result_of(ServiceId(service)).0.name()
    }
}
