//! Offers as other programs, other systems and accidents leave them: marks and line ends, names in any script, links in circles, and too much of everything.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use crate::bench::{bench, copy, quietly, tree};
use crate::common::{err, fingerpost, out};

fn run(folder: &Path, words: &str) -> Output {
    fingerpost(folder, &words.split(' ').collect::<Vec<_>>())
}

/// Writes each file of a folder anew, as a change of its text.
fn rewrite(folder: &Path, change: impl Fn(&str) -> String) {
    for (path, bytes) in tree(folder) {
        fs::write(folder.join(path), change(&String::from_utf8(bytes).unwrap())).unwrap();
    }
}

/// As an editor on Windows saves it.
fn of_windows(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

#[test]
fn line_ends_and_marks_of_windows_change_nothing() {
    let folder = bench();
    let at = |name: &str| folder.path().join(name);
    copy(&at("one"), &at("windows/one"));
    rewrite(&at("windows/one"), of_windows);
    for (words, place) in
        [("pack one --out", "pack"), ("build one --widget widget --out", "site"), ("export one --out", "out.csv")]
    {
        for folder_of in ["", "windows/"] {
            let words = words.replace("one", &format!("{folder_of}one"));
            let output = run(folder.path(), &format!("{words} {folder_of}{place}"));
            assert!(output.status.success(), "{words}: {}", err(&output));
        }
        assert!(tree(&at(place)) == tree(&at("windows").join(place)), "{words}: the same");
    }
    // Mistakes are told at the same lines.
    let broken = |text: &str| text.replace("need = ", "need == ").replace("from = ", "from = \"no\" # ");
    rewrite(&at("one"), broken);
    rewrite(&at("windows/one"), broken);
    let said = ["", "windows/"].map(|folder_of| {
        let output = run(folder.path(), &format!("check {folder_of}one --json"));
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        out(&output)
    });
    assert!(said[0].contains("\"line\": ") && said[0] == said[1], "{}\n{}", said[0], said[1]);
}

#[test]
fn tables_and_records_of_windows_are_read_and_files_keep_their_line_ends() {
    let folder = bench();
    let at = |name: &str| folder.path().join(name);
    for name in ["table-two.csv", "two.json", "one.csv", "one.json"] {
        let text = fs::read_to_string(at(name)).unwrap();
        fs::write(at(name), of_windows(text.trim_start_matches('\u{feff}'))).unwrap();
    }
    rewrite(&at("one"), of_windows);
    for words in [
        "import table-two.csv --out one",
        "import two.json --out one",
        "import one.json --out one",
        "places build one.csv --out places",
    ] {
        let output = run(folder.path(), words);
        assert!(output.status.success(), "{words}: {}", err(&output));
    }
    assert_eq!(run(folder.path(), "check one").status.code(), Some(0));
    let text = fs::read_to_string(at("one/services/advice-line.toml")).unwrap();
    assert!(text.contains("Those who can tell you"), "{text}");
    let mixed = text.lines().count() - text.matches("\r\n").count();
    assert_eq!(mixed, 0, "every line ends as it did: {text:?}");
}

#[test]
fn names_in_any_script_are_read_or_said_and_never_passed_over() {
    let folder = bench();
    let services = folder.path().join("one/services");
    let text = fs::read_to_string(services.join("advice-line.toml")).unwrap();
    let long = "a".repeat(250);
    let names: [(&[u8], &str); 9] = [
        ("خدمة.toml".as_bytes(), "cannot be an id"),
        ("🧭.toml".as_bytes(), "cannot be an id"),
        ("cafe\u{301}.toml".as_bytes(), "cannot be an id"),
        ("caf\u{e9}.toml".as_bytes(), "cannot be an id"),
        (b"two words.toml", "cannot be an id"),
        (b"dot..toml", "cannot be an id"),
        (b"Advice-Line.toml", "cannot be an id"),
        (b"new\nline.toml", "cannot be an id"),
        (b"caf\xe9.toml", "its name is not UTF-8 text"),
    ];
    for (name, says) in names {
        let file = services.join(OsStr::from_bytes(name));
        fs::write(&file, &text).unwrap();
        let output = run(folder.path(), "check one");
        assert!(matches!(output.status.code(), Some(1 | 3)) && err(&output).contains(says), "{name:?}: {}", err(&output));
        fs::remove_file(file).unwrap();
    }
    // A long name is a name; a hidden file is an editor's or the system's.
    fs::write(services.join(format!("{long}.toml")), text.replace("name = ", "# long\nname = ")).unwrap();
    fs::write(services.join("._advice-line.toml"), b"\0\x05\x16\x07").unwrap();
    symlink("somebody@machine.1", services.join(".#advice-line.toml")).unwrap();
    let output = run(folder.path(), "build one --widget widget --out site");
    assert!(output.status.success(), "{}", err(&output));
    assert!(folder.path().join(format!("site/services/{long}.html")).is_file());
    // Folders can be called anything.
    for name in ["عرض محلي", "🧭", "cafe\u{301}", "caf\u{e9}", "two words", "dot.", "-dash"] {
        let output = fingerpost(folder.path(), &["build", "one", "--widget", "widget", "--json", &format!("--out={name}")]);
        assert!(output.status.success(), "{name}: {}", err(&output));
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["out"], name);
        assert!(folder.path().join(name).join("index.html").is_file());
    }
    // And by what is no text: a program is told of it as well as can be.
    let words: [&[&str]; 4] = [
        &["build", "one", "--widget", "widget", "--json", "--out"],
        &["pack", "one", "--json", "--out"],
        &["export", "one", "--json", "--out"],
        &["new", "--json", "--name", "Anyshire"],
    ];
    for words in words {
        let name = [words[0].as_bytes(), b"-\xff"].concat();
        let mut command = Command::new(env!("CARGO_BIN_EXE_fingerpost"));
        let output = command.args(words).arg(OsStr::from_bytes(&name)).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", err(&output));
        assert!(serde_json::from_slice::<serde_json::Value>(&output.stdout).is_ok(), "{words:?}");
        assert!(folder.path().join(OsStr::from_bytes(&name)).is_dir());
    }
}

#[test]
fn what_is_no_file_or_no_text_is_said_with_its_name() {
    let folder = bench();
    let file = folder.path().join("one/services/odd.toml");
    let says = |what: &str| {
        let output = run(folder.path(), "check one");
        assert_eq!(output.status.code(), Some(3), "{}", err(&output));
        assert!(err(&output).contains("one/services/odd.toml: ") && err(&output).contains(what), "{}", err(&output));
    };
    symlink("odd.toml", &file).unwrap();
    says("Too many levels of symbolic links");
    fs::remove_file(&file).unwrap();
    symlink("/dev/null", &file).unwrap();
    says("it is not a file");
    fs::remove_file(&file).unwrap();
    assert!(Command::new("mkfifo").arg(&file).status().unwrap().success());
    says("it is not a file");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    says("it is not a file");
    fs::remove_dir(&file).unwrap();
    // Notepad's "Unicode".
    fs::write(&file, "name".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).unwrap();
    fs::write(&file, [&b"\xff\xfe"[..], &fs::read(&file).unwrap()].concat()).unwrap();
    says("it is not UTF-8 text: save it as UTF-8");
    fs::remove_file(&file).unwrap();
    // Folders in circles are not walked.
    symlink("..", folder.path().join("one/services/around")).unwrap();
    symlink(".", folder.path().join("one/around")).unwrap();
    assert_eq!(run(folder.path(), "check one").status.code(), Some(0));
    fs::remove_dir_all(folder.path().join("one/pathways")).unwrap();
    symlink(".", folder.path().join("one/pathways")).unwrap();
    assert_eq!(run(folder.path(), "check one").status.code(), Some(1));
}

#[test]
fn a_hundred_thousand_files_are_passed_over_or_refused() {
    const MANY: usize = 100_000;
    let folder = bench();
    let services = folder.path().join("one/services");
    let many = folder.path().join("many");
    fs::create_dir(&many).unwrap();
    (0..MANY).for_each(|n| fs::write(many.join(format!("{n}.md")), "").unwrap());
    let output = run(folder.path(), "build one --widget widget --out many");
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    for entry in fs::read_dir(&services).unwrap() {
        fs::rename(entry.as_ref().unwrap().path(), many.join(entry.unwrap().file_name())).unwrap();
    }
    fs::remove_dir(&services).unwrap();
    fs::rename(&many, &services).unwrap();
    for words in ["check one", "build one --widget widget --out site"] {
        let output = run(folder.path(), words);
        assert_eq!(output.status.code(), Some(0), "{words}: {}", err(&output));
    }
}

#[test]
fn an_offer_that_goes_while_it_is_read_leaves_the_old_site() {
    let folder = bench();
    let at = |name: &str| folder.path().join(name);
    assert!(run(folder.path(), "build one --widget widget --out site").status.success());
    let before = tree(&at("site"));
    let mut random = fastrand::Rng::with_seed(8);
    for _ in 0..12 {
        copy(&at("one"), &at("going"));
        let command = quietly(folder.path(), "build going --widget widget --out site")
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(random.u64(0..15_000)));
        fs::remove_dir_all(at("going")).unwrap();
        let output = command.wait_with_output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{}", err(&output));
        assert!(tree(&at("site")) == before, "the same offer, or none");
    }
}
