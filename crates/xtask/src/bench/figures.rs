//! The figures that the README gives, measured here and now.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::check::browsers;
use crate::site::{self, Build, OFFER, sizes};
use crate::synth::synth;
use crate::system::clock::say;
use crate::system::program::Program;
use crate::system::{files, logs, places};
use crate::tools::{self, Tool};

const TOOLS: [Tool; 4] = [Tool::WasmTarget, Tool::WasmBindgen, Tool::Npm, Tool::Chromium];

/// Made-up offers to measure: how many services, and how many families answer their questions.
const GROWN: [(usize, u32); 3] = [(1_000, 500), (10_000, 200), (100_000, 50)];

/// Builds what is measured, then measures. Nothing fails for being slow: figures are to be read, and compared within one run.
pub(crate) fn run() -> Result<()> {
    tools::set_up(&TOOLS)?;
    logs::begin("bench")?;
    let offer = site::offer(OFFER.as_ref())?;
    say("Site");
    site::build(Build::Small, &offer, &places::dist())?;
    println!("\nWhat a family downloads\n{}", sizes::table(&places::dist())?);
    println!("Questions\n{}", families()?);
    println!("Decisions\n{}", decisions()?);
    println!("Pages\n{}", pages()?);
    Ok(())
}

/// Random families at each offer, natively.
fn families() -> Result<String> {
    let mut all = String::new();
    for offer in site::offers()? {
        let families = ["run", "--quiet", "--release", "--package", "fingerpost-families", "--"];
        all.push_str(&format!("{}\n", offer.display()));
        all.push_str(&printed(Program::cargo().args(families).arg(offer).doing("asking random families"))?);
    }
    Ok(all)
}

/// The core as WebAssembly, in Node.
fn decisions() -> Result<String> {
    let folder = places::target().join("xtask/measures");
    files::fresh(&folder)?;
    let glue = super::measures("nodejs", &folder)?;
    let mut printed_all = String::new();
    let mut measure = |core: PathBuf, families: u32| -> Result<()> {
        let measure = Program::new("node").arg("tests/measures/measure.mjs").arg(&glue).arg(core).arg(families.to_string());
        printed_all.push_str(&printed(measure.minutes(10))?);
        Ok(())
    };
    measure(places::dist().join(site::PACKS).join("warwickshire/core.pack"), 500)?;
    for (services, families) in GROWN {
        let core = folder.join(format!("core-{services}.pack"));
        synth(&["core"], services, 1, &core)?;
        measure(core, families)?;
    }
    Ok(printed_all)
}

/// The first screen and the first question, in Chromium: on this machine, and as on a phone.
fn pages() -> Result<String> {
    let open = |bin| {
        let run = ["run", "--quiet", "--package", "fingerpost-browser-tests", "--bin", bin];
        printed(browsers::told(Program::cargo().args(run))?.doing("opening the site"))
    };
    Ok(open("first_screen")? + &open("phone")?)
}

fn printed(program: Program) -> Result<String> {
    let ended = program.must().context("Could not measure")?;
    Ok(ended.printed)
}
