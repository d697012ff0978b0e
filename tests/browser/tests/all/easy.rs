//! Easy Read: bigger and easier words and a picture beside each option, in each engine.

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Engine, Page, Site, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const ON: &str = "Easy Read: big words and pictures";
const OFF: &str = "Turn Easy Read off";
/// How high the text is.
const TEXT: &str = "parseFloat(getComputedStyle(all('.fp')[0]).fontSize)";
/// The name of the look at forced colours.
const FORCED: &str = "forced";
const PICTURES: &str = "all('svg.picture').length";

/// The site with Easy Read on.
async fn easy(browser: &Browser) -> anyhow::Result<(Site, Page)> {
    let site = Site::built().await?;
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    page.press(ON).await?;
    page.sees(OFF).await?;
    Ok((site, page))
}

/// What must be so of every screen. Where `FINGERPOST_PICTURES` names a folder, keeps a picture of it for a person to look at.
async fn look(page: &Page, what: &str) -> Done {
    ensure!(page.until(&format!("{PICTURES} > 0"), Value::Null).await?, "{what} shows no picture");
    if let Some(folder) = std::env::var_os("FINGERPOST_PICTURES") {
        page.picture(&std::path::Path::new(&folder).join(format!("easy-{what}.png"))).await?;
    }
    // In forced colours axe-core compares with colours that nobody sees.
    if what != FORCED {
        page.is_accessible(&format!("{what} in Easy Read")).await?;
    }
    ensure!(!page.is_too_wide().await?, "{what} is too wide");
    let small = page.small_targets().await?;
    ensure!(small.is_empty(), "{what} has targets under 24 px: {small:?}");
    Ok(())
}

async fn bigger_words_and_pictures(engine: Engine) -> Done {
    let site = Site::built().await?;
    let browser = Browser::of(engine, 1000, 900).await?;
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    let before = page.ask(TEXT, Value::Null).await?.as_f64().unwrap_or(0.0);
    ensure!(page.ask(PICTURES, Value::Null).await? == json!(0));
    page.press(ON).await?;
    look(&page, "start").await?;
    let after = page.ask(TEXT, Value::Null).await?.as_f64().unwrap_or(0.0);
    ensure!((after / before - 1.25).abs() < 0.01, "{before} px became {after} px");
    page.press("About my child").await?;
    page.sees("What do you need help with?").await?;
    let each = "all('.choice').length > 5 && all('.choice').every((e) => e.querySelectorAll('svg.picture[aria-hidden=true] path').length > 0)";
    ensure!(page.until(each, Value::Null).await?, "an option has no picture");
    // A picture stands beside its label, inside its row, and takes no part in the option's name.
    let beside = "all('.choice').every((e) => { const [row, picture, label] = [e, e.querySelector('.picture'), e.querySelector('label')].map((x) => x.getBoundingClientRect());
        return picture.right <= label.left + 1 && picture.left >= row.left && picture.bottom <= row.bottom + 1 && picture.width > 30; })";
    ensure!(page.ask(beside, Value::Null).await? == json!(true), "a picture does not stand beside its words");
    look(&page, "question").await?;
    page.press("See what we found").await?;
    page.sees("What you can do next").await?;
    look(&page, "plan").await?;
    // The words are easy too, and English: nothing says that nobody has checked a translation.
    ensure!(!page.text().await?.contains("translation"));
    page.press("Start again").await?;
    ensure!(page.until("text().includes(args)", json!(OFF)).await?, "the wish goes with the answers");
    page.press(OFF).await?;
    ensure!(page.until(&format!("{PICTURES} === 0 && {TEXT} === args"), json!(before)).await?, "it does not turn off");
    page.sees("What we show you is only a guide.").await?;
    browser.close().await
}

in_each_engine!(bigger_words_and_pictures: it_helps_in_chromium, it_helps_in_firefox, it_helps_in_webkit);

#[tokio::test]
async fn nothing_is_too_wide_at_320() -> Done {
    let browser = Browser::start(320, 900).await?;
    let (_site, page) = easy(&browser).await?;
    look(&page, "start-320").await?;
    page.press("About my child").await?;
    page.sees("What do you need help with?").await?;
    look(&page, "question-320").await?;
    let over = "all('.choice').filter((e) => { const [picture, label] = [e.querySelector('.picture'), e.querySelector('label')].map((x) => x.getBoundingClientRect());
        return picture.right > label.left + 1 && picture.bottom > label.top + 1; }).length";
    ensure!(page.ask(over, Value::Null).await? == json!(0), "a picture lies on its words");
    page.press("See what we found").await?;
    page.sees("What you can do next").await?;
    look(&page, "plan-320").await?;
    browser.close().await
}

#[tokio::test]
async fn pictures_are_seen_in_the_dark_and_in_forced_colours() -> Done {
    for (browser, what) in [(Browser::dark(640, 900).await?, "dark"), (Browser::forced_colours(640, 900).await?, FORCED)] {
        let (_site, page) = easy(&browser).await?;
        page.press("About my child").await?;
        page.sees("What do you need help with?").await?;
        look(&page, what).await?;
        let apart =
            "(() => { const shape = getComputedStyle(all('.picture .shape')[0]); return shape.fill !== shape.stroke; })()";
        ensure!(page.ask(apart, Value::Null).await? == json!(true), "{what}: a shape has the colour of its line");
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_can_turn_it_on_and_a_family_keeps_its_place() -> Done {
    let site = Site::built().await?;
    let browser = Browser::start(1000, 900).await?;
    let page = browser.open(&site.address).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    page.ask("document.querySelector('fingerpost-navigator').easy = true", Value::Null).await?;
    ensure!(page.until(&format!("{PICTURES} > 5"), Value::Null).await?, "the attribute does nothing");
    page.sees("What do you need help with?").await?;
    browser.close().await
}
