//! What comes from npm, exactly as a folder's `package-lock.json` says: wasm-opt (of binaryen), esbuild, axe-core and govuk-frontend; and the search engines that
//! `cargo xtask bench search` measures.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::cache;
use crate::system::program::Program;
use crate::system::{logs, places};

const MANIFEST: &str = "package.json";
const LOCK: &str = "package-lock.json";

/// Packages that are installed together.
pub(crate) struct Packages {
    /// What the cache calls them.
    name: &'static str,
    /// The folder of their manifest and lock file.
    pub(crate) source: &'static str,
}

/// The tools.
const TOOLS: Packages = Packages { name: "npm", source: "crates/xtask/npm" };
/// The checker of HTML.
pub(crate) const HTML: Packages = Packages { name: "npm-html", source: "crates/xtask/npm-html" };
/// Lighthouse.
pub(crate) const LIGHTHOUSE: Packages = Packages { name: "npm-lighthouse", source: "crates/xtask/npm-lighthouse" };
/// The search engines beside Fingerpost's own.
pub(crate) const SEARCHES: Packages = Packages { name: "npm-search", source: "tests/search-bench" };
/// What the examples of the library for JavaScript are made and checked with.
pub(crate) const EXAMPLES: Packages = Packages { name: "npm-examples", source: "crates/js/examples" };
/// All of them.
pub(crate) const ALL: [&Packages; 5] = [&TOOLS, &HTML, &LIGHTHOUSE, &SEARCHES, &EXAMPLES];

impl Packages {
    /// Where they are.
    pub(crate) fn modules(&self) -> Result<PathBuf> {
        Ok(cache::folder(&self.key()?)?.join("node_modules"))
    }

    /// Installs them, where they are not there already: nothing but what the lock file names, and none of the packages' own scripts.
    pub(crate) fn install(&self) -> Result<()> {
        Program::new("node").arg("--version").answer()?;
        logs::begin(self.name)?;
        cache::keep(&self.key()?, |folder| {
            for file in [MANIFEST, LOCK] {
                fs::copy(self.folder().join(file), folder.join(file)).with_context(|| format!("Could not copy {file}"))?;
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
    fn key(&self) -> Result<String> {
        let lock = fs::read(self.folder().join(LOCK)).with_context(|| format!("{}/{LOCK} cannot be read", self.source))?;
        let mut hasher = DefaultHasher::new();
        lock.hash(&mut hasher);
        Ok(format!("{}-{:016x}", self.name, hasher.finish()))
    }

    fn folder(&self) -> PathBuf {
        places::root().join(self.source)
    }
}

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
    Ok(TOOLS.modules()?.join("axe-core/axe.min.js"))
}

/// Where the checker of HTML is, a program for Java.
pub(crate) fn html_checker() -> Result<PathBuf> {
    Ok(HTML.modules()?.join("vnu-jar/build/dist/vnu.jar"))
}

/// Where it is, when it is there.
pub(crate) fn find_html_checker() -> Result<Option<String>> {
    let checker = html_checker()?;
    Ok(checker.is_file().then(|| format!("in {}", checker.display())))
}

/// Where the components of govuk-frontend are, with their fixtures.
pub(crate) fn govuk() -> Result<PathBuf> {
    Ok(TOOLS.modules()?.join("govuk-frontend/dist/govuk/components"))
}

/// The folder of the programs.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(TOOLS.modules()?.join(".bin"))
}

/// Where they are, when they are there and there is a Node to run them.
pub(crate) fn find() -> Result<Option<String>> {
    let whole = wasm_opt()?.is_file()
        && esbuild()?.is_file()
        && axe()?.is_file()
        && govuk()?.is_dir()
        && places::on_path("node").is_some();
    Ok(if whole { Some(format!("in {}", folder()?.display())) } else { None })
}

/// Installs the tools.
pub(crate) fn install() -> Result<()> {
    TOOLS.install()
}
