//! Folders that are replaced as a whole.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

use anyhow::Context;
use fingerpost_source::change::{FRESH, Turn};

use crate::status::Misused;

/// Puts a folder of these files (paths with `/`) in the place of another that holds only such files, or none: whoever reads it never meets half of one and
/// half of the other. `what` names them, as in "a pack"; `is_ours` knows their names.
///
/// # Errors
/// Where the folder holds anything else, or cannot be written.
pub(super) fn replace<N: AsRef<str>, B: AsRef<[u8]>>(
    out: &Path,
    files: &[(N, B)],
    what: &str,
    is_ours: impl Fn(&str) -> bool,
) -> anyhow::Result<()> {
    let cannot = || format!("cannot write {}", out.display());
    // A link to a folder stays: the folder that it leads to is replaced.
    let whole = if out.exists() { out.canonicalize().with_context(cannot)? } else { out.to_owned() };
    let parent = match whole.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) => Path::new("."),
        None => anyhow::bail!(Misused(format!("`{}` is no folder that can be written: choose another", out.display()))),
    };
    fs::create_dir_all(parent).with_context(cannot)?;
    let _turn = Turn::take(parent).with_context(cannot)?;
    refuse_other_content(out, what, is_ours)?;
    swap(&whole, parent, files).with_context(cannot)
}

/// A folder that holds anything else is not ours to replace.
fn refuse_other_content(out: &Path, what: &str, is_ours: impl Fn(&str) -> bool) -> anyhow::Result<()> {
    if !out.exists() {
        return Ok(());
    }
    let entries = fs::read_dir(out).with_context(|| format!("{} is not a folder that can be read", out.display()))?;
    for entry in entries {
        let name = entry?.file_name();
        if !name.to_str().is_some_and(&is_ours) {
            let (out, name) = (out.display(), name.display());
            anyhow::bail!(Misused(format!(
                "{out} holds {name}, which is not part of {what}; choose another folder, or move it away"
            )));
        }
    }
    Ok(())
}

/// Writes the files beside the folder, then puts them in its place.
fn swap<N: AsRef<str>, B: AsRef<[u8]>>(out: &Path, parent: &Path, files: &[(N, B)]) -> std::io::Result<()> {
    let fresh = tempfile::Builder::new().prefix(FRESH).tempdir_in(parent)?;
    let new = fresh.path().join("new");
    fs::create_dir(&new)?;
    for (name, bytes) in files {
        let path = new.join(name.as_ref());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    let done = if out.exists() { exchange(&new, out, &fresh.path().join("old")) } else { fs::rename(&new, out) };
    done.map_err(|error| match error.kind() {
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => Error::new(
            error.kind(),
            format!("{error}; a disc is mounted there, and it cannot change places: choose a folder in it"),
        ),
        _ => error,
    })
}

/// Puts `new` in the place of `out`. Where the system can, the two change places in one step: no moment is without a whole folder.
fn exchange(new: &Path, out: &Path, old: &Path) -> std::io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    fs::rename(out, old)?;
    // Without the new one in its place, the old one comes back.
    fs::rename(new, out).inspect_err(|_| drop(fs::rename(old, out)))
}
