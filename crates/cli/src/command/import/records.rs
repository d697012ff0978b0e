//! The records to import: what kind of thing they come from is seen by itself.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_openreferral::import::feed::{Fetched, Settings, SystemClock, fetch};
use fingerpost_openreferral::import::{Origin, Page};

use super::Args;
use crate::progress::Progress;
use crate::status::Misused;

/// The records of a live feed, a file or a folder.
///
/// # Errors
/// Where they cannot be had, or are something else.
pub(super) fn read(args: &Args) -> anyhow::Result<Fetched> {
    if args.from.contains("://") {
        return live(args);
    }
    let path = Path::new(&args.from);
    let pages = if path.is_dir() { pages(path)? } else { vec![path.to_owned()] };
    let mut records = Vec::new();
    for page in pages {
        let bytes = fs::read(&page).with_context(|| format!("cannot read {}", page.display()))?;
        let read = Page::read(&bytes).map_err(|why| Misused(format!("{} is no feed: {why}", page.display())))?;
        records.extend(read.records);
    }
    Ok(Fetched { from: Origin::Files, records, odd: Vec::new() })
}

/// The `.json` files of a folder: page 2 comes before page 10.
fn pages(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>();
    let mut paths = paths.with_context(|| format!("cannot read {}", folder.display()))?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")));
    paths.sort_by_key(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let number: String = name.chars().filter(char::is_ascii_digit).collect();
        (number.parse::<u64>().unwrap_or(0), name)
    });
    anyhow::ensure!(!paths.is_empty(), Misused(format!("{} holds no .json file", folder.display())));
    Ok(paths)
}

fn live(args: &Args) -> anyhow::Result<Fetched> {
    let settings = Settings { per_second: args.rate, fresh: args.fresh, kept: kept(), ..Settings::default() };
    let progress = Progress::start("asking the feed");
    let fetched = fetch(&args.from, &settings, &mut SystemClock::default(), &mut |said| progress.say(said));
    progress.end();
    fetched.context("the feed could not be read; run the same command again to go on from where it stopped")
}

/// Where fetched pages are kept until all are there: in the user's folder for such things.
fn kept() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache"))).or_else(|| folder("LOCALAPPDATA"));
    cache.map(|cache| cache.join("fingerpost").join("feeds"))
}
