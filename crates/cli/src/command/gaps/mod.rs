//! `fingerpost gaps`: which families does an offer fail?

mod json;

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_core::Guide;
use fingerpost_gaps::{Outcome, Size, Weights, csv, report};

use super::file;
use crate::progress::Progress;

/// Find the families that an offer fails.
///
/// Simulated families walk each offer's guide as people would; a report of one page says who found what, and who has only waiting.
/// Exit status: 0 where every family's plan has something in it, 1 where one is empty.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost gaps offers/warwickshire
  fingerpost gaps offers/warwickshire offers/coventry --out both.html --csv tables")]
pub(crate) struct Args {
    /// The offers' folders, each the one that holds offer.toml.
    #[arg(required = true)]
    offers: Vec<PathBuf>,
    /// The report to write: one page that needs nothing from elsewhere.
    #[arg(long, default_value = "gaps.html")]
    out: PathBuf,
    /// How many families walk each offer.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    families: u64,
    /// The same seed gives the same families.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many threads; as many as the machine has unless told. The report is the same for any number.
    #[arg(long)]
    threads: Option<NonZero<usize>>,
    /// A folder to write the tables to as well, as comma-separated values.
    #[arg(long)]
    csv: Option<PathBuf>,
    /// Print the counts as JSON; the words for people go to standard error.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let weights = Weights::ours().map_err(anyhow::Error::msg)?;
    let size = Size { families: args.families, seed: args.seed, threads: args.threads };
    // What could stop it comes before the long walk: every offer's mistakes, and a page that cannot be written.
    let guides: Vec<Guide> =
        args.offers.iter().map(|folder| Ok(Guide::new(super::open(folder)?.core))).collect::<anyhow::Result<_>>()?;
    let parent = args.out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot_write = || format!("cannot write {}", args.out.display());
    tempfile::tempfile_in(parent).with_context(cannot_write)?;
    let (mut outcomes, mut told) = (Vec::new(), Vec::new());
    for guide in guides {
        let progress = Progress::start("walking families");
        progress.count("walking families", usize::try_from(size.families).unwrap_or(usize::MAX));
        let outcome = fingerpost_gaps::run_watched(guide, &weights, size, &|more| progress.advance(more));
        progress.end();
        let outcome = outcome.map_err(anyhow::Error::msg)?;
        told.push(figures(&outcome.guide.core().name, std::slice::from_ref(&outcome)));
        outcomes.push(outcome);
    }
    let page = report::page(&outcomes, &weights, size).map_err(anyhow::Error::msg)?;
    file::replace(&args.out, page.as_bytes())?;
    if let Some(folder) = &args.csv {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        for (name, table) in csv::tables(&outcomes).map_err(anyhow::Error::msg)? {
            file::replace(&folder.join(name), table.as_bytes())?;
        }
    }
    told.push(format!("{} is the report.", args.out.display()));
    told.push(figures("all", &outcomes));
    // Only now: whoever cannot be told has the report all the same.
    if args.json {
        noteln!("{}", told.join("\n"));
        sayln!("{}", json::of(&outcomes, size));
    } else {
        sayln!("{}", told.join("\n"));
    }
    let empty: u64 = outcomes.iter().map(|outcome| u64::from(outcome.measures.empty)).sum();
    if empty > 0 {
        anyhow::bail!(super::Wrong(format!("{empty} families have an empty plan")));
    }
    Ok(())
}

/// A line of figures.
fn figures(name: &str, outcomes: &[Outcome]) -> String {
    let sum = |count: fn(&Outcome) -> u32| outcomes.iter().map(|outcome| u64::from(count(outcome))).sum::<u64>();
    let families = sum(|outcome| outcome.measures.all.families);
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    format!(
        "{name}: families with an empty plan: {} of {families}; with the last resort only: {}; with only waiting: {}; with nothing local to start: {}; {:.0} families per second",
        sum(|outcome| outcome.measures.empty),
        sum(|outcome| outcome.measures.only_last_resort),
        sum(|outcome| outcome.measures.all.only_wait),
        sum(|outcome| outcome.measures.all.nothing_local),
        families as f64 / seconds
    )
}
