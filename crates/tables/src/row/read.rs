//! From a row of cells to a service's file.

use toml::{Table, Value};

use crate::columns::{At, COLUMNS};
use crate::kinds::Wrong;
use crate::names::Names;

/// What a row's cells say, as a service's file; and each cell that cannot be read, by its place in [`COLUMNS`].
pub(crate) fn read(cells: &[String], names: &Names) -> (Table, Vec<(usize, Wrong)>) {
    let mut wrong = Vec::new();
    let toml = |at: At<'_>, wrong: &mut Vec<(usize, Wrong)>| {
        let place = COLUMNS.iter().position(|column| column.at == at).unwrap_or(0);
        table_of(&cells[place]).unwrap_or_else(|problem| {
            wrong.push((place, problem));
            Table::new()
        })
    };
    let mut rest = toml(At::Else, &mut wrong);
    let rule = toml(At::Rule, &mut wrong);
    // A new file's fields stand in the order of the columns, its tables after them.
    let mut file = Table::new();
    for (place, column) in COLUMNS.iter().enumerate() {
        if let At::Field(key) = column.at {
            put(&mut file, key, place, cells, names, &mut wrong);
        }
    }
    self::rule(cells, rule, names, &mut file, &mut wrong);
    for group in ["route", "contact", "venue", "source"] {
        let value = match group {
            "contact" => contact(&mut rest, cells, names, &mut wrong),
            _ => list(group, toml(At::Others(group), &mut wrong), cells, names, &mut wrong),
        };
        if let Some(value) = value {
            file.insert(group.to_owned(), value);
        }
    }
    for (key, value) in rest {
        file.entry(key).or_insert(value);
    }
    (file, wrong)
}

/// Reads `[contact]`: its cells, and what is left of it.
fn contact(rest: &mut Table, cells: &[String], names: &Names, wrong: &mut Vec<(usize, Wrong)>) -> Option<Value> {
    let mut contact = match rest.get("contact") {
        Some(Value::Table(contact)) => contact.clone(),
        _ => Table::new(),
    };
    for (place, column) in COLUMNS.iter().enumerate() {
        if let At::In("contact", key) = column.at {
            put(&mut contact, key, place, cells, names, wrong);
        }
    }
    (!contact.is_empty()).then_some(Value::Table(contact))
}

/// Reads a list of tables: the first from its cells, and the others.
fn list(group: &str, mut others: Table, cells: &[String], names: &Names, wrong: &mut Vec<(usize, Wrong)>) -> Option<Value> {
    let mut list = match others.remove(group) {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    };
    let mut first = Table::new();
    for (place, column) in COLUMNS.iter().enumerate() {
        match column.at {
            At::First(of, key) if of == group => put(&mut first, key, place, cells, names, wrong),
            At::Others(of) if of == group => {
                if let Some(stray) = others.keys().next() {
                    wrong.push((place, (format!("`{stray}` does not belong here"), format!("write [[{group}]] tables only"))));
                }
            }
            _ => {}
        }
    }
    if !first.is_empty() {
        list.insert(0, Value::Table(first));
    }
    (!list.is_empty()).then_some(Value::Array(list))
}

fn put(table: &mut Table, key: &str, place: usize, cells: &[String], names: &Names, wrong: &mut Vec<(usize, Wrong)>) {
    match COLUMNS[place].kind.read(&cells[place], names) {
        Ok(Some(value)) => {
            table.insert(key.to_owned(), value);
        }
        Ok(None) => {}
        Err(problem) => wrong.push((place, problem)),
    }
}

/// Reads `[for]`: ages, needs, and what else the rule's own cell says.
pub(super) fn rule(cells: &[String], mut left: Table, names: &Names, file: &mut Table, wrong: &mut Vec<(usize, Wrong)>) {
    let (mut age, mut rule) = (Table::new(), Table::new());
    for (place, column) in COLUMNS.iter().enumerate() {
        let (table, key) = match column.at {
            At::Age(key) => (&mut age, key),
            At::In("for", key) => (&mut rule, key),
            _ => continue,
        };
        put(table, key, place, cells, names, wrong);
        let twice = match column.at {
            At::Age(_) => "age",
            _ => key,
        };
        if !cells[place].trim().is_empty() && left.contains_key(twice) {
            let mend = format!("empty this cell, or take `{twice}` out of \"Other rules\"");
            wrong.push((place, (format!("`{twice}` stands in \"Other rules\" as well"), mend)));
        }
    }
    let mut whole = Table::new();
    if !age.is_empty() {
        whole.insert("age".to_owned(), Value::Table(age));
    }
    whole.extend(rule);
    for (key, value) in std::mem::take(&mut left) {
        whole.entry(key).or_insert(value);
    }
    if !whole.is_empty() {
        file.insert("for".to_owned(), Value::Table(whole));
    }
}

/// Reads a cell of TOML. Word processors and spreadsheets make quotes curly: they are made straight again where nothing else can be read.
fn table_of(cell: &str) -> Result<Table, Wrong> {
    let cell = cell.replace("\r\n", "\n");
    let straight = || cell.replace(['“', '”'], "\"").replace(['‘', '’'], "'").parse::<Table>();
    cell.parse().or_else(|problem: toml::de::Error| straight().map_err(|_| problem)).map_err(|problem| {
        let message = problem.message().lines().next().unwrap_or_default().to_owned();
        (format!("this is not TOML: {message}"), "put back what was there, or ask who looks after the offer's files".to_owned())
    })
}
