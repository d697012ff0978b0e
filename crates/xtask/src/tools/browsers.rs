//! The browsers that the tests drive, and Java, which runs a checker. A machine's own are taken when they are on the PATH.

use std::path::{Path, PathBuf};

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

/// Firefox's program.
pub(crate) const FIREFOX: &str = "firefox";
/// WebKit's driver.
pub(crate) const WEBKITDRIVER: &str = "WebKitWebDriver";
/// The screen that WebKit's browser draws on: it has no headless way.
pub(crate) const XVFB: &str = "Xvfb";
/// The packages that bring both, and WebKit's browser.
pub(crate) const WEBKIT_PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

/// The package that brings Java.
pub(crate) const JAVA_PACKAGES: [&str; 1] = ["default-jre-headless"];

/// Java's version, when it is there.
pub(crate) fn java() -> Option<String> {
    version("java")?.lines().next().map(str::to_owned)
}

/// Chromium's version, when it and its driver are there.
pub(crate) fn chromium() -> Option<String> {
    on_path(CHROMEDRIVER)?;
    version(CHROMIUM)
}

/// Firefox's version, when it is there.
pub(crate) fn firefox() -> Option<String> {
    version(FIREFOX)
}

/// WebKit's driver and browser, when both and a screen for them are there.
pub(crate) fn webkit() -> Option<String> {
    on_path(XVFB)?;
    let browser = minibrowser()?;
    on_path(WEBKITDRIVER).map(|driver| format!("{} and {}", driver.display(), browser.display()))
}

/// WebKit's small browser: Debian puts it in a folder named after the machine and the library, never on the PATH.
pub(crate) fn minibrowser() -> Option<PathBuf> {
    let inside = |folder: &Path| {
        let entries = folder.read_dir().into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect::<Vec<_>>()
    };
    let folders = inside("/usr/lib".as_ref()).into_iter().flat_map(|machine| inside(&machine));
    folders.map(|folder| folder.join("MiniBrowser")).filter(|browser| browser.is_file()).max()
}

fn version(program: &str) -> Option<String> {
    let path = on_path(program)?;
    Program::new(path).arg("--version").answer().ok()
}
