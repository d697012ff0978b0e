//! What lies around the navigator on a page: what its elements inherit, the place it is given, and names of a theme that mean something else.

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Page, Site};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const START: &str = "Answer a few questions";

/// Puts these styles on the page.
const STYLE: &str = "(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(args);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; return true; })()";

/// How every element of the navigator looks, in every way there is.
const LOOKS: &str = "all('.fp, .fp *').map((e) => { const style = getComputedStyle(e);
    return Object.fromEntries([...style].filter((name) => !name.startsWith('--')).map((name) => [name, style.getPropertyValue(name)])); })";

/// The site's first screen, with these styles on the page.
async fn with(browser: &Browser, styles: &str) -> anyhow::Result<(Site, Page)> {
    let site = Site::built().await?;
    let page = browser.open(&site.address).await?;
    page.sees(START).await?;
    page.ask(STYLE, json!(styles)).await?;
    Ok((site, page))
}

#[tokio::test]
async fn nothing_that_elements_inherit_comes_in() -> Done {
    let browser = Browser::start(1000, 900).await?;
    let (_site, page) = with(&browser, "").await?;
    let before = page.ask(LOOKS, Value::Null).await?;
    let hostile = "html { font-size: 62.5% !important } html, body, fingerpost-navigator {
        line-height: 3.5 !important; letter-spacing: .4em; word-spacing: 1em; text-transform: uppercase; text-align: center; text-indent: 2em;
        font-style: italic; font-variant: small-caps; font-weight: 900; font-family: monospace; white-space: nowrap; word-break: break-all;
        direction: rtl; cursor: wait; color: red; caret-color: red; accent-color: red; list-style: square inside; text-shadow: 1px 1px red;
        -webkit-text-fill-color: red; hyphens: auto; tab-size: 1; quotes: none; user-select: none; font-stretch: condensed;
        --accent: red; --text: red; --background: red; --font: fantasy; --radius: 50px }";
    page.ask(STYLE, json!(hostile)).await?;
    let after = page.ask(LOOKS, Value::Null).await?;
    let (before, after) = (before.as_array().cloned().unwrap_or_default(), after.as_array().cloned().unwrap_or_default());
    ensure!(before.len() == after.len() && before.len() > 20, "{} elements, then {}", before.len(), after.len());
    let mut changed: Vec<String> = Vec::new();
    for (old, new) in before.iter().zip(&after) {
        for (name, value) in old.as_object().into_iter().flatten().filter(|(name, value)| new[name.as_str()] != **value) {
            changed.push(format!("{name}: {value} is now {}", new[name.as_str()]));
        }
    }
    changed.sort();
    changed.dedup();
    ensure!(changed.is_empty(), "the page's styles come in:\n  {}", changed.join("\n  "));
    browser.close().await
}

#[tokio::test]
async fn a_name_that_means_something_else_leaves_buttons_that_can_be_read() -> Done {
    let browser = Browser::start(1000, 900).await?;
    let (_site, page) = with(&browser, ":root { --bs-primary: 101 44 149; --font-primary: 12px }").await?;
    // The button's colour changes over a tenth of a second.
    let clear = "getComputedStyle(all('.button.main')[0]).backgroundColor === 'rgba(0, 0, 0, 0)'";
    ensure!(page.until(clear, Value::Null).await?, "a name that is no colour gives one");
    let words = "(() => { const s = getComputedStyle(all('.button.main')[0]), frame = getComputedStyle(all('.fp')[0]);
        return [s.color === frame.color, s.borderTopWidth, s.borderTopColor === frame.color, frame.fontFamily.length > 0]; })()";
    assert_eq!(page.ask(words, Value::Null).await?, json!([true, "2px", true, true]));
    browser.close().await
}

#[tokio::test]
async fn it_fills_the_place_it_is_given_and_hides_when_told() -> Done {
    let browser = Browser::start(320, 900).await?;
    let (_site, page) = with(&browser, "body { margin: 0 }").await?;
    for (around, own) in [
        ("display: flex", ""),
        ("display: grid; grid-template-columns: auto", ""),
        ("", "float: left"),
        ("", "display: inline-block"),
        ("", "display: inline"),
        ("position: absolute", ""),
    ] {
        let styles = format!("main {{ all: unset; display: block; {around} }} fingerpost-navigator {{ {own} }}");
        page.ask("document.adoptedStyleSheets = []", Value::Null).await?;
        page.ask(STYLE, json!(styles)).await?;
        let width = page.ask("all('.fp')[0].getBoundingClientRect().width", Value::Null).await?.as_f64().unwrap_or_default();
        ensure!((280.0..=320.0).contains(&width), "{around} {own}: {width} px wide");
        ensure!(!page.is_too_wide().await?, "{around} {own}: too wide");
    }
    let none = || page.ask("all('.fp').length", Value::Null);
    page.ask("(document.querySelector('fingerpost-navigator').style.display = 'none')", Value::Null).await?;
    assert_eq!(none().await?, json!(0), "a script's style hides it");
    page.ask("(document.querySelector('fingerpost-navigator').style.display = '', document.querySelector('fingerpost-navigator').hidden = true)", Value::Null).await?;
    assert_eq!(none().await?, json!(0), "the attribute hidden hides it");
    browser.close().await
}
