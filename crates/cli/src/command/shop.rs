//! `fingerpost shop`: mystery shoppers walk through the guide, and what they are shown is checked.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_shoppers::{NotReady, Offers, Seeds, html, json, lines, open, read, shop};

use super::file;

/// Walk families through an offer's guide and check what they are shown.
///
/// Each file in the folder is a story: who comes in, what they answer, and what they must be shown (docs/shoppers.md). Where the documents are at
/// hand, the phrase that a story is told after must stand in its document.
/// Exit status: 0 where every story passed, 1 where one failed or has a mistake.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: fingerpost shop tests/shoppers --only waiting-118-weeks")]
pub(crate) struct Args {
    /// The folder of the stories.
    #[arg(default_value = "tests/shoppers")]
    stories: PathBuf,
    /// The folder of the offers.
    #[arg(long, default_value = "offers")]
    offers: PathBuf,
    /// Walk this story only; may be given again.
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Write a page that shows each story, what they were asked and what they were shown.
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
    /// Print everything as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let offers = Offers::open(&args.offers).map_err(|problem| match problem {
        NotReady::Wrong(findings) => anyhow::Error::new(findings),
        NotReady::Unopened(problem) => anyhow::Error::new(problem).context("--offers takes the folder that holds the offers"),
    })?;
    anyhow::ensure!(
        offers.iter().next().is_some(),
        "--offers: there is no folder with an offer.toml in {}",
        args.offers.display()
    );
    let mut files = open(&args.stories).context("give the folder that holds the stories")?;
    if let Some(unknown) = args.only.iter().find(|name| !files.iter().any(|file| file.stem() == **name)) {
        anyhow::bail!(super::Misused(format!("there is no story called {unknown} in {}", args.stories.display())));
    }
    files.retain(|file| args.only.is_empty() || args.only.iter().any(|name| name == file.stem()));
    anyhow::ensure!(!files.is_empty(), "there are no stories in {}", args.stories.display());
    let stories = read(&files, &offers);
    if let Some(findings) = &stories.findings {
        noteln!("{}\n", findings.render(std::io::stderr().is_terminal()));
    }
    let seeds = Seeds::beside(repository(&args.offers).as_deref().unwrap_or(Path::new(".")));
    if seeds.is_none() {
        noteln!("The documents are not here, so the stories' phrases were not looked up. FINGERPOST_SHARED says where they are.");
    }
    let trials = shop(&stories.sound, &offers, seeds.as_ref());
    if let Some(path) = &args.report {
        file::replace(path, html(&trials, &stories.wrong, &offers).as_bytes())?;
    }
    say!("{}", if args.json { json(&trials, &stories.wrong) } else { lines(&trials, &stories.wrong) });
    let good = stories.wrong.is_empty() && trials.iter().all(fingerpost_shoppers::Trial::passed);
    if good { Ok(()) } else { Err(super::Wrong::default().into()) }
}

/// The folder that the folder of the offers lies in.
fn repository(offers: &Path) -> Option<PathBuf> {
    offers.canonicalize().ok()?.parent().map(Path::to_owned)
}
