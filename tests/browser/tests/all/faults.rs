//! What a family sees when something fails: a sentence and a phone number, never a blank.

use fingerpost_browser_tests::{Browser, Circumstance, Engine, Page, Site};

type Done = anyhow::Result<()>;

/// What the page itself says, without the navigator.
async fn shows_the_fallback(page: &Page) -> Done {
    page.sees("Call 999").await?;
    page.sees("0800 1111").await?;
    page.sees("01926 410410").await
}

/// Opens a copy of the site after one file is damaged.
async fn damaged(
    damage: impl FnOnce(&std::path::Path) -> std::io::Result<()>,
) -> anyhow::Result<(Browser, Site, Page, tempfile::TempDir)> {
    let copy = Site::copy()?;
    damage(copy.path())?;
    let site = Site::of(copy.path()).await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&site.address).await?;
    Ok((browser, site, page, copy))
}

#[tokio::test]
async fn without_script_the_page_still_says_who_to_call() -> Done {
    let site = Site::built().await?;
    let browser = Browser::in_circumstance(Engine::Chromium, Circumstance::NoScript).await?;
    let page = browser.open(&site.address).await?;
    // The driver itself may still run script here; the page's own never starts.
    shows_the_fallback(&page).await?;
    page.does_not_see("Answer a few questions").await?;
    browser.close().await
}

#[tokio::test]
async fn a_missing_pack_shows_the_fallback_and_a_way_to_try_again() -> Done {
    let (browser, _site, page, copy) = damaged(|site| std::fs::remove_file(site.join("offers/warwickshire/core.pack"))).await?;
    page.sees("Try again").await?;
    shows_the_fallback(&page).await?;
    // The file comes back, as after a lost connection.
    let whole = Site::copy()?;
    std::fs::copy(whole.path().join("offers/warwickshire/core.pack"), copy.path().join("offers/warwickshire/core.pack"))?;
    page.press("Try again").await?;
    page.sees("Answer a few questions").await?;
    browser.close().await
}

#[tokio::test]
async fn a_page_of_html_in_place_of_a_pack_shows_the_fallback() -> Done {
    let (browser, _site, page, _copy) =
        damaged(|site| std::fs::write(site.join("offers/warwickshire/core.pack"), "<!doctype html><p>Sign in to the Wi-Fi"))
            .await?;
    page.sees("Try again").await?;
    shows_the_fallback(&page).await?;
    browser.close().await
}

#[tokio::test]
async fn missing_webassembly_shows_the_fallback() -> Done {
    let (browser, _site, page, _copy) = damaged(|site| std::fs::remove_file(site.join("fingerpost-web_bg.wasm"))).await?;
    page.sees("Try again").await?;
    shows_the_fallback(&page).await?;
    browser.close().await
}
