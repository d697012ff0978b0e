//! Folders copied and replaced whole.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Empties a folder, making it if need be.
pub(crate) fn fresh(folder: &Path) -> Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("Could not make the folder {}", folder.display()))
}

/// Removes a folder and all in it; none there is well too.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("Could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Copies all that `from` holds into `to`.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("Could not make the folder {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("Could not read the folder {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(|| format!("Could not write {}", target.display()))?;
        }
    }
    Ok(())
}

/// Puts the finished folder `new` in the place of `old`. Both lie side by side, so a rename is all it takes: nobody who
/// reads `old` ever finds it half written.
pub(crate) fn replace(old: &Path, new: &Path) -> Result<()> {
    let past = new.with_extension("old");
    remove(&past)?;
    if old.exists() {
        fs::rename(old, &past).with_context(|| format!("Could not move {} aside", old.display()))?;
    }
    fs::rename(new, old).with_context(|| format!("Could not put the new {} in its place", old.display()))?;
    remove(&past)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_replaced_whole() {
        let place = std::env::temp_dir().join(format!("fingerpost-replace-{}", std::process::id()));
        let (old, new) = (place.join("site"), place.join(".site.new"));
        for (folder, file) in [(&old, "gone"), (&new, "kept")] {
            fresh(&folder.join("inner")).unwrap();
            fs::write(folder.join("inner").join(file), file).unwrap();
        }
        replace(&old, &new).unwrap();
        assert!(old.join("inner/kept").exists() && !old.join("inner/gone").exists() && !new.exists());
        assert_eq!(fs::read_dir(&place).unwrap().count(), 1);
        remove(&place).unwrap();
    }
}
