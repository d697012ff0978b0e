//! The texts that families read, and where each stands.

use std::ops::Range;

use fingerpost_source::File;
use fingerpost_source::reading::{At, Table};
use toml::de::{DeTable, DeValue};

use crate::place::place;

/// The fields whose texts families read. The other names of things are what families type, slips and all, and a source's phrase is a quotation.
const READ: [&str; 22] = [
    "about", "asks", "because", "cost", "depends", "hint", "hours", "how", "if_no", "label", "late", "means", "name", "next",
    "none", "not_sure", "say", "says", "summary", "tell", "text", "wait",
];
/// The tables with nothing in them that an editor may change.
const PASSED_OVER: [&str; 4] = ["source", "documents", "allow", "venue"];

/// A text that families read.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// The field it stands in.
    pub(crate) key: &'a str,
    pub(crate) value: &'a str,
    /// Where it stands, quotes and all.
    literal: At<'a, ()>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(key: &'a str, value: &At<'a, &'a str>) -> Self {
        Self { key, value: value.value, literal: value.with(()) }
    }

    /// Where a part of it stands; the whole where that cannot be said.
    pub(crate) fn at(&self, part: Range<usize>) -> At<'a, ()> {
        let At { file, span, .. } = &self.literal;
        let literal = file.text.get(span.clone()).unwrap_or("");
        let span = match place(literal, self.value, part) {
            Some(inside) => span.start + inside.start..span.start + inside.end,
            None => span.clone(),
        };
        At { value: (), file, span }
    }

    /// A name is nobody's mistake.
    pub(crate) fn is_name(&self) -> bool {
        self.key == "name"
    }
}

/// A file of an offer, and its texts in order.
pub(crate) struct Page<'a> {
    pub(crate) table: Table<'a>,
    pub(crate) texts: Vec<Text<'a>>,
}

impl<'a> Page<'a> {
    pub(crate) fn read(table: Table<'a>) -> Self {
        let mut texts = Vec::new();
        for (key, value) in table.fields() {
            texts_in(key.value, &value, &mut texts);
        }
        Self { table, texts }
    }

    /// A field of text at the top of the file.
    pub(crate) fn text(&self, key: &str) -> Option<&Text<'a>> {
        self.texts.iter().find(|text| text.key == key)
    }

    /// Where the file begins.
    pub(crate) fn start(&self) -> At<'a, ()> {
        let key = self.table.fields().next().map(|(key, _)| key.with(()));
        key.unwrap_or_else(|| self.table.place())
    }
}

fn texts_in<'a>(key: &'a str, found: &At<'a, &'a DeValue<'a>>, texts: &mut Vec<Text<'a>>) {
    match found.value {
        DeValue::String(value) if READ.contains(&key) => texts.push(Text::new(key, &found.with(value.as_ref()))),
        DeValue::Array(list) if !PASSED_OVER.contains(&key) => {
            for item in list.iter() {
                texts_in(key, &At { value: item.get_ref(), file: found.file, span: item.span() }, texts);
            }
        }
        DeValue::Table(table) if !PASSED_OVER.contains(&key) => inside(table, found.file, texts),
        _ => {}
    }
}

fn inside<'a>(table: &'a DeTable<'a>, file: &'a File, texts: &mut Vec<Text<'a>>) {
    for (key, value) in table.iter() {
        texts_in(key.get_ref(), &At { value: value.get_ref(), file, span: value.span() }, texts);
    }
}
