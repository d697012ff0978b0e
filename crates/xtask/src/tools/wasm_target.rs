//! The compiler for WebAssembly: rustup's target, or else Debian's compiler with a standard library built here.
//!
//! `FINGERPOST_WASM_TARGET=fallback` switches the normal way off, so that the other can be proven anywhere.

use anyhow::{Context, Result};

use super::{debian_wasm, rustup};
use crate::system::clock::say;
use crate::system::program::Program;

pub(crate) use rustup::TARGET;

/// Where cargo takes the compiler's flags for WebAssembly from. It replaces those of `.cargo/config.toml`.
pub(crate) const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The two ways to compile for WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The toolchain in use, with rustup's target.
    Rustup,
    /// Debian's compiler, for networks that reach only package registries.
    Debian,
}

impl Way {
    /// The way that this machine has, the normal one first.
    pub(crate) fn here() -> Result<Self> {
        let rustup = !switched_off() && rustup::find()?.is_some();
        Ok(if rustup { Self::Rustup } else { Self::Debian })
    }

    /// Cargo, set to compile for WebAssembly this way. The command and the target come from the caller.
    pub(crate) fn cargo(self) -> Result<Program> {
        self.dress(Program::cargo())
    }

    /// A program that starts cargo, set the same way.
    pub(crate) fn dress(self, program: Program) -> Result<Program> {
        match self {
            Self::Rustup => Ok(program),
            Self::Debian => debian_wasm::dress(program, ""),
        }
    }

    /// Cargo, set to compile for WebAssembly this way with these flags.
    pub(crate) fn cargo_with(self, flags: &str) -> Result<Program> {
        match self {
            Self::Rustup => Ok(Program::cargo().env(FLAGS, flags)),
            Self::Debian => debian_wasm::dress(Program::cargo(), flags),
        }
    }
}

/// What is there.
pub(crate) fn find() -> Result<Option<String>> {
    if !switched_off()
        && let Some(found) = rustup::find()?
    {
        return Ok(Some(found));
    }
    debian_wasm::find()
}

/// Installs the target the normal way, and where that fails the other.
pub(crate) fn install() -> Result<()> {
    if !switched_off() {
        let Err(problem) = rustup::install() else { return Ok(()) };
        let reason = problem.to_string();
        say(&format!("    rustup cannot add it ({}): taking Debian's compiler", reason.lines().next().unwrap_or_default()));
    }
    debian_wasm::install().context("Could not set up the wasm target")
}

/// The command that a person can give.
pub(crate) fn mend() -> String {
    if switched_off() { "cargo xtask setup".to_owned() } else { format!("rustup target add {TARGET}") }
}

fn switched_off() -> bool {
    std::env::var_os("FINGERPOST_WASM_TARGET").is_some_and(|way| way == "fallback")
}
