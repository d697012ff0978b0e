//! `cargo xtask soak`: thousands of random families in one tab of each browser. Each plan must be the one that the core gives natively for the same answers,
//! and the tab may not grow.

use std::path::Path;

use anyhow::Result;

use crate::check::browsers;
use crate::site::{self, Build, OFFER};
use crate::system::places;
use crate::system::program::Program;
use crate::tools::{self, Tool};

const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// What `soak` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many families go through each browser
    #[arg(long, default_value_t = 10_000)]
    journeys: u32,
    /// The browsers' engines
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = ENGINES, default_values = ENGINES)]
    engine: Vec<String>,
    /// The same seed sends the same families
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// Go through the site in dist/ as it is, and build none
    #[arg(long)]
    no_build: bool,
}

/// How long one engine may take, in minutes.
const MOST: u32 = 24 * 60;

/// Builds the site and sends the families.
pub(crate) fn run(options: &Options) -> Result<()> {
    tools::set_up(&[Tool::Npm, Tool::Chromium, Tool::Firefox, Tool::Geckodriver, Tool::WebKit])?;
    if !options.no_build {
        tools::set_up(&Tool::FOR_DIST)?;
        site::build(Build::Small, Path::new(OFFER), &places::dist())?;
    }
    for engine in &options.engine {
        let run = ["run", "--quiet", "--package", "fingerpost-browser-tests", "--bin", "soak", "--"];
        let given = [options.journeys.to_string(), options.seed.to_string(), engine.clone()];
        let soak = browsers::told_of_all(Program::cargo().args(run).args(&given))?;
        print!("{}", soak.minutes(MOST).doing(&format!("sending families into {engine}")).must()?.printed);
    }
    Ok(())
}
