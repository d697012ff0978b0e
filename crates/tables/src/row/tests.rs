//! A row keeps all that its file says, and a file all that its rows say.

use proptest::prelude::*;

use toml::{Table, Value};

use super::{cells, read};
use crate::columns::{At, COLUMNS};
use crate::kinds::Kind;
use crate::merge::is_same;
use crate::names::Names;
use crate::table::Table as Services;
use crate::{csv_file, xlsx_read, xlsx_write};

/// Texts with all that could go wrong on the way.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9 ]{1,8}",
        "[;,\"'=+@\\-\\[\\]{}#|_\\\\]{1,3}",
        "[éŁ–“”‘’…\u{a0}🙂]",
        Just("\n".to_owned()),
        Just("\n\n- ".to_owned()),
        Just("_x000D_".to_owned()),
        Just("yes".to_owned()),
        Just("1E5".to_owned()),
        Just("01234 567890".to_owned()),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn value() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        text().prop_map(Value::from),
        (-5i64..300).prop_map(Value::from),
        (0u16..200).prop_map(|quarters| Value::from(f64::from(quarters) / 4.0)),
        any::<bool>().prop_map(Value::from),
        Just("2026-11-23".parse::<toml::value::Datetime>().unwrap().into()),
    ];
    plain.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::vec(("[a-z]{1,3}", inner), 0..3).prop_map(|fields| Value::Table(fields.into_iter().collect())),
        ]
    })
}

/// A field's usual sort of value, or any other.
fn field(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::List(_) => {
            prop_oneof![3 => proptest::collection::vec(text().prop_map(Value::from), 0..4).prop_map(Value::Array), 1 => value()]
                .boxed()
        }
        Kind::Flag => prop_oneof![3 => any::<bool>().prop_map(Value::from), 1 => value()].boxed(),
        Kind::Choice(choices) => prop_oneof![3 => proptest::sample::select(choices).prop_map(Value::from), 1 => value()].boxed(),
        _ => prop_oneof![3 => text().prop_map(Value::from), 1 => value()].boxed(),
    }
}

/// Any table that could stand in a service's file, sound or not: each field of it there or not.
fn file() -> impl Strategy<Value = Table> {
    let fields: Vec<_> = COLUMNS.iter().map(|column| proptest::option::weighted(0.6, field(column.kind))).collect();
    let more =
        proptest::collection::vec((proptest::sample::select(vec!["route", "source", "venue", "for", "stray"]), value()), 0..3);
    (fields, more, 0usize..3).prop_map(|(fields, more, lists)| {
        let mut file = Table::new();
        for (column, value) in COLUMNS.iter().zip(fields) {
            let Some(value) = value else { continue };
            let (group, key) = match column.at {
                At::Field(key) => {
                    file.insert(key.to_owned(), value);
                    continue;
                }
                At::In(group, key) => (group, key),
                At::Age(key) => ("age", key),
                At::First(group, key) => {
                    let list = file.entry(group).or_insert_with(|| Value::Array(vec![Value::Table(Table::new()); lists.max(1)]));
                    for entry in list.as_array_mut().into_iter().flatten().filter_map(Value::as_table_mut) {
                        entry.insert(key.to_owned(), value.clone());
                    }
                    continue;
                }
                _ => continue,
            };
            let mut table = file.entry(if group == "age" { "for" } else { group }).or_insert_with(|| Value::Table(Table::new()));
            if group == "age" {
                table = table.as_table_mut().unwrap().entry("age").or_insert_with(|| Value::Table(Table::new()));
            }
            table.as_table_mut().unwrap().insert(key.to_owned(), value);
        }
        file.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
        // An empty heading says nothing, so it does not come back.
        file.retain(|key, value| !(matches!(key, "for" | "contact") && value.as_table().is_some_and(Table::is_empty)));
        file
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_row_says_what_its_file_says(file in file()) {
        let names = Names::default();
        let cells = cells("id", &file, &names);
        let (again, wrong) = read(&cells, &names);
        prop_assert!(wrong.is_empty(), "{wrong:?}\n{cells:?}");
        prop_assert!(is_same(&file.clone().into(), &again.clone().into()), "{file}\nbecame\n{again}\nby {cells:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn cells_come_back_from_a_file(files in proptest::collection::vec(file(), 1..4)) {
        let names = Names::default();
        let rows: Vec<Vec<String>> = files.iter().map(|file| cells("id", file, &names)).collect();
        let table = Services { rows: rows.clone(), names };
        let csv = csv_file::read(&csv_file::write(&table)).unwrap();
        let xlsx = xlsx_read::read(&xlsx_write::write(&table).unwrap()).unwrap();
        for sheet in [csv, xlsx] {
            prop_assert_eq!(sheet.lines.len(), rows.len() + 1);
            for (line, row) in sheet.lines.iter().skip(1).zip(&rows) {
                let cells: Vec<&str> = line.cells.iter().map(|cell| cell.trim()).chain(std::iter::repeat("")).take(row.len()).collect();
                prop_assert_eq!(cells, row.iter().map(|cell| cell.trim()).collect::<Vec<_>>());
            }
        }
    }
}
