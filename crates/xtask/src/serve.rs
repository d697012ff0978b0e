//! `cargo xtask serve`: the navigator built, and the council's own `serve` around it.

use std::path::PathBuf;

use anyhow::Result;

use crate::site::{self, Build, OFFER};
use crate::system::clock::{Took, say};
use crate::system::logs;
use crate::tools::{self, Tool};

/// What `serve` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The offer to show
    #[arg(long, value_name = "FOLDER", default_value = OFFER)]
    offer: PathBuf,
}

/// Builds the navigator, and serves the offer until interrupted: each change of it shows at once.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = std::time::Instant::now();
    let offer = site::offer(&options.offer)?;
    tools::set_up(&Tool::TO_SERVE)?;
    logs::begin("site")?;
    say("Site");
    let parts = site::Parts::build(Build::Quick)?;
    say(&format!("Ready after {}. Ctrl-C stops it.", Took(start.elapsed())));
    parts.with(site::fingerpost("serve").arg(offer)).args(["--port", &options.port.to_string()]).stay()
}
