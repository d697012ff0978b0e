//! The library for JavaScript on pages of other people's: a plain one, one made with React, and a chat whose offer is in a worker.
//! `cargo xtask test --only js` builds them and says where they are.

use std::path::PathBuf;

use fingerpost_browser_tests::{Browser, Page, Site};
use serde_json::json;

type Done = anyhow::Result<()>;

/// A page of the examples; nothing, said plainly, where they were not built.
async fn page(name: &str) -> anyhow::Result<Option<(Browser, Site, Page)>> {
    let Some(folder) = std::env::var_os("FINGERPOST_LIBRARY").map(PathBuf::from) else {
        eprintln!(
            "skipped: FINGERPOST_LIBRARY does not name the folder of the examples, which `cargo xtask test --only js` builds"
        );
        return Ok(None);
    };
    let site = Site::of(&folder).await?;
    let browser = Browser::start(800, 900).await?;
    let page = browser.open(&format!("{}{name}", site.address)).await?;
    Ok(Some((browser, site, page)))
}

#[tokio::test]
async fn a_plain_page_asks_tells_the_plan_and_searches() -> Done {
    let Some((browser, _site, page)) = page("plain.html").await? else { return Ok(()) };
    page.sees("Your plan so far").await?;
    page.is_accessible("the plain page").await?;
    page.press("Continue").await?;
    page.sees("give an answer").await?;
    page.type_into("What do you need?", "speach therepy").await?;
    page.press("Search").await?;
    page.sees("Did you mean speech therapy?").await?;
    page.is_accessible("the plain page with what was found").await?;
    browser.close().await
}

#[tokio::test]
async fn a_react_page_asks_and_goes_on() -> Done {
    let Some((browser, _site, page)) = page("react.html").await? else { return Ok(()) };
    page.sees("Find help in Warwickshire").await?;
    page.sees("Your plan so far").await?;
    page.is_accessible("the React page").await?;
    let asks = "document.querySelector('#asks')?.textContent";
    let first = page.ask(asks, json!(null)).await?;
    page.press("Continue").await?;
    page.sees("give an answer").await?;
    let unsure = page.ask("document.querySelector('form button[type=button]').textContent", json!(null)).await?;
    page.press(unsure.as_str().unwrap_or_default()).await?;
    assert!(page.until("document.querySelector('#asks')?.textContent !== args", first).await?, "the next question");
    page.is_accessible("the React page after an answer").await?;
    browser.close().await
}

#[tokio::test]
async fn a_chat_talks_from_a_worker() -> Done {
    let Some((browser, _site, page)) = page("chat.html").await? else { return Ok(()) };
    page.sees("I can help you find help").await?;
    page.is_accessible("the chat").await?;
    for (words, answer) in
        [("99", "Type a"), ("not sure", "You can also type"), ("find speach therepy", "Speech"), ("plan", "Guide:")]
    {
        page.type_into("Your answer", words).await?;
        page.press("Send").await?;
        page.sees(answer).await?;
    }
    page.is_accessible("the chat after a talk").await?;
    browser.close().await
}
