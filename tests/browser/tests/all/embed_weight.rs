//! What the widget costs the page it stands on: nothing before a family comes near it, and nothing that stays once it is gone.

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Engine, Stage};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

/// Mounts and removes the navigator as often as this, each time with an answer given, and keeps a weak hold of every instance of WebAssembly.
const TWENTY_TIMES: &str = "(async () => {
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));
    for (let time = 0; time < 20; time++) {
        const element = document.createElement('fingerpost-navigator');
        element.setAttribute('offer', window.offer);
        element.innerHTML = '<p>Call 999';
        const ready = new Promise((done, fail) => { element.addEventListener('fingerpost-ready', done); element.addEventListener('fingerpost-error', fail); });
        document.querySelector('#first').append(element);
        element.scrollIntoView();
        await ready;
        const button = () => [...element.shadowRoot.querySelectorAll('button')].find((button) => button.textContent === 'About my child');
        while (!button()) await wait(5);
        button().click();
        while (!element.shadowRoot.querySelector('form')) await wait(5);
        element.remove();
        await wait(0);
    }
})()";

/// What is there after so many times.
struct After {
    times: usize,
    bytes: f64,
    nodes: f64,
    listeners: f64,
    instances: u64,
}

#[tokio::test]
async fn two_hundred_come_and_go_and_nothing_stays() -> Done {
    let stage = Stage::of("app")?;
    stage.watch_instances();
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    let page = stage.open(&browser).await?;
    page.sees("Answer a few questions").await?;
    page.ask("document.querySelector('fingerpost-navigator').remove()", Value::Null).await?;
    page.ask("(window.offer = args, true)", json!([&stage.widget.address, "offers/warwickshire/"].concat())).await?;
    let mut seen = Vec::new();
    for times in (20..=220).step_by(20) {
        page.ask_later(TWENTY_TIMES).await?;
        let held = page.holds().await?;
        let instances =
            page.ask("instances.filter((held) => held.deref()).length", Value::Null).await?.as_u64().unwrap_or(u64::MAX);
        seen.push(After { times, bytes: held.bytes, nodes: held.nodes, listeners: held.listeners, instances });
    }
    browser.close().await?;
    let say = |at: &After| {
        let After { times, bytes, nodes, listeners, instances } = at;
        format!("{times:>4} times: {:.0} kB, {nodes} nodes, {listeners} listeners, {instances} instances", bytes / 1000.0)
    };
    let table = seen.iter().map(say).collect::<Vec<_>>().join("\n");
    println!("{table}");
    // The first twenty warm up: code is compiled, caches are filled.
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return Ok(()) };
    // The engine's own notes on the code that ran still grow by some 70 bytes a time; one element that stayed would be a kilobyte.
    ensure!(last.bytes - first.bytes < 60_000.0, "memory stays:\n{table}");
    ensure!(last.nodes <= first.nodes, "nodes stay:\n{table}");
    ensure!(last.listeners <= first.listeners, "listeners stay:\n{table}");
    ensure!(last.instances == 0, "instances of WebAssembly stay:\n{table}");
    Ok(())
}

/// Every shift of what is on the page, with whether something of the page's own moved, and every task over 50 ms.
const OBSERVE: &str = "window.shifts = []; window.tasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((shift) => shifts.push({
        value: shift.value, what: shift.sources.map((source) => source.node && (source.node.localName || source.node.nodeName)) }))
    ).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((task) => tasks.push(task.duration))).observe({ type: 'longtask', buffered: true });";

#[tokio::test]
async fn a_page_pays_nothing_for_a_navigator_that_nobody_comes_near() -> Done {
    let stage = Stage::of("below")?;
    stage.first(OBSERVE);
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    let page = stage.open(&browser).await?;
    page.is_whole().await?;
    // Long enough for all that might start by itself.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let asked: Vec<_> = stage.widget.asked().into_iter().map(|asked| asked.path).collect();
    ensure!(asked == ["/fingerpost.js"], "it fetches more than the loader: {asked:?}");
    let seen = page.ask("shifts", Value::Null).await?;
    ensure!(seen == json!([]), "shifts: {seen}");
    // Told, not held to: on a busy machine the browser's own work takes as long.
    println!("tasks over 50 ms: {}", page.ask("tasks", Value::Null).await?);
    // As a family comes near, it starts below what they see: once they are there it is too, and nothing has moved under their eyes.
    let near = "document.querySelector('fingerpost-navigator').getBoundingClientRect().top - innerHeight - 200";
    page.ask(&format!("(scrollTo(0, {near}), true)"), Value::Null).await?;
    page.sees("Answer a few questions").await?;
    page.ask("document.querySelector('fingerpost-navigator').scrollIntoView()", Value::Null).await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let shifts = page.ask("shifts", Value::Null).await?;
    ensure!(shifts == json!([]), "something moved: {shifts}");
    browser.close().await
}

/// Where it stands in view from the start, on pages that keep a screen's height free for it, as the handbook says.
#[tokio::test]
async fn nothing_moves_when_a_navigator_in_view_comes() -> Done {
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    for host in ["govuk", "localgov", "wordpress"] {
        let stage = Stage::of(host)?;
        stage.first(OBSERVE);
        let page = stage.open(&browser).await?;
        page.sees("Answer a few questions").await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        let shifts = page.ask("shifts", Value::Null).await?;
        ensure!(shifts == json!([]), "on {host}: {shifts}");
    }
    browser.close().await
}
