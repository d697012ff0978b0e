//! `cargo xtask faults`: every fault of the campaign in the browser, each file at each of its kilobytes. The tests try a sample of them.

use std::path::Path;

use anyhow::Result;

use crate::check::browsers;
use crate::site::{self, Build, OFFER};
use crate::system::places;
use crate::tools::{self, Tool};

/// Builds the site, and tries them all in each engine.
pub(crate) fn run() -> Result<()> {
    tools::set_up(&[Tool::Npm, Tool::Chromium, Tool::Firefox, Tool::Geckodriver, Tool::WebKit])?;
    tools::set_up(&Tool::FOR_DIST)?;
    site::build(Build::Small, Path::new(OFFER), &places::dist())?;
    let tests = browsers::driven()?.args(["campaign::", "--nocapture"]).env("FINGERPOST_FAULTS", "every");
    print!("{}", tests.minutes(120).doing("trying every fault").must()?.printed);
    Ok(())
}
