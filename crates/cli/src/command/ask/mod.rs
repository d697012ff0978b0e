//! `fingerpost ask`: an offer's guide, from a terminal.

mod given;
mod talk;
mod told;

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use fingerpost_core::{Answers, Guide};

use super::{Misused, counted};

/// Walk through an offer's guide: answer its questions here, or from a file.
///
/// Without --answers it asks one question after another, as the navigator does, and then shows the plan with its reasons. With --answers it gives the
/// next question and the plan as they stand after those answers. Nothing is kept.
///
/// The file of answers is JSON: the id of a question, and its answer. That is the id of a value (or its option's words), a list of them, an age (7, "18 months",
/// "Year 9"), "not sure" or "none".
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost ask offers/warwickshire
  fingerpost ask offers/warwickshire --answers family.json --json

An example of family.json:
  { \"who\": \"parent\", \"age\": 7, \"need\": [\"autism\", \"speech\"], \"stage\": \"waiting\", \"plan\": \"not sure\" }")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
    /// The family's answers, as JSON; `-` reads them from standard input.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Print the next question and the plan as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let guide = Guide::new(super::open(&args.folder)?.core);
    let answers = match &args.answers {
        Some(file) => {
            let name = file.display();
            let text = if file.as_os_str() == "-" { std::io::read_to_string(std::io::stdin()) } else { fs::read_to_string(file) };
            let text = text.with_context(|| format!("cannot read {name}"))?;
            given::read(guide.core(), &text).map_err(|wrong| {
                Misused(format!("{} wrong in {name}:\n  {}", counted(wrong.len(), "thing"), wrong.join("\n  ")))
            })?
        }
        None if args.json => Answers::new(),
        None => talk::through(&guide, &mut std::io::stdin().lock(), &mut std::io::stdout())?,
    };
    let standing = guide.standing(&answers);
    if args.json {
        sayln!("{}", told::json(&standing));
        return Ok(());
    }
    if args.answers.is_some() {
        match standing.next_question() {
            Some(question) => sayln!("Next question: {}\n", standing.voice().sentence(&guide.core()[question].asks)),
            None => sayln!("No answer can change the plan any more.\n"),
        }
    }
    say!("{}", told::plan(&standing));
    Ok(())
}
