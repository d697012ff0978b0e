//! `cargo xtask test`: sets everything up, runs every check, and says what became of each.
//!
//! A new check is one more entry in [`steps::STEPS`] and a function that returns a [`Tally`].

mod before;
pub(crate) mod browsers;
mod handbook;
mod js;
pub(crate) mod links;
mod offline;
mod pages;
mod report;
mod rust;
mod site;
mod steps;
pub(crate) mod tally;

use std::time::Instant;

use anyhow::{Result, anyhow};

use self::report::{Outcome, Report, gist};
use self::steps::{Step, chosen};
use self::tally::Tally;
use crate::system::clock::{Took, say};
use crate::system::ended::Ended;
use crate::system::logs;
use crate::tools::{self, Tool};

/// What `test` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run these steps only, and those they build on
    #[arg(long, value_name = "STEP", value_delimiter = ',')]
    only: Vec<String>,
    /// Run the longest steps too where they passed before on the very same files; those named by --only always run
    #[arg(long)]
    again: bool,
    /// Say the steps and run none
    #[arg(long)]
    list: bool,
}

/// Runs the steps, all of them even when one fails. The last line is `N passed, N failed`.
pub(crate) fn run(options: &Options) -> Result<()> {
    let steps = chosen(&options.only)?;
    if options.list {
        steps.iter().for_each(|step| println!("{:<16} {}", step.name, step.about));
        return Ok(());
    }
    say("Tools");
    let missing = set_up(&steps);
    say("Checks");
    let mut report = Report::default();
    for step in steps {
        let is_asked_for = options.again || options.only.iter().any(|name| name == step.name);
        let lacking = lacking(step, &missing, &report);
        let seal = if step.lasts && lacking.is_none() { before::seal(step).ok() } else { None };
        let before = seal.as_deref().filter(|_| !is_asked_for).and_then(|seal| before::passed(step, seal));
        report.add(before.map_or_else(|| check(step, seal.as_deref(), lacking), |tally| as_before(step, tally)));
    }
    print!("{report}");
    // Nothing more may be printed: the report's last line is read by other programs.
    if report.good() { Ok(()) } else { std::process::exit(1) }
}

/// Sets up the tools of these steps; those that could not be, with the reason.
fn set_up(steps: &[&Step]) -> Vec<(Tool, String)> {
    let wanted: Vec<Tool> = steps.iter().flat_map(|step| step.tools).copied().collect();
    let missing = tools::missing(&wanted);
    missing.iter().for_each(|(tool, problem)| say(&format!("  {} COULD NOT BE SET UP: {problem}", tool.name())));
    missing
}

/// Why a step cannot even begin: a tool is not there, or the step that it builds on failed.
fn lacking(step: &Step, missing: &[(Tool, String)], report: &Report) -> Option<String> {
    if let Some((tool, problem)) = missing.iter().find(|(tool, _)| step.tools.contains(tool)) {
        return Some(format!("{} could not be set up: {problem}", tool.name()));
    }
    let before = step.after.filter(|before| report.failed(before))?;
    Some(format!("It builds on the step {before}, which failed."))
}

/// A step that passed on the very same files.
fn as_before(step: &Step, tally: Tally) -> Outcome {
    say(&format!("  {}: {tally} before, and nothing that it looks at has changed since: --again runs it once more", step.name));
    Outcome { step: step.name, tally, took: None, wrong: String::new() }
}

/// Runs one step and prints a failing one's output in full.
fn check(step: &Step, seal: Option<&str>, lacking: Option<String>) -> Outcome {
    say(&format!("  {} ...", step.name));
    let start = Instant::now();
    let begin = || match lacking {
        Some(reason) => {
            logs::begin(step.name)?;
            Err(anyhow!(reason))
        }
        None => logs::begin(step.name).and_then(|()| (step.run)()),
    };
    let done = begin();
    let took = start.elapsed();
    let tally = match &done {
        Ok(tally) => *tally,
        Err(_) => Tally::FAILED,
    };
    let mut wrong = String::new();
    if tally.failed > 0 {
        let output = logs::read(step.name);
        let reason = done.err().map(|error| error.downcast_ref::<Ended>().map_or_else(|| format!("{error:#}"), Ended::verdict));
        let printed = format!("{output}{}", reason.unwrap_or_default());
        println!("──── {} failed ────\n{printed}\n────", step.name);
        wrong = gist(&printed);
    }
    say(&format!("  {}: {}, {}", step.name, tally, Took(took)));
    if let Some(seal) = seal
        && let Err(problem) = before::keep(step, seal, tally)
    {
        say(&format!("  {} will be run again: {problem:#}", step.name));
    }
    Outcome { step: step.name, tally, took: Some(took), wrong }
}
