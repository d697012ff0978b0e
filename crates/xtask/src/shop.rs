//! `cargo xtask shop`: the mystery shoppers, with the council's own command.

use anyhow::{Context, Result};

use crate::site;
use crate::system::ended::Ended;
use crate::system::{logs, places};

/// The folder of the stories.
const STORIES: &str = "tests/shoppers";

/// What `shop` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Walk these stories only
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only: Vec<String>,
}

/// Walks the stories and says what came of each.
pub(crate) fn run(options: &Options) -> Result<()> {
    logs::begin("shop")?;
    let ended = walk(&options.only)?;
    print!("{}", ended.printed);
    if report().is_file() {
        println!("The report is {}.", report().display());
    }
    // What failed was said above.
    if ended.good() { Ok(()) } else { std::process::exit(1) }
}

/// Walks the stories of these names, or all, and writes the report.
pub(crate) fn walk(only: &[String]) -> Result<Ended> {
    let report = report();
    std::fs::create_dir_all(report.parent().unwrap_or(&report)).context("There is no room for the report")?;
    // An old one must not pass for what this run found.
    if report.is_file() {
        std::fs::remove_file(&report).context("The old report could not be removed")?;
    }
    let shop = site::fingerpost("shop").arg(STORIES).arg("--report").arg(report);
    only.iter().fold(shop, |shop, name| shop.args(["--only", name])).run()
}

fn report() -> std::path::PathBuf {
    places::target().join("xtask/shoppers.html")
}
