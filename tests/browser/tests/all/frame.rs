//! The navigator in an iframe, for hosts that strip scripts: as accessible, as high as what is in it where the page allows one script, and gone with the
//! whole page when a family leaves.

use anyhow::{Context, ensure};
use fingerpost_browser_tests::{Browser, Engine, Page, Several, Stage, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const START: &str = "Answer a few questions";
const HEIGHTS: &str = "(() => { const frame = document.querySelector('iframe'); return [frame.clientHeight, frame.getBoundingClientRect().top]; })()";

/// The page with the iframe, changed, seen from inside the iframe.
async fn inside(stage: &Stage, browser: &Browser, change: impl FnOnce(&str) -> String) -> anyhow::Result<Page> {
    stage.host.change("/", change);
    let page = stage.open(browser).await?;
    page.is_whole().await?;
    page.into_frame().await?;
    Ok(page)
}

async fn works_and_is_accessible(browser: &Browser) -> Done {
    let stage = Stage::of("frame")?;
    let page = inside(&stage, browser, str::to_owned).await?;
    page.sees(START).await?;
    page.is_accessible("the iframe at the start").await?;
    page.press("About my child").await?;
    page.focus_is_on("What do you want help with?").await?;
    page.press("An EHC plan").await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await?;
    page.is_accessible("the iframe at the plan").await?;
    let (title, language) = ("document.title", "document.documentElement.lang");
    let named = page.ask(&format!("[{title}, {language}]"), Value::Null).await?;
    ensure!(named == json!(["Find SEND support in Warwickshire", "en-GB"]), "the page in the iframe is {named}");
    page.out_of_frame().await?;
    stage.is_private(&page).await
}

/// With the script in the page: all of it shows, and the top of each new screen.
async fn takes_its_height(browser: &Browser) -> Done {
    let stage = Stage::of("frame")?;
    let script = format!("<script type=\"module\" src=\"{}fingerpost-frame.js\"></script></body>", stage.widget.address);
    let page = inside(&stage, browser, |page| page.replace("</body>", &script)).await?;
    page.sees(START).await?;
    let whole = "Math.abs(innerHeight - document.documentElement.getBoundingClientRect().height) <= 1";
    ensure!(page.until(whole, Value::Null).await?, "the iframe is not as high as what is in it");
    // A long screen, from whose foot a family goes on to the next. (A driver's pointer does not find what is below the window in an iframe.)
    page.ask("control('Browse all help').click()", Value::Null).await?;
    page.sees("Autism").await?;
    page.out_of_frame().await?;
    page.ask("scrollTo(0, document.documentElement.scrollHeight)", Value::Null).await?;
    ensure!(page.until(&format!("{HEIGHTS}[1] < -100"), Value::Null).await?, "the page does not scroll");
    page.into_frame().await?;
    page.ask("control('Search').click()", Value::Null).await?;
    page.sees("What do you need?").await?;
    ensure!(page.until(whole, Value::Null).await?, "the iframe is not as high as the next screen");
    page.out_of_frame().await?;
    let there = page.until(&format!("{HEIGHTS}[1] > -60"), Value::Null).await?;
    ensure!(there, "the top of the new screen is out of view: {}", page.ask(HEIGHTS, Value::Null).await?);
    // Nobody else's word counts.
    page.ask("(postMessage({ type: 'fingerpost-height', height: 9 }, '*'), postMessage({ type: 'constructor' }, '*'), postMessage(null, '*'))", Value::Null).await?;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    ensure!(page.ask(HEIGHTS, Value::Null).await?[0].as_f64() > Some(100.0), "anybody can set the height");
    Ok(())
}

async fn takes_up_what_its_address_asks(browser: &Browser) -> Done {
    for (asks, sees) in [
        ("?offer=offers/coventry/", "Find help in Coventry"),
        ("?start=search&compact", "What do you need?"),
        ("?offer=https://example.org/offers/&constructor=1", "Find help in Warwickshire"),
        ("?offer=//example.org/offers/", "Find help in Warwickshire"),
        ("?offer=../offers/coventry/", "Find help in Warwickshire"),
    ] {
        let stage = Stage::of("frame")?;
        let page = inside(&stage, browser, |page| page.replace("frame.html", &["frame.html", asks].concat())).await?;
        page.sees(sees).await.with_context(|| asks.to_owned())?;
    }
    Ok(())
}

async fn leaves_with_the_whole_page(browser: &Browser) -> Done {
    let stage = Stage::of("frame")?;
    let exit = [&stage.host.address, "weather"].concat();
    stage.host.put("/weather", "<!doctype html><html lang=en><title>Weather</title><p>Dry and bright.");
    let site = std::fs::read_to_string(fingerpost_browser_tests::given("FINGERPOST_SITE")?.join("frame.html"))?;
    stage.widget.put("/frame.html", &site.replace("<fingerpost-navigator ", &format!("<fingerpost-navigator exit=\"{exit}\" ")));
    let page = inside(&stage, browser, str::to_owned).await?;
    page.sees(START).await?;
    page.press("Leave this page now").await?;
    page.out_of_frame().await.ok();
    ensure!(page.until("location.href === args", json!(exit)).await?, "the page around the iframe stays");
    Ok(())
}

async fn every_way(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    let mut several = Several::in_engine(engine);
    several.note("works", works_and_is_accessible(&browser).await);
    several.note("height", takes_its_height(&browser).await);
    several.note("address", takes_up_what_its_address_asks(&browser).await);
    several.note("leaves", leaves_with_the_whole_page(&browser).await);
    browser.close().await?;
    several.end()
}

in_each_engine!(every_way: an_iframe_in_chromium, an_iframe_in_firefox, an_iframe_in_webkit);
