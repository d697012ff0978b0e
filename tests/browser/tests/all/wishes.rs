//! What a family has asked their device for, asked in each engine's own way: `screens.rs` asks Chromium's tools for the same on every screen.

use fingerpost_browser_tests::{Browser, Engine, Several, Site, Wish, in_each_engine};

type Done = anyhow::Result<()>;

/// The screens that have all sorts of controls, one after another.
async fn is_granted(engine: Engine, wish: Wish) -> Done {
    let site = Site::built().await?;
    let browser = Browser::with_wish(engine, wish).await?;
    let page = browser.open(&site.address).await?;
    let mut several = Several::in_engine(engine);
    page.sees("Answer a few questions").await?;
    several.note("start", page.grants(wish, "start").await);
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    page.press("Continue").await?;
    page.sees("There is a problem").await?;
    several.note("question", page.grants(wish, "question").await);
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await?;
    several.note("plan", page.grants(wish, "plan").await);
    page.press("Search").await?;
    page.type_into("What do you need?", "speech therapy").await?;
    page.press("Narrow the list").await?;
    page.sees("Where you live").await?;
    several.note("search", page.grants(wish, "search").await);
    page.press("Speech and language therapy").await?;
    page.sees("What it does").await?;
    several.note("service", page.grants(wish, "service").await);
    browser.close().await?;
    several.end()
}

async fn less_motion(engine: Engine) -> Done {
    is_granted(engine, Wish::LessMotion).await
}

#[tokio::test]
async fn forced_colours_in_chromium() -> Done {
    is_granted(Engine::Chromium, Wish::ForcedColours).await
}

#[tokio::test]
async fn forced_colours_in_firefox() -> Done {
    is_granted(Engine::Firefox, Wish::ForcedColours).await
}

in_each_engine!(less_motion: less_motion_in_chromium, less_motion_in_firefox, less_motion_in_webkit);
