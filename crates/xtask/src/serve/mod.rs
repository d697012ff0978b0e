//! `cargo xtask serve`: the site, built and served on this machine.

mod mime;
mod server;
mod wanted;

use std::path::PathBuf;

use anyhow::Result;

use crate::site::{self, Build, OFFER};
use crate::system::clock::{Took, say};
use crate::system::{logs, places};
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
    /// Serve what is there, without building
    #[arg(long, hide = true)]
    no_build: bool,
    /// Serve this folder in the place of the site
    #[arg(long, hide = true, requires = "no_build")]
    folder: Option<PathBuf>,
}

/// Builds the site unless told otherwise, says its address on standard output, and serves it until interrupted.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = std::time::Instant::now();
    let folder = options.folder.clone().unwrap_or_else(|| places::target().join("site"));
    if !options.no_build {
        let offer = site::offer(&options.offer)?;
        tools::set_up(&Tool::TO_SERVE)?;
        logs::begin("site")?;
        say("Site");
        site::build(Build::Quick, &offer, &folder)?;
    }
    let server = server::Server::open(&folder, options.port)?;
    if !options.no_build {
        say(&format!("Ready after {}. Ctrl-C stops it.", Took(start.elapsed())));
    }
    println!("http://{}/", server.address());
    server.run();
    Ok(())
}
