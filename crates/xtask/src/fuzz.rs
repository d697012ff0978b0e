//! `cargo xtask fuzz`: tries made-up input on all that reads bytes or text from outside (docs/decisions/0028).
//!
//! The targets of `tests/fuzz` are compiled with libFuzzer and with the coverage that it goes by. That is what `cargo fuzz` does, with no tool to install
//! and no nightly: all that it asks of the compiler are passes of LLVM.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::check::tally::Tally;
use crate::system::clock::say;
use crate::system::ended::Ended;
use crate::system::logs;
use crate::system::places;
use crate::system::program::Program;

/// The targets, each with the longest input in bytes that is worth trying: as long as its readers need for all that they tell apart.
const TARGETS: [(&str, u32); 10] = [
    ("feed", 2048),
    ("html", 2048),
    ("index", 1024),
    ("kept", 512),
    ("offer", 2048),
    ("pack", 8192),
    ("places", 1024),
    ("query", 256),
    ("table", 2048),
    ("typed", 64),
];

/// The coverage that libFuzzer goes by: which edges were taken. And that it is here. What numbers were compared with is left out (docs/decisions/0028).
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table --cfg fuzzing";

/// No input may take longer than this, in seconds, or more memory, in megabytes.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=2048"];

/// How many targets are tried at once.
const AT_ONCE: usize = 2;

/// What `fuzz` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Try these targets; all of them unless told
    targets: Vec<String>,
    /// How many inputs each is tried on
    #[arg(long, default_value_t = 10_000_000)]
    runs: u64,
    /// Where chance begins; another seed tries other inputs
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

/// How long a target is tried.
#[derive(Clone, Copy)]
enum Until {
    /// This many inputs.
    Runs(u64),
    /// This many seconds.
    Seconds(u32),
}

/// Tries the targets for long. Inputs that lead somewhere new are kept in `target/fuzz/corpus`, where the next run begins.
pub(crate) fn run(options: &Options) -> Result<()> {
    let chosen = chosen(&options.targets)?;
    let scratch = places::target().join("fuzz").join("corpus");
    let failures = fuzz(&chosen, Until::Runs(options.runs), options.seed, &scratch)?;
    ensure!(failures.is_empty(), "{}\n{} of {} targets failed.", failures.join("\n"), failures.len(), chosen.len());
    Ok(())
}

/// Tries each target on its corpus and then for a minute, from the same seed and the same corpus. It is not the same inputs each time (docs/decisions/0028).
pub(crate) fn check() -> Result<Tally> {
    let scratch = places::target().join("fuzz").join("minute");
    if scratch.exists() {
        std::fs::remove_dir_all(&scratch).with_context(|| format!("Could not empty {}", scratch.display()))?;
    }
    let failures = fuzz(&TARGETS, Until::Seconds(60), 1, &scratch)?;
    failures.iter().try_for_each(|failure| logs::write(failure))?;
    let failed = u32::try_from(failures.len())?;
    Ok(Tally { passed: u32::try_from(TARGETS.len())? - failed, failed })
}

fn chosen(names: &[String]) -> Result<Vec<(&'static str, u32)>> {
    if let Some(unknown) = names.iter().find(|name| !TARGETS.iter().any(|(target, _)| target == *name)) {
        bail!("There is no target {unknown}. The targets are {}.", TARGETS.map(|(name, _)| name).join(", "));
    }
    Ok(TARGETS.into_iter().filter(|(target, _)| names.is_empty() || names.iter().any(|name| name == target)).collect())
}

/// What went wrong, of each target that failed.
fn fuzz(targets: &[(&'static str, u32)], until: Until, seed: u32, scratch: &Path) -> Result<Vec<String>> {
    let programs = build(targets)?;
    let waiting = Mutex::new(targets.iter());
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    let work = || {
        let mut failures = Vec::new();
        while let Some((target, longest)) = next() {
            let ended = Job { target, longest: *longest, until, seed }.run(&programs, scratch)?;
            failures.extend(failure(target, &ended));
        }
        Ok(failures)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.collect::<Result<Vec<_>>>().map(|failures| failures.concat())
    })
}

/// Compiles the targets, and says in which folder they are. For a named target, so that what runs while compiling is compiled as ever.
fn build(targets: &[(&str, u32)]) -> Result<PathBuf> {
    let host = Program::new("rustc").args(["--print", "host-tuple"]).answer()?;
    let folder = places::target().join("fuzz");
    let bins = targets.iter().flat_map(|(target, _)| ["--bin", target]);
    let cargo = Program::cargo().args(["build", "--package", "fingerpost-fuzz", "--profile", "fuzz", "--target", &host]);
    cargo.args(bins).env("CARGO_TARGET_DIR", &folder).env("RUSTFLAGS", COVERAGE).doing("compiling the fuzz targets").must()?;
    Ok(folder.join(host).join("fuzz"))
}

/// A target that is to be tried.
struct Job {
    target: &'static str,
    longest: u32,
    until: Until,
    seed: u32,
}

impl Job {
    fn run(&self, programs: &Path, scratch: &Path) -> Result<Ended> {
        let Self { target, longest, until, seed } = self;
        let found = scratch.join(target);
        let crashes = places::target().join("fuzz").join("crashes");
        for folder in [&found, &crashes] {
            std::fs::create_dir_all(folder).with_context(|| format!("Could not make the folder {}", folder.display()))?;
        }
        let ours = places::root().join("tests").join("fuzz");
        let (until, minutes) = match until {
            Until::Runs(runs) => (format!("-runs={runs}"), 24 * 60),
            Until::Seconds(seconds) => (format!("-max_total_time={seconds}"), seconds / 60 + 5),
        };
        let words = ours.join("words").join(target);
        let words = words.exists().then(|| format!("-dict={}", words.display()));
        let kept = format!("-artifact_prefix={}/{target}-", crashes.display());
        Program::new(programs.join(target))
            .args([&until, &format!("-seed={seed}"), &format!("-max_len={longest}"), &kept])
            .args(words)
            .args(LIMITS)
            .arg("-print_final_stats=1")
            .args([found, ours.join("corpus").join(target)])
            .apart(&format!("fuzz-{target}"))
            .minutes(minutes)
            .run()
    }
}

/// What went wrong with a target, and how to see it again: with the input itself, for the machine that found it may be gone.
/// Where nothing did, it says how many inputs were tried.
fn failure(target: &str, ended: &Ended) -> Option<String> {
    let figure = |name: &str| ended.printed.lines().rev().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let runs = figure("stat::number_of_executed_units:").unwrap_or("no");
    if ended.good() {
        say(&format!("    {target}: {runs} inputs, nothing found"));
        return None;
    }
    let marker = "Test unit written to ";
    let input = ended.printed.lines().find_map(|line| line.split_once(marker)).map(|(_, input)| input.trim());
    let bytes = input.and_then(|input| std::fs::read(input).ok()).map(|bytes| told(&bytes));
    let again = input.map(|input| format!("\nTo see it again: cargo run -p fingerpost-fuzz --bin {target} -- {input}"));
    let wrong = format!("{}{}", reason(&ended.printed), bytes.unwrap_or_default());
    Some(format!("{target} failed after {runs} inputs: {ended}{}\n{wrong}", again.unwrap_or_default()))
}

/// The lines that say why a target ended: of a panic, and of libFuzzer where an input took too long or too much memory.
fn reason(printed: &str) -> String {
    const AFTER: usize = 3;
    let lines: Vec<&str> = printed.lines().collect();
    let says = |line: &&str| line.contains("panicked at") || line.contains("ERROR: libFuzzer");
    let first = lines.iter().position(says).unwrap_or(lines.len());
    lines[first..].iter().take(1 + AFTER).map(|line| format!("\nfuzz: {line}")).collect()
}

/// An input in base64, in lines that no log folds.
fn told(bytes: &[u8]) -> String {
    const WIDTH: usize = 160;
    let text: Vec<char> = STANDARD.encode(bytes).chars().collect();
    text.chunks(WIDTH).map(|line| format!("\nfuzz input: {}", line.iter().collect::<String>())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_has_its_program_and_its_corpus() {
        let ours = places::root().join("tests").join("fuzz");
        for (folder, ending) in [("corpus", ""), ("src/bin", ".rs")] {
            let entries = std::fs::read_dir(ours.join(folder)).unwrap();
            let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            assert_eq!(names, TARGETS.map(|(target, _)| format!("{target}{ending}")), "{folder}");
        }
    }

    #[test]
    fn a_failure_is_told_with_its_panic_and_its_input() {
        let printed = "INFO: Seed: 1\nthread 'main' panicked at core.rs:7:1:\nit is not so\nnote: run\n==1== ERROR: libFuzzer: deadly signal\nmore";
        let reason = reason(printed);
        assert!(reason.starts_with("\nfuzz: thread 'main' panicked at core.rs:7:1:\nfuzz: it is not so\n"), "{reason}");
        assert_eq!(super::reason("INFO: Seed: 1"), "");
        let long = told(&[7; 300]);
        let lines: Vec<&str> = long.trim_start().lines().map(|line| line.strip_prefix("fuzz input: ").unwrap()).collect();
        assert_eq!(STANDARD.decode(lines.concat()).unwrap(), [7; 300]);
        assert!(lines.len() > 1);
    }

    #[test]
    fn an_unknown_target_names_the_known_ones() {
        let problem = chosen(&["packs".to_owned()]).unwrap_err().to_string();
        assert!(problem.contains("no target packs") && problem.contains("typed"), "{problem}");
        assert_eq!(chosen(&["html".to_owned()]).unwrap(), [("html", 2048)]);
    }
}
