//! A service's file, field by field: what is not touched stays as it is, with its comments.

use serde_json::{Map, Number, Value as Json};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// The order of fields in tables, as docs/offer-format.md has them. Others come after these.
const ORDER: [&str; 13] =
    ["because", "kind", "by", "how", "say", "name", "address", "postcode", "point", "document", "web", "title", "phrase"];

/// The TOML of a service.
pub(super) struct ServiceFile(DocumentMut);

impl ServiceFile {
    pub(super) fn new() -> Self {
        Self(DocumentMut::new())
    }

    /// # Errors
    /// Where the text is not TOML.
    pub(super) fn parse(text: &str) -> Result<Self, toml_edit::TomlError> {
        text.parse().map(Self)
    }

    pub(super) fn text(&self) -> String {
        self.0.to_string()
    }

    /// What a field says, such as `summary` or `contact.phone`.
    pub(super) fn get(&self, field: &str) -> Option<Json> {
        let mut item = self.0.as_item();
        for key in field.split('.') {
            item = item.get(key)?;
        }
        json(item)
    }

    /// Has a field say this.
    pub(super) fn put(&mut self, field: &str, to: &Json) {
        match field.split_once('.') {
            Some((table, key)) => {
                let table = self.0.entry(table).or_insert_with(|| Item::Table(Table::new()));
                if let Some(table) = table.as_table_like_mut() {
                    put(table, key, to);
                }
            }
            None => put(self.0.as_table_mut(), field, to),
        }
    }

    /// Takes a field out, and the table that held nothing else.
    pub(super) fn take(&mut self, field: &str) {
        let Some((table, key)) = field.split_once('.') else {
            self.0.remove(field);
            return;
        };
        if let Some(inside) = self.0.get_mut(table).and_then(Item::as_table_like_mut) {
            inside.remove(key);
            if inside.is_empty() {
                self.0.remove(table);
            }
        }
    }
}

/// Puts a value in the place of another, beside the comments of that one. An object is a table, a list of objects a list of tables.
fn put(table: &mut dyn TableLike, key: &str, to: &Json) {
    match to {
        Json::Object(map) => {
            if !table.get(key).is_some_and(Item::is_table_like) {
                table.insert(key, Item::Table(Table::new()));
            }
            if let Some(inside) = table.get_mut(key).and_then(Item::as_table_like_mut) {
                fill(inside, map);
            }
        }
        Json::Array(items) if items.first().is_some_and(Json::is_object) => {
            if !table.get(key).is_some_and(Item::is_array_of_tables) {
                table.insert(key, Item::ArrayOfTables(ArrayOfTables::new()));
            }
            if let Some(list) = table.get_mut(key).and_then(Item::as_array_of_tables_mut) {
                while list.len() > items.len() {
                    list.remove(list.len() - 1);
                }
                for (index, map) in items.iter().filter_map(Json::as_object).enumerate() {
                    match list.get_mut(index) {
                        Some(inside) => fill(inside, map),
                        None => {
                            let mut inside = Table::new();
                            fill(&mut inside, map);
                            list.push(inside);
                        }
                    }
                }
            }
        }
        _ => {
            let Some(mut new) = value(key, to) else { return };
            if let Some(old) = table.get(key).and_then(Item::as_value) {
                *new.decor_mut() = old.decor().clone();
            }
            table.insert(key, Item::Value(new));
        }
    }
}

/// Has a table say just this. What stands in it is a value: tables in tables would part what belongs together.
fn fill(table: &mut dyn TableLike, map: &Map<String, Json>) {
    let old: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).filter(|key| !map.contains_key(key)).collect();
    for key in old {
        table.remove(&key);
    }
    let mut fields: Vec<(&String, &Json)> = map.iter().collect();
    fields.sort_by_key(|(key, _)| ORDER.iter().position(|first| first == key).unwrap_or(ORDER.len()));
    for (key, to) in fields {
        let same = table.get(key).and_then(json).is_some_and(|now| super::state::mark(&now) == super::state::mark(to));
        if let Some(new) = value(key, to).filter(|_| !same) {
            table.insert(key, Item::Value(new));
        }
    }
}

/// A JSON value as a TOML one. `checked` is a date.
fn value(key: &str, json: &Json) -> Option<Value> {
    Some(match json {
        Json::Null => return None,
        Json::Bool(flag) => Value::from(*flag),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::from(whole),
            None => Value::from(number.as_f64()?),
        },
        Json::String(text) if key == "checked" => {
            text.parse::<toml_edit::Datetime>().map_or_else(|_| Value::from(text), Value::from)
        }
        Json::String(text) => Value::from(text),
        Json::Array(items) => Value::Array(items.iter().filter_map(|item| value("", item)).collect::<Array>()),
        Json::Object(map) => {
            let fields = map.iter().filter_map(|(key, json)| Some((key.as_str(), value(key, json)?)));
            Value::InlineTable(fields.collect::<InlineTable>())
        }
    })
}

/// A TOML item as a JSON value, to compare.
fn json(item: &Item) -> Option<Json> {
    match item {
        Item::None => None,
        Item::Value(value) => Some(of_value(value)),
        Item::Table(table) => Some(of_table(table)),
        Item::ArrayOfTables(list) => Some(Json::Array(list.iter().map(|table| of_table(table)).collect())),
    }
}

fn of_table(table: &dyn TableLike) -> Json {
    Json::Object(table.iter().filter_map(|(key, item)| Some((key.to_owned(), json(item)?))).collect())
}

fn of_value(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::String(text.value().clone()),
        Value::Integer(number) => Json::from(*number.value()),
        Value::Float(number) => Number::from_f64(*number.value()).map_or(Json::Null, Json::Number),
        Value::Boolean(flag) => Json::Bool(*flag.value()),
        Value::Datetime(date) => Json::String(date.value().to_string()),
        Value::Array(list) => Json::Array(list.iter().map(of_value).collect()),
        Value::InlineTable(table) => of_table(table),
    }
}
