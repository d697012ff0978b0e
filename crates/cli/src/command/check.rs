//! `fingerpost check`: what is wrong in an offer, where, and how to mend it.

use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_core::clock::Day;
use fingerpost_source::{Advised, Findings, Level};

use super::{Wrong, counted, render};

/// Find what is wrong in an offer.
///
/// Reads every file and reports everything in one go: the file, the line, what is wrong and how to mend it. Then proves that its questions,
/// options and services can matter, and how many questions a family can be asked, and looks through the comments that are published: what fails is a
/// warning.
/// Exit status: 0 where nothing is wrong, 1 where something is; warnings and advice do not count, unless --strict says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: fingerpost check offers/warwickshire")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
    /// Let warnings fail too.
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let Advised { offer, advice } = super::open_with_advice(&args.folder)?;
    let comments = comments_advice(&args.folder)?;
    for found in [&advice, &comments].into_iter().filter(|found| !found.findings.is_empty()) {
        eprintln!("{}\n", render(found));
    }
    let warnings = advice.count(Level::Warning) + comments.count(Level::Warning);
    let found = match warnings {
        0 => "nothing to mend".to_owned(),
        _ => format!("nothing to mend, but {}", counted(warnings, "warning")),
    };
    let (core, words) = (&offer.core, &offer.words);
    println!(
        "{}: {found}. {}, {}, {}, {}.",
        core.name,
        counted(core.services.len(), "service"),
        counted(core.questions.len(), "question"),
        counted(words.terms.len(), "term"),
        counted(words.pathways.len(), "pathway")
    );
    let strict = || Wrong(format!("with --strict, {} to look at", counted(warnings, "warning")));
    anyhow::ensure!(!args.strict || warnings == 0, strict());
    Ok(())
}

/// What to look at in the comments, as of today.
fn comments_advice(folder: &Path) -> anyhow::Result<Findings> {
    let today = Day::from_iso(&super::today().to_string()).context("today's date cannot be reckoned with")?;
    Ok(fingerpost_source::comments_advice(&fingerpost_source::open(folder)?, today))
}
