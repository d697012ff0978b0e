//! Facts and their values: `facts.toml`, `needs.toml` and `places.toml`.

use std::collections::BTreeMap;

use fingerpost_core::explain::Voice;
use fingerpost_core::model::{AtomId, Fact, FactId, FactKind, Value, ValueId};
use fingerpost_core::rules::Atom;

use super::rules::Atoms;
use crate::names::{Names, closest};
use crate::table::{At, Reader, Table};

/// What rules and options may say.
pub(super) struct Vocabulary {
    pub(super) facts: Vec<Fact>,
    pub(super) values: Vec<Value>,
    /// For each value, other names that a family might type.
    pub(super) also: Vec<Vec<String>>,
    pub(super) outcodes: Vec<(String, Vec<ValueId>)>,
    /// The codes of the Office for National Statistics for districts.
    pub(super) ons: Vec<(String, ValueId)>,
    fact_names: Names,
    value_names: Vec<Names>,
    /// The fact whose values say what a service helps with.
    pub(super) help: Option<FactId>,
}

impl Vocabulary {
    /// Reads each `facts.toml`: a table a fact, with `kind` (`one`, `many` or `age`), `depends`, perhaps `tell` and `changes`, and a table
    /// `values.ID` a value. The values of `need` are the `[[need]]` of `needs.toml`; those of `district` are the
    /// `[[district]]` of `places.toml`.
    pub(super) fn read(facts: Vec<Table<'_>>, needs: Vec<Table<'_>>, places: Vec<Table<'_>>) -> Self {
        let mut vocabulary = Self {
            facts: Vec::new(),
            values: Vec::new(),
            also: Vec::new(),
            outcodes: Vec::new(),
            ons: Vec::new(),
            fact_names: Names::new("unknown-fact", "a fact", "facts.toml"),
            value_names: Vec::new(),
            help: None,
        };
        for table in &facts {
            for (id, value) in table.fields() {
                if let Some(entry) = table.reader().table(id.value, &value) {
                    vocabulary.fact(&id, entry);
                }
            }
        }
        vocabulary.help = vocabulary.facts.iter().position(|fact| fact.id == "help").map(FactId::from);
        if let (None, Some(table)) = (vocabulary.help, facts.last()) {
            let mend = "add a table [help] with kind = \"many\": its values are what a service's `helps_with` names";
            table.reader().note("missing", &table.place(), "there is no fact called `help`", mend);
        }
        for (tables, key, file) in [(needs, "need", "needs.toml"), (places, "district", "places.toml")] {
            if let Some(fact) = vocabulary.facts.iter().position(|fact| fact.id == key) {
                vocabulary.value_names[fact] = Names::new("unknown-value", "a value", file);
            }
            for table in tables {
                vocabulary.listed(&table, key);
                table.finish();
            }
        }
        vocabulary
    }

    fn fact(&mut self, id: &At<'_, &str>, entry: Table<'_>) {
        let reader = entry.reader();
        let fact = FactId::from(self.facts.len());
        self.fact_names.add(&reader, id, self.facts.len());
        let kind = match entry.required("kind") {
            Some(kind) => match kind.value {
                "one" => FactKind::One,
                "many" => FactKind::Many,
                "age" => FactKind::Age,
                _ => {
                    reader.note(
                        "bad-kind",
                        &kind,
                        format!("a fact cannot be of the kind `{}`", kind.value),
                        "use one, many or age",
                    );
                    FactKind::One
                }
            },
            None => FactKind::One,
        };
        if kind == FactKind::Age && self.facts.iter().any(|fact| fact.kind == FactKind::Age) {
            reader.note("two-ages", id, "there is already a fact of the kind `age`", "an offer has one age; delete this one");
        }
        let (depends, tell, changes) = (gapped(&entry, "depends"), optional_gapped(&entry, "tell"), entry.flag("changes"));
        self.facts.push(Fact { id: id.value.to_owned(), kind, depends, tell, changes });
        self.value_names.push(Names::new("unknown-value", "a value", "facts.toml"));
        if let Some(values) = entry.table("values") {
            for (id, value) in values.fields() {
                if let Some(value) = reader.table(id.value, &value) {
                    self.value(fact, &id, &value);
                    value.finish();
                }
            }
        }
        entry.finish();
    }

    /// Reads `[[need]]` or `[[district]]`.
    fn listed(&mut self, table: &Table<'_>, key: &'static str) {
        let reader = table.reader();
        let entries = table.tables(key);
        let Some(fact) = self.facts.iter().position(|fact| fact.id == key).map(FactId::from) else {
            if !entries.is_empty() {
                reader.note(
                    "missing",
                    &table.place(),
                    format!("there is no fact called `{key}`"),
                    format!("add [{key}] to facts.toml"),
                );
            }
            return;
        };
        let mut outcodes: BTreeMap<String, Vec<ValueId>> = BTreeMap::new();
        for entry in entries {
            let Some(id) = entry.required("id") else {
                entry.finish();
                continue;
            };
            let value = self.value(fact, &id, &entry);
            if key == "district" {
                self.code(&entry, value);
                for outcode in entry.texts("outcodes") {
                    outcodes.entry(outcode.value.to_uppercase()).or_default().push(value);
                }
            }
            entry.finish();
        }
        self.outcodes.extend(outcodes);
    }

    /// Reads `ons`: what a table of postcodes calls the district.
    fn code(&mut self, entry: &Table<'_>, value: ValueId) {
        let Some(code) = entry.text("ons") else { return };
        let is_sound = code.value.len() == 9
            && code.value.starts_with(['E', 'N', 'S', 'W'])
            && code.value.chars().skip(1).all(|c| c.is_ascii_digit());
        if !is_sound {
            let wrong = format!("`{}` is not a code of the Office for National Statistics", code.value);
            entry.reader().note("bad-code", &code, wrong, "write a capital letter and eight digits, such as E07000220");
        } else if self.ons.iter().any(|(known, _)| known == code.value) {
            let wrong = format!("two districts have the code {}", code.value);
            entry.reader().note("bad-code", &code, wrong, "each district has a code of its own; correct one of them");
        } else {
            self.ons.push((code.value.to_owned(), value));
        }
    }

    fn value(&mut self, fact: FactId, id: &At<'_, &str>, entry: &Table<'_>) -> ValueId {
        let reader = entry.reader();
        let value = ValueId::from(self.values.len());
        // The parent is looked up before the value itself is added: so a parent always stands before its children, and no value is its own.
        let parent = entry.text("parent").and_then(|parent| self.value_names[fact.index()].find(&reader, &parent));
        self.value_names[fact.index()].add(&reader, id, value.index());
        self.values.push(Value {
            fact,
            id: id.value.to_owned(),
            name: entry.required_text("name"),
            parent: parent.map(ValueId::from),
            because: gapped(entry, "because"),
            plain: entry.optional_text("plain"),
        });
        self.also.push(entry.texts("also").iter().map(|name| name.value.to_owned()).collect());
        value
    }

    /// The value of a fact that a field names, such as `home` names one of `district`.
    pub(super) fn named_value(&self, table: &Table<'_>, key: &'static str, fact: &str) -> Option<ValueId> {
        let name = table.text(key)?;
        match self.facts.iter().position(|known| known.id == fact) {
            Some(fact) => self.find_value(&table.reader(), FactId::from(fact), &name),
            None => {
                let wrong = format!("`{key}` names a value of the fact `{fact}`, which is not there");
                table.reader().note("unknown-fact", &name, wrong, format!("add [{fact}] to facts.toml, or delete the line"));
                None
            }
        }
    }

    /// The condition of having a value, such as living in the council's area.
    pub(super) fn has(value: Option<ValueId>, atoms: &mut Atoms) -> Option<AtomId> {
        value.map(|value| atoms.intern(Atom::OneOf(vec![value])))
    }

    pub(super) fn find_fact(&self, reader: &Reader<'_>, name: &At<'_, &str>) -> Option<FactId> {
        self.fact_names.find(reader, name).map(FactId::from)
    }

    pub(super) fn find_value(&self, reader: &Reader<'_>, fact: FactId, name: &At<'_, &str>) -> Option<ValueId> {
        self.value_names[fact.index()].find(reader, name).map(ValueId::from)
    }
}

/// A required text whose gaps must be ones that are filled.
pub(super) fn gapped(entry: &Table<'_>, key: &'static str) -> String {
    let Some(text) = entry.required(key) else { return String::new() };
    check_gaps(&entry.reader(), &text);
    text.value.to_owned()
}

/// A text that may be left out, whose gaps must be ones that are filled.
pub(super) fn optional_gapped(entry: &Table<'_>, key: &'static str) -> String {
    let Some(text) = entry.text(key) else { return String::new() };
    check_gaps(&entry.reader(), &text);
    text.value.to_owned()
}

/// Reports gaps such as `{theyare}` that nobody fills.
pub(super) fn check_gaps(reader: &Reader<'_>, text: &At<'_, &str>) {
    for after in text.value.split('{').skip(1) {
        let gap = after.split_once('}').map_or(after, |(gap, _)| gap);
        if !Voice::gaps().any(|known| known == gap) {
            let mend = match closest(gap, Voice::gaps()) {
                Some(close) => format!("did you mean {{{close}}}?"),
                None => "docs/offer-format.md lists the gaps under \"Words with gaps\"".to_owned(),
            };
            reader.note("unknown-gap", text, format!("nothing fills the gap {{{gap}}}"), mend);
        }
    }
}
