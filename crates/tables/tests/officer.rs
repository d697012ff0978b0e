//! An officer's table, as it really comes: any order, any spreadsheet's habits, and every mistake told of in one run.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at once")]

use std::fs;
use std::path::{Path, PathBuf};

use fingerpost_tables::{COLUMNS, NotImported, Options, Report, Table, Where, import, to_csv, to_xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;

/// The sample offer in a folder `offer`.
fn sample() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in fingerpost_source::sample_files() {
        let path = folder.path().join("offer").join(file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
    folder
}

fn text(folder: &TempDir, id: &str) -> String {
    fs::read_to_string(folder.path().join(format!("offer/services/{id}.toml"))).unwrap()
}

fn bring(folder: &TempDir, name: &str, bytes: &[u8], options: Options) -> Result<Report, NotImported> {
    let table = folder.path().join(name);
    fs::write(&table, bytes).unwrap();
    import(&table, &folder.path().join("offer"), options)
}

fn csv(folder: &TempDir, text: &str) -> Result<Report, NotImported> {
    bring(folder, "services.csv", text.as_bytes(), Options::default())
}

/// Every file of the offer with its text.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        match path.is_dir() {
            true => files.extend(self::files(&path)),
            false => files.push((path.clone(), fs::read_to_string(path).unwrap())),
        }
    }
    files.sort();
    files
}

const NEW: &str = "Name,Who runs it,In short,More about it,What it helps with,How to get it,What to do first,If the answer is no,Source page,Source title,Source words,Checked\r\n";

#[test]
fn only_what_changes_changes() {
    let folder = sample();
    let before = text(&folder, "home-teaching");
    let report = csv(&folder, "Checked;Id;Name\n24/12/2026;home-teaching;Teaching at home\n;;\n;;\n").unwrap();
    assert_eq!(report.deeds.len(), 1);
    assert_eq!(report.deeds[0].changes, ["Name", "Checked"]);
    let expected = before.replace("\"Home teaching\"", "\"Teaching at home\"").replace("2026-01-31", "2026-12-24");
    assert_eq!(text(&folder, "home-teaching"), expected);
    assert_eq!(
        report.to_string(),
        "row 2, services/home-teaching.toml: Name, Checked\n\
         without a row (they stay): advice-line, autism-assessment, autism-group, crisis-line, information-desk, rights-advice, speech-therapy, work-coach\n\
         0 new, 1 changed, 0 as before"
    );
    assert!(folder.path().join("offer/services/advice-line.toml").exists());
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = sample();
    let before = files(&folder.path().join("offer"));
    let table = "Id,Name\nhome-teaching,Teaching at home\n";
    let report = bring(&folder, "services.csv", table.as_bytes(), Options { dry_run: true, ..Options::default() }).unwrap();
    assert_eq!(report.deeds.len(), 1);
    assert_eq!(files(&folder.path().join("offer")), before);
}

#[test]
fn a_new_row_makes_a_file() {
    let folder = sample();
    let row = "St Mary’s play club,anyshire council,Children play.,They play.,Talking and learning,Direct,Call.,Ask why.,https://www.example.org,Club,Play club,3 March 2026\r\n";
    let report = csv(&folder, &format!("{NEW}{row}")).unwrap();
    assert_eq!((report.deeds[0].path.as_str(), report.deeds[0].is_new), ("services/st-marys-play-club.toml", true));
    insta::assert_snapshot!(text(&folder, "st-marys-play-club"));
}

#[test]
fn a_file_is_deleted_only_where_asked_and_nothing_needs_it() {
    let folder = sample();
    let table = Table::of(&fingerpost_source::open(&folder.path().join("offer")).unwrap());
    let without = |id: &str| {
        let mut table = table.clone();
        table.rows.retain(|row| row[0] != id);
        to_csv(&table)
    };
    let delete = Options { delete_missing: true, ..Options::default() };
    let NotImported::Wrong(mistakes) = bring(&folder, "s.csv", &without("information-desk"), delete).unwrap_err() else {
        panic!()
    };
    assert!(mistakes.to_string().contains("there is no service called `information-desk`"), "{mistakes}");
    assert!(folder.path().join("offer/services/information-desk.toml").exists());

    let report = bring(&folder, "s.csv", &without("work-coach"), delete).unwrap();
    assert_eq!((report.missing, report.deleted), (vec!["work-coach".to_owned()], true));
    assert!(!folder.path().join("offer/services/work-coach.toml").exists());
}

#[test]
fn every_mistake_is_told_of_in_one_run_and_nothing_is_written() {
    let folder = sample();
    let before = files(&folder.path().join("offer"));
    let rows = [
        "Id,Name,Who runs it,Under age,Phone,Checked,Other rules,Afterwards,Phon,My notes",
        "home-teaching,Home teaching,Anyshire Concil,five,1632960123,31/2/2026,not = { autism,,,",
        "home-teaching,Home teaching,Anyshire Council,5,01632 960123,2026-01-31,,,,",
        "Advice Line,Advice line,Anyshire Council,,01632 960123,2026-01-31,,,,",
        "work-coach,,Anyshire Council,200,call us,2026-01-31,,nobody,,",
        ",Autism group,Anyshire Council,,,,,,,",
        ",Swimming,,,,,,,,",
    ];
    let NotImported::Wrong(mistakes) = csv(&folder, &rows.join("\n")).unwrap_err() else { panic!() };
    insta::assert_snapshot!(mistakes);
    assert_eq!(files(&folder.path().join("offer")), before);
}

#[test]
fn what_is_told_of_a_table_does_no_harm_in_a_terminal() {
    let folder = sample();
    let rows = "Id,Name,Phon\u{1b}[2Je,No\u{202e}tes,Under age,Who runs it\nhome-teaching,Home\u{1b}[2J,,,f\u{1b}[2Jive,Anyshire\u{202e} Concil\n";
    let told = match csv(&folder, rows) {
        Ok(report) => report.to_string(),
        Err(problem) => problem.to_string(),
    };
    assert!(told.contains("column \"Under age\"") && told.contains("\u{fffd}"), "{told}");
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
}

#[test]
fn any_program_s_letters_are_read() {
    let table = "Id;Name\r\nhome-teaching;Café Łódź – “play”\r\n";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(table.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows = b"Id;Name\r\nhome-teaching;Caf\xE9 \x96 \x93play\x94\r\n".to_vec();
    let marked = format!("\u{feff}{table}").into_bytes();
    let named = format!("sep=;\r\n{table}").into_bytes();
    for (bytes, name) in
        [(utf16, "Café Łódź – “play”"), (marked, "Café Łódź – “play”"), (named, "Café Łódź – “play”"), (windows, "Café – “play”")]
    {
        let folder = sample();
        bring(&folder, "services.csv", &bytes, Options::default()).unwrap_or_else(|problem| panic!("{problem}"));
        assert!(text(&folder, "home-teaching").contains(&format!("name = \"{name}\"")), "{}", text(&folder, "home-teaching"));
    }
}

#[test]
fn a_workbook_as_officers_keep_it() {
    let folder = sample();
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    notes.write(0, 0, "Do not read me").unwrap();
    let sheet = book.add_worksheet().set_name("Services").unwrap();
    // Two rows and a column are left empty: numbers of rows are as the spreadsheet shows them.
    for (column, heading) in (1..).zip(["ID", "  name ", "Under  age", "Checked", "Phone", "Seen by"]) {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.write(3, 1, "home-teaching").unwrap();
    sheet.write(3, 2, "Home teaching").unwrap();
    sheet.write(3, 3, 6).unwrap();
    sheet.write_with_format(3, 4, ExcelDateTime::from_ymd(2026, 12, 24).unwrap(), &date).unwrap();
    sheet.write(3, 5, 1_632_960_123_u32).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let NotImported::Wrong(mistakes) = bring(&folder, "my list.xlsx", &bytes, Options::default()).unwrap_err() else { panic!() };
    assert_eq!(
        mistakes.to_string(),
        "my list.xlsx, row 4, column \"Phone\": `1632960123` has lost its first 0: the spreadsheet took it for a sum\n  \
         to mend it: write 01632960123, with a space in it, or make the cell's format \"Text\" first"
    );
    book.worksheet_from_name("Services").unwrap().write(3, 5, "01632 960123").unwrap();
    let report = bring(&folder, "my list.xlsx", &book.save_to_buffer().unwrap(), Options::default()).unwrap();
    assert_eq!(report.deeds[0].changes, ["Under age", "Phone", "Checked"]);
    assert_eq!(report.unknown, ["Seen by"]);
    assert!(text(&folder, "home-teaching").contains("age = { under = 6 }"), "{}", text(&folder, "home-teaching"));
}

#[test]
fn quotes_that_a_spreadsheet_made_curly_are_made_straight() {
    let folder = sample();
    csv(&folder, "Id,Name,Other rules\nadvice-line,Advice line,not = { need = “autism” }\n")
        .unwrap_or_else(|problem| panic!("{problem}"));
    assert!(text(&folder, "advice-line").contains("not = { need = \"autism\" }"), "{}", text(&folder, "advice-line"));
}

#[test]
fn the_template_s_example_is_passed_over() {
    let folder = sample();
    let template = Table::template(&fingerpost_source::sample_files());
    for (name, bytes) in [("t.csv", to_csv(&template)), ("t.xlsx", to_xlsx(&template).unwrap())] {
        let report = bring(&folder, name, &bytes, Options::default()).unwrap();
        assert_eq!((report.examples, report.deeds, report.missing.len()), (vec![2], Vec::new(), 9), "{name}");
    }
}

#[test]
fn a_referral_without_its_words_is_told_of_at_its_cells() {
    let folder = sample();
    let row = "Club,Anyshire Council,Play.,Play.,Talking and learning,referral,Ask.,Ask why.,https://www.example.org,Club,Play club,2026-03-03\n";
    let NotImported::Wrong(mistakes) = csv(&folder, &format!("{NEW}{row}")).unwrap_err() else { panic!() };
    let cells: Vec<&Where> = mistakes.0.iter().map(|mistake| &mistake.at).collect();
    let at = |heading: &str| Where::Cell(2, heading.to_owned());
    assert_eq!(cells, [&at("Who can refer"), &at("What to say")], "{mistakes}");
}

#[test]
fn the_example_would_be_a_sound_service_once_it_has_an_id() {
    let folder = sample();
    let mut template = Table::template(&fingerpost_source::sample_files());
    let if_no = COLUMNS.iter().position(|column| column.heading == "If the answer is no").unwrap();
    template.rows[0][0] = String::new();
    template.rows[0][if_no] = "Ask why.".to_owned();
    let report = bring(&folder, "t.csv", &to_csv(&template), Options::default()).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(report.deeds[0].path, "services/example-saturday-play-club.toml");
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    let folder = sample();
    for (name, bytes, says) in [
        ("a.xlsx", b"not a workbook".to_vec(), "this is not a workbook"),
        ("a.xlsx", b"PK\x03\x04 cut short".to_vec(), "save it as an Excel workbook"),
        ("a.xls", vec![0xD0, 0xCF, 0x11, 0xE0, 0, 0], "an old kind, or it has a password"),
        ("a.csv", b"some,words\n1,2\n".to_vec(), "it has no column \"Name\""),
        ("a.csv", Vec::new(), "it has no column \"Name\""),
    ] {
        let problem = bring(&folder, name, &bytes, Options::default()).unwrap_err();
        assert!(matches!(problem, NotImported::Wrong(_)) && problem.to_string().contains(says), "{name}: {problem}");
    }
    let nowhere = import(Path::new("/nowhere/a.csv"), folder.path(), Options::default()).unwrap_err();
    assert!(matches!(nowhere, NotImported::Unread(..)), "{nowhere}");
}

#[test]
fn every_column_says_what_it_is_for() {
    for column in COLUMNS {
        assert!(column.help.ends_with('.') || column.help.ends_with(')'), "{}", column.heading);
    }
    let mut headings: Vec<&str> = COLUMNS.iter().map(|column| column.heading).collect();
    headings.sort_unstable();
    headings.dedup();
    assert_eq!(headings.len(), COLUMNS.len());
}
