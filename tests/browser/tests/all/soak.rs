//! The short form of `cargo xtask soak`: some families one after another in one tab of each engine, each plan as the core gives it.

use anyhow::ensure;
use fingerpost_browser_tests::{Engine, in_each_engine, soak};

/// How many families, and the share by which the tab may grow with the last four tenths of them: less than so few can tell apart from a first time.
const FAMILIES: usize = 60;
const SHARE: f64 = 0.25;

async fn families_come_one_after_another(engine: Engine) -> anyhow::Result<()> {
    // Not the families of the long form, which begins at 1.
    let soaked = soak(engine, FAMILIES, 1_000_000, |_, _| ()).await?;
    ensure!(soaked.plans >= FAMILIES && soaked.questions >= FAMILIES, "{} plans, {} questions", soaked.plans, soaked.questions);
    soaked.is_flat(SHARE)
}

in_each_engine!(families_come_one_after_another: families_in_chromium, families_in_firefox, families_in_webkit);
