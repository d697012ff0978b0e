//! Drives the built site in a real browser, in a family's words: open it, choose, read.
//!
//! `cargo xtask test --only browser` builds the site and says where everything is, in these environment variables:
//! `FINGERPOST_SITE` (the built site), `FINGERPOST_COMMAND` (serves it), `FINGERPOST_WIDGET` (the navigator's folder),
//! `FINGERPOST_AXE` (axe-core's `axe.min.js`), and the three browsers: `FINGERPOST_CHROMEDRIVER`, `FINGERPOST_CHROMIUM`, `FINGERPOST_GECKODRIVER`, `FINGERPOST_FIREFOX`,
//! `FINGERPOST_WEBKITDRIVER`, `FINGERPOST_MINIBROWSER` and `FINGERPOST_XVFB` (the screen that WebKit's draws on).

mod browser;
mod children;
mod devtools;
mod engine;
mod origin;
mod page;
mod several;
mod site;
mod stage;

pub use browser::Browser;
pub use devtools::Held;
pub use engine::Engine;
pub use origin::{Asked, Fault, Origin};
pub use page::{Focus, Page};
pub use several::Several;
pub use site::{Site, fingerpost, new_offer};
pub use stage::Stage;

use std::path::PathBuf;

use anyhow::Context;

/// A browser of a desk's size at the first screen of the built site.
///
/// # Errors
/// Where the site cannot be served, or the browser does not show it.
pub async fn at_the_start() -> anyhow::Result<(Browser, Site, Page)> {
    start_of(Site::built().await?).await
}

async fn start_of(site: Site) -> anyhow::Result<(Browser, Site, Page)> {
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    Ok((browser, site, page))
}

/// The same, of a copy of the site whose way out leads to a page of this machine: the first of the two sites. A page on the web may answer
/// late or never where tests run, and then nobody could tell whether the way out was taken.
///
/// # Errors
/// Where a site cannot be served, or the browser does not show it.
pub async fn at_the_start_with_a_way_out() -> anyhow::Result<(Browser, [Site; 2], Page)> {
    let out = tempfile::tempdir()?;
    std::fs::write(out.path().join("index.html"), "<!doctype html><html lang=en><title>Weather</title><p>Dry and bright.")?;
    let out = Site::in_folder(out).await?;
    let copy = Site::copy()?;
    let page = copy.path().join("index.html");
    let html = std::fs::read_to_string(&page)?;
    let (before, after) = html.split_once("<fingerpost-navigator ").context("the site's first page has no navigator")?;
    std::fs::write(&page, format!("{before}<fingerpost-navigator exit=\"{}\" {after}", out.address))?;
    let (browser, site, page) = start_of(Site::in_folder(copy).await?).await?;
    Ok((browser, [out, site], page))
}

/// A path that `cargo xtask test` gives.
///
/// # Errors
/// Where it is not set.
pub fn given(variable: &str) -> anyhow::Result<PathBuf> {
    let value = std::env::var_os(variable);
    value.map(PathBuf::from).with_context(|| format!("{variable} is not set: run these with `cargo xtask test --only browser`"))
}

/// Times in milliseconds, in words: the one in the middle, the least and the most.
pub fn spread(times: &mut [f64]) -> String {
    times.sort_by(f64::total_cmp);
    match (times.first(), times.get(times.len() / 2), times.last()) {
        (Some(least), Some(middle), Some(most)) => format!("median {middle:.0} ms, least {least:.0} ms, most {most:.0} ms"),
        _ => "no times".to_owned(),
    }
}
