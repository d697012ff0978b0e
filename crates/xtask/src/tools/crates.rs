//! Command-line tools from crates.io, each pinned to a version and kept in the cache.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{cache, cargo_lock};
use crate::system::clock::say;
use crate::system::program::Program;
use crate::system::{files, logs, places};

/// A tool of crates.io at one version.
pub(crate) struct CrateTool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    features: &'static [&'static str],
}

impl CrateTool {
    /// wasm-bindgen's command line must match the library in Cargo.lock to the last digit: they share a private format.
    pub(crate) fn wasm_bindgen() -> Result<Self> {
        let version = cargo_lock::version_of("wasm-bindgen")?;
        Ok(Self {
            package: "wasm-bindgen-cli",
            version,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            features: &["--no-default-features"],
        })
    }

    /// 0.21.14 is the last trunk that rustc 1.95 compiles. What it fetches from the network, which is tools and its own updates, is not needed here: without
    /// that it is 368 crates to compile, not 384.
    pub(crate) fn trunk() -> Self {
        Self { package: "trunk", version: "0.21.14".to_owned(), programs: &["trunk"], features: &["--no-default-features"] }
    }

    /// Builds the handbook.
    pub(crate) fn mdbook() -> Self {
        Self {
            package: "mdbook",
            version: "0.5.4".to_owned(),
            programs: &["mdbook"],
            features: &["--no-default-features", "--features", "search"],
        }
    }

    /// Firefox's driver.
    pub(crate) fn geckodriver() -> Self {
        Self { package: "geckodriver", version: "0.37.1".to_owned(), programs: &["geckodriver"], features: &[] }
    }

    /// Checks licences, sources, versions and advisories, for `cargo xtask deny`.
    pub(crate) fn deny() -> Self {
        Self { package: "cargo-deny", version: "0.20.2".to_owned(), programs: &["cargo-deny"], features: &[] }
    }

    /// Changes the code to see whether a test fails, for `cargo xtask mutants`.
    pub(crate) fn mutants() -> Self {
        Self { package: "cargo-mutants", version: "27.1.0".to_owned(), programs: &["cargo-mutants"], features: &[] }
    }

    /// The folder of its programs.
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        Ok(cache::folder(&self.key())?.join("bin"))
    }

    /// Where one of its programs is.
    pub(crate) fn program(&self, name: &str) -> Result<PathBuf> {
        Ok(self.folder()?.join(name))
    }

    /// Its version, when it is in the cache.
    pub(crate) fn find(&self) -> Result<Option<String>> {
        let folder = self.folder()?;
        let whole = self.programs.iter().all(|program| folder.join(program).is_file());
        Ok(whole.then(|| format!("{} in {}", self.version, folder.display())))
    }

    /// Installs it: ready-made where `cargo binstall` is at hand and finds it, else compiled.
    pub(crate) fn install(&self) -> Result<()> {
        logs::begin(self.package)?;
        cache::keep(&self.key(), |folder| if self.download(folder) { Ok(()) } else { self.compile(folder) })
    }

    fn key(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    /// Whether `cargo binstall` brought it. Not having it, or not reaching where it downloads from, is no failure.
    fn download(&self, folder: &Path) -> bool {
        if places::on_path("cargo-binstall").is_none() {
            return false;
        }
        let brought = Program::cargo()
            .args(["binstall", "--no-confirm", "--disable-telemetry", "--disable-strategies", "compile", "--root"])
            .arg(folder)
            .arg(format!("{}@{}", self.package, self.version))
            .minutes(2)
            .run();
        let whole = self.programs.iter().all(|program| folder.join("bin").join(program).is_file());
        brought.is_ok_and(|ended| ended.good()) && whole
    }

    /// A registry's mirror may lack a version that the tool's own lock file names: then it is resolved anew.
    fn compile(&self, folder: &Path) -> Result<()> {
        let locked = self.cargo_install(folder).arg("--locked").run()?;
        if !locked.good() {
            say(&format!("    the locked versions of {} cannot all be had: taking the newest that fit", self.package));
            let fresh = self.cargo_install(folder).run()?;
            if !fresh.good() {
                return Err(fresh).with_context(|| format!("Could not install {} {}", self.package, self.version));
            }
        }
        files::remove(&folder.join("target"))
    }

    /// Compiled for a short wait, not for speed: these tools run for a second at a time. Measured on two cores for
    /// wasm-bindgen-cli: as released 118 s, the development profile 59 s, with the settings below 44 s;
    /// at optimisation level 1 it would be 104 s.
    fn cargo_install(&self, folder: &Path) -> Program {
        Program::cargo()
            .args(["install", self.package, "--debug", "--force", "--version", &format!("={}", self.version), "--root"])
            .arg(folder)
            .args(self.features)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
            .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
            .env("CARGO_INCREMENTAL", "0")
            .doing(&format!("compiling {} {}", self.package, self.version))
    }
}
