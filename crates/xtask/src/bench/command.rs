//! `cargo xtask bench command`: what the council's command takes, with an offer of 1,000 services and one of 10,000.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::check::{browsers, links};
use crate::site;
use crate::synth::synth;
use crate::system::clock::say;
use crate::system::program::Program;
use crate::system::{files, logs, places};
use crate::tools::{self, Tool};

/// How often each is measured.
const RUNS: usize = 5;
/// A real feed, as far as it is at hand.
const RECORDS: &str = "data/oruk-v1-bristol-services.json";

/// Builds the command as it is released, then measures it. Nothing fails for being slow.
pub(super) fn run() -> Result<()> {
    tools::set_up(&[Tool::WasmTarget, Tool::WasmBindgen, Tool::Npm, Tool::Chromium])?;
    logs::begin("bench-command")?;
    say("Command");
    let command = site::released_command()?;
    let folder = places::target().join("xtask/bench-command");
    files::fresh(&folder)?;
    for services in [1_000, 10_000] {
        let made = folder.join(services.to_string());
        synth(&["offers", "--one"], services, 1, &made)?;
        let offer = council(&made)?;
        if services == 1_000 {
            measured("check, 1,000 services", || Program::new(&command).arg("check").arg(&offer))?;
        }
        let out = folder.join(format!("site-{services}"));
        let median = measured(&format!("build, {services} services"), || {
            Program::new(&command).arg("build").arg(&offer).arg("--out").arg(&out)
        })?;
        let pages = links::pages(&out, "html")?.len();
        println!("build, {services} services: {pages} pages, {:.0} a second", pages as f64 / median.as_secs_f64());
    }
    let records = places::shared().join(RECORDS);
    if records.is_file() {
        let out = folder.join("imported");
        measured("import of the real records, into a new offer", || {
            // Nothing to take away the first time.
            let _ = files::remove(&out);
            Program::new(&command).arg("import").arg(&records).arg("--out").arg(&out)
        })?;
    } else {
        println!("import: {} is not there, so it was not measured", records.display());
    }
    println!("{}", reload(&command, &council(&folder.join("1000"))?)?);
    Ok(())
}

/// The folder of the one council that was made up: the one that holds an offer.toml.
fn council(made: &Path) -> Result<PathBuf> {
    let folders = made.read_dir().with_context(|| format!("{} cannot be read", made.display()))?;
    let folders: Vec<PathBuf> = folders.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.into_iter().find(|folder| folder.join("offer.toml").is_file()).context("no offer was made up")
}

/// Runs a command several times, and says what each took. Returns the median.
fn measured(what: &str, program: impl Fn() -> Program) -> Result<Duration> {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..RUNS {
        let program = program();
        let start = Instant::now();
        program.must()?;
        times.push(start.elapsed());
    }
    times.sort();
    let ms = |time: Duration| time.as_millis();
    println!(
        "{what}: median {} ms, least {} ms, most {} ms, {RUNS} runs",
        ms(times[RUNS / 2]),
        ms(times[0]),
        ms(times[RUNS - 1])
    );
    Ok(times[RUNS / 2])
}

/// From saving a file to the reloaded page, in Chromium.
fn reload(command: &Path, offer: &Path) -> Result<String> {
    Program::cargo().args(["build", "--quiet", "--package", "fingerpost-browser-tests", "--bin", "reload"]).must()?;
    let reload = Program::new(places::target().join("debug/reload")).arg(offer);
    // Its own words only: what is served says something of each change too.
    browsers::told(reload)?.env("FINGERPOST_COMMAND", command).answer()
}
