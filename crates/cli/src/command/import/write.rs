//! Writing many files of an offer, one after another.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// Writes files (paths with `/`) into a folder, in this order. Each is written beside its place and then takes it: a stop midway leaves whole files
/// only, and the next import goes on from them.
///
/// # Errors
/// Where one cannot be written.
pub(super) fn all(folder: &Path, files: &[(String, String)]) -> anyhow::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        one(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn one(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut fresh = tempfile::Builder::new().prefix(".fingerpost").tempfile_in(folder)?;
    fresh.write_all(text.as_bytes())?;
    // The new file gets the rights that the old one had, or else those that any new file gets.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_or(0o644, |about| about.permissions().mode() & 0o777);
        fresh.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
    }
    fresh.persist(path)?;
    Ok(())
}
