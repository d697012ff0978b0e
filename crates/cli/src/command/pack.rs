//! `fingerpost pack`: an offer as compact files for the browser.

use std::path::{Path, PathBuf};

use fingerpost_core::Offer;
use fingerpost_core::model::Neighbour;
use fingerpost_core::pack::File;
use fingerpost_core::search::build::{self, EVERYWHERE};
use serde_json::json;

use super::folder;

/// Compile an offer for the browser.
///
/// Checks it first: where anything is wrong, nothing is written. A folder is replaced as a whole, so that a family's
/// browser never meets half of one offer and half of another.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost pack offers/warwickshire --out site/offers/warwickshire
  fingerpost pack offers/warwickshire --with-neighbours --out site/offers
  fingerpost pack councils/* --out site/offers")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml. Of several, each is written to a folder in --out, named by the offer's id, and so is an index
    /// that searches all of them.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// The folder to write; it may exist only if it holds a pack already, or nothing.
    #[arg(long)]
    out: PathBuf,
    /// The same as naming the folders of the offer's neighbours too, as far as they lie beside it.
    #[arg(long)]
    with_neighbours: bool,
    /// Print the files and their sizes as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    // Every offer is read before anything is written: a mistake in one of them stops them all.
    let mut offers = Vec::new();
    for folder in &args.folders {
        let neighbours = add(&mut offers, folder)?;
        if args.with_neighbours {
            add_neighbours(&mut offers, folder, &neighbours)?;
        }
    }
    let mut written = Vec::new();
    if let ([offer], false) = (&offers[..], args.with_neighbours) {
        write(&fingerpost_core::pack::write(offer)?, &args.out, &mut written)?;
    } else {
        offers.sort_by(|one, other| one.core.id.cmp(&other.core.id));
        for offer in &offers {
            write(&fingerpost_core::pack::write(offer)?, &args.out.join(&offer.core.id), &mut written)?;
        }
        // One index of them all, for who searches beyond their own council.
        write(&build::many(&offers)?, &args.out.join(EVERYWHERE), &mut written)?;
    }
    if args.json {
        let file = |(path, bytes): &(PathBuf, usize)| json!({ "path": path.display().to_string(), "bytes": bytes });
        sayln!("{}", json!({ "files": written.iter().map(file).collect::<Vec<_>>() }));
    } else {
        written.iter().for_each(|(path, bytes)| sayln!("{} {bytes} bytes", path.display()));
    }
    Ok(())
}

/// Adds an offer that is not among them yet; returns its neighbours.
fn add(offers: &mut Vec<Offer>, folder: &Path) -> anyhow::Result<Vec<Neighbour>> {
    let offer = super::open(folder)?;
    let neighbours = offer.core.neighbours.clone();
    if !offers.iter().any(|other| other.core.id == offer.core.id) {
        offers.push(offer);
    }
    Ok(neighbours)
}

/// Adds the offers of neighbours that lie beside an offer's folder.
fn add_neighbours(offers: &mut Vec<Offer>, folder: &Path, neighbours: &[Neighbour]) -> anyhow::Result<()> {
    let beside = folder.canonicalize()?.parent().map(Path::to_owned).unwrap_or_default();
    for neighbour in neighbours {
        let folder = beside.join(&neighbour.offer);
        if folder.is_dir() {
            add(offers, &folder)?;
        } else {
            noteln!("{} is not here, so families near the border will not see its help", folder.display());
        }
    }
    Ok(())
}

/// Writes the files of a pack, and adds their paths and sizes to what is told.
fn write(files: &[(String, Vec<u8>)], out: &Path, written: &mut Vec<(PathBuf, usize)>) -> anyhow::Result<()> {
    folder::replace(out, files, "a pack", |name| File::named(name).is_some())?;
    written.extend(files.iter().map(|(name, bytes)| (out.join(name), bytes.len())));
    Ok(())
}
