//! Where the parts of a sound offer stand in its files.

use std::ops::Range;

use fingerpost_core::model::{QuestionId, ServiceId};
use toml::de::{DeTable, DeValue};

use crate::read::{Files, Parsed};
use crate::table::{At, Reader, Table};

/// Where the parts of an offer stand. They were read in the same order, and none was left out, or the offer would not be sound.
pub(super) struct Places<'a> {
    questions: Vec<Table<'a>>,
    services: Vec<&'a Parsed<'a>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(files: &Files<'a>) -> Self {
        let questions = files.tables("questions.toml").iter().flat_map(|table| table.tables("question")).collect();
        Self { questions, services: files.folder("services") }
    }

    /// Where a question stands.
    pub(super) fn question(&self, question: QuestionId) -> At<'a, ()> {
        self.questions[question.index()].place()
    }

    /// Where an option of a question stands.
    pub(super) fn option(&self, question: QuestionId, option: usize) -> At<'a, ()> {
        self.questions[question.index()].tables("option")[option].place()
    }

    /// Where a service says who it is for; its first line where it does not.
    pub(super) fn rule(&self, service: ServiceId) -> At<'a, ()> {
        self.field(service, &["for", "name"])
    }

    /// Where a service says what it helps with.
    pub(super) fn helps_with(&self, service: ServiceId) -> At<'a, ()> {
        self.field(service, &["helps_with", "name"])
    }

    /// What is proposed of a service.
    pub(super) fn proposals(&self, reader: Reader<'a>, service: ServiceId) -> Vec<Table<'a>> {
        self.services[service.index()].table(reader).tables("proposed")
    }

    /// Where a service's rule first reads a fact.
    pub(super) fn first_use(&self, service: ServiceId, fact: &str) -> At<'a, ()> {
        let parsed = self.services[service.index()];
        let rule = parsed.toml.get_ref().iter().find(|(key, _)| key.get_ref() == "for").map(|(_, value)| value.get_ref());
        match rule.and_then(|rule| first_key(rule, fact)) {
            Some(span) => At { value: (), file: parsed.file, span },
            None => self.field(service, &["area", "for", "name"]),
        }
    }

    /// The first of these fields that a service's file has.
    fn field(&self, service: ServiceId, keys: &[&str]) -> At<'a, ()> {
        let parsed = self.services[service.index()];
        let find = |wanted: &&str| parsed.toml.get_ref().iter().find(|(key, _)| key.get_ref() == *wanted);
        let span = keys.iter().find_map(find).map_or(0..0, |(key, _)| key.span());
        At { value: (), file: parsed.file, span }
    }
}

/// Where a field of this name first stands in a value or inside it.
fn first_key(value: &DeValue<'_>, wanted: &str) -> Option<Range<usize>> {
    let in_table = |table: &DeTable<'_>| {
        table.iter().find_map(
            |(key, value)| {
                if key.get_ref() == wanted { Some(key.span()) } else { first_key(value.get_ref(), wanted) }
            },
        )
    };
    match value {
        DeValue::Table(table) => in_table(table),
        DeValue::Array(list) => list.iter().find_map(|item| first_key(item.get_ref(), wanted)),
        _ => None,
    }
}
