//! Changing a file so that it says something else, and only where it does: comments, order and spacing live on.

use toml::{Table, Value};
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, TableLike};

/// True where two values mean the same to who reads an offer: texts but for what surrounds them and how lines end, and one text or a list of it.
pub(crate) fn is_same(one: &Value, other: &Value) -> bool {
    let trimmed = |text: &str| text.trim().replace("\r\n", "\n");
    match (one, other) {
        (Value::String(one), Value::String(other)) => trimmed(one) == trimmed(other),
        (Value::String(text), Value::Array(list)) | (Value::Array(list), Value::String(text)) => {
            matches!(&list[..], [Value::String(item)] if item == text)
        }
        (Value::Array(one), Value::Array(other)) => {
            let same = |(one, other): (&Value, &Value)| if one.is_str() { one == other } else { is_same(one, other) };
            one.len() == other.len() && one.iter().zip(other).all(same)
        }
        (Value::Table(one), Value::Table(other)) => {
            let same = |(key, value): (&String, &Value)| other.get(key).is_some_and(|other| is_same(value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        _ => one == other,
    }
}

/// A file's text changed so that it says `target`. `now` is what it says.
///
/// # Errors
/// Where the text is not TOML.
pub(crate) fn merge(text: &str, now: &Table, target: &Table) -> Result<String, toml_edit::TomlError> {
    let mut document: DocumentMut = text.parse()?;
    change(document.as_table_mut(), now, target, true);
    Ok(document.to_string())
}

fn change(table: &mut dyn TableLike, now: &Table, target: &Table, is_root: bool) {
    for key in now.keys().filter(|key| !target.contains_key(*key)) {
        table.remove(key);
    }
    for (key, value) in target {
        let old = now.get(key);
        if old.is_some_and(|old| is_same(old, value)) {
            continue;
        }
        match (table.get_mut(key), old, value) {
            (Some(item), Some(Value::Table(now)), Value::Table(target)) if item.is_table_like() => {
                if let Some(inner) = item.as_table_like_mut() {
                    change(inner, now, target, false);
                }
            }
            (Some(Item::ArrayOfTables(list)), Some(Value::Array(now)), Value::Array(target)) if are_tables(target) => {
                change_list(list, now, target);
            }
            (Some(Item::Value(old)), _, _) if !is_root || !is_table_of_its_own(value) => {
                // What surrounds a value is where a comment on its line stands.
                let mut new = inline(value);
                *new.decor_mut() = old.decor().clone();
                *old = new;
            }
            _ => {
                table.remove(key);
                table.insert(key, if is_root { item(value) } else { Item::Value(inline(value)) });
            }
        }
    }
}

fn change_list(list: &mut ArrayOfTables, now: &[Value], target: &[Value]) {
    while list.len() > target.len() {
        list.remove(list.len() - 1);
    }
    for (index, value) in target.iter().filter_map(Value::as_table).enumerate() {
        match (list.get_mut(index), now.get(index).and_then(Value::as_table)) {
            (Some(table), Some(now)) => change(table, now, value, false),
            _ => list.push(whole(value)),
        }
    }
}

fn are_tables(list: &[Value]) -> bool {
    !list.is_empty() && list.iter().all(Value::is_table)
}

/// True for what stands under a heading of its own: `[for]`, `[[route]]`.
fn is_table_of_its_own(value: &Value) -> bool {
    value.is_table() || value.as_array().is_some_and(|list| are_tables(list))
}

/// A value as it stands at the top of a file.
fn item(value: &Value) -> Item {
    match value {
        Value::Table(table) => Item::Table(whole(table)),
        Value::Array(list) if are_tables(list) => {
            Item::ArrayOfTables(list.iter().filter_map(Value::as_table).map(whole).collect())
        }
        _ => Item::Value(inline(value)),
    }
}

/// A table under a heading of its own, with an empty line before it.
fn whole(table: &Table) -> toml_edit::Table {
    let mut new: toml_edit::Table = table.iter().map(|(key, value)| (key.as_str(), Item::Value(inline(value)))).collect();
    new.decor_mut().set_prefix("\n");
    new
}

/// A value in one place.
fn inline(value: &Value) -> toml_edit::Value {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(flag) => (*flag).into(),
        Value::Datetime(date) => (*date).into(),
        Value::Array(list) => toml_edit::Value::Array(list.iter().map(inline).collect()),
        Value::Table(table) => {
            toml_edit::Value::InlineTable(table.iter().map(|(key, value)| (key.as_str(), inline(value))).collect::<InlineTable>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(text: &str, target: &str) -> String {
        merge(text, &text.parse().unwrap(), &target.parse().unwrap()).unwrap()
    }

    const FILE: &str = r#"# Kept by hand.
name = "Portage" # as the council calls it
also = [
    "home visits", # from the phone line
]

# Not for those at school.
[for]
age = { under = 5 }

[[route]]
kind = "direct"
how = "Call."

# The newest.
[[source]]
web = "https://www.example.org"
"#;

    #[test]
    fn what_is_the_same_stays_to_the_letter() {
        assert_eq!(merged(FILE, FILE), FILE);
    }

    #[test]
    fn only_what_differs_changes() {
        let target = FILE.replace("\"Portage\"", "\"Portage team\"").replace("under = 5", "under = 6").replace("Call.", "Write.");
        assert_eq!(merged(FILE, &target), target);
    }

    #[test]
    fn lists_of_tables_grow_and_shrink() {
        let more = format!("{FILE}\n[[source]]\nweb = \"https://other.example.org\"\n");
        assert_eq!(merged(FILE, &more), more);
        assert_eq!(merged(&more, FILE), FILE);
        assert!(!merged(FILE, "name = \"Portage\"").contains("[for]"));
    }
}
