//! Programs from Debian's packages.

use anyhow::{Result, bail};

use crate::system::clock::say;
use crate::system::logs;
use crate::system::program::Program;

/// Installs packages, or says the command where only an administrator may.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if !nix::unistd::geteuid().is_root() {
        bail!(
            "Installing {} takes an administrator. Give this command, then try again:\n  sudo {}",
            packages.join(", "),
            command(packages)
        );
    }
    logs::begin("debian-packages")?;
    say(&format!("    Debian's packages {}", packages.join(" ")));
    // A list that cannot be refreshed may still be good enough; the install says so if it is not.
    apt(&["update"]).run()?;
    apt(&["install", "-y", "--no-install-recommends"]).args(packages).doing("installing Debian's packages").must().map(drop)
}

/// The command that installs packages.
pub(crate) fn command(packages: &[&str]) -> String {
    format!("apt-get install -y --no-install-recommends {}", packages.join(" "))
}

/// Another apt at work is waited for, up to five minutes.
fn apt(args: &[&str]) -> Program {
    Program::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-o", "DPkg::Lock::Timeout=300"])
        .args(args)
        .minutes(15)
}
