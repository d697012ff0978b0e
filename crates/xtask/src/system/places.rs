//! Where things are: the repository, cargo's target folder, the cache of tools, the programs on the PATH.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The top of the repository. Known when xtask is compiled, so that it may be run from any folder.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// Cargo's target folder. Every cargo that xtask starts is told this one, so what it builds is always found.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => root().join(folder),
        _ => root().join("target"),
    }
}

/// The folder of the data that is not part of the repository: the one that `FINGERPOST_SHARED` names, or else `shared` beside the repository.
pub(crate) fn shared() -> PathBuf {
    let named = env::var_os("FINGERPOST_SHARED").filter(|folder| !folder.is_empty());
    named.map_or_else(|| root().join("../shared"), PathBuf::from)
}

/// The optimised site that `cargo xtask dist` writes.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The tools' folder: outside `target`, so that `cargo clean` and a new clone do not cost minutes of installing.
pub(crate) fn tools() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("FINGERPOST_TOOLS") {
        return std::path::absolute(&folder).with_context(|| format!("FINGERPOST_TOOLS names no folder: {}", folder.display()));
    }
    if let Some(cache) = set("XDG_CACHE_HOME").filter(|path| path.is_absolute()) {
        return Ok(cache.join("fingerpost"));
    }
    let home = set("HOME").context("There is nowhere to keep tools: HOME is not set. Set FINGERPOST_TOOLS to a folder.")?;
    Ok(home.join(".cache").join("fingerpost"))
}

/// Where a program is, when it is on the PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| is_program(path))
}

/// The PATH with `folders` before what is there already.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let before = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&before)))
        .context("A tool's folder has a ':' in its name, so it cannot go on the PATH.")
}

fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}
