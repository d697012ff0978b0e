//! `cargo xtask bench`: what Fingerpost costs, measured here and now.

mod command;
mod figures;
mod search;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::system::places;
use crate::system::program::Program;
use crate::tools::CrateTool;
use crate::tools::wasm_target::{TARGET, Way};

#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand)]
enum What {
    /// Measure Fingerpost's search beside others, and write a table and a chart to target/bench-search/
    Search(search::Options),
    /// Measure the council's command with offers of 1,000 and 10,000 services
    Command,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    match &options.what {
        None => figures::run(),
        Some(What::Search(options)) => search::run(options),
        Some(What::Command) => command::run(),
    }
}

/// Compiles what is measured as WebAssembly and wraps it for `nodejs` or for the `web`. Returns the glue's file.
fn measures(runs_in: &str, folder: &Path) -> Result<PathBuf> {
    let build = ["build", "--package", "fingerpost-measures", "--target", TARGET, "--profile", "widget"];
    Way::here()?.cargo()?.args(build).doing("compiling the core").must()?;
    let wasm = places::target().join(TARGET).join("widget/fingerpost_measures.wasm");
    let tool = CrateTool::wasm_bindgen()?.program("wasm-bindgen")?;
    Program::new(tool).args(["--target", runs_in, "--no-typescript", "--out-dir"]).arg(folder).arg(wasm).must()?;
    Ok(folder.join("fingerpost_measures.js"))
}
