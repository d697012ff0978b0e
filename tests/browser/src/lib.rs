//! Drives the built site in a real browser, in a family's words: open it, choose, read.
//!
//! `cargo xtask test --only browser` builds the site and says where everything is, in these environment variables:
//! `FINGERPOST_SITE` (the built site), `FINGERPOST_COMMAND` (serves it), `FINGERPOST_WIDGET` (the navigator's folder),
//! `FINGERPOST_AXE` (axe-core's `axe.min.js`), `FINGERPOST_GOVUK` (the components of govuk-frontend, for their fixtures), and the three browsers: `FINGERPOST_CHROMEDRIVER`, `FINGERPOST_CHROMIUM`, `FINGERPOST_GECKODRIVER`, `FINGERPOST_FIREFOX`,
//! `FINGERPOST_WEBKITDRIVER`, `FINGERPOST_MINIBROWSER` and `FINGERPOST_XVFB` (the screen that WebKit's draws on).

mod browser;
mod builds;
mod children;
mod circumstance;
mod devtools;
mod engine;
mod family;
mod hand;
pub mod journeys;
mod line;
mod listed;
mod looks;
mod made_up;
mod memory;
mod origin;
mod page;
mod paper;
mod proxy;
mod several;
mod site;
mod size;
mod soak;
mod stage;
mod tree;
mod trials;
mod wish;
mod witness;

pub use browser::Browser;
pub use builds::Build;
pub use circumstance::Circumstance;
pub use devtools::Held;
pub use engine::Engine;
pub use family::{Family, Town, ways};
pub use hand::Hand;
pub use line::Line;
pub use listed::{Listed, Marks, stamps};
pub use made_up::{MadeUp, said};
pub use origin::{Asked, Fault, Origin};
pub use page::{Focus, Page};
pub use several::Several;
pub use site::{Site, fingerpost, new_offer};
pub use size::Size;
pub use soak::{Soaked, Tab, soak};
pub use stage::Stage;
pub use trials::{Harm, Trial, Trials};
pub use wish::Wish;
pub use witness::{Note, Witness};

use std::path::PathBuf;

use anyhow::Context;

/// A browser of a desk's size at the first screen of the built site.
///
/// # Errors
/// Where the site cannot be served, or the browser does not show it.
pub async fn at_the_start() -> anyhow::Result<(Browser, Site, Page)> {
    let (browser, site) = (Browser::start(1280, 900).await?, Site::built().await?);
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    Ok((browser, site, page))
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
