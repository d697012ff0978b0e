//! The cache of tools: one folder for each tool and version.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::system::clock::say;
use crate::system::places;

/// Where the tool of that name (which holds its version) is, or will be.
pub(crate) fn folder(name: &str) -> Result<PathBuf> {
    Ok(places::tools()?.join(name))
}

/// Lets `make` fill a folder of the cache. It works in one whose name starts with a dot, which gets its real name at the
/// end, so an install cut short never looks finished; the next one takes up what it left. Of two at the same time, one
/// waits for the other.
pub(crate) fn keep(name: &str, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let (tools, finished) = (places::tools()?, folder(name)?);
    let part = tools.join(format!(".{name}.part"));
    make_folder(&tools)?;
    let _held = hold(&tools.join(format!(".{name}.lock")))?;
    if finished.exists() {
        return Ok(());
    }
    make_folder(&part)?;
    make(&part)?;
    fs::rename(&part, &finished).with_context(|| format!("Could not finish {}", finished.display()))
}

fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| {
        format!("Could not make the folder {}. Set FINGERPOST_TOOLS to one that you may write in.", folder.display())
    })
}

fn hold(lock: &Path) -> Result<File> {
    let file = File::create(lock).with_context(|| format!("Could not write {}", lock.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say("    another cargo xtask is installing this: waiting for it");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error).with_context(|| format!("Could not lock {}", lock.display())),
    }
    Ok(file)
}
