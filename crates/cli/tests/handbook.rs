//! The handbook, followed word for word: its commands are run, its files are written, its changes are made, and what it says a command prints is printed.
//!
//! A box is run by what it is marked with: `sh` must end well, `sh,wrong` with findings, `sh,serve` starts a server, which is asked for its first page;
//! `sh,install` and `sh,example` are not run. A `text` box after one of them is what it printed, line by line, among other things. A `diff` box changes
//! the file that it names; a `toml` box that begins with a file's name, and a `json` box, are files.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

/// A box of a page: what it is marked with, and what stands in it.
fn boxes(page: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(page);
    let text = fs::read_to_string(path).unwrap();
    let mut boxes: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(mark) if !open => {
                boxes.push((mark.to_owned(), String::new()));
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let inside = &mut boxes.last_mut().unwrap().1;
                inside.push_str(line);
                inside.push('\n');
            }
            None => {}
        }
    }
    boxes
}

/// A folder for a stranger to work in, with a widget.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join(".widget")).unwrap();
    for name in ["fingerpost.js", "fingerpost-web.js", "fingerpost-web_bg.wasm", "page.css", "fingerpost.svg"] {
        fs::write(desk.path().join(".widget").join(name), name).unwrap();
    }
    desk
}

/// The shell with `fingerpost` on its path.
fn shell(desk: &Path, line: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_fingerpost")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(desk).env("PATH", path).env("FINGERPOST_WIDGET_FOLDER", desk.join(".widget"));
    shell
}

/// Runs the commands of a box; what they print.
fn run(desk: &Path, commands: &str, ends_with: i32) -> String {
    let mut printed = String::new();
    for line in commands.lines() {
        let output = shell(desk, line).output().unwrap();
        printed += &String::from_utf8_lossy(&output.stderr);
        printed += &String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(ends_with), "{line}\n{printed}");
    }
    printed
}

/// Starts a server on any free port, and asks it for its first page.
fn serve(desk: &Path, command: &str) {
    let line = format!("exec {} --port 0", command.trim());
    let mut server = shell(desk, &line).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = lines.next().unwrap().unwrap();
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(b"GET / HTTP/1.0\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(page.starts_with("HTTP/1.0 200") && page.contains("fingerpost-navigator"), "{command}: {page}");
}

/// Changes a file as a box says: the lines with `-`, which must stand there once and together, become those with `+`.
fn change(desk: &Path, diff: &str) {
    let (name, rest) = diff.strip_prefix("--- ").unwrap().split_once('\n').unwrap();
    let lines = |sign: char| -> String {
        rest.lines().filter_map(|line| line.strip_prefix(sign)).map(|line| format!("{line}\n")).collect()
    };
    let file = desk.join(name);
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches(&lines('-')).count(), 1, "{name} has not once:\n{}", lines('-'));
    fs::write(file, text.replace(&lines('-'), &lines('+'))).unwrap();
}

#[test]
fn the_tutorial_works_word_for_word() {
    let desk = desk();
    let mut printed = String::new();
    let mut ran = 0;
    for (mark, inside) in boxes("tutorial.md") {
        match mark.as_str() {
            "sh" => printed = run(desk.path(), &inside, 0),
            "sh,wrong" => printed = run(desk.path(), &inside, 1),
            "sh,serve" => serve(desk.path(), &inside),
            "diff" => change(desk.path(), &inside),
            "json" => fs::write(desk.path().join("family.json"), inside).unwrap(),
            "toml" => {
                let name = inside.lines().next().unwrap().strip_prefix("# ").unwrap();
                fs::write(desk.path().join(name), &inside).unwrap();
            }
            "text" => {
                for line in inside.lines() {
                    assert!(printed.contains(line), "it does not print {line:?}; it prints:\n{printed}");
                }
            }
            "sh,install" => {}
            other => panic!("nobody knows what to do with a box of {other}"),
        }
        ran += 1;
    }
    assert!(ran > 15, "{ran}");
    let page = fs::read_to_string(desk.path().join("site/services/lego-club.html")).unwrap();
    assert!(page.contains("Children build together") && page.contains("tel:01632960002"), "{page}");
}

#[test]
fn every_rule_of_the_page_about_rules_can_be_read() {
    let desk = desk();
    run(desk.path(), "fingerpost new anyshire", 0);
    let file = desk.path().join("anyshire/services/speech-and-language-therapy.toml");
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once("[for]").unwrap();
    let after = rest.split_once("[[route]]").unwrap().1;
    let rules: Vec<String> = boxes("rules.md").into_iter().filter(|(mark, _)| mark == "toml").map(|(_, rule)| rule).collect();
    assert!(rules.len() > 5, "{rules:?}");
    for rule in rules {
        fs::write(&file, format!("{before}{rule}\n[[route]]{after}")).unwrap();
        run(desk.path(), "fingerpost check anyshire", 0);
    }
}
