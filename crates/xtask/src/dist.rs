//! `cargo xtask dist`: the optimised site in `dist/`, and what it weighs. `cargo xtask widget`: the widget alone.

use std::path::PathBuf;

use anyhow::Result;

use crate::site::{self, Build, OFFER, sizes};
use crate::system::clock::say;
use crate::system::{logs, places};
use crate::tools::{self, Tool};

/// What `dist` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The offer to show
    #[arg(long, value_name = "FOLDER", default_value = OFFER)]
    offer: PathBuf,
}

/// Builds `dist/` and prints its sizes.
pub(crate) fn run(options: &Options) -> Result<()> {
    let offer = site::offer(&options.offer)?;
    tools::set_up(&Tool::FOR_DIST)?;
    logs::begin("site")?;
    say("Site");
    site::build(Build::Small, &offer, &places::dist())?;
    println!("\n{}The site is in {}", sizes::table(&places::dist())?, places::dist().display());
    Ok(())
}

/// Builds the widget and prints its folder, and nothing else on standard output: the build of the `fingerpost` command reads it.
pub(crate) fn widget() -> Result<()> {
    tools::set_up(&Tool::FOR_DIST)?;
    logs::begin("widget")?;
    println!("{}", site::widget(Build::Small)?.display());
    Ok(())
}
