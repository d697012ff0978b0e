//! Reading TOML tables field by field: every value knows where it stands, and every field that nobody reads is reported.

use std::cell::RefCell;
use std::ops::Range;

use fingerpost_core::clock::Day;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::File;
use crate::finding::{Level, Notes};
use crate::letters::says_nothing;
use crate::names::closest;

/// A value, and where it stands in its file.
#[derive(Clone, Debug)]
pub struct At<'a, T> {
    /// The value.
    pub value: T,
    /// The file.
    pub file: &'a File,
    /// Where in the file, in bytes.
    pub span: Range<usize>,
}

impl<'a, T> At<'a, T> {
    /// Another value that stands in the same place.
    pub fn with<U>(&self, value: U) -> At<'a, U> {
        At { value, file: self.file, span: self.span.clone() }
    }
}

/// Where findings go while an offer is read.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub(crate) notes: &'a Notes,
}

impl<'a> Reader<'a> {
    /// A reader whose findings go here.
    #[must_use]
    pub const fn new(notes: &'a Notes) -> Self {
        Self { notes }
    }

    /// Reports something that is wrong: a short name for its sort, where it is, what is wrong and how to mend it.
    pub fn note<T>(&self, code: &'static str, at: &At<'_, T>, wrong: impl Into<String>, mend: impl Into<String>) {
        self.say(Level::Error, code, at, wrong, mend);
    }

    /// Reports something that matters so much.
    pub fn say<T>(&self, level: Level, code: &'static str, at: &At<'_, T>, wrong: impl Into<String>, mend: impl Into<String>) {
        self.notes.add(level, code, at.file, at.span.clone(), wrong, mend);
    }
}

/// A table being read. Call [`Table::finish`] at the end: it reports the fields that nobody asked for.
pub struct Table<'a> {
    reader: Reader<'a>,
    file: &'a File,
    span: Range<usize>,
    table: &'a DeTable<'a>,
    asked: RefCell<Vec<&'static str>>,
}

/// A field's name and value.
pub type Field<'a> = (At<'a, &'a str>, At<'a, &'a DeValue<'a>>);

impl<'a> Table<'a> {
    pub(crate) fn new(reader: Reader<'a>, file: &'a File, table: &'a Spanned<DeTable<'a>>) -> Self {
        Self { reader, file, span: table.span(), table: table.get_ref(), asked: RefCell::default() }
    }

    /// The reader that its findings go to.
    #[must_use]
    pub const fn reader(&self) -> Reader<'a> {
        self.reader
    }

    /// Where the table stands: its first line, so that a finding about the whole table does not underline all of it.
    pub fn place(&self) -> At<'a, ()> {
        let text = self.file.text.get(self.span.clone()).unwrap_or("");
        let first_line = text.find('\n').unwrap_or(text.len());
        At { value: (), file: self.file, span: self.span.start..self.span.start + first_line }
    }

    /// Every field, in the file's order, for tables whose field names are ids.
    pub fn fields(&self) -> impl Iterator<Item = Field<'a>> + '_ {
        self.table.iter().map(|(key, value)| {
            let name = At { value: key.get_ref().as_ref(), file: self.file, span: key.span() };
            (name, At { value: value.get_ref(), file: self.file, span: value.span() })
        })
    }

    /// A field that may be left out.
    pub fn get(&self, key: &'static str) -> Option<At<'a, &'a DeValue<'a>>> {
        // Some are asked for twice: whoever is told of them reads each once.
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        let (_, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        Some(At { value: value.get_ref(), file: self.file, span: value.span() })
    }

    /// A field of text that may be left out.
    pub fn text(&self, key: &'static str) -> Option<At<'a, &'a str>> {
        let found = self.get(key)?;
        let text = found.value.as_str().map(str::trim);
        self.typed(key, &found, text, "text in quotes")
    }

    /// A field of text that must be there and say something.
    pub fn required(&self, key: &'static str) -> Option<At<'a, &'a str>> {
        if self.get(key).is_none() {
            self.missing(key);
            return None;
        }
        let text = self.text(key)?;
        if says_nothing(text.value) {
            self.reader.note("empty", &text, format!("`{key}` says nothing"), "write what it should say");
            return None;
        }
        Some(text)
    }

    /// A field that must be there, as an owned text; empty where it is missing, which is then a finding.
    pub fn required_text(&self, key: &'static str) -> String {
        self.required(key).map(|text| text.value.to_owned()).unwrap_or_default()
    }

    /// A field that may be left out, as an owned text.
    pub fn optional_text(&self, key: &'static str) -> String {
        self.text(key).map(|text| text.value.to_owned()).unwrap_or_default()
    }

    /// True or false; false where it is left out.
    #[must_use]
    pub fn flag(&self, key: &'static str) -> bool {
        let Some(found) = self.get(key) else { return false };
        self.typed(key, &found, found.value.as_bool(), "true or false").is_some_and(|flag| flag.value)
    }

    /// A date such as `2026-11-23`, that must be there.
    pub fn date(&self, key: &'static str) -> String {
        let Some(found) = self.get(key) else {
            self.missing(key);
            return String::new();
        };
        let date = found.value.as_datetime().filter(|date| date.time.is_none()).and_then(|date| date.date);
        let Some(date) = self.typed(key, &found, date, "a date without quotes, such as 2026-11-23") else { return String::new() };
        let written = date.value.to_string();
        if Day::from_iso(&written).is_none() {
            self.reader.note("bad-date", &date, format!("{written} is out of reach"), "check the year");
        }
        written
    }

    /// One text or a list of texts; none where it is left out.
    pub fn texts(&self, key: &'static str) -> Vec<At<'a, &'a str>> {
        self.get(key).map(|found| self.reader.texts(key, &found)).unwrap_or_default()
    }

    /// A table inside this one, that may be left out.
    pub fn table(&self, key: &'static str) -> Option<Table<'a>> {
        let found = self.get(key)?;
        self.reader.table(key, &found)
    }

    /// A list of tables inside this one (`[[key]]`); none where it is left out.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let Some(found) = self.get(key) else { return Vec::new() };
        let Some(items) = self.typed(key, &found, found.value.as_array(), &format!("a list of tables, each under [[{key}]]"))
        else {
            return Vec::new();
        };
        let inside = |item: &'a Spanned<DeValue<'a>>| At { value: item.get_ref(), file: self.file, span: item.span() };
        items.value.iter().filter_map(|item| self.reader.table(key, &inside(item))).collect()
    }

    /// Reports that a field is missing.
    pub fn missing(&self, key: &'static str) {
        let mend = if key.starts_with('[') { format!("add a table {key}") } else { format!("add a line `{key} = …`") };
        self.reader.note("missing", &self.place(), format!("`{key}` is missing"), mend);
    }

    /// Reports the fields that nobody asked for.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for (name, _) in self.fields().filter(|(name, _)| !asked.contains(&name.value)) {
            let mend = match closest(name.value, asked.iter().copied()) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("delete it, or use one of: {}", asked.join(", ")),
            };
            self.reader.note("unknown-field", &name, format!("nothing reads a field called `{}` here", name.value), mend);
        }
    }

    fn typed<T>(&self, key: &str, found: &At<'a, &'a DeValue<'a>>, value: Option<T>, wanted: &str) -> Option<At<'a, T>> {
        self.reader.typed(key, found, value, wanted)
    }
}

impl<'a> Reader<'a> {
    /// A value as a table.
    pub fn table(&self, key: &str, found: &At<'a, &'a DeValue<'a>>) -> Option<Table<'a>> {
        let table = self.typed(key, found, found.value.as_table(), "a table")?;
        Some(Table { reader: *self, file: found.file, span: found.span.clone(), table: table.value, asked: RefCell::default() })
    }

    /// A value as one text or a list of texts.
    pub fn texts(&self, key: &str, found: &At<'a, &'a DeValue<'a>>) -> Vec<At<'a, &'a str>> {
        if let Some(text) = found.value.as_str() {
            return vec![found.with(text)];
        }
        let Some(list) = self.typed(key, found, found.value.as_array(), "text in quotes, or a list of texts") else {
            return Vec::new();
        };
        let inside = |item: &'a Spanned<DeValue<'a>>| At { value: item.get_ref(), file: found.file, span: item.span() };
        let text = |item: At<'a, &'a DeValue<'a>>| self.typed(key, &item, item.value.as_str(), "text in quotes");
        list.value.iter().map(inside).filter_map(text).collect()
    }

    /// A value that was read as what is wanted of it; one that could not be is a finding.
    pub fn typed<T>(&self, key: &str, found: &At<'a, &'a DeValue<'a>>, value: Option<T>, wanted: &str) -> Option<At<'a, T>> {
        match value {
            Some(value) => Some(found.with(value)),
            None => {
                let is = found.value.type_str();
                self.note("wrong-kind", found, format!("`{key}` is a TOML {is} here"), format!("write {wanted}"));
                None
            }
        }
    }
}
