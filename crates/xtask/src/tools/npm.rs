//! wasm-opt (of binaryen), esbuild and axe-core, from npm, exactly as `crates/xtask/npm/package-lock.json` says.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::cache;
use crate::system::program::Program;
use crate::system::{logs, places};

const MANIFEST: &str = "package.json";
const LOCK: &str = "package-lock.json";

/// Where wasm-opt is.
pub(crate) fn wasm_opt() -> Result<PathBuf> {
    Ok(folder()?.join("wasm-opt"))
}

/// Where esbuild is.
pub(crate) fn esbuild() -> Result<PathBuf> {
    Ok(folder()?.join("esbuild"))
}

/// Where axe-core's script is.
pub(crate) fn axe() -> Result<PathBuf> {
    Ok(cache::folder(&key()?)?.join("node_modules/axe-core/axe.min.js"))
}

/// The folder of the programs.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(cache::folder(&key()?)?.join("node_modules/.bin"))
}

/// Where they are, when they are there and there is a Node to run them.
pub(crate) fn find() -> Result<Option<String>> {
    let whole = wasm_opt()?.is_file() && esbuild()?.is_file() && axe()?.is_file() && places::on_path("node").is_some();
    Ok(if whole { Some(format!("in {}", folder()?.display())) } else { None })
}

/// Installs them: nothing but what the lock file names, and none of the packages' own scripts.
pub(crate) fn install() -> Result<()> {
    Program::new("node").arg("--version").answer()?;
    logs::begin("npm")?;
    cache::keep(&key()?, |folder| {
        for file in [MANIFEST, LOCK] {
            fs::copy(source().join(file), folder.join(file)).with_context(|| format!("Could not copy {file}"))?;
        }
        Program::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .folder(folder)
            .doing("fetching npm packages")
            .must()
            .map(drop)
    })
}

/// A changed lock file is another folder.
fn key() -> Result<String> {
    let lock = fs::read(source().join(LOCK)).context("crates/xtask/npm/package-lock.json cannot be read")?;
    let mut hasher = DefaultHasher::new();
    lock.hash(&mut hasher);
    Ok(format!("npm-{:016x}", hasher.finish()))
}

fn source() -> PathBuf {
    places::root().join("crates/xtask/npm")
}
