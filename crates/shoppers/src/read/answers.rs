//! `[answers]`: what is so of a family.

use fingerpost_core::model::{FactId, FactKind, ValueId};
use fingerpost_source::reading::{Reader, Table};

use crate::offers::Ready;
use crate::story::Told;

/// Reads `[answers]`: for each fact its value or values by id, "none" for none of the options, or "not-sure"; an age as it is typed.
pub(super) fn read(table: &Table<'_>, ready: &Ready) -> Vec<(FactId, Told)> {
    let Some(entry) = table.table("answers") else {
        if table.get("answers").is_none() {
            table.missing("[answers]");
        }
        return Vec::new();
    };
    let reader = entry.reader();
    let mut told = Vec::new();
    for (name, value) in entry.fields() {
        let texts = reader.texts(name.value, &value);
        let Some(fact) = ready.names.facts.find(&reader, &name).map(FactId::from) else { continue };
        if let Some(says) = says(&reader, ready, fact, &texts) {
            told.push((fact, says));
        }
    }
    told
}

fn says(reader: &Reader<'_>, ready: &Ready, fact: FactId, texts: &[fingerpost_source::reading::At<'_, &str>]) -> Option<Told> {
    let core = ready.guide.core();
    let first = texts.first()?;
    let is_value = core.value(fact, first.value).is_some();
    match first.value {
        "not-sure" if !is_value => Some(Told::NotSure),
        "none" if !is_value => {
            let asks = core.questions.iter().find(|question| question.fact == fact);
            if asks.is_none_or(|question| question.none.is_none()) {
                let wrong = format!("the question about `{}` has no answer \"none of these\"", core[fact].id);
                reader.note("bad-answer", first, wrong, "name a value, or write \"not-sure\"");
            }
            Some(Told::NoneOfThese)
        }
        typed if core[fact].kind == FactKind::Age => match typed.parse() {
            Ok(age) => Some(Told::Age(age, typed.to_owned())),
            Err(_) => {
                let wrong = format!("`{typed}` is not an age");
                reader.note(
                    "bad-age",
                    first,
                    wrong,
                    "write it as a family types it: \"7\", \"2.5\", \"18 months\" or \"Year 9\"",
                );
                None
            }
        },
        _ => {
            if let Some(second) = texts.get(1).filter(|_| core[fact].kind == FactKind::One) {
                let wrong = format!("`{}` has one value only", core[fact].id);
                reader.note("bad-answer", second, wrong, "name the one that fits best");
            }
            let find = |text| ready.names.values[fact.index()].find(reader, text).map(ValueId::from);
            Some(Told::Values(texts.iter().filter_map(find).collect()))
        }
    }
}
