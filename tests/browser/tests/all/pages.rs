//! The pages that need no script: axe-core finds nothing, nothing is too wide or too small to touch, and a family gets from one to another.

use fingerpost_browser_tests::{Browser, Engine, Page, Several, Site, in_each_engine};

type Done = anyhow::Result<()>;

/// One page of each sort.
const PAGES: [&str; 19] = [
    "services/portage.html",
    "services/childline.html",
    "a-to-z.html",
    "needs/index.html",
    "needs/autism-5-to-10.html",
    "words.html",
    "words/ehc-plan.html",
    "topics/school.html",
    "topics/crisis.html",
    "ages/5-to-10.html",
    "areas/rugby.html",
    "decisions.html",
    "accessibility.html",
    "urgent.html",
    "duties.html",
    "comments.html",
    "steps/index.html",
    "steps/ehc-needs-assessment.html",
    "services/ehc-needs-assessment.html",
];

/// Pages in a language that runs from right to left.
const IN_URDU: [&str; 3] = ["ur/services/portage.html", "ur/needs/autism-5-to-10.html", "ur/steps/ehc-needs-assessment.html"];

async fn each_page(engine: Engine, pages: &[&str], width: u32, height: u32) -> Done {
    let site = Site::built().await?;
    let browser = Browser::of(engine, 1280, 900).await?;
    let mut several = Several::in_engine(engine);
    for path in pages {
        let page = browser.open(&format!("{}{path}", site.address)).await?;
        several.note(path, look(&page, engine, path, (width, height)).await);
    }
    browser.close().await?;
    several.end()
}

async fn look(page: &Page, engine: Engine, path: &str, (width, height): (u32, u32)) -> Done {
    anyhow::ensure!(page.until("location.href.endsWith(args)", serde_json::json!(path)).await?, "{path} does not come");
    page.is_whole().await?;
    page.be_wide(engine, width, height).await?;
    page.holds_up(engine, &format!("{path} at {width} px in {engine:?}")).await?;
    // The small script of a page may be there; one written into the page may not.
    let scripts = page
        .ask(
            "[...document.scripts].filter((script) => script.type !== 'application/ld+json' && !script.src).length",
            serde_json::Value::Null,
        )
        .await?;
    assert_eq!(scripts, 0, "{path} has a script of its own");
    Ok(())
}

#[tokio::test]
async fn each_page_is_right_on_a_desk() -> Done {
    each_page(Engine::Chromium, &PAGES, 1280, 900).await
}

/// A scrollbar that is always there takes some 15 of 320 pixels. What stands where the navigator does not run, with the longest names of the three areas in its heading.
#[tokio::test]
async fn the_first_page_without_the_navigator_is_not_too_wide_beside_a_scrollbar() -> Done {
    let site = Site::built().await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    let without = "(() => { const own = document.querySelector('fingerpost-navigator'); own.replaceWith(...own.childNodes); })()";
    page.ask(without, serde_json::Value::Null).await?;
    page.be_wide(Engine::Chromium, 305, 900).await?;
    for area in ["Warwickshire", "Worcestershire"] {
        let named = "(document.querySelector('h1').textContent = `Find help in ${args}`)";
        anyhow::ensure!(page.ask(named, serde_json::json!(area)).await? == format!("Find help in {area}"));
        page.holds_up(Engine::Chromium, &format!("the first page of {area} at 305 px")).await?;
    }
    browser.close().await
}

/// A window of 1,280 by 1,024 pixels at 400% is 320 by 256 CSS pixels.
async fn each_page_is_right_at_400_per_cent(engine: Engine) -> Done {
    each_page(engine, &PAGES, 320, 256).await
}

in_each_engine!(each_page_is_right_at_400_per_cent: in_chromium_at_400_per_cent, in_firefox_at_400_per_cent, in_webkit_at_400_per_cent);

async fn a_page_from_right_to_left_is_right_at_each_width(engine: Engine) -> Done {
    if !Site::folder()?.join("ur").is_dir() {
        eprintln!("skipped: the site has no pages in Urdu");
        return Ok(());
    }
    each_page(engine, &IN_URDU, 1280, 900).await?;
    each_page(engine, &IN_URDU, 320, 256).await
}

in_each_engine!(a_page_from_right_to_left_is_right_at_each_width: in_chromium_from_right_to_left, in_firefox_from_right_to_left, in_webkit_from_right_to_left);

#[tokio::test]
async fn a_family_gets_from_the_list_to_a_service_to_a_word_and_back_to_the_questions() -> Done {
    let site = Site::built().await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&format!("{}a-to-z.html", site.address)).await?;
    page.press("Portage").await?;
    page.sees("What you can say:").await?;
    page.press("health visitor").await?;
    page.sees("What words mean").await?;
    page.press("Answer a few questions").await?;
    page.sees("About my child").await?;
    browser.close().await
}
