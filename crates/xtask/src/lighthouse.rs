//! `cargo xtask lighthouse`: what Lighthouse says of pages of the optimised site, with the phone and the line that it makes up.

use std::path::Path;

use anyhow::{Context, Result};

use crate::site::{self, Build, OFFER};
use crate::system::places::{self, on_path};
use crate::system::program::Program;
use crate::tools::{self, CHROMIUM, LIGHTHOUSE, Tool};

/// The pages, and the least that each score of each may be: the first page begun at the questions has more to fetch than it shows.
const PAGES: [&str; 4] =
    ["services/ehc-needs-assessment.html=100", "needs/autism-5-to-10.html=100", "index.html=100", "guide.html=95"];

/// What `lighthouse` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Look at the site in dist/ as it is, and build none
    #[arg(long)]
    no_build: bool,
}

/// Builds the site and asks. Fails where a score is too low: on a machine that does something else as well, that of speed is.
pub(crate) fn run(options: &Options) -> Result<()> {
    tools::set_up(&[Tool::Chromium])?;
    LIGHTHOUSE.install()?;
    if !options.no_build {
        tools::set_up(&Tool::FOR_DIST)?;
        site::build(Build::Small, Path::new(OFFER), &places::dist())?;
    }
    let script = LIGHTHOUSE.modules()?.with_file_name("run.mjs");
    std::fs::copy(places::root().join("crates/xtask/npm-lighthouse/run.mjs"), &script).context("Could not copy run.mjs")?;
    let chromium = on_path(CHROMIUM).context("chromium is not on the PATH")?;
    let asked = Program::new("node").arg(script).arg(places::dist()).arg(chromium).args(PAGES);
    print!("{}", asked.minutes(10).doing("asking Lighthouse").must()?.printed);
    Ok(())
}
