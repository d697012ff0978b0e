//! Files that are replaced as a whole.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use fingerpost_source::change::{FRESH, Turn};

/// Writes a file beside its place and puts it there: an old one stays whole until then, and a command that is stopped leaves it.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    swap(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn swap(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // A device or a pipe, such as /dev/stdout, is written to: a file in its place would take it away from everybody.
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return fs::write(path, bytes);
    }
    // A link stays: the file that it leads to is replaced.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A folder that is not there is said as the system says it: the name of a file that nobody asked for would only puzzle.
    fs::metadata(folder)?;
    let _turn = Turn::take(folder)?;
    let mut fresh = tempfile::Builder::new().prefix(FRESH).tempfile_in(folder)?;
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
