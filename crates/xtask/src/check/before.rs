//! What passed before on the very same files. The two longest steps are not run once more on them, unless they are asked for (docs/decisions/0030).
//!
//! What a step looks at: every file of the repository that git knows or would take, but for those that only people read; the tools that it uses, with their
//! versions; and the site in `dist/`, which has the table of postcodes from outside the repository in it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::steps::Step;
use super::tally::Tally;
use crate::system::places;
use crate::system::program::Program;

/// What it came to when it passed on the files of this digest, if it did.
pub(super) fn passed(step: &Step, seal: &str) -> Option<Tally> {
    let kept = fs::read_to_string(path(step)).ok()?;
    let (of, passed) = kept.trim().split_once(' ')?;
    let tally = Tally { passed: passed.parse().ok()?, failed: 0 };
    (of == seal).then_some(tally)
}

/// Keeps that it passed on the files of this digest, which was taken before it ran: a file that changed meanwhile was perhaps not looked at. Forgets it where it
/// did not pass.
pub(super) fn keep(step: &Step, seal: &str, tally: Tally) -> Result<()> {
    let path = path(step);
    if tally.failed > 0 || tally.passed == 0 {
        let _ = fs::remove_file(path);
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("Could not make the folder {}", folder.display()))?;
    }
    fs::write(&path, format!("{seal} {}\n", tally.passed)).with_context(|| format!("Could not write {}", path.display()))
}

fn path(step: &Step) -> PathBuf {
    places::target().join("xtask").join("passed").join(step.name)
}

/// A digest of all that the step looks at. An error where this is no clone.
pub(super) fn seal(step: &Step) -> Result<String> {
    let mut seal = Sha256::new();
    seal.update(Program::new("rustc").arg("-Vv").answer()?);
    for tool in step.tools {
        seal.update(tool.find()?.unwrap_or_default());
    }
    let list = ["-c", "core.quotePath=off", "ls-files", "--cached", "--others", "--exclude-standard"];
    // More than fits into a pipe.
    let ours = Program::new("git").args(list).apart("files").must()?.printed;
    for name in ours.lines().filter(|name| !is_for_people(name)) {
        add(&mut seal, &places::root().join(name))?;
    }
    if step.after == Some("dist") {
        add(&mut seal, &places::dist())?;
    }
    Ok(seal.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn is_for_people(name: &str) -> bool {
    name.starts_with("docs/") || Path::new(name).extension().is_some_and(|ending| ending == "md")
}

/// A file with its path, or all that a folder holds. One that is gone counts as gone.
fn add(seal: &mut Sha256, path: &Path) -> Result<()> {
    seal.update(path.as_os_str().as_encoded_bytes());
    if path.is_dir() {
        let mut inside: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(seal, path));
    }
    if let Ok(bytes) = fs::read(path) {
        seal.update(Sha256::digest(bytes));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_people_read_does_not_count() {
        assert!(is_for_people("docs/offline.md") && is_for_people("tests/fuzz/README.md"));
        assert!(!is_for_people("web/src/lib.rs") && !is_for_people("Cargo.lock"));
    }

    #[test]
    fn what_passed_is_kept_and_what_failed_is_forgotten() {
        let step = Step { name: "tried-in-a-test", about: "", tools: &[], after: None, lasts: true, run: || Ok(Tally::PASSED) };
        if !places::root().join(".git").exists() {
            return;
        }
        let (here, three) = (seal(&step).unwrap(), Tally { passed: 3, failed: 0 });
        keep(&step, &here, three).unwrap();
        assert_eq!(passed(&step, &seal(&step).unwrap()), Some(three), "nothing has changed");
        assert_eq!(passed(&step, "another"), None);
        keep(&step, &here, Tally { passed: 3, failed: 1 }).unwrap();
        assert_eq!(passed(&step, &here), None);
    }

    #[test]
    fn a_file_that_changes_or_moves_is_another() {
        let place = std::env::temp_dir().join(format!("fingerpost-seal-{}", std::process::id()));
        fs::create_dir_all(place.join("inner")).unwrap();
        let sealed = || {
            let mut seal = Sha256::new();
            add(&mut seal, &place).unwrap();
            seal.finalize()
        };
        fs::write(place.join("inner/file"), "one").unwrap();
        let first = sealed();
        assert_eq!(first, sealed());
        fs::write(place.join("inner/file"), "two").unwrap();
        let second = sealed();
        fs::rename(place.join("inner/file"), place.join("inner/other")).unwrap();
        assert!(first != second && second != sealed());
        fs::remove_dir_all(place).unwrap();
    }
}
