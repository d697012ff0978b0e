//! `fingerpost pack`: an offer as compact files for the browser.

use std::path::{Path, PathBuf};

use fingerpost_core::Offer;
use fingerpost_core::pack::File;
use fingerpost_core::search::build::{self, EVERYWHERE};

use super::folder;

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
    folder::replace(out, files, "a pack", |name| File::named(name).is_some())?;
    for (name, bytes) in files {
        println!("{} {} bytes", out.join(name).display(), bytes.len());
    }
    Ok(())
}
