//! An offer while somebody writes it: each change shows, and a mistake is shown over the last good page.

use std::fs;

use fingerpost_browser_tests::{Browser, Site, new_offer};

type Done = anyhow::Result<()>;

#[tokio::test]
async fn a_change_shows_as_it_is_saved_and_a_mistake_keeps_the_last_good_page() -> Done {
    let folder = new_offer().await?;
    let file = folder.path().join("anyshire/services/sendias.toml");
    let text = fs::read_to_string(&file)?;
    let site = Site::live(&folder.path().join("anyshire")).await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&format!("{}services/sendias.html", site.address)).await?;
    page.sees("Free, independent advice").await?;

    fs::write(&file, text.replace("Free, independent advice", "Advice that is free"))?;
    page.sees("Advice that is free").await?;

    fs::write(&file, text.replace("kind = \"rights\"", "kind = \"right\""))?;
    page.sees("Something in the offer needs mending").await?;
    page.sees("services/sendias.toml:").await?;
    page.sees("Advice that is free").await?;
    // Who opens another page meanwhile is told as well.
    let page = browser.open(&site.address).await?;
    page.sees("Something in the offer needs mending").await?;
    page.sees("Anyshire").await?;

    fs::write(&file, &text)?;
    page.does_not_see("Something in the offer needs mending").await?;
    browser.close().await
}

#[tokio::test]
async fn an_offer_with_a_mistake_from_the_start_says_so_and_shows_once_it_is_mended() -> Done {
    let folder = new_offer().await?;
    let file = folder.path().join("anyshire/glossary.toml");
    let text = fs::read_to_string(&file)?;
    fs::write(&file, "[[term]]\nterm = 5\n")?;
    let site = Site::live(&folder.path().join("anyshire")).await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&site.address).await?;
    page.sees("glossary.toml:2").await?;
    fs::write(&file, text)?;
    page.sees("Answer a few questions").await?;
    browser.close().await
}
