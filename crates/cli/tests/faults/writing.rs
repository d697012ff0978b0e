//! Places that cannot be written, are somebody else's, or change while they are: the old is whole, and there is a sentence.

use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use crate::bench::{bench, copy, leftovers, quietly, table, tree};
use crate::common::{err, fingerpost, out};

/// Every command that writes, with what it replaces.
const WRITERS: [(&str, &str); 10] = [
    ("build two --widget widget --out site", "site"),
    ("pack two --out pack", "pack"),
    ("places build two.csv --out places", "places"),
    ("export two --out feed", "feed"),
    ("export two --out out.csv", "out.csv"),
    ("import two.json --out one", "one"),
    ("import table-two.csv --out one --delete-missing", "one"),
    ("duties two --out duties.html --site https://example.org/", "duties.html"),
    ("gaps two --families 20 --out gaps.html", "gaps.html"),
    ("man --out man", "man"),
];

fn run(folder: &Path, words: &str) -> Output {
    fingerpost(folder, &words.split(' ').collect::<Vec<_>>())
}

/// Writes everything once, so that there is something old.
fn old(folder: &Path) {
    for (words, _) in WRITERS {
        if !words.starts_with("import") {
            let output = run(folder, &words.replace("two", "one"));
            assert!(output.status.success(), "{words}: {}", err(&output));
        }
    }
}

/// Ends as a failure of the machine, with a sentence and no panic.
fn failed(words: &str, output: &Output) {
    assert_eq!(output.status.code(), Some(3), "{words}: {}", err(output));
    let said = err(output);
    assert!(said.contains("fingerpost: ") && !said.contains("panicked"), "{words}: {said}");
}

#[test]
fn a_full_disc_leaves_the_old_whole() {
    let folder = bench();
    old(folder.path());
    // No file can grow beyond so many blocks: none at all, and the smaller ones only.
    for blocks in ["0", "2"] {
        for (words, _) in WRITERS {
            let before = tree(folder.path());
            let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {words}");
            let mut command = Command::new("sh");
            command.args(["-c", &limited, env!("CARGO_BIN_EXE_fingerpost")]).current_dir(folder.path());
            let output = command.env("XDG_CACHE_HOME", folder.path().join("cache")).output().unwrap();
            if blocks == "0" || output.status.code() != Some(0) {
                failed(words, &output);
                assert!(tree(folder.path()) == before, "{words}: the old is as it was");
            }
            assert_eq!(leftovers(folder.path()), Vec::<String>::new(), "{words}: nothing is left lying about");
        }
    }
}

/// Runs a command as somebody who may not write here. Rights do not bind root, who becomes somebody else for it.
fn as_a_reader(folder: &Path, words: &str) -> Output {
    let program = folder.join("program");
    let is_root = fs::metadata(folder).unwrap().uid() == 0;
    let mut command = Command::new(&program);
    command.args(words.split(' ')).current_dir(folder).env_remove("HOME").env_remove("XDG_CACHE_HOME");
    if is_root {
        command.uid(65534).gid(65534);
    }
    command.output().unwrap()
}

#[test]
fn a_folder_that_only_can_be_read_is_said_to_be_so() {
    let folder = bench();
    old(folder.path());
    let program = folder.path().join("program");
    if fs::hard_link(env!("CARGO_BIN_EXE_fingerpost"), &program).is_err() {
        fs::copy(env!("CARGO_BIN_EXE_fingerpost"), &program).unwrap();
    }
    let before = tree(folder.path());
    let rights = |mode| {
        for name in ["", "one", "one/services"] {
            fs::set_permissions(folder.path().join(name), Permissions::from_mode(mode)).unwrap();
        }
    };
    rights(0o555);
    for (words, _) in WRITERS {
        let output = as_a_reader(folder.path(), words);
        failed(words, &output);
        assert!(err(&output).contains("ermission denied"), "{words}: {}", err(&output));
    }
    // Whoever only reads can.
    let output = as_a_reader(folder.path(), "check one");
    rights(0o755);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(tree(folder.path()) == before, "nothing was written");
}

#[test]
fn two_at_once_take_turns() {
    let folder = bench();
    let builds = ["build one --widget widget --out site", "build two --widget widget --out site"];
    let wholes = builds.map(|words| {
        assert!(run(folder.path(), words).status.success());
        tree(&folder.path().join("site"))
    });
    for round in 0..6 {
        if round == 3 {
            fs::remove_dir_all(folder.path().join("site")).unwrap();
        }
        let both = builds.map(|words| quietly(folder.path(), words).stderr(Stdio::piped()).spawn().unwrap());
        for one in both {
            let output = one.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", err(&output));
        }
        assert!(wholes.contains(&tree(&folder.path().join("site"))), "the site is one of the two");
    }
    assert_eq!(leftovers(folder.path()), Vec::<String>::new());
}

#[test]
fn two_changes_of_an_offer_at_once_are_both_made() {
    let folder = bench();
    table(folder.path(), "half-one.csv", &[("People who can tell you", "Those who can tell you")], |id| id == "advice-line");
    table(folder.path(), "half-two.csv", &[("Speech and language therapy", "Help with speaking")], |id| id == "speech-therapy");
    copy(&folder.path().join("one"), &folder.path().join("as-it-was"));
    for _ in 0..4 {
        fs::remove_dir_all(folder.path().join("one")).unwrap();
        copy(&folder.path().join("as-it-was"), &folder.path().join("one"));
        let both = ["import half-one.csv --out one", "import half-two.csv --out one"]
            .map(|words| quietly(folder.path(), words).stderr(Stdio::piped()).spawn().unwrap());
        for one in both {
            let output = one.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", err(&output));
        }
        let says = |name: &str| fs::read_to_string(folder.path().join("one/services").join(name)).unwrap();
        assert!(says("advice-line.toml").contains("Those who can tell you"));
        assert!(says("speech-therapy.toml").contains("Help with speaking"));
    }
}

#[test]
fn a_file_in_the_way_is_said_and_stays() {
    let folder = bench();
    let words = |out: &str| format!("build one --widget widget --out {out}");
    fs::write(folder.path().join("mine"), "a letter").unwrap();
    failed("a file", &run(folder.path(), &words("mine")));
    failed("below a file", &run(folder.path(), &words("mine/site")));
    failed("a file of the offer", &run(folder.path(), &words("one/offer.toml")));
    assert_eq!(fs::read_to_string(folder.path().join("mine")).unwrap(), "a letter");
    fs::create_dir(folder.path().join("out.csv")).unwrap();
    failed("a folder for a file", &run(folder.path(), "export one --out out.csv"));
    // The report of an import is the last of its files: none is written where it cannot be.
    fs::create_dir_all(folder.path().join("one/import-report.md/mine")).unwrap();
    let before = tree(&folder.path().join("one"));
    failed("a folder for the report", &run(folder.path(), "import two.json --out one"));
    assert_eq!(tree(&folder.path().join("one")), before);
    assert_eq!(leftovers(folder.path()), Vec::<String>::new());
}

#[test]
fn links_are_followed_and_those_that_lead_nowhere_are_said() {
    let folder = bench();
    let at = |name: &str| folder.path().join(name);
    let build = |out: &str| run(folder.path(), &format!("build one --widget widget --out {out}"));
    fs::create_dir(at("real")).unwrap();
    symlink("real", at("link")).unwrap();
    for _ in 0..2 {
        let output = build("link");
        assert!(output.status.success(), "{}", err(&output));
        assert!(at("real/index.html").is_file() && fs::symlink_metadata(at("link")).unwrap().is_symlink(), "the link stays");
    }
    fs::write(at("real.csv"), "old").unwrap();
    symlink("real.csv", at("link.csv")).unwrap();
    assert!(run(folder.path(), "export one --out link.csv").status.success());
    assert!(fs::read_to_string(at("real.csv")).unwrap().contains("advice-line"));
    assert!(fs::symlink_metadata(at("link.csv")).unwrap().is_symlink());
    symlink("around", at("around")).unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    failed("a loop", &build("around"));
    failed("inside a loop", &build("around/site"));
    failed("a link to nothing", &build("dangling"));
    // A file of the offer is not changed outside of it by whatever a list says.
    fs::write(at("letter"), "mine").unwrap();
    for list in ["delete ../letter\n", "put ../letter\n", "delete outside/letter\n", "nonsense\n"] {
        symlink(folder.path(), at("one/outside")).ok();
        fs::write(at("one/.fingerpost-change"), list).unwrap();
        let output = run(folder.path(), "check one");
        assert_eq!(output.status.code(), Some(3), "{list}: {}", err(&output));
        assert!(err(&output).contains("a change of this offer was stopped"), "{}", err(&output));
        assert_eq!(fs::read_to_string(at("letter")).unwrap(), "mine", "{list}");
    }
}

#[test]
fn folders_that_are_not_ours_are_left_alone() {
    let folder = bench();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("home")).unwrap();
    fs::write(at("home/letter"), "mine").unwrap();
    let home = at("home").display().to_string();
    for (out, says) in [
        ("/", "`/` is no folder that can be written"),
        (home.as_str(), "holds letter"),
        ("one", "one holds "),
        (".", ". holds "),
        ("..", ".. holds "),
    ] {
        let output = run(folder.path(), &format!("build one --widget widget --out {out}"));
        assert_eq!(output.status.code(), Some(2), "{out}: {}", err(&output));
        assert!(err(&output).contains(says), "{out}: {}", err(&output));
    }
    // Inside the offer is a place like any other: the offer stays what it was.
    assert!(run(folder.path(), "build one --widget widget --out one/site").status.success());
    assert!(run(folder.path(), "build one --widget widget --out one/site").status.success());
    assert_eq!(run(folder.path(), "check one").status.code(), Some(0));
    // The offer inside of it is not.
    fs::create_dir(at("outer")).unwrap();
    fs::rename(at("one"), at("outer/one")).unwrap();
    assert_eq!(run(folder.path(), "build outer/one --widget widget --out outer").status.code(), Some(2));
    assert!(at("outer/one/offer.toml").is_file());
    // Where one stands, if it is empty.
    fs::create_dir(at("empty")).unwrap();
    let output = run(&at("empty"), "build ../outer/one --widget ../widget --out .");
    assert!(output.status.success() && at("empty/index.html").is_file(), "{}", err(&output));
}

#[test]
fn what_cannot_be_printed_is_said_and_what_was_written_is_whole() {
    let folder = bench();
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let others = ["check one", "search one talking", "ask one --json", "duties one", "new begun", "completions bash"];
    for words in WRITERS.map(|(words, _)| words).into_iter().chain(others) {
        let mut command = quietly(folder.path(), words);
        let output = command.stdout(full()).stderr(Stdio::piped()).output().unwrap();
        failed(words, &output);
        // Where not even that can be said, the exit status says it.
        let mute = command.stdout(full()).stderr(full()).status().unwrap();
        assert!(matches!(mute.code(), Some(2 | 3)), "{words}: {mute}");
    }
    for (_, place) in WRITERS {
        assert!(folder.path().join(place).exists(), "{place} was written before it was told of");
    }
    // Whoever reads the first line and no more, as `head -1` does.
    let told = "\"$0\" places build one.csv --out first | head -1";
    let output =
        Command::new("sh").args(["-c", told, env!("CARGO_BIN_EXE_fingerpost")]).current_dir(folder.path()).output().unwrap();
    assert!(out(&output).contains(" bytes") && folder.path().join("first/LICENCE.txt").is_file(), "{}", err(&output));
}

#[test]
fn a_pipe_is_written_to_and_not_replaced() {
    let folder = bench();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let command = quietly(folder.path(), "export one --as csv --out pipe").spawn().unwrap();
    // Opened for both, this does not wait for a writer that may never come.
    let mut reader = fs::OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
    let mut first = [0; 16];
    reader.read_exact(&mut first).unwrap();
    drop(reader);
    drop(command.wait_with_output().unwrap());
    assert!(String::from_utf8_lossy(&first).contains("Id,Name"));
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
}

#[test]
fn signals_end_every_command_that_waits() {
    let folder = bench();
    old(folder.path());
    let site = tree(&folder.path().join("site"));
    for signal in ["INT", "TERM", "HUP"] {
        for words in [
            "serve one --widget widget --port 0",
            "serve --site site --port 0",
            "ask one",
            "gaps one --families 1000000000",
            "build two --widget widget --out site",
        ] {
            let mut command = quietly(folder.path(), words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            if !words.starts_with("gaps") && !words.starts_with("build") {
                let mut first = [0];
                command.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
            }
            let pid = command.id().to_string();
            assert!(Command::new("kill").args(["-s", signal, &pid]).status().unwrap().success());
            let ended = (0..1000).find_map(|_| {
                std::thread::sleep(Duration::from_millis(20));
                command.try_wait().unwrap()
            });
            let status = ended.unwrap_or_else(|| {
                command.kill().unwrap();
                panic!("{words}: {signal} does not end it")
            });
            assert!(status.code() != Some(101), "{words}: {status}");
        }
        let now = tree(&folder.path().join("site"));
        assert!(now.contains_key("index.html") && now.len().abs_diff(site.len()) < 10, "the site is there");
    }
}

#[test]
fn nothing_of_the_surroundings_is_needed() {
    let folder = bench();
    for words in
        WRITERS.map(|(words, _)| words).into_iter().chain(["check one", "search one talking", "import one.json --out begun"])
    {
        let mut command = quietly(folder.path(), words);
        let output = command.env_clear().stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words}: {}", err(&output));
    }
    // A terminal that nobody knows, and a home that cannot be.
    let mut command = quietly(folder.path(), "check one");
    let output =
        command.env("TERM", "\u{1b}[31m").env("HOME", "/dev/null").env("LANG", "xx").stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    std::io::stderr().flush().unwrap();
}
