//! The command line as a person gets it wrong: each of its commands with arguments that are missing, doubled, unknown, empty, huge or no text.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::bench::bench;
use crate::common::{err, fingerpost, out};

/// Every command, and those inside another.
fn commands(folder: &Path, above: &[String]) -> Vec<Vec<String>> {
    let help = help(folder, above);
    let mut found = Vec::new();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for name in listed.filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next().filter(|name| *name != "help")) {
        let words: Vec<String> = above.iter().cloned().chain([name.to_owned()]).collect();
        let below = commands(folder, &words);
        found.extend(if below.is_empty() { vec![words] } else { below });
    }
    found
}

fn help(folder: &Path, words: &[String]) -> String {
    let words: Vec<&str> = words.iter().map(String::as_str).chain(["--help"]).collect();
    out(&fingerpost(folder, &words))
}

/// The options of a command, and whether each takes a value.
fn options(help: &str) -> Vec<(String, bool)> {
    let lines = help.lines().map(str::trim_start).filter_map(|line| line.strip_prefix("-h, ").or(Some(line)));
    let named = lines.filter(|line| line.starts_with("--") && !line.starts_with("--help"));
    named.map(|line| (line.split([' ', '[']).next().unwrap_or_default().to_owned(), line.contains('<'))).collect()
}

fn run(folder: &Path, words: &[OsString]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fingerpost"));
    command.args(words).current_dir(folder).env("XDG_CACHE_HOME", folder.join("cache")).stdin(Stdio::null()).output().unwrap()
}

/// No panic, no end by a signal, and a sentence for whatever is wrong.
fn is_sound(words: &[OsString], output: &Output) {
    let said = err(output);
    let shown: Vec<String> = words.iter().map(|word| word.to_string_lossy().chars().take(40).collect()).collect();
    assert!(matches!(output.status.code(), Some(0..=3)) && !said.contains("panicked"), "{shown:?}: {} {said}", output.status);
    assert!(output.status.success() || !said.trim().is_empty(), "{shown:?} says nothing");
}

#[test]
fn wrong_arguments_are_told_of_and_end_with_2() {
    let folder = bench();
    let mut tried = 0;
    let all = commands(folder.path(), &[]);
    assert!(all.len() > 14 && all.contains(&vec!["places".to_owned(), "find".to_owned()]), "{all:?}");
    for command in &all {
        let with = |more: &[&str]| -> Vec<OsString> {
            command.iter().map(String::as_str).chain(more.iter().copied()).map(OsString::from).collect()
        };
        let mut wrong = vec![with(&["--nonsense"]), with(&["-x"]), with(&[&["one"; 40][..], &["--json=3"]].concat())];
        for (option, takes) in options(&help(folder.path(), command)) {
            if takes {
                wrong.push(with(&[&option]));
            } else {
                wrong.push(with(&[&format!("{option}=3")]));
                wrong.push(with(&[&option, &option]));
            }
        }
        for words in &wrong {
            let output = run(folder.path(), words);
            is_sound(words, &output);
            assert_eq!(output.status.code(), Some(2), "{words:?}: {}", err(&output));
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn strange_arguments_never_end_in_a_panic() {
    let folder = bench();
    let huge = "x".repeat(100_000);
    let strange: [&OsStr; 12] = [
        "".as_ref(),
        " ".as_ref(),
        "-".as_ref(),
        "\u{202e}\0".trim_end_matches('\0').as_ref(),
        "🧭\n".as_ref(),
        "-1".as_ref(),
        "18446744073709551616".as_ref(),
        "nan".as_ref(),
        "://".as_ref(),
        "../../../..".as_ref(),
        huge.as_ref(),
        OsStr::from_bytes(b"\xff\xfe"),
    ];
    for command in commands(folder.path(), &[]) {
        // `serve` waits once it is understood.
        if command == ["serve"] {
            continue;
        }
        let first = |more: Vec<OsString>| -> Vec<OsString> { command.iter().map(OsString::from).chain(more).collect() };
        let options = options(&help(folder.path(), &command));
        for word in strange {
            let words = first(vec![word.to_owned()]);
            is_sound(&words, &run(folder.path(), &words));
            // An option at a time, in turn: with the rest as it should be.
            for (option, _) in options.iter().filter(|(_, takes)| *takes) {
                let mut pair = OsString::from(format!("{option}="));
                pair.push(word);
                let mut words = first(vec!["one".into(), pair]);
                if command == ["gaps"] && option != "--families" {
                    words.push("--families=20".into());
                }
                if option != "--out" && options.iter().any(|(other, _)| other == "--out") {
                    words.push("--out=made".into());
                }
                is_sound(&words, &run(folder.path(), &words));
            }
        }
    }
}

#[test]
fn numbers_beyond_what_a_machine_has_are_no_panic() {
    let folder = bench();
    for words in [
        "gaps one --families 300 --threads 1000000 --out gaps.html",
        "gaps one --families 1 --seed 18446744073709551615 --out gaps.html",
        "check one --months 65535",
        "check one --months 0",
        "places build one.csv --out places --year 65535",
        "import http://127.0.0.1:1/ --out one --rate -0",
        "import http:// --out one",
        "import http://[::1 --out one",
        "serve one --port 65536",
        "serve nowhere --port 65535",
    ] {
        let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
        is_sound(&words, &run(folder.path(), &words));
    }
}
