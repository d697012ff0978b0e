//! `cargo xtask synth`: the offers of a made-up nation, as files.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::system::program::Program;
use crate::system::{files, places};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many services, from 100 to 100,000
    #[arg(long, default_value_t = 1_000)]
    services: usize,
    /// The same seed gives the same offers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// All of them in the offer of one council
    #[arg(long)]
    one: bool,
    /// The folder to write; target/synth/SERVICES unless told
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Writes them. Of an earlier run in the usual folder nothing is left; a folder that a person names has to be new or empty.
pub(crate) fn run(options: &Options) -> Result<()> {
    let out = match &options.out {
        None => {
            let usual = places::target().join("synth").join(options.services.to_string());
            files::fresh(&usual)?;
            usual
        }
        Some(folder) => {
            let is_empty = folder.read_dir().map_or(true, |mut files| files.next().is_none());
            ensure!(is_empty, "{} is not empty. Name a folder that is not there yet.", folder.display());
            std::path::absolute(folder)?
        }
    };
    println!("{}", synth(if options.one { &["offers", "--one"] } else { &["offers"] }, options.services, options.seed, &out)?);
    Ok(())
}

/// Lets `fingerpost-synth` make something of so many services: a core, offers, or what searches are measured with. Returns what it says of it.
pub(crate) fn synth(what: &[&str], services: usize, seed: u64, out: &Path) -> Result<String> {
    let synth = ["run", "--quiet", "--release", "--package", "fingerpost-synth", "--"];
    let numbers = ["--services", &services.to_string(), "--seed", &seed.to_string()].map(str::to_owned);
    let program = Program::cargo().args(synth).args(what).args(numbers).arg("--out").arg(out);
    Ok(program.doing("making up offers").must()?.printed.trim().to_owned())
}
