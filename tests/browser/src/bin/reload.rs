//! How long from saving a service's file until its page in Chromium shows the change: `fingerpost serve`, with the offer whose folder is given.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context;
use fingerpost_browser_tests::{Browser, Page, Site, spread};
use serde_json::json;

/// How many times a file is saved.
const RUNS: usize = 20;
/// Longer than this is not slow but broken.
const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let offer = PathBuf::from(std::env::args().nth(1).context("give an offer's folder")?);
    let mut files: Vec<PathBuf> =
        fs::read_dir(offer.join("services"))?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    files.sort();
    let file = files.first().context("the offer has no service")?;
    let before = fs::read_to_string(file)?;
    let times = saves(&offer, file, &before).await;
    // The offer is left as it was, whatever came of it.
    fs::write(file, before)?;
    println!("from saving a file to its page with the change, headless Chromium, {RUNS} saves:\n  {}", spread(&mut times?));
    Ok(())
}

/// Saves the file with another summary each time; how long each took to show, in milliseconds.
async fn saves(offer: &std::path::Path, file: &std::path::Path, before: &str) -> anyhow::Result<Vec<f64>> {
    let site = Site::live(offer).await?;
    let browser = Browser::start(1280, 900).await?;
    let id = file.file_stem().context("the file has no name")?.to_string_lossy();
    let page = browser.open(&format!("{}services/{id}.html", site.address)).await?;
    page.is_whole().await?;
    let summary = before.lines().find(|line| line.starts_with("summary = ")).context("the service has no summary")?;
    let mut times = Vec::new();
    for run in 0..RUNS {
        let says = format!("This is change {run}.");
        let text = before.replacen(summary, &format!("summary = \"{says}\""), 1);
        let start = Instant::now();
        fs::write(file, text)?;
        shows(&page, &says, start).await?;
        times.push(start.elapsed().as_secs_f64() * 1_000.0);
        // An officer thinks before the next change.
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    browser.close().await?;
    Ok(times)
}

/// Waits until a page shows words, asking without a pause.
async fn shows(page: &Page, words: &str, start: Instant) -> anyhow::Result<()> {
    // A page that is being replaced cannot answer.
    while !matches!(page.ask("text().includes(args)", json!(words)).await, Ok(serde_json::Value::Bool(true))) {
        anyhow::ensure!(start.elapsed() < PATIENCE, "the change did not show");
    }
    Ok(())
}
