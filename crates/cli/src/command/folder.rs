//! Folders that are replaced as a whole.

use std::fs;
use std::path::Path;

use anyhow::Context;

/// Puts a folder of these files in the place of another that holds only such files, or none: whoever reads it never meets half of one and
/// half of the other. `what` names them, as in "a pack"; `is_ours` knows their names.
///
/// # Errors
/// Where the folder holds anything else, or cannot be written.
pub(super) fn replace<N: AsRef<str>>(
    out: &Path,
    files: &[(N, Vec<u8>)],
    what: &str,
    is_ours: impl Fn(&str) -> bool,
) -> anyhow::Result<()> {
    refuse_other_content(out, what, is_ours)?;
    swap(out, files).with_context(|| format!("cannot write {}", out.display()))
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
            anyhow::bail!(
                "{} holds {}, which is not part of {what}; choose another folder, or move it away",
                out.display(),
                name.display()
            );
        }
    }
    Ok(())
}

/// Writes the files beside the folder, then puts them in its place.
fn swap<N: AsRef<str>>(out: &Path, files: &[(N, Vec<u8>)]) -> std::io::Result<()> {
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    let fresh = tempfile::Builder::new().prefix(".fingerpost-").tempdir_in(parent)?;
    let new = fresh.path().join("new");
    fs::create_dir(&new)?;
    for (name, bytes) in files {
        fs::write(new.join(name.as_ref()), bytes)?;
    }
    if out.exists() {
        fs::rename(out, fresh.path().join("old"))?;
    }
    fs::rename(&new, out)
}
