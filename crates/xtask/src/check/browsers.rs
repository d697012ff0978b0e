//! Tests that run in browsers.

use std::num::NonZero;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::site;
use crate::system::places::{self, on_path};
use crate::system::program::Program;
use crate::tools::wasm_target::{TARGET, Way};
use crate::tools::{self, CHROMEDRIVER, CHROMIUM, CrateTool, FIREFOX, WEBKITDRIVER, XVFB};

/// What wasm-bindgen's runner takes a driver from. All but one are taken away, so that it is the one that is meant.
const DRIVERS: [&str; 8] = [
    "CHROMEDRIVER",
    "CHROMEDRIVER_REMOTE",
    "GECKODRIVER",
    "GECKODRIVER_REMOTE",
    "MSEDGEDRIVER",
    "MSEDGEDRIVER_REMOTE",
    "SAFARIDRIVER",
    "SAFARIDRIVER_REMOTE",
];

/// The headless tests in Chromium.
pub(crate) fn wasm_chromium() -> Result<Tally> {
    wasm("CHROMEDRIVER", &on_path(CHROMEDRIVER).context("chromedriver is not on the PATH")?)
}

/// The headless tests in Firefox.
pub(crate) fn wasm_firefox() -> Result<Tally> {
    wasm("GECKODRIVER", &CrateTool::geckodriver().program("geckodriver")?)
}

/// A family's journey through `dist/`, driven from outside. The pages of the library for JavaScript have the step `js`.
pub(crate) fn journeys() -> Result<Tally> {
    Tally::of_tests(&driven()?.args(["--skip", "library::"]).doing("walking through the site").run()?)
}

/// The tests that drive `dist/` in the three engines, one more at a time than there are cores: a page often waits, as a family would.
/// What is added goes to them, not to cargo.
pub(crate) fn driven() -> Result<Program> {
    let at_once = thread::available_parallelism().map_or(2, NonZero::get) + 1;
    let tests = Program::cargo().args(["test", "--package", "fingerpost-browser-tests", "--no-fail-fast", "--"]);
    let tests = tests.arg(format!("--test-threads={at_once}"));
    // A snapshot that changed fails; it is not written anew.
    Ok(told_of_all(tests)?.env("INSTA_UPDATE", "no"))
}

/// Tells a program that drives all three browsers where everything is.
pub(crate) fn told_of_all(program: Program) -> Result<Program> {
    Ok(told(program)?
        .env("FINGERPOST_GECKODRIVER", CrateTool::geckodriver().program("geckodriver")?)
        .env("FINGERPOST_FIREFOX", on_path(FIREFOX).context("firefox is not on the PATH")?)
        .env("FINGERPOST_WEBKITDRIVER", on_path(WEBKITDRIVER).context("WebKitWebDriver is not on the PATH")?)
        .env("FINGERPOST_MINIBROWSER", tools::minibrowser().context("WebKit's MiniBrowser is not here")?)
        .env("FINGERPOST_XVFB", on_path(XVFB).context("Xvfb is not on the PATH")?))
}

/// Tells a program that drives Chromium where everything is.
pub(crate) fn told(program: Program) -> Result<Program> {
    Ok(program
        .env("FINGERPOST_SITE", places::dist())
        .env("FINGERPOST_CHROMEDRIVER", on_path(CHROMEDRIVER).context("chromedriver is not on the PATH")?)
        .env("FINGERPOST_CHROMIUM", on_path(CHROMIUM).context("chromium is not on the PATH")?)
        .env("FINGERPOST_AXE", tools::axe()?)
        .env("FINGERPOST_GOVUK", tools::govuk()?)
        .env("FINGERPOST_WIDGET", site::widget_folder(site::Build::Small))
        .env("FINGERPOST_COMMAND", site::command()?))
}

fn wasm(variable: &str, driver: &Path) -> Result<Tally> {
    let runner = CrateTool::wasm_bindgen()?.program("wasm-bindgen-test-runner")?;
    let cargo = DRIVERS.iter().fold(Way::here()?.cargo()?, |cargo, name| cargo.without(name));
    let ended = cargo
        .args([
            "test",
            "--package",
            "fingerpost-headless-tests",
            "--package",
            "fingerpost-web",
            "--tests",
            "--no-fail-fast",
            "--target",
            TARGET,
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env(variable, driver)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        // A busy machine starts a browser slowly.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .doing("testing in the browser")
        .run()?;
    Tally::of_tests(&ended)
}
