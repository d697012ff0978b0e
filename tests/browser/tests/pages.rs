//! The pages that need no script: axe-core finds nothing, nothing is too wide or too small to touch, and a family gets from one to another.

use fingerpost_browser_tests::{Browser, Page, Site};

type Done = anyhow::Result<()>;

/// One page of each sort.
const PAGES: [&str; 11] = [
    "services/portage.html",
    "services/childline.html",
    "a-to-z.html",
    "needs/index.html",
    "needs/autism-5-to-10.html",
    "words.html",
    "urgent.html",
    "duties.html",
    "comments.html",
    "steps/index.html",
    "steps/ehc-needs-assessment.html",
];

async fn each_page(width: u32) -> Done {
    let site = Site::built().await?;
    let browser = Browser::start(width, 900).await?;
    for path in PAGES {
        let page = browser.open(&format!("{}{path}", site.address)).await?;
        look(&page, path, width).await?;
    }
    browser.close().await
}

async fn look(page: &Page, path: &str, width: u32) -> Done {
    page.is_whole().await?;
    page.is_accessible(&format!("{path} at {width} px")).await?;
    assert!(!page.is_too_wide().await?, "{path} is too wide at {width} px");
    let scripts = page
        .ask("[...document.scripts].filter((script) => script.type !== 'application/ld+json').length", serde_json::Value::Null)
        .await?;
    assert_eq!(scripts, 0, "{path} has a script");
    Ok(())
}

#[tokio::test]
async fn each_page_is_right_on_a_phone() -> Done {
    each_page(320).await
}

#[tokio::test]
async fn each_page_is_right_on_a_desk() -> Done {
    each_page(1280).await
}

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
