//! `cargo xtask reproduce`: builds all that is released twice, from two clones in two folders, and compares every byte. Whoever builds a release themselves can
//! then tell whether ours was made from these sources (docs/decisions/0029).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::js;
use crate::system::clock::{say, timed};
use crate::system::program::Program;
use crate::system::{files, places};

/// The clones' folders. One is much longer than the other, so that a path that gets into a file moves all that stands behind it.
const FOLDERS: [&str; 2] = ["a", "another-folder-with-a-longer-name/fingerpost"];
/// The command for councils, where cargo leaves it.
const COMMAND: &str = "target/release/fingerpost";

/// Each file by its path, with its length and its digest.
type Listing = BTreeMap<PathBuf, (usize, Vec<u8>)>;

/// Builds twice. Fails where a file differs, or is in one build only.
pub(crate) fn run() -> Result<()> {
    let changed = Program::new("git").args(["status", "--porcelain"]).answer()?;
    ensure!(changed.is_empty(), "What is built is the last commit, and these are not in it. Commit them first:\n{changed}");
    let top = places::target().join("xtask").join("reproduce");
    files::fresh(&top)?;
    let [first, second] = FOLDERS.map(|name| timed(&format!("building in {name}"), || built(&top.join(name))));
    let (first, second) = (first?, second?);
    let different = different(&first, &second);
    ensure!(different.is_empty(), "{} of {} files differ:\n{}", different.len(), first.len(), different.join("\n"));
    let bytes: usize = first.values().map(|(length, _)| length).sum();
    say(&format!("{} files, {bytes} bytes: the same in both builds.", first.len()));
    files::remove(&top)
}

/// What is released, built from a clone in this folder with nothing from an earlier build.
fn built(clone: &Path) -> Result<Listing> {
    if let Some(above) = clone.parent() {
        fs::create_dir_all(above).with_context(|| format!("Could not make the folder {}", above.display()))?;
    }
    Program::new("git").args(["clone", "--quiet"]).arg(places::root()).arg(clone).must()?;
    let cargo = |arguments: &[&str]| {
        let cargo = Program::cargo().folder(clone).args(arguments).env("CARGO_TARGET_DIR", clone.join("target"));
        cargo.env("FINGERPOST_SHARED", places::shared()).doing(&arguments.join(" ")).must()
    };
    cargo(&["xtask", "dist"])?;
    cargo(&["xtask", "js"])?;
    cargo(&["build", "--release", "--locked", "--package", "fingerpost-cli"])?;
    let library = js::folder().strip_prefix(places::target()).map(|folder| Path::new("target").join(folder))?;
    let mut listing = Listing::new();
    for released in [Path::new("dist"), &library, Path::new(COMMAND)] {
        list(clone, released, &mut listing)?;
    }
    Ok(listing)
}

/// Lists a file, or all that a folder holds.
fn list(top: &Path, path: &Path, listing: &mut Listing) -> Result<()> {
    let there = top.join(path);
    let unread = || format!("Could not read {}", there.display());
    if there.is_dir() {
        for entry in fs::read_dir(&there).with_context(unread)? {
            list(top, &path.join(entry?.file_name()), listing)?;
        }
    } else {
        let bytes = fs::read(&there).with_context(unread)?;
        listing.insert(path.to_owned(), (bytes.len(), Sha256::digest(&bytes).to_vec()));
    }
    Ok(())
}

/// A line for each file that is not the same in both.
fn different(first: &Listing, second: &Listing) -> Vec<String> {
    let told = |path: &PathBuf| match (first.get(path), second.get(path)) {
        (Some(one), Some(other)) if one == other => None,
        (Some((one, _)), Some((other, _))) => Some(format!("{}: {one} and {other} bytes, not the same", path.display())),
        _ => Some(format!("{}: in one build only", path.display())),
    };
    let missing = second.keys().filter(|path| !first.contains_key(*path));
    first.keys().chain(missing).filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told() {
        let listing = |files: &[(&str, &str)]| -> Listing {
            files.iter().map(|(path, text)| (PathBuf::from(path), (text.len(), Sha256::digest(text).to_vec()))).collect()
        };
        let first = listing(&[("same", "a"), ("other", "a"), ("gone", "a")]);
        let second = listing(&[("same", "a"), ("other", "b"), ("new", "a")]);
        assert_eq!(different(&first, &first), Vec::<String>::new());
        assert_eq!(
            different(&first, &second),
            ["gone: in one build only", "other: 1 and 1 bytes, not the same", "new: in one build only"]
        );
    }
}
