//! A folder to serve.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::Context;

use super::mime;
use super::server::{Answer, Body, Source};
use super::wanted::{self, Wanted};

/// The files of a folder, as they are when they are asked for.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// What a folder holds.
    ///
    /// # Errors
    /// Where there is none.
    pub(crate) fn open(folder: &Path) -> anyhow::Result<Self> {
        Ok(Self(folder.canonicalize().with_context(|| format!("there is no folder {} to serve", folder.display()))?))
    }
}

impl Source for Folder {
    fn answer(&self, address: &str) -> Answer {
        match wanted::find(&self.0, address) {
            Wanted::File(path) => file(&path).unwrap_or(Answer::Nothing),
            Wanted::Slash => Answer::Slash,
            Wanted::Nothing => Answer::Nothing,
        }
    }
}

fn file(path: &Path) -> std::io::Result<Answer> {
    let about = fs::metadata(path)?;
    let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let tag = format!("\"{:x}-{:x}\"", changed.as_nanos(), about.len());
    Ok(Answer::Page { kind: mime::of(path), tag, body: Body::File(File::open(path)?) })
}
