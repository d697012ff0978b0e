//! The engines, and where each runs.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use super::harness::Harness;
use crate::check::browsers;
use crate::system::clock::say;
use crate::system::places;
use crate::system::program::Program;

/// The program that builds Fingerpost's index and asks it natively. It is called as `run.mjs` is, and prints the same.
const NATIVE: &str = "fingerpost-search-bench";
/// The longest that building an index, or loading and asking it, may take beside the seconds for its queries.
const MINUTES: u32 = 15;

/// A search engine, somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Engine {
    FingerpostNative,
    FingerpostWasm,
    FingerpostChromium,
    Minisearch,
    MinisearchChromium,
    FlexsearchForward,
    FlexsearchTolerant,
    Fuse,
    Orama,
    Lunr,
    UfuzzyNames,
    UfuzzyAll,
    Pagefind,
}

/// Where an engine runs.
enum Place {
    Native,
    Node,
    Chromium,
}

impl Engine {
    /// All of them; what one builds, a later one may ask.
    pub(super) const ALL: [Self; 13] = [
        Self::FingerpostNative,
        Self::FingerpostWasm,
        Self::FingerpostChromium,
        Self::Minisearch,
        Self::MinisearchChromium,
        Self::FlexsearchForward,
        Self::FlexsearchTolerant,
        Self::Fuse,
        Self::Orama,
        Self::Lunr,
        Self::UfuzzyNames,
        Self::UfuzzyAll,
        Self::Pagefind,
    ];

    /// What the table calls it.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::FingerpostNative => "fingerpost, native",
            Self::FingerpostWasm => "fingerpost, Node",
            Self::FingerpostChromium => "fingerpost, Chromium",
            Self::Minisearch => "minisearch",
            Self::MinisearchChromium => "minisearch, Chromium",
            Self::FlexsearchForward => "flexsearch forward",
            Self::FlexsearchTolerant => "flexsearch tolerant",
            Self::Fuse => "fuse.js",
            Self::Orama => "orama",
            Self::Lunr => "lunr",
            Self::UfuzzyNames => "ufuzzy, names",
            Self::UfuzzyAll => "ufuzzy, all text",
            Self::Pagefind => "pagefind",
        }
    }

    /// Its name in the harness.
    const fn name(self) -> &'static str {
        match self {
            Self::FingerpostNative | Self::FingerpostWasm | Self::FingerpostChromium => "fingerpost",
            Self::Minisearch | Self::MinisearchChromium => "minisearch",
            Self::FlexsearchForward => "flexsearch-forward",
            Self::FlexsearchTolerant => "flexsearch-tolerant",
            Self::Fuse => "fuse",
            Self::Orama => "orama",
            Self::Lunr => "lunr",
            Self::UfuzzyNames => "ufuzzy-names",
            Self::UfuzzyAll => "ufuzzy-all",
            Self::Pagefind => "pagefind",
        }
    }

    const fn place(self) -> Place {
        match self {
            Self::FingerpostNative => Place::Native,
            Self::FingerpostChromium | Self::MinisearchChromium => Place::Chromium,
            _ => Place::Node,
        }
    }

    /// Builds, loads and asks. Returns what the report reads: of an engine that fails at one of these, what went before, and why.
    pub(super) fn measure(self, harness: &Harness, data: &Path, seconds: u32) -> Value {
        let mut all = Map::from_iter([("label".to_owned(), self.label().into())]);
        if let Err(problem) = self.fill(&mut all, harness, data, seconds) {
            let reason = problem.to_string().lines().next().unwrap_or_default().to_owned();
            say(&format!("    {reason}"));
            all.insert("failed".to_owned(), reason.into());
        }
        all.into()
    }

    fn fill(self, all: &mut Map<String, Value>, harness: &Harness, data: &Path, seconds: u32) -> Result<()> {
        let index = data.join(self.name());
        if !matches!(self.place(), Place::Native) {
            all.insert("library".to_owned(), harness.library(self.name())?.into());
        }
        for phase in ["build", "query"] {
            let part = match self.place() {
                Place::Native => native(phase, data, &index, seconds)?,
                // What is asked in a page was built in Node.
                Place::Chromium if phase == "build" => continue,
                Place::Chromium => in_chromium(harness, self.name(), data, &index, seconds)?,
                Place::Node => harness.engine(phase, self.name(), data, &index, seconds, MINUTES)?,
            };
            if let Value::Object(part) = part {
                all.extend(part);
            }
        }
        Ok(())
    }
}

fn native(phase: &str, data: &Path, index: &Path, seconds: u32) -> Result<Value> {
    ensure!(places::root().join("tests/search-bench/Cargo.toml").is_file(), "not there yet: tests/search-bench has no {NATIVE}");
    let run = ["run", "--quiet", "--release", "--package", NATIVE, "--", phase, "fingerpost"];
    let program = Program::cargo().args(run).arg(data).arg(index).arg(seconds.to_string());
    last_line(&program.doing("searching natively").must()?.printed)
}

/// The same runner in a page.
fn in_chromium(harness: &Harness, name: &str, data: &Path, index: &Path, seconds: u32) -> Result<Value> {
    ensure!(index.is_dir(), "measure {name} in Node first: its index is built there");
    let page = harness.page(name, data, index)?;
    let run = ["run", "--quiet", "--package", "fingerpost-browser-tests", "--bin", "search_page", "--"];
    let program = browsers::told(Program::cargo().args(run).arg(page).arg(name).arg(seconds.to_string()))?;
    last_line(&program.doing("searching in Chromium").minutes(MINUTES).must()?.printed)
}

/// The JSON that a program prints last.
pub(super) fn last_line(printed: &str) -> Result<Value> {
    let line = printed.lines().rev().find(|line| line.starts_with('{')).context("It printed no result")?;
    Ok(serde_json::from_str(line)?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::*;

    #[test]
    fn the_result_is_the_last_line_of_json() {
        let printed = "warning: {odd}\n{\"load\":1}\nnote\n{\"load\":2}\nbye\n";
        assert_eq!(last_line(printed).unwrap(), json!({ "load": 2 }));
        assert!(last_line("nothing\n").is_err());
    }

    #[test]
    fn the_scripts_know_every_engine() {
        let index = fs::read_to_string(places::root().join("tests/search-bench/engines/index.mjs")).unwrap();
        for engine in Engine::ALL {
            let name = engine.name();
            assert!(index.contains(&format!("\n  {name}: [")) || index.contains(&format!("\n  '{name}': [")), "{name}");
        }
    }

    #[test]
    fn no_two_engines_have_one_label() {
        for (place, engine) in Engine::ALL.iter().enumerate() {
            assert!(Engine::ALL[..place].iter().all(|other| other.label() != engine.label()), "{}", engine.label());
        }
    }
}
