//! Hundreds of faults, one after the other: each file of the site missing, cut short at each kilobyte, damaged, mixed up, slow or something else, and the
//! browser itself out of memory, out of storage, or years off. Whatever it is, a family sees sentences and a number to call, what they press does something,
//! they can leave, and the answers that they gave are there again once it is right: `trials.js` says how that is found out.
//!
//! `cargo xtask test` tries a sample in each engine; `cargo xtask faults` tries all of them, at every kilobyte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use fingerpost_browser_tests::{Browser, Build, Engine, Harm, Page, Trial, Trials};
use serde_json::{Value, json};
use tokio::sync::OnceCell;

/// How long nothing may come of any trial before the page counts as frozen.
const PATIENCE: Duration = Duration::from_secs(60);

/// Each file, or how the names begin of several that are cut from one, and how a family comes to need it.
const FILES: [(&str, &str); 19] = [
    ("fingerpost.js", "start"),
    ("fingerpost-web.js", "start"),
    ("fingerpost-web_bg.wasm", "start"),
    ("offers/warwickshire/core.pack", "start"),
    ("fingerpost-late.wasm", "second"),
    ("offers/warwickshire/details-", "details"),
    ("offers/warwickshire/words.pack", "words"),
    ("offers/warwickshire/search.pack", "search"),
    ("offers/warwickshire/language-5.pack", "language"),
    ("offers/warwickshire/pictures.pack", "pictures"),
    ("offers/everywhere/search.pack", "others"),
    ("offers/everywhere/terms-", "others"),
    ("offers/everywhere/results-", "others"),
    ("offers/coventry/core.pack", "visit"),
    ("places/cv.pack", "postcode"),
    ("listen.js", "listen"),
    ("page.css", "page"),
    ("page.js", "page"),
    ("listen.js", "aloud"),
];

/// What a page of a site that is kept on devices has besides.
const OF_A_KEPT_SITE: [&str; 3] = ["service-worker.js", "site.webmanifest", "register.js"];

/// A call of WebAssembly to the page that fails, once: which one it is takes the place of `PLACE`. Rust does not come back from it.
const CALL_FAILS: &str = "let calls = 0;
    const fails = [[Document, 'createElement'], [Document, 'createElementNS'], [Document, 'createTextNode'], [Node, 'appendChild'], [Node, 'insertBefore'],
        [Node, 'removeChild'], [Element, 'setAttribute'], [Element, 'removeAttribute'], [EventTarget, 'addEventListener'], [EventTarget, 'dispatchEvent']];
    for (const [{ prototype }, name] of fails) {
        const real = prototype[name];
        prototype[name] = function (...given) {
            if (spoiled && /wasm/.test(new Error().stack) && calls++ === PLACE) throw new DOMException('no more', 'QuotaExceededError');
            return real.apply(this, given);
        };
    }";

/// What comes of a fetch is not what it should be, the so many-th time.
const FETCH_FAILS: &str = "let fetches = 0;
    const real = Response.prototype.arrayBuffer;
    Response.prototype.arrayBuffer = function () {
        return spoiled && fetches++ === PLACE ? GIVES : real.call(this);
    };";

/// What it is: nothing, no bytes, a refusal.
const GIVES: [&str; 3] = ["undefined", "Promise.resolve(null)", "Promise.reject(new RangeError('no memory'))"];

/// WebAssembly that is refused, at each of its gates.
const REFUSED: [&str; 4] = [
    "const real = WebAssembly.instantiate; WebAssembly.instantiate = (...given) => spoiled ? Promise.reject(new RangeError('no memory')) : real(...given);",
    "const real = WebAssembly.compileStreaming; WebAssembly.compileStreaming = (...given) => spoiled ? Promise.reject(new RangeError('no memory')) : real(...given);",
    "const real = WebAssembly.Module; WebAssembly.Module = function (...given) { if (spoiled) throw new RangeError('no memory'); return new real(...given); };",
    "const real = window.WebAssembly; Object.defineProperty(window, 'WebAssembly', { get: () => spoiled ? undefined : real });",
];

/// The memory of a navigator goes bad once a family has come so far: the element has told of so many screens.
const MEMORY_GOES_BAD: &str = "const instances = [];
    const real = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
        const made = await real.apply(WebAssembly, given);
        instances.push(made.instance || made);
        return made;
    };
    let told = 0;
    const spoil = () => spoiled && told++ === PLACE && instances.forEach(({ exports }) => exports.memory && new Uint8Array(exports.memory.buffer).fill(255));
    ['ready', 'step', 'plan', 'open'].forEach((name) => addEventListener(`fingerpost-${name}`, spoil));";

/// Storage that is full, that is refused, that is not there.
const STORAGE: [(&str, &str); 3] = [
    (
        "storage is full",
        "const real = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...given) { if (spoiled) throw new DOMException('full', 'QuotaExceededError'); real.apply(this, given); };",
    ),
    (
        "storage is refused",
        "const real = window.localStorage;
        Object.defineProperty(window, 'localStorage', { get() { if (spoiled) throw new DOMException('no', 'SecurityError'); return real; } });",
    ),
    ("there is no storage", "const real = window.localStorage; Object.defineProperty(window, 'localStorage', { get: () => spoiled ? null : real });"),
];

/// What may stand in a browser's storage under our name: cut short, of an earlier or a later time, or not ours at all.
const STORED: [&str; 14] = [
    "",
    "1",
    "0",
    "2\nwarwickshire/portage\tPortage\t",
    "1\nwarwickshire/portage",
    "1\nwarwickshire/portage\tPortage",
    "1\nwarwickshire/portage\tPortage\t\\",
    "1\n\n\n",
    "1\r\nwarwickshire/portage\tPortage\t",
    "1\nwarwickshire/gone\tGone\tA note",
    "[{\"id\":\"portage\"}]",
    "null",
    "\u{0}\u{ffff}\u{202e}1",
    "<script>alert(1)</script>",
];

/// How many years a clock is off.
const YEARS: [i32; 4] = [-10, 10, -55, 60];
const CLOCK_IS_OFF: &str = "const real = Date;
    window.Date = class extends real {
        constructor(...given) {
            super(...given);
            if (!given.length) this.setFullYear(this.getFullYear() + YEARS);
        }
        static now() { return new this().getTime(); }
    };";

/// How much is tried.
struct Measure {
    /// A file is cut short at one of so many kilobytes: at each kilobyte where this is 1.
    kilobytes: usize,
    /// So many of what WebAssembly asks of a page are passed over between two that fail.
    calls: usize,
    /// One of so many of the faults that this makes is tried.
    one_of: usize,
    /// How many faults that makes at the least: 500 in the three engines together.
    least: usize,
}

impl Measure {
    fn of(engine: Engine) -> Self {
        let is_every = std::env::var_os("FINGERPOST_FAULTS").is_some();
        match (engine, is_every) {
            (Engine::Chromium, true) => Self { kilobytes: 1, calls: 7, one_of: 1, least: 1500 },
            (_, true) => Self { kilobytes: 8, calls: 40, one_of: 1, least: 420 },
            (Engine::Chromium, false) => Self { kilobytes: 14, calls: 50, one_of: 1, least: 441 },
            // Numbers without a divisor among the harms that a file has: so that each sort comes.
            (Engine::Firefox, false) => Self { kilobytes: 14, calls: 50, one_of: 11, least: 40 },
            (Engine::WebKit, false) => Self { kilobytes: 14, calls: 50, one_of: 23, least: 19 },
        }
    }

    /// Everything that is tried.
    fn trials(&self, site: &Path) -> anyhow::Result<Vec<Trial>> {
        let mut trials = Vec::new();
        for (file, way) in FILES {
            let length = length(site, file)?;
            if length == 0 {
                println!("skipped: the site has no {file}");
                continue;
            }
            let cuts = (0..length).step_by(1024 * self.kilobytes).map(Harm::CutAt);
            trials.extend(harms(length).into_iter().chain(cuts).map(|harm| (file.to_owned(), harm, way)));
        }
        for file in OF_A_KEPT_SITE {
            trials.extend(harms(length(site, file)?).into_iter().map(|harm| (file.to_owned(), harm, "kept")));
        }
        let mut script = |what: &str, script: String, way| trials.push((what.to_owned(), Harm::Script(script), way));
        for place in (0..1500).step_by(self.calls) {
            script(&format!("call {place} of WebAssembly fails"), CALL_FAILS.replace("PLACE", &place.to_string()), "walk");
        }
        for (place, gives) in (0..6).flat_map(|place| GIVES.map(|gives| (place, gives))) {
            let fails = FETCH_FAILS.replace("PLACE", &place.to_string()).replace("GIVES", gives);
            script(&format!("fetch {place} gives {gives}"), fails, "walk");
        }
        for place in 0..6 {
            script(&format!("memory goes bad at screen {place}"), MEMORY_GOES_BAD.replace("PLACE", &place.to_string()), "walk");
        }
        for refused in REFUSED {
            script("WebAssembly is refused", refused.to_owned(), "start");
        }
        for (what, storage) in STORAGE {
            script(what, storage.to_owned(), "saves");
        }
        for stored in STORED {
            let text = json!(stored).to_string().replace('<', "\\u003c");
            script(&format!("{text} is stored"), format!("if (spoiled) localStorage.setItem('fingerpost', {text});"), "saves");
        }
        for years in YEARS {
            script(&format!("the clock is {years} years off"), CLOCK_IS_OFF.replace("YEARS", &years.to_string()), "words");
        }
        for pages in 0..24 {
            trials.push(("fingerpost-web_bg.wasm".to_owned(), Harm::MemoryUpTo(pages), "walk"));
        }
        // What helps is now this, now that: but more memory comes only with another page, and a postcode has nothing to press for another try.
        let trials = trials.into_iter().enumerate().step_by(self.one_of).map(|(place, (file, harm, way))| {
            let leaves = place % 2 == 0 && way != "saves" || way == "postcode" || matches!(harm, Harm::MemoryUpTo(_));
            Trial { file, harm, way, leaves }
        });
        Ok(trials.collect())
    }
}

/// What can go wrong with a file of this length, but for being cut short at a kilobyte.
fn harms(length: usize) -> Vec<Harm> {
    vec![
        Harm::Missing,
        Harm::ServerError,
        Harm::ByteChanged(0),
        Harm::ByteChanged(length / 3),
        Harm::ByteChanged(length - 1),
        Harm::CutAt(length - 1),
        Harm::BrokenOff,
        Harm::SignIn,
        Harm::SignInOnce,
        Harm::WrongType,
        Harm::OfAnotherBuild,
        Harm::Slow,
    ]
}

/// How long a file is; of several that are cut from one, the first; nothing where there is none.
fn length(site: &Path, file: &str) -> anyhow::Result<usize> {
    let file = if file.ends_with('-') { format!("{file}0.pack") } else { file.to_owned() };
    let path = site.join(&file);
    // A site without a table of postcodes has none of it.
    if file.starts_with("places/") && !path.is_file() {
        return Ok(0);
    }
    Ok(usize::try_from(fs::metadata(&path).with_context(|| format!("the site has no {file}"))?.len())?)
}

/// What a trial came to, where that is not what it should be.
fn wrong(trial: &Trial, result: &Value) -> Option<String> {
    if let Some(why) = result["why"].as_str() {
        return Some(why.to_owned());
    }
    let is_harm = !matches!(trial.harm, Harm::Script(_)) && trial.way != "kept";
    if is_harm && result["wrong"].as_u64() == Some(0) {
        return Some("nobody asked for it".to_owned());
    }
    let is_grave = match trial.harm {
        Harm::Missing | Harm::ServerError | Harm::BrokenOff | Harm::SignIn => true,
        // The last byte of a script is none that it needs.
        Harm::CutAt(length) => length % 1024 == 0,
        _ => false,
    };
    let is_ready = result["how"] == "ready" && result["isHere"] != json!(false);
    (is_grave && is_ready && !["page", "kept"].contains(&trial.way)).then(|| "the navigator has it all the same".to_owned())
}

/// What came of each trial, once all are done.
async fn until_done(page: &Page) -> anyhow::Result<Value> {
    let (mut told, mut last) = (Value::Null, Instant::now());
    loop {
        tokio::time::sleep(Duration::from_millis(300)).await;
        // As a text, which every driver takes as it is.
        let asked = page.ask(
            "JSON.stringify([results, !!window.isDone, [...running].map(([place, page]) => [place, page.waits]), window.failed])",
            Value::Null,
        );
        if let Ok(Ok(Value::String(now))) = tokio::time::timeout(PATIENCE, asked).await
            && let Ok(now) = serde_json::from_str(&now)
            && now != told
        {
            (told, last) = (now, Instant::now());
        }
        ensure!(told[3].is_null(), "the trials cannot be run: {}", told[3]);
        if told[1] == true {
            return Ok(told[0].take());
        }
        ensure!(last.elapsed() < PATIENCE, "it is frozen in one of the trials {told}");
    }
}

async fn faults(engine: Engine) -> anyhow::Result<()> {
    static BUILDS: OnceCell<[Build; 2]> = OnceCell::const_new();
    let builds = async || anyhow::Ok([Build::of("A", true).await?, Build::of("B", true).await?]);
    let [site, other] = BUILDS.get_or_try_init(builds).await?;
    let measure = Measure::of(engine);
    let mut all = measure.trials(&site.site())?;
    if let Ok(only) = std::env::var("FINGERPOST_FAULT") {
        all.retain(|trial| only.split('|').any(|only| trial.to_string().contains(only)));
    } else {
        ensure!(all.len() >= measure.least, "there are only {} faults", all.len());
    }
    let trials = Trials::of(&site.site(), &other.site(), &all)?;
    let browser = Browser::of(engine, 1280, 900).await?;
    let page = browser.open(&trials.address).await?;
    ensure!(page.until("typeof run === 'function'", Value::Null).await?, "the page that tries them does not come");
    let begun = Instant::now();
    page.ask("(run(args, 4).catch((why) => (window.failed = String(why))), true)", trials.told()).await?;
    let results = until_done(&page).await;
    let results = results.with_context(|| format!("{engine:?}"))?;
    browser.close().await?;
    let found: Vec<String> = all
        .iter()
        .enumerate()
        .filter_map(|(place, trial)| Some(format!("{engine:?}, {place}: {trial}: {}", wrong(trial, &results[place])?)))
        .collect();
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    for result in results.as_array().into_iter().flatten() {
        *ends.entry(format!("{} {}", result["how"], result["isHere"])).or_default() += 1;
    }
    println!(
        "{engine:?}: {} faults in {:.0} s, {} with a fault of ours; {ends:?}",
        all.len(),
        begun.elapsed().as_secs_f64(),
        found.len()
    );
    ensure!(found.is_empty(), "{} of {} faults:\n{}", found.len(), all.len(), found.join("\n\n"));
    Ok(())
}

fingerpost_browser_tests::in_each_engine!(faults: faults_in_chromium, faults_in_firefox, faults_in_webkit);
