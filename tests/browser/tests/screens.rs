//! Every screen at a phone's width and at a desk's: axe-core finds nothing, nothing is too wide, and nothing is too small to touch.

use fingerpost_browser_tests::{Browser, Page, Site};
use serde_json::json;

type Done = anyhow::Result<()>;

/// Looks at the screen that is there. Where `FINGERPOST_PICTURES` names a folder, keeps a picture of it for a person to look at.
async fn look(page: &Page, width: u32, what: &str) -> Done {
    if let Some(folder) = std::env::var_os("FINGERPOST_PICTURES") {
        page.picture(&std::path::Path::new(&folder).join(format!("{what}-{width}.png"))).await?;
    }
    page.is_accessible(&format!("{what} at {width} px")).await?;
    assert!(!page.is_too_wide().await?, "{what} is too wide at {width} px");
    let small = page.small_targets().await?;
    assert!(small.is_empty(), "{what} at {width} px has targets under 24 px: {small:?}");
    Ok(())
}

async fn every_screen(width: u32) -> Done {
    let site = Site::built().await?;
    let browser = Browser::start(width, 900).await?;
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    look(&page, width, "start").await?;
    page.press("Urgent help").await?;
    page.sees("Call one of these now").await?;
    look(&page, width, "urgent").await?;
    page.press("Back").await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    look(&page, width, "question").await?;
    page.press("Continue").await?;
    page.focus_is_on("").await?;
    look(&page, width, "question-with-problem").await?;
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await?;
    look(&page, width, "plan").await?;
    page.press("Change: Who are you looking for help for?").await?;
    page.sees("Who are you looking for help for?").await?;
    look(&page, width, "radios").await?;
    page.press("Back").await?;
    page.press("Search").await?;
    page.type_into("What do you need?", "autism").await?;
    page.sees("found").await?;
    look(&page, width, "search").await?;
    page.press("Narrow the list").await?;
    page.sees("Where you live").await?;
    look(&page, width, "search-narrowing").await?;
    page.choose("Need", "Moving, walking or using hands (").await?;
    page.sees(" left of ").await?;
    look(&page, width, "search-narrowed").await?;
    page.press("Search other councils too").await?;
    page.sees("Ask first if you can use them").await?;
    look(&page, width, "search-elsewhere").await?;
    page.choose("Need", "Any need").await?;
    page.type_into("What do you need?", "xyzzy").await?;
    page.sees("Nothing found").await?;
    look(&page, width, "nothing-found").await?;
    page.press("All help, A to Z").await?;
    page.focus_is_on("All help, A to Z").await?;
    look(&page, width, "a-to-z").await?;
    page.press("Back").await?;
    page.type_into("What do you need?", "speech and language therapy").await?;
    page.press("Speech and language therapy").await?;
    page.sees("What it does").await?;
    look(&page, width, "service").await?;
    page.press("Start again").await?;
    page.press("Steps and dates").await?;
    page.sees("Ask for an EHC needs assessment").await?;
    look(&page, width, "pathways").await?;
    page.press("Ask for an EHC needs assessment").await?;
    page.sees("Show the dates").await?;
    look(&page, width, "pathway").await?;
    page.press("Show the dates").await?;
    page.sees("There is a problem").await?;
    look(&page, width, "pathway-with-problem").await?;
    page.type_into("When did the council get your letter?", &page.day(-50).await?).await?;
    page.press("Show the dates").await?;
    page.sees("What comes next").await?;
    look(&page, width, "pathway-with-dates").await?;
    page.press("The council decides whether to assess").await?;
    look(&page, width, "pathway-step").await?;
    page.press("Start again").await?;
    page.press("Browse all help").await?;
    page.sees("Browse by need and age").await?;
    look(&page, width, "browse").await?;
    page.press("Any need: show everything").await?;
    page.sees("All help").await?;
    look(&page, width, "need").await?;
    browser.close().await
}

/// A search with marks and with what it can be narrowed by.
async fn a_search(browser: &Browser) -> anyhow::Result<(Site, Page)> {
    let site = Site::built().await?;
    let page = browser.open(&site.address).await?;
    page.press("Search for help").await?;
    page.type_into("What do you need?", "speech therapy").await?;
    page.press("Narrow the list").await?;
    page.press("No one has to refer you").await?;
    anyhow::ensure!(page.until("all('mark').length > 0", json!(null)).await?, "nothing is marked");
    Ok((site, page))
}

#[tokio::test]
async fn a_search_in_the_dark() -> Done {
    let browser = Browser::dark(640, 900).await?;
    let (_site, page) = a_search(&browser).await?;
    look(&page, 640, "search-dark").await?;
    browser.close().await
}

/// axe-core takes no account of forced colours: it compares with a colour that nobody sees.
#[tokio::test]
async fn marks_in_forced_colours_are_the_devices_own_and_not_seen_through() -> Done {
    let browser = Browser::forced_colours(640, 900).await?;
    let (_site, page) = a_search(&browser).await?;
    let colours = "(() => { const probe = document.createElement('mark'); document.body.append(probe);
        const of = (e) => { const style = getComputedStyle(e); return [style.backgroundColor, style.color]; };
        return [of(all('mark')[0]), of(probe)]; })()";
    let colours = page.ask(colours, json!(null)).await?;
    assert_eq!(colours[0], colours[1]);
    browser.close().await
}

#[tokio::test]
async fn every_screen_at_320() -> Done {
    every_screen(320).await
}

#[tokio::test]
async fn every_screen_at_1280() -> Done {
    every_screen(1280).await
}
