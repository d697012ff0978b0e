//! `cargo xtask bench search`: Fingerpost's search beside others, on the same records and with the same queries (docs/decisions/0016).

mod engines;
mod harness;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::synth::synth;
use crate::system::clock::{say, timed};
use crate::system::program::Program;
use crate::system::{files, logs, places};
use crate::tools::{self, SEARCHES, Tool};
use engines::Engine;
use harness::Harness;

const TOOLS: [Tool; 4] = [Tool::WasmTarget, Tool::WasmBindgen, Tool::Npm, Tool::Chromium];
/// How long one engine may answer queries at one size, in seconds: when all is measured, and when it is to be quick.
const SECONDS: (u32, u32) = (180, 20);
/// The seed of the records and the queries: another run measures with the same.
const SEED: u64 = 1;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many services, several with commas between
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    services: Vec<usize>,
    /// Give each engine 20 seconds for its queries at one size, and not 180
    #[arg(long)]
    quick: bool,
    /// Measure only these engines; all unless told
    #[arg(long, value_enum)]
    engine: Vec<Engine>,
}

/// Measures every engine at every size. One that fails, or is not there yet, is told of in the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    tools::set_up(&TOOLS)?;
    timed("the search engines from npm", || SEARCHES.install())?;
    logs::begin("bench-search")?;
    let folder = places::target().join("bench-search");
    let harness = Harness::lay_out(&folder.join("harness"))?;
    let seconds = if options.quick { SECONDS.1 } else { SECONDS.0 };
    let chosen = if options.engine.is_empty() { Engine::ALL.to_vec() } else { options.engine.clone() };
    let mut sizes = Vec::new();
    for services in &options.services {
        say(&format!("{services} services"));
        let data = folder.join(format!("data-{services}"));
        files::fresh(&data)?;
        timed("making them up", || synth(&["search"], *services, SEED, &data))?;
        let mut size = harness.node(&[&"data.mjs", &data])?;
        let measure = |engine: &Engine| timed(engine.label(), || Ok(engine.measure(&harness, &data, seconds)));
        size["engines"] = chosen.iter().map(measure).collect::<Result<Vec<Value>>>()?.into();
        sizes.push(size);
        // After each size: a run that is cut short leaves what it has.
        report(&harness, &folder, &json!({ "machine": machine()?, "seconds": seconds, "sizes": sizes }))?;
    }
    println!("{}", fs::read_to_string(folder.join("table.md"))?);
    println!("The table, the chart and the results are in {}", folder.display());
    Ok(())
}

fn report(harness: &Harness, folder: &Path, results: &Value) -> Result<()> {
    let file = folder.join("results.json");
    fs::write(&file, results.to_string()).with_context(|| format!("{} cannot be written", file.display()))?;
    harness.run(&[&"report.mjs", &file]).map(drop)
}

/// What the figures depend on.
fn machine() -> Result<String> {
    let node = Program::new("node").arg("--version").answer()?;
    let cores = std::thread::available_parallelism()?;
    Ok(format!("Node {node} on {cores} cores"))
}
