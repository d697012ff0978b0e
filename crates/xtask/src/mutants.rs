//! `cargo xtask mutants`: cargo-mutants changes the core in one place after another, and a test must fail each time. `.cargo/mutants.toml` says what is
//! tested and how; docs/mutants.md says what came of it.

use std::path::PathBuf;

use anyhow::Result;

use crate::system::program::Program;
use crate::system::{logs, places};
use crate::tools::CrateTool;

/// What `mutants` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Change these files only, such as 'crates/core/src/rules/**'; else the whole core
    files: Vec<PathBuf>,
    /// Go on after an earlier run: leave out what it caught
    #[arg(long)]
    again: bool,
}

/// Changes the core, and leaves what came of it in `target/xtask/mutants.out`.
pub(crate) fn run(options: &Options) -> Result<()> {
    let tool = CrateTool::mutants();
    if tool.find()?.is_none() {
        tool.install()?;
    }
    logs::begin("mutants")?;
    let out = places::target().join("xtask");
    let changed = ["mutants", "--package", "fingerpost-core", "--output"];
    let mutants = Program::new(tool.program("cargo-mutants")?).args(changed).arg(out);
    let mutants = options.files.iter().fold(mutants, |mutants, file| mutants.arg("--file").arg(file));
    mutants.args(options.again.then_some("--iterate")).stay()
}
