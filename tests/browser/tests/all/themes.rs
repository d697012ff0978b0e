//! The navigator's look on other people's pages: what it takes from their themes, what they can set, and where a family asks for more contrast.

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Page, Stage};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const START: &str = "Answer a few questions";

/// The names that councils' themes give to their colour: docs/theme.md says whose.
const NAMES: [&str; 4] = ["--button-link-bg-color", "--bs-primary", "--govuk-brand-colour", "--wp--preset--color--primary"];

/// The start, on a page whose root has these custom properties.
async fn start(browser: &Browser, host: &str, properties: &[(&str, &str)]) -> anyhow::Result<Page> {
    let stage = Stage::of(host)?;
    for (name, value) in properties {
        stage.first(&format!("document.documentElement.style.setProperty('{name}', '{value}');"));
    }
    let page = stage.open(browser).await?;
    page.ask("document.querySelector('fingerpost-navigator').scrollIntoView()", Value::Null).await?;
    page.sees(START).await?;
    Ok(page)
}

/// What the browser draws in place of a property of the first element that a selector finds; a colour as its three bytes.
async fn drawn(page: &Page, selector: &str, property: &str) -> anyhow::Result<Value> {
    let expression = "(() => {
        const [selector, property] = args, value = getComputedStyle(document.querySelector('fingerpost-navigator').shadowRoot.querySelector(selector))[property];
        if (!/color/i.test(property)) return value;
        const pen = new OffscreenCanvas(1, 1).getContext('2d');
        pen.fillStyle = value;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    })()";
    page.ask(expression, json!([selector, property])).await
}

#[tokio::test]
async fn a_themes_colour_is_taken_and_kept_readable() -> Done {
    let browser = Browser::start(1280, 900).await?;
    let page = start(&browser, "localgov", &[]).await?;
    let ours = drawn(&page, ".arm", "backgroundColor").await?;
    for name in NAMES {
        // A green so light that nobody can read white on it, and one that can be seen through.
        for value in ["#9dff20", "rgb(255 255 255 / .1)"] {
            let page = start(&browser, "localgov", &[(name, value)]).await?;
            ensure!(drawn(&page, ".arm", "backgroundColor").await? != ours, "{name} is not taken");
            page.is_accessible(&format!("{name}: {value}")).await?;
        }
    }
    let page = start(&browser, "dark", &[(NAMES[1], "#000080")]).await?;
    page.is_accessible("a dark blue on a dark page").await?;
    browser.close().await
}

#[tokio::test]
async fn what_a_council_sets_comes_before_its_theme() -> Done {
    let browser = Browser::start(1280, 900).await?;
    let set = [
        (NAMES[1], "#9dff20"),
        ("--fingerpost-accent", "#123456"),
        ("--fingerpost-radius", "0px"),
        ("--fingerpost-size", "1.5em"),
    ];
    let page = start(&browser, "localgov", &set).await?;
    assert_eq!(drawn(&page, ".arm", "backgroundColor").await?, json!([0x12, 0x34, 0x56]));
    assert_eq!(drawn(&page, ".button", "borderTopLeftRadius").await?, json!("0px"));
    assert_eq!(drawn(&page, ".fp", "fontSize").await?, json!("24px"));
    assert_eq!(drawn(&page, ".fp", "fontFamily").await?.as_str().map(|names| names.starts_with("Verdana")), Some(true));
    page.is_accessible("a theme of a council's own").await?;
    browser.close().await
}

/// Ours, and not none: a theme's name that says something else must not leave the text to chance.
#[tokio::test]
async fn a_font_that_is_none_is_left_out() -> Done {
    let browser = Browser::start(1280, 900).await?;
    let page = start(&browser, "hostile", &[("--bs-body-font-family", "12px")]).await?;
    assert_eq!(drawn(&page, ".fp", "fontFamily").await?, json!("sans-serif"));
    assert_eq!(drawn(&page, ".fp", "fontSize").await?, json!("19px"));
    browser.close().await
}

#[tokio::test]
async fn parts_can_be_styled() -> Done {
    let browser = Browser::start(1280, 900).await?;
    let page = start(&browser, "localgov", &[]).await?;
    let style = "(() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync(['heading', 'button', 'primary', 'link'].map((part) => `fingerpost-navigator::part(${part}) { letter-spacing: ${part.length}px }`).join(''));
        document.adoptedStyleSheets.push(sheet); })()";
    page.ask(style, Value::Null).await?;
    for (selector, spacing) in [(".title", "7px"), (".button.urgent", "6px"), (".button.main", "7px"), (".foot .link", "4px")] {
        assert_eq!(drawn(&page, selector, "letterSpacing").await?, json!(spacing), "{selector}");
    }
    browser.close().await
}

#[tokio::test]
async fn more_contrast_where_the_device_asks_for_it() -> Done {
    let browser = Browser::more_contrast(1280, 900).await?;
    let page = start(&browser, "govuk", &[]).await?;
    assert_eq!(drawn(&page, ".foot .quiet", "color").await?, drawn(&page, ".fp", "color").await?);
    browser.close().await
}
