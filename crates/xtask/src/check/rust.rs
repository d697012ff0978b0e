//! Checks of the Rust code by cargo's own commands.

use anyhow::Result;

use super::tally::Tally;
use crate::system::program::Program;
use crate::tools::wasm_target::{TARGET, Way};

/// The packages that are not for this machine itself: two run in a browser, and one drives a browser in a step of its own.
const ELSEWHERE: [&str; 4] = ["fingerpost-web", "fingerpost-headless-tests", "fingerpost-browser-tests", "fingerpost-measures"];
/// Those that are compiled to WebAssembly.
const FOR_WASM: [&str; 4] = ["--package", "fingerpost-web", "--package", "fingerpost-headless-tests"];

/// The code's layout.
pub(crate) fn format() -> Result<Tally> {
    Program::cargo().args(["fmt", "--all", "--check"]).must()?;
    Ok(Tally::PASSED)
}

/// Clippy's warnings, each an error. Debian's compiler has no clippy that matches it here, so there it is the compiler's own.
pub(crate) fn clippy() -> Result<Tally> {
    let native =
        ["clippy", "--workspace", "--all-targets", "--exclude", "fingerpost-web", "--exclude", "fingerpost-headless-tests"];
    Program::cargo().args(native).args(["--", "-D", "warnings"]).doing("linting").must()?;
    let way = Way::here()?;
    let wasm = [&FOR_WASM[..], &["--target", TARGET, "--all-targets"]].concat();
    match way {
        Way::Rustup => way.cargo()?.arg("clippy").args(wasm).args(["--", "-D", "warnings"]),
        Way::Debian => way.cargo()?.arg("check").args(wasm),
    }
    .doing("linting for WebAssembly")
    .must()?;
    Ok(Tally::PASSED)
}

/// Unit, property and snapshot tests. A snapshot that changed fails; it is not written anew.
pub(crate) fn unit() -> Result<Tally> {
    let ended = on_this_machine("test")
        .args(["--lib", "--bins", "--tests", "--no-fail-fast"])
        .env("INSTA_UPDATE", "no")
        .doing("testing")
        .run()?;
    Tally::of_tests(&ended)
}

/// The documentation's examples, and the documentation itself with every warning an error.
pub(crate) fn docs() -> Result<Tally> {
    let examples = on_this_machine("test").args(["--doc", "--no-fail-fast"]).doing("testing examples").run()?;
    // A crate without an example is well, so no test at all is no failure here.
    let counted = Tally::read(&examples.printed);
    let broke_off = if examples.good() || counted.failed > 0 { Tally::default() } else { Tally::FAILED };
    let written =
        on_this_machine("doc").arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings").doing("writing documentation").run()?;
    Ok(counted + broke_off + if written.good() { Tally::PASSED } else { Tally::FAILED })
}

fn on_this_machine(command: &str) -> Program {
    ELSEWHERE.iter().fold(Program::cargo().args([command, "--workspace"]), |cargo, package| cargo.args(["--exclude", package]))
}
