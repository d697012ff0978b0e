//! `fingerpost check`: what is wrong in an offer, where, and how to mend it.

mod report;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_core::clock::Day;
use fingerpost_editor::{Editor, Links};
use fingerpost_source::reading::Files;
use fingerpost_source::{Checked, File, Findings, Level};

use super::{Misused, Wrong, counted, render};

/// Find what is wrong in an offer, as an editor would.
///
/// Reads every file and reports everything in one go: the file, the line, what is wrong and how to mend it. Where there are no mistakes, it proves that
/// questions, options and services can matter; and it looks for hard sentences, jargon, slips, contacts that lead nowhere, old facts and services that
/// stand there twice. docs/findings.md explains every finding, and how to turn one off with a reason.
/// Exit status: 0 where nothing is wrong, 1 where something is; warnings and advice do not count, unless --strict says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost check offers/warwickshire
  fingerpost check offers/warwickshire --level warning --only spelling,jargon
  fingerpost check offers/warwickshire --online
  fingerpost check --explain reading-age")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    #[arg(required_unless_present = "explain")]
    folder: Option<PathBuf>,
    /// Let warnings fail too.
    #[arg(long)]
    strict: bool,
    /// Show findings of these codes only, with commas between them; may be given again. Mistakes are always shown.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    only: Vec<String>,
    /// Leave out what matters less than this.
    #[arg(long, value_enum, default_value_t = Least::Advice)]
    level: Least,
    /// After how many months a file should have been checked again.
    #[arg(long, default_value_t = Editor::MONTHS, value_name = "MONTHS")]
    months: u16,
    /// Go to every web address too, and tell of those that are dead or have moved. Nothing is sent but the address.
    #[arg(long)]
    online: bool,
    /// Print the findings as JSON.
    #[arg(long)]
    json: bool,
    /// Explain a finding, and check nothing.
    #[arg(long, value_name = "CODE", conflicts_with = "folder")]
    explain: Option<String>,
    /// The day to take for today, such as 2026-11-25.
    #[arg(long, hide = true, value_parser = day)]
    today: Option<Day>,
}

/// The least that is shown.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Least {
    /// Mistakes only.
    Error,
    /// Mistakes and warnings.
    Warning,
    /// Everything.
    Advice,
}

fn day(text: &str) -> Result<Day, String> {
    Day::from_iso(text).ok_or_else(|| "write it as in 2026-11-25".to_owned())
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    args.explain.iter().chain(&args.only).try_for_each(|code| known(code))?;
    if let Some(code) = &args.explain {
        say!("{}", report::explain(code));
        return Ok(());
    }
    let folder = args.folder.as_deref().unwrap_or(Path::new("."));
    let files = fingerpost_source::open(folder).context("give the folder that holds offer.toml")?;
    let editor = Editor { today: args.today.map_or_else(today, Ok)?, months: args.months };
    let mut checked = match check(args, &files, editor) {
        Ok(checked) => checked,
        Err(findings) if args.json => {
            sayln!("{:#}", report::json(None, &findings, 0));
            return Err(Wrong::default().into());
        }
        Err(findings) => return Err(findings.into()),
    };
    let least = match args.level {
        Least::Error => Level::Error,
        Least::Warning => Level::Warning,
        Least::Advice => Level::Advice,
    };
    let only = |code: &str| args.only.is_empty() || args.only.iter().any(|only| only == code);
    checked.advice.findings.retain(|finding| finding.level <= least && only(finding.code));
    if args.json {
        sayln!("{:#}", report::json(Some(&checked.offer), &checked.advice, checked.allowed));
    } else {
        show(&checked);
    }
    let warnings = checked.advice.count(Level::Warning);
    let strict = || Wrong(format!("with --strict, {} to look at", counted(warnings, "warning")));
    anyhow::ensure!(!args.strict || warnings == 0, strict());
    Ok(())
}

/// # Errors
/// Where no finding has this code: the likeliest one.
fn known(code: &str) -> anyhow::Result<()> {
    if fingerpost_source::code(code).is_some() {
        return Ok(());
    }
    let codes = fingerpost_source::codes().iter().map(|code| code.name);
    let close = fingerpost_source::closest(code, codes).map(|close| format!(": did you mean {close}?"));
    let close = close.unwrap_or_else(|| "; it stands in brackets before each finding".to_owned());
    Err(Misused(format!("there is no finding called {code}{close}")).into())
}

fn check(args: &Args, files: &[File], editor: Editor) -> Result<Checked, Findings> {
    let was_looked_for = |code: &str| args.online || !fingerpost_editor::is_online(code);
    fingerpost_source::check(files, editor.today, was_looked_for, |files: &Files<'_>, offer| {
        editor.look(files, offer);
        if args.online {
            fingerpost_editor::links(files, progress);
        }
    })
}

/// # Errors
/// Where the machine's clock is a century out.
fn today() -> anyhow::Result<Day> {
    Day::from_iso(&super::today().to_string()).context("the clock of this machine is wrong")
}

/// Tells a person who waits how far it has come.
fn progress(links: Links) {
    if std::io::stderr().is_terminal() {
        let end = if links.done == links.all { "\n" } else { "" };
        crate::print::note(format_args!("\r{} of {} web addresses looked at{end}", links.done, links.all));
    }
}

fn show(checked: &Checked) {
    let Checked { offer, advice, allowed } = checked;
    if !advice.findings.is_empty() {
        noteln!("{}\n\n{}", render(advice), report::table(advice));
    }
    let warnings = advice.count(Level::Warning);
    let found = match warnings {
        0 => "nothing to mend".to_owned(),
        _ => format!("nothing to mend, but {}", counted(warnings, "warning")),
    };
    let off = if *allowed == 0 { String::new() } else { format!(" {} turned off with a reason.", counted(*allowed, "finding")) };
    let (core, words) = (&offer.core, &offer.words);
    sayln!(
        "{}: {found}. {}, {}, {}, {}.{off}",
        core.name,
        counted(core.services.len(), "service"),
        counted(core.questions.len(), "question"),
        counted(words.terms.len(), "term"),
        counted(words.pathways.len(), "pathway")
    );
}
