//! Every screen on a desk, and in each engine at 400%, which is 320 pixels: axe-core finds nothing, nothing is too wide, too small to touch or cut where text is
//! spaced, nothing moves for a family that asked for less motion, and every control shows in forced colours.

use fingerpost_browser_tests::{Browser, Engine, Page, Several, Site, in_each_engine};
use serde_json::json;

type Done = anyhow::Result<()>;

/// Looks at the screen that is there. Where `FINGERPOST_PICTURES` names a folder, keeps a picture of it for a person to look at.
async fn look(page: &Page, engine: Engine, width: u32, what: &str) -> Done {
    if let Some(folder) = std::env::var_os("FINGERPOST_PICTURES") {
        page.picture(&std::path::Path::new(&folder).join(format!("{what}-{engine:?}-{width}.png"))).await?;
    }
    page.holds_up(engine, &format!("{what} at {width} px in {engine:?}")).await
}

async fn every_screen(engine: Engine, width: u32, height: u32) -> Done {
    let site = Site::built().await?;
    let browser = Browser::of(engine, 1280, 900).await?;
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    page.be_wide(engine, width, height).await?;
    let mut several = Several::in_engine(engine);
    several.note("start", look(&page, engine, width, "start").await);
    page.press("Urgent help").await?;
    page.sees("Call one of these now").await?;
    several.note("urgent", look(&page, engine, width, "urgent").await);
    page.press("Back").await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    several.note("question", look(&page, engine, width, "question").await);
    page.press("Continue").await?;
    page.focus_is_on("").await?;
    several.note("question-with-problem", look(&page, engine, width, "question-with-problem").await);
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await?;
    several.note("plan", look(&page, engine, width, "plan").await);
    page.press("Change: Who are you looking for help for?").await?;
    page.sees("Who are you looking for help for?").await?;
    several.note("radios", look(&page, engine, width, "radios").await);
    page.press("Back").await?;
    page.press("Search").await?;
    page.type_into("What do you need?", "autism").await?;
    page.sees("found").await?;
    several.note("search", look(&page, engine, width, "search").await);
    page.press("Narrow the list").await?;
    page.sees("Where you live").await?;
    several.note("search-narrowing", look(&page, engine, width, "search-narrowing").await);
    page.choose("Need", "Moving, walking or using hands (").await?;
    page.sees(" left of ").await?;
    several.note("search-narrowed", look(&page, engine, width, "search-narrowed").await);
    page.press("Search other councils too").await?;
    page.sees("Ask first if you can use them").await?;
    several.note("search-elsewhere", look(&page, engine, width, "search-elsewhere").await);
    page.choose("Need", "Any need").await?;
    page.type_into("What do you need?", "xyzzy").await?;
    page.sees("Nothing found").await?;
    several.note("nothing-found", look(&page, engine, width, "nothing-found").await);
    page.press("All help, A to Z").await?;
    page.focus_is_on("All help, A to Z").await?;
    several.note("a-to-z", look(&page, engine, width, "a-to-z").await);
    page.press("Back").await?;
    page.type_into("What do you need?", "speech and language therapy").await?;
    page.press("Speech and language therapy").await?;
    page.sees("What it does").await?;
    several.note("service", look(&page, engine, width, "service").await);
    page.press("Save to my list").await?;
    page.press("My list").await?;
    page.sees("Your note on Speech and language therapy").await?;
    page.press("Show a QR code").await?;
    page.sees("Point a phone's camera at it.").await?;
    several.note("saved-list", look(&page, engine, width, "saved-list").await);
    page.press("Clear everything").await?;
    page.focus_is_on("Everything is cleared").await?;
    several.note("saved-list-empty", look(&page, engine, width, "saved-list-empty").await);
    page.press("Start again").await?;
    page.press("Steps and dates").await?;
    page.sees("Ask for an EHC needs assessment").await?;
    several.note("pathways", look(&page, engine, width, "pathways").await);
    page.press("Ask for an EHC needs assessment").await?;
    page.sees("Show the dates").await?;
    several.note("pathway", look(&page, engine, width, "pathway").await);
    page.press("Show the dates").await?;
    page.sees("There is a problem").await?;
    several.note("pathway-with-problem", look(&page, engine, width, "pathway-with-problem").await);
    page.type_into("When did the council get your letter?", &page.day(-50).await?).await?;
    page.press("Show the dates").await?;
    page.sees("What comes next").await?;
    several.note("pathway-with-dates", look(&page, engine, width, "pathway-with-dates").await);
    page.press("The council decides whether to assess").await?;
    several.note("pathway-step", look(&page, engine, width, "pathway-step").await);
    page.press("Start again").await?;
    page.press("Browse all help").await?;
    page.sees("Browse by need and age").await?;
    several.note("browse", look(&page, engine, width, "browse").await);
    page.press("Any need: show everything").await?;
    page.sees("All help").await?;
    several.note("need", look(&page, engine, width, "need").await);
    browser.close().await?;
    several.end()
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
    look(&page, Engine::Chromium, 640, "search-dark").await?;
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
async fn every_screen_on_a_desk() -> Done {
    every_screen(Engine::Chromium, 1280, 900).await
}

/// A window of 1,280 by 1,024 pixels at 400% is 320 by 256 CSS pixels.
async fn every_screen_at_400_per_cent(engine: Engine) -> Done {
    every_screen(engine, 320, 256).await
}

in_each_engine!(every_screen_at_400_per_cent: in_chromium_at_400_per_cent, in_firefox_at_400_per_cent, in_webkit_at_400_per_cent);
