//! Questions: `questions.toml`.

use fingerpost_core::model::{Choice, Core, FactId, FactKind, Pictured, Question, ValueId};
use fingerpost_core::rules::{Atom, Rule};

use super::contact;
use super::facts::{Vocabulary, gapped, optional_gapped};
use super::pictures::Book;
use super::rules::{self, Atoms};
use crate::names::Names;
use crate::table::{At, Table};

/// Reads each `[[question]]` of each file, in order: `id`, `fact`, `asks`, `not_sure`, perhaps `hint`, `none`, `once`, `otherwise`, `picture` and `bsl`, and
/// its `[[question.option]]`. With each, what Easy Read shows.
pub(super) fn read(
    tables: &[Table<'_>],
    vocabulary: &mut Vocabulary,
    atoms: &mut Atoms,
    book: &Book,
) -> (Vec<Question>, Vec<Pictured>) {
    let mut names = Names::new("unknown-question", "a question", "questions.toml");
    let mut questions: Vec<Question> = Vec::new();
    let mut pictures: Vec<Pictured> = Vec::new();
    let mut set_by: Vec<Option<usize>> = vec![None; vocabulary.facts.len()];
    for table in tables {
        for entry in table.tables("question") {
            let index = questions.len();
            if let Some(id) = entry.required("id") {
                names.add(&entry.reader(), &id, index);
            }
            if index == Core::MOST_QUESTIONS {
                let wrong = format!("an offer may ask at most {} questions", Core::MOST_QUESTIONS);
                entry.reader().note("too-many", &entry.place(), wrong, "delete questions that settle little");
            }
            if let Some((question, pictured)) = question(&entry, index, vocabulary, atoms, &mut set_by, book) {
                questions.push(question);
                pictures.push(pictured);
            }
            entry.finish();
        }
    }
    if let (true, Some(table)) = (questions.is_empty(), tables.last()) {
        table.reader().note("missing", &table.place(), "there are no questions", "add a [[question]]");
    }
    (questions, pictures)
}

fn question(
    entry: &Table<'_>,
    index: usize,
    vocabulary: &Vocabulary,
    atoms: &mut Atoms,
    set_by: &mut [Option<usize>],
    book: &Book,
) -> Option<(Question, Pictured)> {
    let reader = entry.reader();
    let id = entry.required_text("id");
    let asks = gapped(entry, "asks");
    let not_sure = gapped(entry, "not_sure");
    let (hint, none) = (optional_gapped(entry, "hint"), entry.text("none"));
    let fact_name = entry.required("fact");
    let once = when(entry, "once", index, vocabulary, atoms, set_by);
    let options = entry.tables("option");
    let picture = book.named(entry);
    let bsl = contact::video(entry);
    let fact_name = fact_name?;
    let fact = vocabulary.find_fact(&reader, &fact_name)?;
    let kind = vocabulary.facts[fact.index()].kind;
    claim(entry, fact, &fact_name, index, vocabulary, set_by);
    let otherwise = entry.texts("otherwise");
    let otherwise = otherwise.iter().filter_map(|name| vocabulary.find_value(&reader, fact, name)).collect();
    match kind {
        FactKind::Age if !options.is_empty() => {
            reader.note("bad-option", &options[0].place(), "an age is typed: it has no options", "delete the options");
        }
        FactKind::One | FactKind::Many if options.is_empty() => entry.missing("[[question.option]]"),
        _ => {}
    }
    if let Some(none) = none.as_ref().filter(|_| kind != FactKind::Many) {
        let mend = "delete `none`, or make the fact one of the kind `many`";
        reader.note("bad-option", none, "only a fact of many values can be answered \"none of these\"", mend);
    }
    let pictured = Pictured { question: picture, options: options.iter().map(|entry| book.named(entry)).collect() };
    let options = options.into_iter().map(|entry| option(entry, fact, index, vocabulary, atoms, set_by)).collect();
    let none = none.map(|none| none.value.to_owned());
    Some((Question { id, fact, asks, hint, not_sure, none, once, otherwise, options, bsl }, pictured))
}

/// Reads `[[question.option]]`: `label`, `sets`, perhaps `hint` and `when`. (Its `picture` is read already.)
fn option(
    entry: Table<'_>,
    fact: FactId,
    index: usize,
    vocabulary: &Vocabulary,
    atoms: &mut Atoms,
    set_by: &mut [Option<usize>],
) -> Choice {
    let reader = entry.reader();
    let label = gapped(&entry, "label");
    let hint = optional_gapped(&entry, "hint");
    let when = when(&entry, "when", index, vocabulary, atoms, set_by);
    let mut sets: Vec<ValueId> = Vec::new();
    match entry.table("sets") {
        None => {
            if entry.get("sets").is_none() {
                entry.missing("sets");
            }
        }
        Some(table) => {
            let mut is_known = true;
            for (name, value) in table.fields() {
                let Some(other) = vocabulary.find_fact(&reader, &name) else {
                    is_known = false;
                    continue;
                };
                claim(&entry, other, &name, index, vocabulary, set_by);
                for value in reader.texts(name.value, &value) {
                    let found = vocabulary.find_value(&reader, other, &value);
                    is_known &= found.is_some();
                    sets.extend(found);
                }
            }
            // What names something unknown has its finding already.
            if is_known && !sets.iter().any(|value| vocabulary.values[value.index()].fact == fact) {
                let fact = &vocabulary.facts[fact.index()].id;
                let wrong = format!("this option sets nothing of the question's own fact, `{fact}`");
                reader.note("bad-option", &table.place(), wrong, format!("add a value: sets = {{ {fact} = \"…\" }}"));
            }
        }
    }
    entry.finish();
    Choice { label, hint, sets, when }
}

/// Each fact is set by one question only: so the order of answers never matters, and no answer contradicts another.
fn claim(
    entry: &Table<'_>,
    fact: FactId,
    at: &At<'_, &str>,
    index: usize,
    vocabulary: &Vocabulary,
    set_by: &mut [Option<usize>],
) {
    match set_by[fact.index()] {
        Some(other) if other != index => {
            let wrong = format!("another question sets `{}` already", vocabulary.facts[fact.index()].id);
            entry.reader().note(
                "set-twice",
                at,
                wrong,
                "let one question set it, so that two answers can never contradict each other",
            );
        }
        _ => set_by[fact.index()] = Some(index),
    }
}

/// A `when` or a `once` may read only what earlier questions set: so what an answer means never depends on a later one. A `once` reads one fact
/// only: so one answer always shows whether the question applies, and the guide knows what that answer is worth.
fn when(
    entry: &Table<'_>,
    key: &'static str,
    index: usize,
    vocabulary: &Vocabulary,
    atoms: &mut Atoms,
    set_by: &[Option<usize>],
) -> Rule {
    let Some(table) = entry.table(key) else { return Rule::everyone() };
    let rule = rules::read(&table, vocabulary, atoms);
    let mut facts: Vec<FactId> = Vec::new();
    for atom in rule.atoms() {
        let fact = match atoms.get(atom) {
            Atom::OneOf(values) => values.first().map(|value| vocabulary.values[value.index()].fact),
            Atom::Age { .. } | Atom::Year { .. } => {
                vocabulary.facts.iter().position(|fact| fact.kind == FactKind::Age).map(FactId::from)
            }
        };
        facts.extend(fact.filter(|fact| !facts.contains(fact)));
    }
    for fact in facts.iter().filter(|fact| set_by[fact.index()].is_none_or(|setter| setter >= index)) {
        let wrong = format!("`{key}` reads `{}`, which no earlier question sets", vocabulary.facts[fact.index()].id);
        entry.reader().note("when-too-early", &table.place(), wrong, "move that question above this one");
    }
    if key == "once" && facts.len() > 1 {
        let mend = "let it read the one fact that decides whether the question makes sense";
        entry.reader().note("once-of-two", &table.place(), "`once` reads more than one fact", mend);
    }
    rule
}
