//! `cargo xtask gaps`: simulated families walk the three offers, and a report says which of them the offers fail.

use std::path::PathBuf;

use anyhow::Result;

use crate::site;
use crate::system::places;
use crate::system::program::Program;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many families walk each offer
    #[arg(long, default_value_t = 1_000_000)]
    families: u64,
    /// The same seed gives the same families
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The offers; the three of this repository unless told
    #[arg(long)]
    offer: Vec<PathBuf>,
}

/// Runs the council's own command, optimised: a million families take seconds and not minutes.
pub(crate) fn run(options: &Options) -> Result<()> {
    let offers = match options.offer.as_slice() {
        [] => site::offers()?,
        named => named.iter().map(|offer| site::offer(offer)).collect::<Result<_>>()?,
    };
    let folder = places::target().join("xtask");
    std::fs::create_dir_all(&folder)?;
    let report = folder.join("gaps.html");
    let command = ["run", "--quiet", "--release", "--package", "fingerpost-cli", "--", "gaps"];
    let sizes = ["--families", &options.families.to_string(), "--seed", &options.seed.to_string()].map(str::to_owned);
    let program = Program::cargo().args(command).args(offers).args(sizes).arg("--out").arg(&report);
    let ended = program.arg("--csv").arg(folder.join("gaps")).doing("walking simulated families").must()?;
    println!("{}\nThe report is {}", ended.printed.trim_end(), report.display());
    Ok(())
}
