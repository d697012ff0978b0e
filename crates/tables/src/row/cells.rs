//! From a service's file to a row of cells.

use toml::{Table, Value};

use crate::columns::{At, COLUMNS};
use crate::kinds::Kind;
use crate::merge::is_same;
use crate::names::Names;

/// The cells of a service, in the order of [`COLUMNS`].
pub(crate) fn cells(id: &str, file: &Table, names: &Names) -> Vec<String> {
    let mut rest = file.clone();
    let mut cells: Vec<String> = vec![String::new(); COLUMNS.len()];
    take_lists(&mut rest, &mut cells, names);
    take_rule(&mut rest, &mut cells, names);
    for (cell, column) in cells.iter_mut().zip(COLUMNS) {
        match column.at {
            At::Id => id.clone_into(cell),
            At::Field(key) => take(&mut rest, key, column.kind, names, cell),
            At::In("contact", key) => {
                if let Some(Value::Table(table)) = rest.get_mut("contact") {
                    take(table, key, column.kind, names, cell);
                }
            }
            _ => {}
        }
    }
    if rest.get("contact").and_then(Value::as_table).is_some_and(Table::is_empty) {
        rest.remove("contact");
    }
    set(&mut cells, At::Else, written(&rest));
    cells
}

/// Puts a field into its cell, where it fits; it then stands nowhere else.
fn take(table: &mut Table, key: &str, kind: Kind, names: &Names, cell: &mut String) {
    if let Some(shown) = table.get(key).and_then(|value| kind.show(value, names)) {
        *cell = shown;
        table.remove(key);
    }
}

/// Puts the first of each list of tables into its cells, where all of it fits, and the others into one cell.
fn take_lists(rest: &mut Table, cells: &mut [String], names: &Names) {
    for column in COLUMNS {
        let At::Others(group) = column.at else { continue };
        let all = rest.get(group).and_then(Value::as_array).filter(|list| !list.is_empty() && list.iter().all(Value::is_table));
        let Some(all) = all.cloned() else { continue };
        let mut list = all.clone();
        let mut own = vec![String::new(); COLUMNS.len()];
        let is_whole = list.first_mut().and_then(Value::as_table_mut).is_some_and(|first| {
            for (cell, column) in own.iter_mut().zip(COLUMNS) {
                if let At::First(of, key) = column.at
                    && of == group
                {
                    take(first, key, column.kind, names, cell);
                }
            }
            // An empty one would be no row of cells at all.
            first.is_empty() && own.iter().any(|cell| !cell.is_empty())
        });
        if is_whole {
            for (cell, own) in cells.iter_mut().zip(own).filter(|(_, own)| !own.is_empty()) {
                *cell = own;
            }
            list.remove(0);
        } else {
            list = all;
        }
        rest.remove(group);
        if !list.is_empty() {
            set(cells, At::Others(group), written(&Table::from_iter([(group.to_owned(), Value::Array(list))])));
        }
    }
}

/// Puts ages and needs into their cells, and the rest of the rule into one. The order of a rule's conditions is kept: where these do not stand
/// first, all of it stands in that one cell.
fn take_rule(rest: &mut Table, cells: &mut [String], names: &Names) {
    if !rest.get("for").is_some_and(Value::is_table) {
        return;
    }
    let Some(Value::Table(rule)) = rest.remove("for") else { return };
    let mut own = cells.to_vec();
    let mut left = rule.clone();
    for (cell, column) in own.iter_mut().zip(COLUMNS) {
        match column.at {
            At::Age(key) => {
                if let Some(Value::Table(age)) = left.get_mut("age") {
                    take(age, key, column.kind, names, cell);
                }
            }
            At::In("for", key) => take(&mut left, key, column.kind, names, cell),
            _ => {}
        }
    }
    if left.get("age").and_then(Value::as_table).is_some_and(Table::is_empty) {
        left.remove("age");
    }
    let again = rule_of(&own, &left, names);
    if again.keys().eq(rule.keys()) && is_same(&again.into(), &rule.clone().into()) {
        cells.clone_from_slice(&own);
        set(cells, At::Rule, in_order(&left));
    } else {
        set(cells, At::Rule, in_order(&rule));
    }
}

/// A rule put together again from its cells, which are known to be sound.
fn rule_of(cells: &[String], left: &Table, names: &Names) -> Table {
    let (mut file, mut wrong) = (Table::new(), Vec::new());
    super::read::rule(cells, left.clone(), names, &mut file, &mut wrong);
    match file.remove("for") {
        Some(Value::Table(rule)) => rule,
        _ => Table::new(),
    }
}

fn set(cells: &mut [String], at: At<'_>, text: String) {
    if let Some((cell, _)) = cells.iter_mut().zip(COLUMNS).find(|(_, column)| column.at == at) {
        *cell = text;
    }
}

fn written(table: &Table) -> String {
    if table.is_empty() { String::new() } else { table.to_string().trim().to_owned() }
}

/// A table with a line for each of its fields: under headings, as `written` has them, their order would be lost.
fn in_order(table: &Table) -> String {
    let is_bare = |key: &String| key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if !table.keys().all(is_bare) {
        return written(table);
    }
    table.iter().map(|(key, value)| format!("{key} = {value}")).collect::<Vec<_>>().join("\n")
}
