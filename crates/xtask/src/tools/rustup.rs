//! The normal way to the wasm target: rustup's.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::system::program::Program;
use crate::system::{logs, places};

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The compiler's version, when it has the target's standard library. Found by looking, not by asking rustup, so a Rust
/// that came another way will do.
pub(crate) fn find() -> Result<Option<String>> {
    let folder = Program::new("rustc").args(["--print", "sysroot"]).answer()?;
    if !has_std(&Path::new(&folder).join("lib/rustlib").join(TARGET).join("lib")) {
        return Ok(None);
    }
    Ok(Some(Program::new("rustc").arg("--version").answer()?))
}

/// Adds the target to the toolchain in use.
pub(crate) fn install() -> Result<()> {
    if places::on_path("rustup").is_none() {
        bail!("rustup is not on the PATH");
    }
    logs::begin("rustup")?;
    Program::new("rustup").args(["target", "add", TARGET]).minutes(5).must()?;
    find()?.map(drop).context("rustup added the target, but the compiler does not have it")
}

/// Whether a folder holds a standard library.
pub(crate) fn has_std(folder: &Path) -> bool {
    folder
        .read_dir()
        .is_ok_and(|mut files| files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd-"))))
}
