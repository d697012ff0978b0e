//! `cargo xtask deny`: cargo-deny itself. Its database of advisories lies on a server that some networks do not reach, so that is asked last and
//! told apart.

use anyhow::{Result, bail};

use super::policy;
use crate::system::clock::say;
use crate::system::logs;
use crate::system::program::Program;
use crate::tools::CrateTool;

/// What cargo-deny says where it cannot get the advisories at all.
const OUT_OF_REACH: &str = "failed to fetch advisory database";

/// Runs its checks.
pub(crate) fn run() -> Result<()> {
    let tool = CrateTool::deny();
    if tool.find()?.is_none() {
        tool.install()?;
    }
    logs::begin("deny")?;
    check(&tool, &["licenses", "bans", "sources"])?.must()?;
    say("Licences, versions and sources: good.");
    let advisories = check(&tool, &["advisories"])?.run()?;
    if advisories.good() {
        say("Advisories: none.");
        return Ok(());
    }
    if advisories.printed.contains(OUT_OF_REACH) {
        say("Advisories: NOT CHECKED. The database cannot be had on this network.");
        return Ok(());
    }
    bail!("{}\ncargo-deny found advisories.", advisories.printed)
}

fn check(tool: &CrateTool, checks: &[&str]) -> Result<Program> {
    let program = Program::new(tool.program("cargo-deny")?);
    Ok(program.args(["--all-features", "--config", policy::FILE, "check"]).args(checks).doing("asking cargo-deny"))
}
