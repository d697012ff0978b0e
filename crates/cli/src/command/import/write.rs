//! Writing many files of an offer, one after another.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::command::file;

/// Writes files (paths with `/`) into a folder, in this order. A stop midway leaves whole files only, and the next import goes on from them.
///
/// # Errors
/// Where one cannot be written.
pub(super) fn all(folder: &Path, files: &[(String, String)]) -> anyhow::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        file::replace(&path, text.as_bytes())?;
    }
    Ok(())
}
