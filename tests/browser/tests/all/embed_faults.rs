//! What can go wrong between a council's page and the widget's files, in each engine: a family then sees the council's own words and numbers, the
//! page hears of it once, the console says which file, and a second navigator is unharmed.

use anyhow::{Context, ensure};
use fingerpost_browser_tests::journeys::straight_to_a_plan;
use fingerpost_browser_tests::{Browser, Engine, Fault, Page, Several, Stage, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const LOADER: &str = "/fingerpost.js";
const GLUE: &str = "/fingerpost-web.js";
const WASM: &str = "/fingerpost-web_bg.wasm";
const LATE: &str = "/fingerpost-late.wasm";
const CORE: &str = "/offers/warwickshire/core.pack";
const START: &str = "Answer a few questions";

/// Faults in what both navigators of the page need: neither starts.
const OF_BOTH: [(&str, Fault); 9] = [
    (GLUE, Fault::Missing),
    (GLUE, Fault::CutShort),
    (GLUE, Fault::SignIn),
    (GLUE, Fault::NotForOthers),
    (GLUE, Fault::OfType("text/plain")),
    (WASM, Fault::Missing),
    (WASM, Fault::CutShort),
    (WASM, Fault::SignIn),
    (WASM, Fault::NotForOthers),
];

/// Faults in the offer of the first: the second starts.
const OF_ONE: [Fault; 4] = [Fault::Missing, Fault::CutShort, Fault::SignIn, Fault::NotForOthers];

/// Faults in the loader itself: nothing of ours runs, and the browser says why.
const OF_THE_LOADER: [Fault; 4] = [Fault::Missing, Fault::SignIn, Fault::NotForOthers, Fault::OfType("text/plain")];

/// Policies of the page under which the widget cannot run, as `{}` stands for its origin.
const POLICIES: [(&str, &str); 3] = [
    ("no WebAssembly", "script-src {} 'unsafe-inline'"),
    ("no glue", "script-src {}/fingerpost.js 'unsafe-inline' 'wasm-unsafe-eval'"),
    ("no connections", "script-src {} 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'none'"),
];

/// The page with a navigator that could not start: its own content, and what the page heard.
async fn shows_the_fallback(page: &Page, number: &str) -> Done {
    page.sees("Try again").await.context("a way to try again")?;
    page.sees(number).await.context("the fallback")
}

/// The event and the console, once this navigator has failed.
async fn was_told(page: &Page, id: &str) -> Done {
    let told = "heard.filter((event) => event.name === 'error' && event.from === args)";
    ensure!(page.until(&format!("{told}.length > 0"), json!(id)).await?, "the page heard of no error of {id}");
    let told = page.ask(told, json!(id)).await?;
    ensure!(told.as_array().is_some_and(|told| told.len() == 1), "the page heard more than once: {told}");
    ensure!(told[0]["detail"]["code"].as_str().is_some_and(|code| !code.is_empty()), "the error has no code: {told}");
    ensure!(told[0]["cancelable"] == json!(false), "the error can be cancelled: {told}");
    let said = page.ask("[...new Set(said)]", Value::Null).await?;
    let said: Vec<&str> = said.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    ensure!(!said.is_empty() && said.iter().all(|said| said.starts_with("fingerpost")), "the console says {said:?}");
    let thrown = page.ask("thrown", Value::Null).await?;
    ensure!(thrown == json!([]), "errors of ours in the page: {thrown}");
    Ok(())
}

async fn nothing_starts(page: &Page) -> Done {
    for (id, number) in [("one", "0800 1111"), ("other", "116 123")] {
        was_told(page, id).await?;
        shows_the_fallback(page, number).await?;
    }
    ensure!(!page.text().await?.contains(START), "a navigator is there all the same");
    Ok(())
}

async fn both_files(browser: &Browser, path: &str, fault: Fault) -> Done {
    let stage = Stage::of("listening")?;
    stage.widget.spoil(path, fault);
    let page = stage.open(browser).await?;
    nothing_starts(&page).await?;
    // As after a lost connection: each of them can be tried again, once for both.
    stage.widget.mend(path);
    page.press("Try again").await?;
    page.sees(START).await.context("tried again")
}

async fn one_offer(browser: &Browser, fault: Fault) -> Done {
    let stage = Stage::of("listening")?;
    stage.widget.spoil(CORE, fault);
    let page = stage.open(browser).await?;
    was_told(&page, "one").await?;
    shows_the_fallback(&page, "0800 1111").await?;
    straight_to_a_plan(&page).await.context("the other navigator")?;
    shows_the_fallback(&page, "0800 1111").await?;
    stage.widget.mend(CORE);
    page.press("Try again").await?;
    page.sees(START).await.context("tried again")
}

async fn the_loader(browser: &Browser, fault: Fault) -> Done {
    let stage = Stage::of("listening")?;
    stage.widget.spoil(LOADER, fault);
    let page = stage.open(browser).await?;
    page.is_whole().await?;
    page.sees("0800 1111").await?;
    page.sees("116 123").await?;
    ensure!(!page.text().await?.contains(START), "a navigator is there all the same");
    Ok(())
}

async fn a_policy(browser: &Browser, policy: &str) -> Done {
    let stage = Stage::of("listening")?;
    stage.host.header("Content-Security-Policy", &policy.replace("{}", stage.widget.address.trim_end_matches('/')));
    let page = stage.open(browser).await?;
    nothing_starts(&page).await
}

/// A server that does not know the type of WebAssembly, and a browser that refuses every kind of storage.
async fn works_all_the_same(browser: &Browser) -> Done {
    let stage = Stage::of("listening")?;
    for wasm in [WASM, LATE] {
        stage.widget.spoil(wasm, Fault::OfType("application/octet-stream"));
    }
    stage.first(
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        }
        Object.defineProperty(document, 'cookie', { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    let page = stage.open(browser).await?;
    straight_to_a_plan(&page).await?;
    page.press("Back").await?;
    page.does_not_see("Your next steps").await?;
    ensure!(page.ask("said", Value::Null).await? == json!([]), "the console is not quiet");
    ensure!(page.ask("thrown", Value::Null).await? == json!([]), "something was thrown");
    Ok(())
}

/// The same where the browser itself keeps nothing.
async fn works_in_private(engine: Engine) -> Done {
    let stage = Stage::of("listening")?;
    let browser = Browser::private(engine).await?;
    let page = stage.open(&browser).await?;
    let walked = straight_to_a_plan(&page).await;
    let said = page.ask("[said, thrown]", Value::Null).await;
    browser.close().await?;
    walked?;
    ensure!(said? == json!([[], []]), "the console is not quiet");
    Ok(())
}

/// The second file of WebAssembly: the questions work without it, and what needs it says so and can be tried again.
async fn late(browser: &Browser, fault: Fault) -> Done {
    let stage = Stage::of("listening")?;
    stage.widget.spoil(LATE, fault);
    let page = stage.open(browser).await?;
    page.press("About my child").await?;
    page.press("An EHC plan").await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.sees("We could not get the rest of this page").await?;
    page.sees("Try again").await?;
    page.press("Urgent help").await?;
    page.sees("Call one of these now").await?;
    page.press("Back").await?;
    stage.widget.mend(LATE);
    page.press("Try again").await?;
    page.sees("Your next steps").await
}

/// One that crashes in the middle of a question, its memory gone bad: its own content comes back, and the other knows nothing of it.
async fn a_crash(browser: &Browser) -> Done {
    let stage = Stage::of("listening")?;
    stage.watch_instances();
    let page = stage.open(browser).await?;
    let both = page.until("all('.fp').filter((e) => e.innerText.includes(args)).length === 2", json!(START)).await?;
    ensure!(both, "there are not two navigators");
    // Which of the two has the first instance is a matter of luck, and of no matter.
    let spoil = "(() => { for (const held of [instances[0].deref()]) new Uint8Array(held.exports.memory.buffer).fill(255); return true; })()";
    page.ask(spoil, Value::Null).await?;
    let press = "all('button').filter((e) => e.innerText === 'About my child').forEach((e) => e.click())";
    page.ask(press, Value::Null).await?;
    page.sees("What do you want help with?").await.context("the other navigator")?;
    page.sees("The guide did not start").await.context("the one that crashed")?;
    page.sees("Try again").await
}

/// Every fault in one engine, one after the other in one browser: what one of them does wrong does not hide the next.
async fn every_fault(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    let mut several = Several::in_engine(engine);
    for (path, fault) in OF_BOTH {
        several.note(&format!("{path} {fault:?}"), both_files(&browser, path, fault).await);
    }
    for fault in OF_ONE {
        several.note(&format!("{CORE} {fault:?}"), one_offer(&browser, fault).await);
    }
    for fault in OF_THE_LOADER {
        several.note(&format!("{LOADER} {fault:?}"), the_loader(&browser, fault).await);
    }
    for (name, policy) in POLICIES {
        several.note(&format!("a policy with {name}"), a_policy(&browser, policy).await);
    }
    for fault in [Fault::Missing, Fault::CutShort, Fault::SignIn, Fault::NotForOthers] {
        several.note(&format!("{LATE} {fault:?}"), late(&browser, fault).await);
    }
    several.note("no storage", works_all_the_same(&browser).await);
    several.note("a crash", a_crash(&browser).await);
    several.note("in private", works_in_private(engine).await);
    browser.close().await?;
    several.end()
}

in_each_engine!(every_fault: faults_in_chromium, faults_in_firefox, faults_in_webkit);
