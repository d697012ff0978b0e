//! Other people's pages, in each engine: the navigator works there, and leaves everything else as it was. The pages are in `hosts`.

use anyhow::{Context, ensure};
use fantoccini::key::Key;
use fingerpost_browser_tests::journeys::straight_to_a_plan;
use fingerpost_browser_tests::{Browser, Engine, Fault, Page, Several, Stage, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const WASM: &str = "/fingerpost-web_bg.wasm";
const START: &str = "Answer a few questions";

/// The pages that the two lines stand on.
const HOSTS: [&str; 10] =
    ["hostile", "localgov", "govuk", "wordpress", "app", "two", "strict", "right-to-left", "narrow", "dark"];

/// The text of the navigator that is hard to read, and why. What is shown to screen readers only is a pixel wide.
const HARD_TO_READ: &str = "all('.fp, .fp *').filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.getBoundingClientRect().width > 1).map((e) => {
    const s = getComputedStyle(e), size = parseFloat(s.fontSize), line = s.lineHeight === 'normal' ? 1.2 : parseFloat(s.lineHeight) / size;
    const why = [
        size < 16 && `${size}px`, s.direction !== 'ltr' && s.direction, s.textTransform !== 'none' && s.textTransform,
        (line < 1.1 || line > 2) && `line ${line}`, parseFloat(s.letterSpacing) && `letters ${s.letterSpacing}`,
        parseFloat(s.wordSpacing) && `words ${s.wordSpacing}`, parseFloat(s.textIndent) && `indent ${s.textIndent}`,
        s.fontStyle !== 'normal' && s.fontStyle, s.fontVariantCaps !== 'normal' && s.fontVariantCaps, s.whiteSpace.includes('nowrap') && 'nowrap',
    ].filter(Boolean);
    return why.length ? `${clean(e.textContent).slice(0, 40)}: ${why.join(', ')}` : '';
}).filter(Boolean)";

/// True where what has the focus can be seen: no header that sticks lies over it.
const UNCOVERED: &str = "(() => { const e = active(), r = e.getBoundingClientRect(), x = r.left + Math.min(r.width, 40) / 2, y = r.top + r.height / 2;
    let top = document.elementFromPoint(x, y); while (top && top.shadowRoot && top.shadowRoot.elementFromPoint(x, y) !== top) top = top.shadowRoot.elementFromPoint(x, y);
    return e === top || e.contains(top); })()";

/// What of the navigator stands out of it at the side. What is shown to screen readers only is a pixel wide.
const TOO_WIDE: &str = "all('.fp *').filter((e) => e.getBoundingClientRect().right > all('.fp')[0].getBoundingClientRect().right + 1).map((e) => `${e.localName}.${e.className}: ${e.textContent.slice(0, 30)}`)";

async fn is_readable(page: &Page) -> Done {
    let hard = page.ask(HARD_TO_READ, Value::Null).await?;
    ensure!(hard == json!([]), "hard to read: {hard}");
    Ok(())
}

/// Each thing that is otherwise than before.
fn differences(before: &Value, after: &Value, place: &str, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
                differences(&before[key], &after[key], &format!("{place}.{key}"), found);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            found.extend(old.iter().filter(|value| !new.contains(value)).map(|value| format!("{place}: {value} is gone")));
            found.extend(new.iter().filter(|value| !old.contains(value)).map(|value| format!("{place}: {value} is new")));
        }
        _ if before == after => {}
        _ => found.push(format!("{place}: {before} is now {after}")),
    }
}

fn is_unchanged(before: &Value, after: &Value, part: &str) -> Done {
    let mut found = Vec::new();
    differences(&before[part], &after[part], part, &mut found);
    ensure!(found.is_empty(), "the host is not as it was:\n  {}", found.join("\n  "));
    Ok(())
}

/// Opens a page of `hosts`, and uses the navigator on it.
async fn visit(browser: &Browser, host: &str) -> Done {
    let stage = Stage::of(host)?;
    if host == "strict" {
        stage.be_strict();
    }
    let page = stage.open_without(browser).await?;
    let without = Stage::stock(&page).await?;

    stage.widget.spoil(WASM, Fault::Held);
    let page = stage.open(browser).await?;
    page.sees("0800 1111").await.context("the fallback")?;
    page.is_whole().await?;
    let before = Stage::stock(&page).await?;
    page.ask("document.querySelector('fingerpost-navigator').scrollIntoView()", Value::Null).await?;
    ensure!(!page.text().await?.contains(START), "it is there without its WebAssembly");
    stage.widget.mend(WASM);
    page.sees(START).await?;
    page.is_accessible(&format!("{host} at the start")).await?;
    is_readable(&page).await?;

    match host {
        "app" => moves_and_comes_back(&page).await?,
        "two" => two_at_once(&page).await?,
        "govuk" => with_no_pointer(&page).await?,
        _ => straight_to_a_plan(&page).await?,
    }
    ensure!(page.until(UNCOVERED, Value::Null).await?, "what has the focus is covered");
    page.is_accessible(&format!("{host} at the plan")).await?;
    is_readable(&page).await?;
    let after = Stage::stock(&page).await?;
    is_unchanged(&without, &after, "page")?;
    is_unchanged(&without, &after, "styles")?;
    is_unchanged(&before, &after, "way")?;
    ensure!(!page.is_too_wide().await?, "the page is too wide");
    stage.is_private(&page).await
}

/// An app takes the element away and brings a new one; then it moves it while a family is in the middle of a question.
async fn moves_and_comes_back(page: &Page) -> Done {
    page.press("About my child").await?;
    page.press("News").await?;
    page.sees("The library is open").await?;
    page.does_not_see("What do you want help with?").await?;
    page.press("Help").await?;
    page.sees(START).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    page.press("Move it").await?;
    page.press("An EHC plan").await.context("after it moved")?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await
}

/// The same minute by keyboard alone. Every host has the same navigator, so one is enough.
async fn with_no_pointer(page: &Page) -> Done {
    page.tab_to("About my child").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("What do you want help with?").await?;
    page.tab_to("An EHC plan").await?;
    page.keys(&[Key::Space]).await?;
    page.tab_to("Continue").await?;
    page.keys(&[Key::Enter]).await?;
    page.tab_to("See what we have so far").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("Your next steps").await
}

/// Two offers side by side: what is done in one does not show in the other.
async fn two_at_once(page: &Page) -> Done {
    let both = "all('.fp').filter((e) => e.innerText.includes(args)).length";
    let there = page.until(&format!("{both} === 2"), json!(START)).await?;
    ensure!(there, "there are not two navigators; the page shows: {}", page.text().await?);
    straight_to_a_plan(page).await?;
    ensure!(page.ask(both, json!(START)).await? == json!(1), "the other went along");
    page.ask("document.querySelector('#one').remove()", Value::Null).await?;
    straight_to_a_plan(page).await.context("the other, alone")
}

/// The pages where no script may run.
async fn without_script(browser: &Browser) -> Done {
    let stage = Stage::of("no-script")?;
    stage.host.header("Content-Security-Policy", "script-src 'none'");
    let page = stage.open(browser).await?;
    page.sees("0800 1111").await?;
    page.sees("01926 410410").await?;
    page.is_whole().await?;
    page.is_accessible("a page without script").await?;
    stage.is_private(&page).await
}

/// Where script is stripped, the navigator stands in a frame, which keeps nothing either.
async fn in_a_frame(browser: &Browser) -> Done {
    let stage = Stage::of("frame")?;
    stage.host.header("Content-Security-Policy", "script-src 'none'");
    let page = stage.open(browser).await?;
    page.is_whole().await?;
    let before = Stage::stock(&page).await?;
    page.is_accessible("the page around a frame").await?;
    page.into_frame().await?;
    page.sees(START).await?;
    page.is_accessible("a frame at the start").await?;
    with_no_pointer(&page).await?;
    page.is_accessible("a frame at the plan").await?;
    is_readable(&page).await?;
    ensure!(!page.is_too_wide().await?, "the frame is too wide");
    stage.is_private(&page).await?;
    page.out_of_frame().await?;
    let after = Stage::stock(&page).await?;
    ["page", "styles", "way"].iter().try_for_each(|part| is_unchanged(&before, &after, part))
}

/// Where a script may give the frame its height, nothing in it scrolls, and the top of each new screen comes into view.
async fn in_a_frame_that_fits(browser: &Browser, engine: Engine) -> Done {
    let stage = Stage::of("frame-high")?;
    let page = stage.open(browser).await?;
    page.is_whole().await?;
    let before = Stage::stock(&page).await?;
    page.into_frame().await?;
    page.sees(START).await?;
    let fits = "document.documentElement.scrollHeight <= innerHeight && innerHeight > 300";
    ensure!(page.until(fits, Value::Null).await?, "the frame is not as high as the first screen");
    match engine {
        // Its driver presses beside what it should in a frame whose page has scrolled.
        Engine::WebKit => with_no_pointer(&page).await?,
        _ => straight_to_a_plan(&page).await?,
    }
    ensure!(page.until(fits, Value::Null).await?, "the frame is not as high as the plan");
    page.out_of_frame().await?;
    let top = "(() => { const top = document.querySelector('iframe').getBoundingClientRect().top; return top > -1 && top < innerHeight; })()";
    ensure!(page.until(top, Value::Null).await?, "the top of the plan is out of view");
    let after = Stage::stock(&page).await?;
    is_unchanged(&before, &after, "page")?;
    is_unchanged(&before, &after, "way")
}

/// Every host in one engine, each with origins of its own, one after the other in one browser: what goes wrong on one does not hide the next.
async fn every_host(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    let mut several = Several::in_engine(engine);
    for host in HOSTS {
        several.note(host, visit(&browser, host).await);
    }
    several.note("frame", in_a_frame(&browser).await);
    several.note("frame-high", in_a_frame_that_fits(&browser, engine).await);
    several.note("no-script", without_script(&browser).await);
    browser.close().await?;
    several.end()
}

in_each_engine!(every_host: hosts_in_chromium, hosts_in_firefox, hosts_in_webkit);

/// A page may set its root's text to ten pixels and count in `rem`; a family's own choice of size counts all the same, and nothing else does.
#[tokio::test]
async fn text_is_as_large_as_a_family_asked_for_on_any_page() -> Done {
    for asked in [16, 28] {
        let browser = Browser::with_text_of(asked, 400, 800).await?;
        for host in ["localgov", "hostile", "wordpress"] {
            let stage = Stage::of(host)?;
            let page = stage.open(&browser).await?;
            ensure!(page.until("all('.fp').length > 0", Value::Null).await?, "{host}: it does not come");
            let size = page.ask("parseFloat(getComputedStyle(all('.fp')[0]).fontSize)", Value::Null).await?;
            ensure!(size.as_f64() == Some(f64::from(asked) * 1.1875), "text of {asked} px on {host} is {size} px");
            let wide = page.ask(TOO_WIDE, Value::Null).await?;
            ensure!(wide == json!([]), "{host} is too wide at {asked} px: {wide}");
        }
        browser.close().await?;
    }
    Ok(())
}
