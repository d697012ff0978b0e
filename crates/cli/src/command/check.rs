//! `fingerpost check`: what is wrong in an offer, where, and how to mend it.

use std::path::PathBuf;

/// Find what is wrong in an offer.
///
/// Reads every file and reports everything in one go: the file, the line, what is wrong and how to mend it.
/// Exit status: 0 where nothing is wrong, 1 where something is.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: fingerpost check offers/warwickshire")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let offer = super::open(&args.folder)?;
    let (core, words) = (&offer.core, &offer.words);
    println!(
        "{}: nothing to mend. {}, {}, {}, {}.",
        core.name,
        counted(core.services.len(), "service"),
        counted(core.questions.len(), "question"),
        counted(words.terms.len(), "term"),
        counted(words.pathways.len(), "pathway")
    );
    Ok(())
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
