//! One object of a feed, and the notes on what could not be understood of it.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::super::report::Note;

/// An object being read: its path in the record, and where notes go.
#[derive(Clone)]
pub(in crate::import) struct Fields<'a> {
    map: &'a Map<String, Value>,
    path: String,
    notes: &'a RefCell<Vec<Note>>,
}

/// The most bytes of a text: a description with all that a word processor puts around its words has a hundredth of it.
const MOST: usize = 1_000_000;

/// The most letters of a value that a note shows.
const SHOWN: usize = 80;

impl<'a> Fields<'a> {
    /// A record. Its notes have no id yet.
    pub(in crate::import) fn of(map: &'a Map<String, Value>, notes: &'a RefCell<Vec<Note>>) -> Self {
        Self { map, path: String::new(), notes }
    }

    /// Notes that what stands in this field was not understood, and why.
    pub(in crate::import) fn note(&self, key: &str, why: &'static str, found: &str) {
        let field = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        self.notes.borrow_mut().push(Note { record: String::new(), name: String::new(), field, why, found: shown(found) });
    }

    /// What stands in a field, unless that is nothing.
    fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// The text of a field; a number or a yes or no counts as one. Empty where there is none.
    pub(in crate::import) fn text(&self, key: &str) -> String {
        match self.get(key) {
            None => String::new(),
            Some(Value::String(text)) if text.len() > MOST => {
                self.note(key, "left out: it is too long to be meant for families", text);
                String::new()
            }
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
            Some(other) => {
                self.note(key, "not a text", &other.to_string());
                String::new()
            }
        }
    }

    /// The first of these fields that has a text.
    pub(in crate::import) fn first(&self, keys: &[&str]) -> String {
        keys.iter().map(|key| self.text(key)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The number in a field, which may stand in quotes.
    pub(in crate::import) fn number(&self, key: &str) -> Option<f64> {
        let value = self.get(key)?;
        let number = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => text.trim().trim_start_matches('£').parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.note(key, "not a number", &value.to_string());
        }
        number
    }

    /// The object in a field.
    pub(in crate::import) fn inside(&self, key: &str) -> Option<Self> {
        match self.get(key)? {
            Value::Object(map) => Some(self.under(key, map)),
            Value::String(text) if text.trim().is_empty() => None,
            other => {
                self.note(key, "not an object", &other.to_string());
                None
            }
        }
    }

    /// The objects of a list, or the one object that stands in its place.
    pub(in crate::import) fn list(&self, key: &str) -> Vec<Self> {
        let items = match self.get(key) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items.as_slice(),
            Some(one @ Value::Object(_)) => std::slice::from_ref(one),
            Some(Value::String(text)) if text.trim().is_empty() => return Vec::new(),
            Some(other) => {
                self.note(key, "not a list", &other.to_string());
                return Vec::new();
            }
        };
        let object = |item: &'a Value| match item {
            Value::Object(map) => Some(self.under(key, map)),
            other => {
                self.note(key, "not an object", &other.to_string());
                None
            }
        };
        items.iter().filter_map(object).collect()
    }

    /// The texts of a list, or those that commas part.
    pub(in crate::import) fn texts(&self, key: &str) -> Vec<String> {
        match self.get(key) {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(|text| text.trim().to_owned()).collect(),
            Some(Value::String(text)) => {
                text.split(',').map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn under(&self, key: &str, map: &'a Map<String, Value>) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Self { map, path, notes: self.notes }
    }
}

/// A value as a note shows it: one line, not too long.
fn shown(found: &str) -> String {
    let start: String = found.chars().take(10 * SHOWN).collect();
    let line = crate::import::text::one_line(&crate::import::text::visible(&start));
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}
