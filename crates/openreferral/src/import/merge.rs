//! Bringing a service's file up to date: what a person changed is left alone.

use std::collections::BTreeMap;

use serde_json::Value;

use super::file::ServiceFile;
use super::report::Edit;
use super::state::mark;

/// What a service's file is to say, field by field.
pub(super) type Fields = Vec<(&'static str, Value)>;

/// What a merge did.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Merged {
    /// The fields that were brought up to date.
    pub(super) updated: Vec<String>,
    /// The fields that a person changed, and that were left alone.
    pub(super) edits: Vec<Edit>,
    /// A mark of what the feed has each field say.
    pub(super) marks: BTreeMap<String, String>,
}

/// Merges what the feed says now into a file. `was` are the marks of what it said at the last import: a field that still says so is the
/// import's own, and any other is a person's.
pub(super) fn merge(file: &mut ServiceFile, fields: &Fields, was: &BTreeMap<String, String>) -> Merged {
    let mut merged = Merged::default();
    for (field, new) in fields {
        let (now, new_mark) = (file.get(field), mark(new));
        let (now_mark, was_mark) = (now.as_ref().map(mark), was.get(*field));
        if now_mark.as_ref() == Some(&new_mark) {
            // As it should be.
        } else if now_mark.as_ref() == was_mark {
            file.put(field, new);
            merged.updated.push((*field).to_owned());
        } else {
            merged.edits.push(edit(field, now.as_ref(), Some(new), was_mark != Some(&new_mark)));
        }
        merged.marks.insert((*field).to_owned(), new_mark);
    }
    // What the feed no longer says.
    for (field, was_mark) in was.iter().filter(|(field, _)| !fields.iter().any(|(other, _)| other == field)) {
        match file.get(field) {
            Some(now) if mark(&now) == *was_mark => {
                file.take(field);
                merged.updated.push(field.clone());
            }
            Some(now) => merged.edits.push(edit(field, Some(&now), None, true)),
            None => {}
        }
    }
    merged
}

fn edit(field: &str, yours: Option<&Value>, feeds: Option<&Value>, is_news: bool) -> Edit {
    let shown = |value: Option<&Value>| match value {
        None => String::new(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(other) => other.to_string(),
    };
    Edit { field: field.to_owned(), yours: shown(yours), feeds: shown(feeds), is_news }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn first(fields: &Fields) -> (ServiceFile, BTreeMap<String, String>) {
        let mut file = ServiceFile::new();
        let merged = merge(&mut file, fields, &BTreeMap::new());
        (file, merged.marks)
    }

    #[test]
    fn a_file_is_written_as_a_person_would_write_it() {
        let fields: Fields = vec![
            ("name", json!("Portage")),
            ("helps_with", json!(["school", "home"])),
            ("about", json!("One.\n\n- Two \"quoted\"\n")),
            ("checked", json!("2026-11-25")),
            ("for", json!({ "age": { "from": 2.5, "under": 12 } })),
            ("route", json!([{ "kind": "direct", "how": "Call." }])),
            ("contact.phone", json!("01632 960001")),
            ("proposed", json!([{ "because": "so", "for": { "age": { "under": 5 } } }])),
        ];
        let (file, _) = first(&fields);
        insta::assert_snapshot!(file.text());
        for (field, value) in &fields {
            assert_eq!(file.get(field).as_ref().map(mark), Some(mark(value)), "{field}");
        }
    }

    #[test]
    fn what_a_person_changed_stays_and_the_rest_is_brought_up_to_date() {
        let say = |summary: &str, cost: &str, phone: &str| -> Fields {
            vec![("name", json!("A club")), ("summary", json!(summary)), ("cost", json!(cost)), ("contact.phone", json!(phone))]
        };
        let (file, was) = first(&say("Old.", "Free", "01632 960001"));
        let text = file
            .text()
            .replace("\"Old.\"", "\"Mine.\"   # better")
            .replace("\"Free\"", "\"Free\" # ask")
            .replace("name =", "# a note\nname =");
        let mut file = ServiceFile::parse(&text).unwrap();
        let merged = merge(&mut file, &say("New.", "£2", "01632 960001"), &was);
        assert_eq!(merged.updated, ["cost"]);
        let edit = Edit { field: "summary".to_owned(), yours: "Mine.".to_owned(), feeds: "New.".to_owned(), is_news: true };
        assert_eq!(merged.edits, [edit]);
        let text = file.text();
        for kept in ["# a note\nname =", "\"Mine.\"   # better", "\"£2\" # ask"] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
        let again = merge(&mut file, &say("New.", "£2", "01632 960001"), &merged.marks);
        assert!(again.updated.is_empty() && !again.edits[0].is_news && file.text() == text);
    }

    #[test]
    fn what_the_feed_no_longer_says_goes_unless_a_person_changed_it() {
        let (mut file, was) =
            first(&vec![("cost", json!("Free")), ("wait", json!("A week")), ("contact.phone", json!("01632 960001"))]);
        file.put("wait", &json!("A month"));
        let merged = merge(&mut file, &Vec::new(), &was);
        assert_eq!(merged.updated, ["contact.phone", "cost"]);
        assert_eq!((merged.edits.len(), file.text().contains("A month"), file.text().contains("contact")), (1, true, false));
    }
}
