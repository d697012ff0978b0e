//! `fingerpost pack`: an offer as compact files for the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_core::Offer;
use fingerpost_core::pack::File;
use fingerpost_core::search::build::{self, EVERYWHERE};

/// Compile an offer for the browser.
///
/// Checks it first: where anything is wrong, nothing is written. A folder is replaced as a whole, so that a family's
/// browser never meets half of one offer and half of another.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost pack offers/warwickshire --out site/offers/warwickshire
  fingerpost pack offers/warwickshire --with-neighbours --out site/offers")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
    /// The folder to write; it may exist only if it holds a pack already, or nothing.
    #[arg(long)]
    out: PathBuf,
    /// Write a folder for the offer in --out, named by its id, one for each of its neighbours whose offer lies beside it, and one for a search of
    /// them all.
    #[arg(long)]
    with_neighbours: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let offer = super::open(&args.folder)?;
    if !args.with_neighbours {
        return write(&offer, &args.out);
    }
    // Every offer is read before anything is written: a mistake in one of them stops them all.
    let beside = args.folder.canonicalize()?.parent().map(Path::to_owned).unwrap_or_default();
    let mut offers = Vec::new();
    for neighbour in &offer.core.neighbours {
        let folder = beside.join(&neighbour.offer);
        if folder.is_dir() {
            offers.push(super::open(&folder)?);
        } else {
            eprintln!("{} is not here, so families near the border will not see its help", folder.display());
        }
    }
    offers.push(offer);
    for offer in &offers {
        write(offer, &args.out.join(&offer.core.id))?;
    }
    // One index of them all, for who searches beyond their own council.
    offers.sort_by(|one, other| one.core.id.cmp(&other.core.id));
    write_files(&build::many(&offers)?, &args.out.join(EVERYWHERE))
}

fn write(offer: &Offer, out: &Path) -> anyhow::Result<()> {
    write_files(&fingerpost_core::pack::write(offer)?, out)
}

fn write_files(files: &[(String, Vec<u8>)], out: &Path) -> anyhow::Result<()> {
    refuse_other_content(out)?;
    replace(out, files).with_context(|| format!("cannot write {}", out.display()))?;
    for (name, bytes) in files {
        println!("{} {} bytes", out.join(name).display(), bytes.len());
    }
    Ok(())
}

/// A folder that holds anything but a pack is not ours to replace.
fn refuse_other_content(out: &Path) -> anyhow::Result<()> {
    if !out.exists() {
        return Ok(());
    }
    let entries = fs::read_dir(out).with_context(|| format!("{} is not a folder that can be read", out.display()))?;
    for entry in entries {
        let name = entry?.file_name();
        if !name.to_str().is_some_and(File::is_name) {
            anyhow::bail!(
                "{} holds {}, which is not part of a pack; choose another folder, or move it away",
                out.display(),
                name.display()
            );
        }
    }
    Ok(())
}

/// Writes the files beside the folder, then puts them in its place.
fn replace(out: &Path, files: &[(String, Vec<u8>)]) -> std::io::Result<()> {
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    let fresh = tempfile::Builder::new().prefix(".fingerpost-").tempdir_in(parent)?;
    let new = fresh.path().join("new");
    fs::create_dir(&new)?;
    for (name, bytes) in files {
        fs::write(new.join(name), bytes)?;
    }
    if out.exists() {
        fs::rename(out, fresh.path().join("old"))?;
    }
    fs::rename(&new, out)
}
