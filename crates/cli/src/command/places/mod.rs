//! `fingerpost places`: a table of postcodes for the browser.

mod build;
mod find;
mod grid;
mod read;
mod row;

use clap::Subcommand;

/// Compile a table of postcodes for the browser, or look one up.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Find(find::Args),
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    match &args.command {
        Command::Build(args) => build::run(args),
        Command::Find(args) => find::run(args),
    }
}
