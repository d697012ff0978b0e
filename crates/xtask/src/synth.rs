//! `cargo xtask synth`: the offers of a made-up nation, as files.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::system::places;
use crate::system::program::Program;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many services, from 100 to 100,000
    #[arg(long, default_value_t = 1_000)]
    services: usize,
    /// The same seed gives the same offers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write; target/synth/SERVICES unless told
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Writes them, and says how to look at one.
pub(crate) fn run(options: &Options) -> Result<()> {
    let out = options.out.clone().unwrap_or_else(|| places::target().join("synth").join(options.services.to_string()));
    let out = std::path::absolute(out)?;
    println!("{}", synth("offers", options.services, options.seed, &out)?);
    Ok(())
}

/// Lets `fingerpost-synth` make something of so many services: a core, offers, or what searches are measured with. Returns what it says of it.
pub(crate) fn synth(what: &str, services: usize, seed: u64, out: &Path) -> Result<String> {
    let synth = ["run", "--quiet", "--release", "--package", "fingerpost-synth", "--", what];
    let numbers = ["--services", &services.to_string(), "--seed", &seed.to_string()].map(str::to_owned);
    let program = Program::cargo().args(synth).args(numbers).arg("--out").arg(out);
    Ok(program.doing("making up offers").must()?.printed.trim().to_owned())
}
