//! `fingerpost serve`: an offer in the browser of whoever keeps it.

use std::path::PathBuf;
use std::thread;

use super::build::Parts;
use crate::library::Library;
use crate::serve::{Folder, Live, Server, watch};

/// Show an offer in your browser, and each change as you save it.
///
/// The site is on this machine only (127.0.0.1). A mistake in a file is shown over the last good page, with the file, the line and how to mend it; once it is
/// mended the page comes back by itself. Ctrl-C stops it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost serve offers/warwickshire
  fingerpost serve offers/warwickshire --places places --port 3000
  fingerpost serve --site site           (look at what `fingerpost build` wrote)")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    #[arg(required_unless_present = "site")]
    folder: Option<PathBuf>,
    /// The port to listen on; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    parts: Parts,
    /// Serve a folder as it is, such as a site that was built.
    #[arg(long, value_name = "FOLDER", conflicts_with = "folder")]
    site: Option<PathBuf>,
}

pub(crate) fn run(args: Args) -> anyhow::Result<()> {
    let Some(folder) = &args.folder else {
        let source = Folder::open(&args.site.unwrap_or_default())?;
        let server = Server::open(args.port)?;
        sayln!("http://{}/", server.address());
        server.run(&source);
        return Ok(());
    };
    let mut library = Library::new(folder)?;
    // Mistakes in the offer's files can be mended while it is served; what is beside it is read once, and what is wrong with that is said now.
    let beside = args.parts.read()?;
    // It lives as long as the program: its threads need not be told when it ends.
    let live: &'static Live = Box::leak(Box::new(Live::new()));
    live.make(&mut library, &beside);
    let server = Server::open(args.port)?;
    sayln!("http://{}/", server.address());
    thread::spawn(move || {
        if let Err(error) = watch(live, library, &beside) {
            noteln!("{}. Changes will not show: stop this and start it again.", crate::status::say(&error));
        }
    });
    server.run(&live);
    Ok(())
}
