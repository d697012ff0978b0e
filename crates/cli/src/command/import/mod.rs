//! `fingerpost import`: bring an offer in from somewhere else.

mod records;
mod tables;

use std::path::PathBuf;

use anyhow::Context;
use fingerpost_openreferral::import::report::{json, markdown, short};
use fingerpost_openreferral::import::{Import, Refused, STATE, State, import};
use fingerpost_source::File;
use fingerpost_source::change::Change;
use fingerpost_source::starter::SHARED;

use super::{folder, new, today};
use crate::status::{Misused, Wrong};

/// The name of the whole report in the offer's folder.
const REPORT: &str = "import-report.md";

/// Texts to write, by path.
type Texts = Vec<(String, String)>;

/// Bring services in from Open Referral UK, or from a spreadsheet.
///
/// Records of Open Referral UK come from a live feed's address, a file, or a folder of pages. Each record becomes a file of the offer, or is listed with a reason. What a person changed since the last import is kept, and shown beside what the feed
/// says. Ages that stand in the text are only proposed: `fingerpost check` shows where to look. Nothing is written until all of it is ready.
///
/// A spreadsheet (.xlsx or .csv) is one that `fingerpost export` wrote, or its template filled in: a row changes the file of its service, and only what
/// changed in it; a new row makes a new file.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost import https://example.org/api/services --out offer
  fingerpost import services.json --out offer --dry-run     (show what would change, and write nothing)
  fingerpost import pages/ --out offer --name \"Anyshire\"    (a folder of pages; a new offer is begun where there is none)
  fingerpost import services.xlsx --out offer               (your own spreadsheet)")]
pub(crate) struct Args {
    /// Where from: an address that starts with https://, a .json file, a folder of such files, or a .csv or .xlsx file.
    from: String,
    /// The offer's folder. Where it holds no offer yet, a new one is begun.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Show what would change, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Delete the files of services that a spreadsheet has no row for. Without it they stay, and are listed.
    #[arg(long)]
    delete_missing: bool,
    /// Print the whole report as JSON.
    #[arg(long)]
    json: bool,
    /// A new offer's area, as families say it. Without it, the folder's name.
    #[arg(long)]
    name: Option<String>,
    /// A new offer's council. Without it, the area's name with "Council".
    #[arg(long)]
    council: Option<String>,
    /// The most requests a second to a live feed.
    #[arg(long, default_value_t = 4.0, value_name = "N")]
    rate: f64,
    /// Ask for pages again that an import which was stopped had fetched already.
    #[arg(long)]
    fresh: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if tables::is_one(&args.from) {
        return tables::bring(args);
    }
    anyhow::ensure!(args.rate > 0.0 && args.rate.is_finite(), Misused("--rate is a number above 0, such as 2".to_owned()));
    // What is wrong with the offer is said before a feed is asked. It may take minutes to answer: what a person saves meanwhile is read after it.
    offer(args)?;
    let fetched = records::read(args)?;
    let change = if args.dry_run || !is_offer(args) { None } else { Some(Change::begin(&args.out)?) };
    let (files, begun) = offer(args)?;
    let state = state(args)?;
    let today = today().to_string();
    let imported = import(&fetched.records, &fetched.from, &files, &state, &today);
    let Import { texts, report } = imported.map_err(|refused| match refused {
        Refused::Offer(findings) | Refused::Result(findings) => findings.into(),
        other => anyhow::Error::from(other),
    })?;
    if !args.dry_run {
        let whole = (REPORT.to_owned(), markdown(&report, &today));
        let begun = begun.into_iter().filter(|(path, _)| !texts.iter().any(|(other, _)| other == path)).collect::<Vec<_>>();
        let all: Texts = begun.into_iter().chain(texts).chain([whole]).collect();
        match change {
            Some(change) => change.make(&all, &[])?,
            None => folder::replace(&args.out, &all, "a new offer", |_| false)?,
        }
    }
    let out = args.out.display();
    if args.json {
        sayln!("{:#}", json(&report));
    } else {
        say!("{}", short(&report));
        fetched.odd.iter().for_each(|odd| sayln!("The feed: {odd}."));
    }
    if args.dry_run {
        noteln!("Nothing was written. Without --dry-run, it goes to {out}.");
    } else {
        noteln!("The whole report is in {out}/{REPORT}. Next: fingerpost check {out}");
    }
    Ok(())
}

/// True where there is an offer already.
fn is_offer(args: &Args) -> bool {
    args.out.join("offer.toml").is_file()
}

/// The files of the offer, and those of them that are not written yet, where it is a new one.
fn offer(args: &Args) -> anyhow::Result<(Vec<File>, Texts)> {
    if is_offer(args) {
        let named = args.name.is_some() || args.council.is_some();
        anyhow::ensure!(
            !named,
            Misused("--name and --council are for a new offer; this one has its own in offer.toml".to_owned())
        );
        return Ok((fingerpost_source::open(&args.out)?, Vec::new()));
    }
    let is_empty = !args.out.exists() || args.out.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    let other = || Misused(format!("{} holds no offer.toml, and is not empty; choose another folder", args.out.display()));
    anyhow::ensure!(is_empty, other());
    let (_, texts) = new::files(&args.out, args.name.as_deref(), args.council.as_deref())?;
    let prefix = format!("{SHARED}/");
    let file = |(path, text): &(String, String)| match path.strip_prefix(&prefix) {
        Some(inside) => File::shared(SHARED, inside, text),
        None => File::new(path, text),
    };
    Ok((texts.iter().map(file).collect(), texts))
}

/// What the last import left.
fn state(args: &Args) -> anyhow::Result<State> {
    let path = args.out.join(STATE);
    match std::fs::read_to_string(&path) {
        Ok(text) => State::read(&text).map_err(|why| Wrong(why).into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(State::default()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
