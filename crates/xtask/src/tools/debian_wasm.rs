//! The other way to the wasm target, for networks that reach only package registries: Debian's compiler, with the standard
//! library built once from Debian's own copy of its source.
//!
//! The library lies in the cache of tools, in a system root of its own that only WebAssembly builds are told of: nothing is
//! written among the system's files, rustup is left as it is, and build scripts and macros are compiled the normal way.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::rustup::{TARGET, has_std};
use super::{cache, debian, wasm_target};
use crate::system::program::Program;
use crate::system::{files, logs};

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library";
/// A link that rust-web-llvm brings; the linker that it names is a package of the same name.
const LINKER: &str = "/usr/bin/rust-lld";
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const LOG: &str = "wasm-std";

/// Debian's compiler's version, when all that it needs is there.
pub(crate) fn find() -> Result<Option<String>> {
    if !installed() {
        return Ok(None);
    }
    let (version, library) = (Program::new(RUSTC).arg("--version").answer()?, library(&sysroot()?));
    Ok(has_std(&library).then(|| format!("{version}, Debian's, with {}", library.display())))
}

/// Installs the packages and builds the standard library.
pub(crate) fn install() -> Result<()> {
    if !installed() {
        debian::install(&PACKAGES)?;
        // Debian's rust-lld is a link to the linker of one LLVM, and names a package that is not installed with it.
        if !Path::new(LINKER).exists() {
            let linker = fs::read_link(LINKER).context("Debian's rust-web-llvm brought no rust-lld")?;
            debian::install(&[&linker.to_string_lossy()])?;
        }
    }
    logs::begin(LOG)?;
    cache::keep(&key()?, build)
}

/// Sets a program that starts cargo to compile for WebAssembly this way, with these flags, and no differently for this machine itself.
pub(crate) fn dress(program: Program, flags: &str) -> Result<Program> {
    let sysroot = sysroot()?.display().to_string();
    ensure!(
        !sysroot.contains(char::is_whitespace),
        "cargo cannot be told of {sysroot}: it has a space in its name. Set FINGERPOST_TOOLS to a folder without one."
    );
    // Cargo takes the flags for one target only where it is given none for all of them.
    let program = program.without("RUSTFLAGS").without("CARGO_ENCODED_RUSTFLAGS");
    Ok(program.env("RUSTC", RUSTC).env(wasm_target::FLAGS, format!("--sysroot {sysroot} {flags}")))
}

/// Builds the library for an empty crate, and keeps what cargo compiled on the way. `test` is there for the tests' sake.
fn build(folder: &Path) -> Result<()> {
    let empty = folder.join("build");
    fs::create_dir_all(empty.join("src"))?;
    fs::write(empty.join("Cargo.toml"), "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n")?;
    fs::write(empty.join("src/lib.rs"), "#![no_std]\n")?;
    Program::new(CARGO)
        .args(["build", "--release", "-Zbuild-std=std,panic_abort,test", "--target", TARGET])
        .folder(&empty)
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", empty.join("target"))
        .minutes(20)
        .doing("building the standard library for WebAssembly")
        .must()?;
    let library = library(folder);
    files::fresh(&library)?;
    for built in empty.join("target").join(TARGET).join("release/deps").read_dir()? {
        let built = built?.path();
        let name = built.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(&built, library.join(&name)).with_context(|| format!("Could not keep {name}"))?;
        }
    }
    files::remove(&empty)
}

fn installed() -> bool {
    [RUSTC, CARGO, SOURCE, LINKER].iter().all(|path| Path::new(path).exists())
}

/// One library for each version of the compiler: each reads only its own.
fn key() -> Result<String> {
    let version = Program::new(RUSTC).arg("--version").answer()?;
    let number = version.split_whitespace().nth(1).unwrap_or("unknown");
    Ok(format!("wasm-std-{number}"))
}

fn sysroot() -> Result<PathBuf> {
    cache::folder(&key()?)
}

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}
