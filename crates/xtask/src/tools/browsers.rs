//! The browsers that the tests drive. A machine's own are taken when they are on the PATH.

use crate::system::places::on_path;
use crate::system::program::Program;

/// Chromium's program.
pub(crate) const CHROMIUM: &str = "chromium";
/// Chromium's driver.
pub(crate) const CHROMEDRIVER: &str = "chromedriver";
/// The packages that bring both.
pub(crate) const CHROMIUM_PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
/// The package of Firefox; its driver comes from crates.io, as Debian has none.
pub(crate) const FIREFOX_PACKAGES: [&str; 1] = ["firefox-esr"];

/// Chromium's version, when it and its driver are there.
pub(crate) fn chromium() -> Option<String> {
    on_path(CHROMEDRIVER)?;
    version(CHROMIUM)
}

/// Firefox's version, when it is there.
pub(crate) fn firefox() -> Option<String> {
    version("firefox")
}

fn version(program: &str) -> Option<String> {
    let path = on_path(program)?;
    Program::new(path).arg("--version").answer().ok()
}
