//! How long from navigation until a family can use the first screen, in Chromium: with an empty cache, and with a full one.

use fingerpost_browser_tests::{Browser, Site, spread};
use serde_json::json;

/// How many times each is measured.
const RUNS: usize = 10;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = Site::built().await?;
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // A new browser has a new, empty profile.
        let browser = Browser::start(1280, 900).await?;
        cold.push(ready(&browser, &site).await?);
        warm.push(ready(&browser, &site).await?);
        browser.close().await?;
    }
    println!("from navigation to the first screen usable, headless Chromium, built site on this machine, {RUNS} runs:");
    println!("  cold {}", spread(&mut cold));
    println!("  warm {}", spread(&mut warm));
    Ok(())
}

/// Milliseconds from the start of navigation until the first door can be pressed, by the page's own clock.
async fn ready(browser: &Browser, site: &Site) -> anyhow::Result<f64> {
    browser.open("about:blank").await?;
    let page = browser.open(&site.address).await?;
    // Looked at on every frame, so that what is measured is the page's readiness and not the pace of asking.
    page.ask("(window.readyAt = undefined, (function look() { if (all('button').some((e) => e.getRootNode() !== document && named(e) === 'Urgent help')) window.readyAt = performance.now(); else requestAnimationFrame(look); })())", json!(null)).await?;
    anyhow::ensure!(page.until("window.readyAt !== undefined", json!(null)).await?, "the first screen did not come");
    page.ask("window.readyAt", json!(null)).await?.as_f64().ok_or_else(|| anyhow::anyhow!("the page gave no time"))
}
