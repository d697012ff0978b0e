//! How long from navigation until the first question can be answered, on the profile of a mid-range phone: Chromium with its processor slowed to a quarter,
//! 1.6 Mbit/s and 150 ms to the server and back. With an empty cache, and with a full one.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use fingerpost_browser_tests::{Browser, Engine, Origin, Page, Site, spread};
use serde_json::{Value, json};

/// The page that is measured.
const START: &str = "start.html";
const ELEMENT: &str = "<fingerpost-navigator";
/// How many times each is measured.
const RUNS: usize = 10;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let site = compressed(&Site::folder()?)?;
    let origin = Origin::open(Some(site.path()))?;
    origin.header("Content-Encoding", "br");
    origin.header("Cache-Control", "max-age=3600");
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // A new browser has a new, empty profile.
        let browser = Browser::of(Engine::Chromium, 400, 800).await?;
        cold.push(usable(&browser, &origin).await.context("cold")?);
        // A second visit is a page of its own, after the files that come late are there too.
        warm.push(usable(&browser, &origin).await.context("warm")?);
        browser.close().await?;
    }
    println!(
        "from navigation to the first question usable, Chromium, 4x slower processor, 1.6 Mbit/s, 150 ms, files with brotli, {RUNS} runs:"
    );
    println!("  cold {}", spread(&mut cold));
    println!("  warm {}", spread(&mut warm));
    Ok(())
}

/// A copy of the site with each file compressed, as a good web server sends it, and a page whose navigator begins with the first question.
fn compressed(site: &Path) -> anyhow::Result<tempfile::TempDir> {
    let copy = tempfile::tempdir()?;
    let mut folders = vec![site.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir()? {
            let path = entry?.path();
            let target = copy.path().join(path.strip_prefix(site)?);
            if path.is_dir() {
                std::fs::create_dir_all(&target)?;
                folders.push(path);
            } else {
                write(&target, &std::fs::read(&path)?)?;
            }
        }
    }
    let page = std::fs::read_to_string(site.join("index.html"))?;
    let (before, after) = page.split_once(ELEMENT).context("the site's first page has no navigator")?;
    write(&copy.path().join(START), format!("{before}{ELEMENT} start=\"guide\"{after}").as_bytes())?;
    Ok(copy)
}

fn write(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    Ok(brotli::CompressorWriter::new(std::fs::File::create(file)?, 1 << 16, 9, 22).write_all(bytes)?)
}

/// Milliseconds from the start of navigation until the first question's first answer can be chosen, by the page's own clock; then waits until
/// everything else has come.
async fn usable(browser: &Browser, origin: &Origin) -> anyhow::Result<f64> {
    let page = browser.open("about:blank").await?;
    page.be_a_phone().await?;
    let page = browser.open(&format!("{}{START}", origin.address)).await?;
    let asks = "(window.askedAt = undefined, (function look() {
        if (all('input[type=checkbox], input[type=radio]').length) window.askedAt = performance.now(); else requestAnimationFrame(look);
    })(), true)";
    ensure!(page.until(asks, Value::Null).await?, "the page cannot be looked at");
    ensure!(page.until("window.askedAt !== undefined", json!(null)).await?, "the first question did not come");
    let time = page.ask("window.askedAt", json!(null)).await?.as_f64().context("the page gave no time")?;
    settled(&page).await?;
    Ok(time)
}

/// Waits until nothing more comes.
async fn settled(page: &Page) -> anyhow::Result<()> {
    let mut before = Value::Null;
    loop {
        tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
        let now =
            page.ask("performance.getEntriesByType('resource').filter((file) => file.responseEnd).length", Value::Null).await?;
        if now == before {
            return Ok(());
        }
        before = now;
    }
}
