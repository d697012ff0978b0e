//! A site that families' devices keep: what works without a network, that two builds never meet, and that it can be switched off from afar.

use std::time::Duration;

use anyhow::{Context, ensure};
use fantoccini::key::Key;
use fingerpost_browser_tests::{Browser, Build, Engine, Fault, Line, Origin, Page, Several, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const START: &str = "Answer a few questions";
const BOX: &str = "What do you need?";
/// A page that a family has opened.
const SEEN: &str = "services/portage.html";
/// A page that they have not.
const UNSEEN: &str = "services/childline.html";
/// What stands on that one only.
const UNSEEN_SAYS: &str = "Childline";
const NOT_CONNECTED: &str = "You are not connected to the internet";

/// How many copies there are, whose name says the build; and what else is kept under our name.
const COPIES: &str =
    "caches.keys().then((names) => names.filter((name) => name.startsWith('fingerpost ') && !name.endsWith(' seen')))";

/// A browser, the two builds, and the line to them.
struct Family<'b> {
    browser: &'b Browser,
    a: Origin,
    b: Origin,
    line: Line,
}

impl<'b> Family<'b> {
    /// Who has visited the first page of build A, which their device has now, and a page of a service.
    async fn after_a_visit(browser: &'b Browser, builds: &'b [Build; 3]) -> anyhow::Result<Self> {
        let (a, b) = (builds[0].serve()?, builds[1].serve()?);
        let line = Line::to(&a)?;
        let family = Self { browser, a, b, line };
        let page = family.open("").await?;
        page.sees(START).await?;
        page.is_kept().await?;
        if browser.engine == Engine::WebKit {
            // It ends a worker whose last page goes, in the middle of what it does, and never takes that up again: seen in WebKitGTK 2.50.
            browser.open_behind(&format!("{}urgent.html", family.line.address)).await?;
        }
        family.open(SEEN).await?.sees("This is of build A.").await?;
        Ok(family)
    }

    async fn open(&self, path: &str) -> anyhow::Result<Page> {
        self.browser.come_to(&format!("{}{path}", self.line.address)).await
    }

    /// Opens the first page without a network: all of it is of this build, from the first screen to a service's page.
    async fn is_of(&self, build: &str) -> Done {
        self.line.cut();
        let page = self.open("").await?;
        page.sees(START).await?;
        is_of_one(&page, build).await
    }
}

/// The navigator on this page, in which nothing was pressed, is of one build wherever it is looked at.
async fn is_of_one(page: &Page, build: &str) -> Done {
    let loader = page.ask("globalThis.loader", Value::Null).await?;
    ensure!(loader == json!(build), "the loader is of {loader}");
    page.press("Search for help").await?;
    page.type_into(BOX, "portage").await?;
    page.press("Portage").await?;
    page.sees("You play together.").await?;
    page.sees(&format!("This is of build {build}.")).await?;
    // The copy's name stands in the address of each file, and it is one name.
    let names = "[...new Set(performance.getEntriesByType('resource').map((e) => /\\/offline\\/(\\w+)\\/.*(js|wasm|pack)/.exec(e.name)).filter(Boolean).map((found) => found[1]))].length";
    ensure!(page.ask(names, Value::Null).await?.as_u64() <= Some(1), "files of two copies meet");
    Ok(())
}

async fn the_guide_the_search_and_seen_pages(browser: &Browser, builds: &[Build; 3]) -> Done {
    let family = Family::after_a_visit(browser, builds).await?;
    family.line.cut();
    let page = family.open("").await?;
    page.press("About my child").await?;
    page.press("An EHC plan").await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await.context("the guide")?;
    page.press("Search").await?;
    page.type_into(BOX, "speach therepy").await?;
    page.press("Speech and language therapy").await.context("the search")?;
    page.sees("What to do first").await?;
    let page = family.open(SEEN).await?;
    page.sees("This is of build A.").await.context("a seen page")?;
    page.sees("What words mean").await?;
    let is_styled = "getComputedStyle(document.querySelector('.skip')).position === 'absolute'";
    ensure!(page.until(is_styled, Value::Null).await?, "a seen page has lost its style");
    let page = family.open("urgent.html").await?;
    page.sees("Call one of these now").await.context("urgent help")?;
    let page = family.open(UNSEEN).await?;
    page.sees(NOT_CONNECTED).await.context("a page that was not seen")?;
    page.sees("Call 999").await?;
    page.press("Search for help").await?;
    page.sees(BOX).await.context("from there to the search")?;
    // The network comes back.
    family.line.turn_to(&family.a);
    let page = family.open(UNSEEN).await?;
    page.sees(UNSEEN_SAYS).await?;
    page.does_not_see(NOT_CONNECTED).await
}

async fn a_first_page_that_is_no_first_screen(browser: &Browser, builds: &[Build; 3]) -> Done {
    let site = builds[0].serve()?;
    let line = Line::to(&site)?;
    let page = browser.come_to(&format!("{}{SEEN}", line.address)).await?;
    page.is_kept().await?;
    line.cut();
    browser.come_to(&format!("{}{SEEN}", line.address)).await?.sees("This is of build A.").await?;
    browser.come_to(&line.address).await?.sees("About my child").await
}

/// A new build shows at once where there is a network, and whole where there is none.
async fn an_update(browser: &Browser, builds: &[Build; 3]) -> Done {
    let family = Family::after_a_visit(browser, builds).await?;
    let page = family.open("").await?;
    let old = page.ask_later(COPIES).await?;
    family.line.turn_to(&family.b);
    let page = family.open("").await?;
    page.sees(START).await?;
    is_of_one(&page, "B").await.context("with a network")?;
    has_another(&page, &old).await?;
    family.is_of("B").await.context("without a network")?;
    // What was seen of A is now of B.
    family.open(SEEN).await?.sees("This is of build B.").await
}

/// Waits until the device has another copy than these, and a worker that gives it.
async fn has_another(page: &Page, old: &Value) -> Done {
    let is_old = |name: &Value| old.as_array().is_some_and(|names| names.contains(name));
    let is_another = |names: &Value| names.as_array().is_some_and(|names| names.iter().any(|name| !is_old(name)));
    page.until_later(COPIES, is_another).await?;
    let states = "navigator.serviceWorker.getRegistration().then(({ installing, waiting, active }) => [installing, waiting, active].map((worker) => worker?.state))";
    page.until_later(states, |states| *states == json!([null, null, "activated"])).await.map(drop)
}

/// A page of A is open, from the device, when B comes.
async fn an_update_under_an_open_page(browser: &Browser, builds: &[Build; 3]) -> Done {
    let family = Family::after_a_visit(browser, builds).await?;
    family.line.cut();
    let page = family.open("").await?;
    page.sees(START).await?;
    let old = page.ask_later(COPIES).await?;
    family.line.turn_to(&family.b);
    let tried = page.ask_later(UPDATE).await?;
    ensure!(tried == json!("taken"), "the update was {tried}");
    has_another(&page, &old).await?;
    is_of_one(&page, "A").await.context("the page that is open")?;
    family.is_of("B").await.context("the next page")
}

/// What can go wrong with a file of B.
const FAULTS: [(&str, Fault); 7] = [
    ("/index.kept.html", Fault::Missing),
    ("/fingerpost.js", Fault::SignIn),
    ("/fingerpost-web.js", Fault::CutShort),
    ("/fingerpost-late.wasm", Fault::SignIn),
    ("/offers/warwickshire/core.pack", Fault::CutShort),
    ("/offers/warwickshire/details-0.pack", Fault::Missing),
    ("/service-worker.js", Fault::SignIn),
];

/// B does not come as it was built: A goes on, and B comes once it is right.
async fn a_broken_update(browser: &Browser, builds: &[Build; 3]) -> Done {
    let family = Family::after_a_visit(browser, builds).await?;
    let old = family.open(SEEN).await?.ask_later(COPIES).await?;
    for (file, fault) in FAULTS {
        let says = || format!("{file} {fault:?}");
        family.b.spoil(file, fault);
        family.line.turn_to(&family.b);
        let page = family.open(SEEN).await?;
        let tried = page.ask_later(UPDATE).await.with_context(says)?;
        ensure!(tried == json!("refused"), "{}: {tried}", says());
        family.is_of("A").await.with_context(says)?;
        family.b.mend(file);
    }
    // The network goes in the middle of it.
    family.b.spoil("/offers/warwickshire/words.pack", Fault::Held);
    family.line.turn_to(&family.b);
    let page = family.open(SEEN).await?;
    page.ask("(navigator.serviceWorker.getRegistration().then((there) => there.update()).catch(() => {}), true)", Value::Null)
        .await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    family.is_of("A").await.context("in the middle of an update")?;
    family.b.mend("/offers/warwickshire/words.pack");
    family.line.turn_to(&family.b);
    // At this visit or at one of the next: a browser lets the old worker end what it has begun.
    for visits_left in (0..3).rev() {
        let page = family.open(SEEN).await?;
        match has_another(&page, &old).await {
            Err(why) if visits_left == 0 => return Err(why),
            Err(_) => {}
            Ok(()) => break,
        }
    }
    family.is_of("B").await.context("once it is right")
}

/// Asks for an update, and waits for what comes of it.
const UPDATE: &str = "(async () => {
    const there = await navigator.serviceWorker.getRegistration();
    const before = there.active;
    try {
        await there.update();
    } catch {
        return 'refused';
    }
    const fresh = there.installing || there.waiting;
    if (!fresh) return there.active === before ? 'the same' : 'taken';
    return new Promise((done) => {
        const look = () => {
            if (fresh.state === 'redundant') done('refused');
            if (fresh.state === 'activated') done('taken');
        };
        fresh.onstatechange = look;
        look();
    });
})()";

async fn switched_off_from_afar(browser: &Browser, builds: &[Build; 3]) -> Done {
    let family = Family::after_a_visit(browser, builds).await?;
    let site = builds[2].serve()?;
    let page = family.open("").await?;
    page.ask_later("caches.open('of somebody else').then(() => true)").await?;
    family.line.turn_to(&site);
    let page = family.open("").await?;
    page.sees(START).await?;
    // The browser looks for a new worker by itself, some seconds after a page has come.
    let left = "(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()])()";
    page.until_later(left, |left| *left == json!([0, ["of somebody else"]])).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    page.ask_later("caches.delete('of somebody else')").await?;
    Ok(())
}

/// The copy says nothing of a family; the pages that they opened do.
async fn who_leaves_in_a_hurry_leaves_no_list(browser: &Browser, builds: &[Build; 3]) -> Done {
    let family = Family::after_a_visit(browser, builds).await?;
    let page = family.open(SEEN).await?;
    page.until_later(KEPT, |kept| kept.to_string().contains(SEEN)).await?;
    leave_in_a_hurry(&page).await
}

/// Leaves the page of a service by a key: what is kept says no more that it was there.
async fn leave_in_a_hurry(page: &Page) -> Done {
    // The way out leads to another site, which may not be there where tests run.
    page.ask("document.querySelector('[data-exit]').href = new URL('/urgent.html', location.href).href", Value::Null).await?;
    page.keys(&[Key::Shift, Key::Shift, Key::Shift]).await?;
    ensure!(page.until("!location.href.includes(args)", json!(SEEN)).await?, "the page stays");
    page.is_whole().await?;
    page.until_later(KEPT, |kept| !kept.to_string().contains(SEEN)).await.map(drop)
}

/// The same on the first page that a family ever comes to, which came before the worker.
async fn who_leaves_the_first_page_in_a_hurry_leaves_no_list(browser: &Browser, builds: &[Build; 3]) -> Done {
    let site = builds[0].serve()?;
    let page = browser.come_to(&format!("{}{SEEN}", site.address)).await?;
    page.is_kept().await?;
    page.until_later(KEPT, |kept| kept.to_string().contains(SEEN)).await?;
    leave_in_a_hurry(&page).await
}

/// What is kept, as paths.
const KEPT: &str = "(async () => {
    const all = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) all.push(url.slice(location.origin.length));
    return all;
})()";

async fn nothing_that_failed_is_kept(browser: &Browser, builds: &[Build; 3]) -> Done {
    let family = Family::after_a_visit(browser, builds).await?;
    let other = Origin::open(None)?;
    other.put("/", "<!doctype html><title>Other</title>");
    let page = family.open(SEEN).await?;
    let fetched = "(async (other) => { for (const address of [other, `${other}missing`, '/offers/coventry/core.pack?typed=words', '/services/none.html', '/needs/autism.html?q=typed'])
        await fetch(address).catch(() => {}); return true; })";
    page.ask_later(&format!("{fetched}('{}')", other.address)).await?;
    family.a.spoil("/offers/coventry/core.pack", Fault::SignIn);
    page.ask_later("fetch('/offers/coventry/core.pack').then(() => true)").await?;
    // A page that is not there has no words in it: the browser shows its own.
    let asked = || family.a.asked().iter().filter(|asked| asked.path == "/services/none.html").count();
    let before = asked();
    browser.open(&format!("{}services/none.html", family.line.address)).await?;
    while asked() == before {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    family.open("needs/index.html?q=typed").await?.is_whole().await?;
    let kept = page.ask_later(KEPT).await?;
    for path in ["none.html", "coventry", "typed", "needs", "missing"] {
        ensure!(!kept.to_string().contains(path), "{path} is kept: {kept}");
    }
    family.a.mend("/offers/coventry/core.pack");
    page.ask_later("fetch('/offers/coventry/core.pack').then(() => true)").await?;
    let kept = page.ask_later(KEPT).await?;
    ensure!(kept.to_string().contains("/offers/coventry/core.pack"), "the offer next door is not kept: {kept}");
    family.line.cut();
    let there = page.ask_later("fetch('/offers/coventry/core.pack').then(({ status }) => status)").await?;
    ensure!(there == json!(200), "{there}");
    Ok(())
}

/// Somebody else's page with the navigator of a kept site keeps nothing, and neither does a frame.
async fn an_embed_keeps_nothing(browser: &Browser, builds: &[Build; 3]) -> Done {
    let (site, host) = (builds[0].serve()?, Origin::open(None)?);
    let at = &site.address;
    let page = format!(
        "<!doctype html><html lang=en><title>A council</title><script type=module src='{at}fingerpost.js'></script>
        <iframe src='{at}frame.html' title='Help'></iframe><fingerpost-navigator offer='{at}offers/warwickshire/'></fingerpost-navigator>"
    );
    host.put("/", &page);
    let page = browser.come_to(&host.address).await?;
    page.sees(START).await?;
    page.into_frame().await?;
    page.sees(START).await?;
    page.out_of_frame().await?;
    let asked: Vec<String> = site.asked().into_iter().map(|asked| asked.path).collect();
    ensure!(!asked.iter().any(|path| path.contains("worker") || path.contains("register")), "{asked:?}");
    let kept = page.ask_later("navigator.serviceWorker.getRegistrations().then((all) => all.length)").await?;
    ensure!(kept == json!(0), "an embed has {kept} workers");
    Ok(())
}

/// Where a browser keeps nothing, the site works as without.
async fn where_nothing_can_be_kept(browser: &Browser, builds: &[Build; 3]) -> Done {
    let full = "caches.open = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));";
    for (what, is_there) in [("no room", true), ("no workers", false)] {
        let site = builds[0].serve()?;
        if is_there {
            let worker = builds[0].file("service-worker.js")?;
            site.put("/service-worker.js", &format!("{full}\n{worker}"));
        } else {
            let none = "<head><script>Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })</script>";
            site.change("/", |page| page.replacen("<head>", none, 1));
        }
        let page = browser.come_to(&site.address).await?;
        page.sees(START).await?;
        if is_there {
            let none = "navigator.serviceWorker.getRegistrations().then((all) => all.length)";
            page.until_later(none, |count| *count == json!(0)).await.context(what)?;
        }
        is_of_one(&page, "A").await.context(what)?;
    }
    Ok(())
}

async fn every_way(engine: Engine) -> Done {
    let builds = [Build::of("A", true).await?, Build::of("B", true).await?, Build::of("C", false).await?];
    let browser = Browser::of(engine, 1280, 900).await?;
    browser.leaves_workers_alone().await?;
    let mut several = Several::in_engine(engine);
    several.note("the guide, the search, seen pages", the_guide_the_search_and_seen_pages(&browser, &builds).await);
    several.note("a first page", a_first_page_that_is_no_first_screen(&browser, &builds).await);
    several.note("an update", an_update(&browser, &builds).await);
    several.note("an update under an open page", an_update_under_an_open_page(&browser, &builds).await);
    several.note("a broken update", a_broken_update(&browser, &builds).await);
    several.note("switched off", switched_off_from_afar(&browser, &builds).await);
    several.note("in a hurry", who_leaves_in_a_hurry_leaves_no_list(&browser, &builds).await);
    several.note("in a hurry, at once", who_leaves_the_first_page_in_a_hurry_leaves_no_list(&browser, &builds).await);
    several.note("failures", nothing_that_failed_is_kept(&browser, &builds).await);
    several.note("an embed", an_embed_keeps_nothing(&browser, &builds).await);
    several.note("nothing can be kept", where_nothing_can_be_kept(&browser, &builds).await);
    browser.close().await?;
    several.end()
}

in_each_engine!(every_way: without_a_network_in_chromium, without_a_network_in_firefox, without_a_network_in_webkit);
