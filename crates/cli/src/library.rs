//! An offer and those of the councils next door, read from their folders and read again only where they changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Context;
use fingerpost_core::Offer;
use fingerpost_source::File;

/// An offer's folder, and what is known of it.
pub(crate) struct Library {
    folder: PathBuf,
    read: BTreeMap<PathBuf, Known>,
}

struct Known {
    stamp: Vec<(PathBuf, Option<SystemTime>)>,
    offer: Offer,
}

impl Library {
    /// Nothing read yet.
    ///
    /// # Errors
    /// Where there is no such folder.
    pub(crate) fn new(folder: &Path) -> anyhow::Result<Self> {
        let whole = folder.canonicalize().with_context(|| format!("cannot read {}", folder.display()));
        Ok(Self { folder: whole.context("give the folder that holds offer.toml")?, read: BTreeMap::new() })
    }

    /// The offer, and those of its neighbours that lie beside it; which of them do not, as sentences.
    ///
    /// # Errors
    /// The findings of the first of them that has any, or why a folder cannot be read.
    pub(crate) fn read(&mut self) -> anyhow::Result<(Offer, Vec<Offer>, Vec<String>)> {
        let own = self.folder.clone();
        let offer = self.offer(&own)?;
        let (mut neighbours, mut missing) = (Vec::new(), Vec::new());
        for neighbour in &offer.core.neighbours {
            let folder = own.parent().unwrap_or(&own).join(&neighbour.offer);
            if folder.is_dir() {
                neighbours.push(self.offer(&folder)?);
            } else {
                missing.push(format!("{} is not here, so families near the border will not see its help", folder.display()));
            }
        }
        neighbours.retain(|other| other.core.id != offer.core.id);
        Ok((offer, neighbours, missing))
    }

    /// The folders that a change in would change what is read: those of the offers, and what they share.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = self.read.values().flat_map(|known| &known.stamp).map(|(path, _)| path.clone()).collect();
        folders.extend(self.read.keys().cloned());
        folders.push(self.folder.clone());
        folders.retain(|path| path.is_dir());
        folders.sort();
        folders.dedup();
        folders
    }

    fn offer(&mut self, folder: &Path) -> anyhow::Result<Offer> {
        let stamp = stamp(folder);
        if let Some(known) = self.read.get(folder).filter(|known| known.stamp == stamp) {
            return Ok(known.offer.clone());
        }
        let files: Vec<File> = fingerpost_source::open(folder).context("give the folder that holds offer.toml")?;
        let offer = fingerpost_source::read(&files)?;
        self.read.insert(folder.to_owned(), Known { stamp, offer: offer.clone() });
        Ok(offer)
    }
}

/// When each file of an offer, and of what it shares, was last changed; folders as well, for a file that goes.
fn stamp(folder: &Path) -> Vec<(PathBuf, Option<SystemTime>)> {
    let shared = fingerpost_source::shared_folder(folder);
    let mut stamp = Vec::new();
    for folder in [Some(folder.to_owned()), shared].into_iter().flatten() {
        for inner in ["", "services", "pathways"] {
            let place = folder.join(inner);
            let Ok(entries) = place.read_dir() else { continue };
            let files =
                entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml"));
            let changed = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
            stamp.extend(files.map(|path| (path.clone(), changed(&path))));
            stamp.push((place.clone(), changed(&place)));
        }
    }
    stamp.sort();
    stamp
}
