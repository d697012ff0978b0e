//! What the last import wrote, so that the next one knows what a person changed since. It lies in the offer's folder and belongs into version control.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The name of its file in the offer's folder.
pub const STATE: &str = ".fingerpost-import.json";

/// What was written, by feed and record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub(super) feeds: BTreeMap<String, BTreeMap<String, Written>>,
}

/// What was written of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The service's id.
    pub(super) service: String,
    /// A mark of what the feed had each field say.
    pub(super) fields: BTreeMap<String, String>,
}

impl State {
    /// Reads the file.
    ///
    /// # Errors
    /// A sentence, where it is not what an import wrote.
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong = |what: &str| {
            format!("{STATE} cannot be read ({what}): bring back the one that the last import wrote, from version control")
        };
        let value: Value = serde_json::from_str(text).map_err(|error| wrong(&error.to_string()))?;
        let object =
            |value: &Value| value.as_object().cloned().ok_or_else(|| wrong("it has something else in the place of a table"));
        let mut state = Self::default();
        for (feed, records) in object(value.get("feeds").unwrap_or(&Value::Null))? {
            let known = state.feeds.entry(feed).or_default();
            for (id, record) in object(&records)? {
                let text = |value: &Value| {
                    value.as_str().map(str::to_owned).ok_or_else(|| wrong("it has something else in the place of a text"))
                };
                let fields = object(record.get("fields").unwrap_or(&Value::Null))?;
                let fields: Result<_, String> = fields.iter().map(|(field, mark)| Ok((field.clone(), text(mark)?))).collect();
                known.insert(id, Written { service: text(record.get("service").unwrap_or(&Value::Null))?, fields: fields? });
            }
        }
        Ok(state)
    }

    /// The text of the file, one record in a few lines.
    #[must_use]
    pub fn text(&self) -> String {
        let record = |written: &Written| json!({ "service": written.service, "fields": written.fields });
        let feed = |records: &BTreeMap<String, Written>| -> Map<String, Value> {
            records.iter().map(|(id, written)| (id.clone(), record(written))).collect()
        };
        let feeds: Map<String, Value> = self.feeds.iter().map(|(id, records)| (id.clone(), feed(records).into())).collect();
        let about =
            "What fingerpost import wrote last. Keep this file with the offer: by it the next import knows what you changed.";
        let whole = json!({ "about": about, "feeds": feeds });
        serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
    }
}

/// A mark of what a field says: the same for the same value, however it is written.
pub(super) fn mark(value: &Value) -> String {
    const CRC: crc::Crc<u64> = crc::Crc::<u64>::new(&crc::CRC_64_XZ);
    format!("{:016x}", CRC.checksum(canonical(value).as_bytes()))
}

/// A value as a text in which order of fields, spaces at the ends and the way of writing a number do not show.
fn canonical(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{:?}", text.trim()),
        Value::Number(number) => number.as_f64().unwrap_or_default().to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(map) => {
            let mut fields: Vec<String> = map.iter().map(|(key, value)| format!("{key:?}:{}", canonical(value))).collect();
            fields.sort();
            format!("{{{}}}", fields.join(","))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_comes_back_as_it_was_written() {
        let fields = BTreeMap::from([("name".to_owned(), mark(&json!("Portage")))]);
        let records = BTreeMap::from([("a-1".to_owned(), Written { service: "portage".to_owned(), fields })]);
        let state = State { feeds: BTreeMap::from([("https://example.org".to_owned(), records)]) };
        assert_eq!(State::read(&state.text()), Ok(state));
        for wrong in ["", "[]", "{\"feeds\":3}", "{\"feeds\":{\"a\":{\"b\":{}}}}"] {
            assert!(State::read(wrong).unwrap_err().contains(STATE), "{wrong}");
        }
    }

    #[test]
    fn a_mark_is_of_the_value_and_not_of_its_form() {
        assert_eq!(mark(&json!({ "a": 1, "b": "x\n" })), mark(&json!({ "b": "x", "a": 1.0 })));
        assert_ne!(mark(&json!("a")), mark(&json!(["a"])));
        assert_ne!(mark(&json!(["a,b"])), mark(&json!(["a", "b"])));
    }
}
