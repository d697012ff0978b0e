//! JSON objects without empty boxes.

use serde_json::{Map, Value};

use crate::plain;

/// An object of the standard while it is filled.
pub(super) struct Record(Map<String, Value>);

impl Record {
    /// One with this id.
    pub(super) fn new(id: &str) -> Self {
        Self(Map::new()).text("id", id)
    }

    /// Fills a box with a text, unless it is empty.
    pub(super) fn text(self, key: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.value(key, text.into()) }
    }

    /// Fills a box with a number, where there is one.
    pub(super) fn number(self, key: &str, number: Option<f64>) -> Self {
        match number {
            Some(number) => self.value(key, plain::number(number)),
            None => self,
        }
    }

    /// Fills a box with a list, unless it is empty.
    pub(super) fn list(self, key: &str, list: Vec<Value>) -> Self {
        if list.is_empty() { self } else { self.value(key, list.into()) }
    }

    /// Fills a box.
    pub(super) fn value(mut self, key: &str, value: Value) -> Self {
        self.0.insert(key.to_owned(), value);
        self
    }

    /// The object.
    pub(super) fn done(self) -> Value {
        Value::Object(self.0)
    }
}
