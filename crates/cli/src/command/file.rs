//! Files that are replaced as a whole.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// Writes a file beside its place and puts it there: an old one stays whole until then, and a command that is stopped leaves it.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    swap(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn swap(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A folder that is not there is said as the system says it: the name of a file that nobody asked for would only puzzle.
    fs::metadata(folder)?;
    let mut fresh = tempfile::Builder::new().prefix(".fingerpost-").tempfile_in(folder)?;
    fresh.write_all(bytes)?;
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
