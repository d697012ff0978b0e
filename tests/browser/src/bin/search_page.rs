//! Opens the page that measures a search engine, in Chromium, and prints what it measured: `search_page FOLDER ENGINE SECONDS`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use fingerpost_browser_tests::{Browser, Site};
use serde_json::{Value, json};

/// How long a page may take beside the seconds that it was given: loading an index of hundreds of megabytes takes its time.
const PATIENCE: Duration = Duration::from_secs(300);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut given = std::env::args().skip(1);
    let mut next = |what: &str| given.next().with_context(|| format!("give FOLDER ENGINE SECONDS: {what} is missing"));
    let (folder, engine, seconds): (PathBuf, String, u64) = (next("FOLDER")?.into(), next("ENGINE")?, next("SECONDS")?.parse()?);
    let site = Site::of(&folder).await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&format!("{}?engine={engine}&seconds={seconds}", site.address)).await?;
    let start = Instant::now();
    let result = loop {
        // A page that is still opening cannot answer.
        if let Ok(Value::String(result)) = page.ask("window.result || null", json!(null)).await {
            break result;
        }
        if start.elapsed() > PATIENCE + Duration::from_secs(seconds) {
            bail!("the page of {engine} did not come to an end");
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    browser.close().await?;
    let error = serde_json::from_str::<Value>(&result)?["error"].clone();
    ensure!(error.is_null(), "{error}");
    println!("{result}");
    Ok(())
}
