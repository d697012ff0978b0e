//! Hostile texts in every field of an offer, looked for as executed: on pages and in the navigator, in each engine, under a strict policy and under none.

mod offer;
mod payloads;

use std::sync::LazyLock;

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Engine, Origin, Page, Several, Stage, given, in_each_engine};
use fingerpost_core::{pack, search};
use fingerpost_site::{Site, Widget};
use serde_json::{Value, json};

use offer::Pen;

type Done = anyhow::Result<()>;

/// Looks for what is wrong: see the file.
const LOOK: &str = include_str!("look.js");
/// The id of the offer that a page of `hosts` opens.
const OFFER: &str = "warwickshire";

/// Each page that has many texts; and whether it shows one of each payload.
const PAGES: [(&str, bool); 15] = [
    ("services/advice-line.html", true),
    ("services/payload-7.html", false),
    ("a-to-z.html", false),
    ("words.html", true),
    ("steps/index.html", false),
    ("steps/asking-for-help.html", true),
    ("urgent.html", false),
    ("needs/index.html", false),
    ("duties.html", false),
    ("comments.html", false),
    ("decisions.html", false),
    ("index.html", false),
    ("search.html", false),
    ("pl/services/advice-line.html", false),
    ("pl/index.html", false),
];

/// A print window would wait for a person: see `Family`.
const NO_PRINTER: &str = "const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
        const inside = get.call(this);
        if (inside) inside.print = () => { document.documentElement.dataset.printed = inside.document.body.textContent; };
        return inside;
    } });";

/// An address that nobody may ask for, what is tried, and what is made of it: once for all engines.
struct Harm {
    trap: Origin,
    payloads: Vec<String>,
    /// The pages that are looked at, by path.
    pages: Vec<(&'static str, Vec<u8>)>,
    /// Every path of their site.
    paths: Vec<String>,
    /// The files of the packs, by path.
    packs: Vec<(String, Vec<u8>)>,
}

static HARM: LazyLock<Result<Harm, String>> = LazyLock::new(|| Harm::new().map_err(|error| format!("{error:#}")));

impl Harm {
    fn new() -> anyhow::Result<Self> {
        let trap = Origin::open(None)?;
        let payloads = payloads::payloads(&trap.address);
        ensure!(payloads.len() >= 600, "{} payloads", payloads.len());
        // One that is sound: it may be a link, and nobody may follow it by himself.
        let addresses: Vec<String> = payloads::addresses(&trap.address).into_iter().chain([trap.address.clone()]).collect();
        let pen = || Pen::new(&payloads, &addresses);
        let widget =
            ["page.js", "page.css", "frame.js", "fingerpost.js", "fingerpost.svg"].map(|name| (name.to_owned(), Vec::new()));
        let (offer, duties) = (offer::poisoned(OFFER, &mut pen()), offer::poisoned_duties(&mut pen()));
        let site = Site::new(offer.clone(), duties, Vec::new(), Widget(widget.into()), Vec::new());
        let site = site.and_then(|site| site.pages_in(&["all".to_owned()])).map_err(anyhow::Error::msg)?;
        let press = site.press();
        let page = |(path, _): (&'static str, bool)| Some((path, press.file(path)?.into_owned()));
        let pages: Vec<_> = PAGES.into_iter().filter_map(page).collect();
        ensure!(pages.len() == PAGES.len(), "a page is not there");
        let offers = [offer, offer::poisoned("nextshire", &mut pen())].map(|offer| offer::with_ids(offer, &mut pen()));
        let mut packs: Vec<(String, Vec<u8>)> = Vec::new();
        let mut put = |folder: &str, files: Vec<(String, Vec<u8>)>| {
            packs.extend(files.into_iter().map(|(name, bytes)| (format!("/offers/{folder}/{name}"), bytes)));
        };
        for offer in &offers {
            put(&offer.core.id, pack::write(offer)?);
        }
        put("everywhere", search::build::many(&offers)?);
        let paths = site.paths();
        Ok(Self { trap, payloads, pages, paths, packs })
    }

    /// Checks a page or a screen as it is now.
    async fn looks_harmless(&self, page: &Page) -> Done {
        let found = page.ask_of(LOOK, "wrong(args)", json!(self.payloads)).await?;
        ensure!(found == json!([]), "{found}");
        let asked = self.trap.asked();
        ensure!(asked.is_empty(), "nobody may ask for {asked:?}");
        Ok(())
    }
}

/// Checks that nothing was asked of an origin but what it has.
fn asked_only_for_its_files(origin: &Origin, known: impl Fn(&str) -> bool) -> Done {
    let asked = origin.asked().into_iter().map(|asked| asked.path.split('?').next().unwrap_or_default().to_owned());
    let strange: Vec<String> = asked.filter(|path| !known(path)).collect();
    ensure!(strange.is_empty(), "it was asked for {strange:?}");
    Ok(())
}

/// That a payload that runs is found out, and one that asks: else nothing here would prove anything.
async fn harm_is_seen(browser: &Browser, harm: &Harm) -> Done {
    let (bad, trap) = (Origin::open(None)?, Origin::open(None)?);
    let html = format!(
        "<!doctype html><title>x</title><img src=x onerror=top.evil=1><a href=javascript:1>x</a><img src={}>",
        trap.address
    );
    bad.put("/", &html);
    let page = browser.open(&bad.address).await?;
    ensure!(page.until("top.evil === 1", Value::Null).await?, "a payload that runs is not seen");
    let found = page.ask_of(LOOK, "wrong(args)", json!(harm.payloads)).await?;
    ensure!(found.as_array().is_some_and(|found| found.len() >= 3), "not all is seen: {found}");
    ensure!(asked_only_for_its_files(&bad, |path| path == "/").is_err() && !trap.asked().is_empty(), "what is asked is not seen");
    Ok(())
}

/// The pages that need no script.
async fn pages(browser: &Browser, harm: &Harm, several: &mut Several) -> Done {
    let origin = Origin::open(Some(&given("FINGERPOST_SITE")?))?;
    for ((path, bytes), (_, is_whole)) in harm.pages.iter().zip(PAGES) {
        origin.put_bytes(&format!("/{path}"), bytes.clone());
        // The navigator has a test of its own.
        origin.change(&format!("/{path}"), |page| page.replace("type=\"module\"", "type=\"text/plain\""));
        let page = browser.open(&format!("{}{path}", origin.address)).await?;
        let there =
            page.until("location.pathname === args && document.readyState === 'complete'", json!(format!("/{path}"))).await?;
        ensure!(there, "{path} does not come, or goes elsewhere");
        several.note(path, harm.looks_harmless(&page).await);
        if is_whole {
            let unsaid = page.ask_of(LOOK, "unsaid(args)", json!(harm.payloads)).await?;
            several.note(path, if unsaid == json!([]) { Ok(()) } else { Err(anyhow::anyhow!("it does not say {unsaid}")) });
        }
    }
    asked_only_for_its_files(&origin, |path| {
        path == "/favicon.ico" || harm.paths.iter().any(|known| path.trim_start_matches('/') == known)
    })
}

/// The navigator's page, with hostile packs.
fn stage(harm: &Harm) -> anyhow::Result<Stage> {
    let stage = Stage::of("strict")?;
    for (path, bytes) in &harm.packs {
        stage.widget.put_bytes(path, bytes.clone());
    }
    Ok(stage)
}

/// Presses the first thing of this sort.
async fn press_first(page: &Page, selector: &str) -> Done {
    let there = page.until("all(args).length > 0", json!(selector)).await?;
    ensure!(there, "there is no {selector}; the page shows: {}", page.text().await?.chars().take(400).collect::<String>());
    page.ask("(all(args)[0].click(), null)", json!(selector)).await?;
    Ok(())
}

/// A family's ways through the navigator, each screen looked at.
async fn navigator(browser: &Browser, harm: &Harm, is_strict: bool, several: &mut Several) -> Done {
    let stage = stage(harm)?;
    if is_strict {
        stage.be_strict();
    } else {
        stage.first(NO_PRINTER);
    }
    let page = stage.open(browser).await?;
    let mut look = async |what: &str| {
        let looked = harm.looks_harmless(&page).await;
        several.note(&format!("{what}{}", if is_strict { ", strict" } else { "" }), looked);
    };
    page.sees("Answer a few questions").await?;
    look("start").await;
    let broken = "document.addEventListener('securitypolicyviolation', (e) => { document.documentElement.dataset.broke = e.violatedDirective + e.blockedURI; })";
    page.ask(broken, Value::Null).await?;
    let before = page.ask("[location.href, history.length, document.title]", Value::Null).await?;
    page.press("Urgent help").await?;
    page.sees("Call one of these now").await?;
    look("urgent").await;
    page.press("Back").await?;
    page.press("Easy Read").await?;
    page.press("About my child").await?;
    press_first(&page, ".fp form input").await?;
    ensure!(page.until("all('svg.picture').length > 0", Value::Null).await?, "no picture comes");
    look("question").await;
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await?;
    look("plan").await;
    press_first(&page, ".cards .name button").await?;
    page.sees("What to do first").await?;
    page.ask(
        "(all('span[role=button]').slice(0, 20).forEach((e) => e.click()), all('summary').forEach((e) => e.click()), null)",
        Value::Null,
    )
    .await?;
    look("service").await;
    page.press("Save to my list").await?;
    page.press("My list").await?;
    page.sees("Email this list").await?;
    look("list").await;
    if !is_strict {
        page.press("Print this list").await?;
        ensure!(page.until("'printed' in document.documentElement.dataset", Value::Null).await?, "nothing is printed");
        look("paper").await;
    }
    page.press("Start again").await?;
    page.press("Search for help").await?;
    page.type_into("What do you need?", "evil").await?;
    page.sees("found").await?;
    page.press("Narrow the list").await?;
    look("search").await;
    page.press("Search other councils too").await?;
    ensure!(page.until("text().includes('found in other councils')", Value::Null).await?, "no other council was searched");
    look("elsewhere").await;
    page.press("Start again").await?;
    page.press("Steps and dates").await?;
    press_first(&page, ".cards .name button, .fp .screen li button").await?;
    page.press("Show the dates").await?;
    look("pathway").await;
    page.press("Start again").await?;
    page.press("Browse all help").await?;
    page.press("Any need: show everything").await?;
    page.sees("All help").await?;
    look("browse").await;
    page.ask("(all('.languages button').at(-1).click(), null)", Value::Null).await?;
    ensure!(page.until("all('.fp')[0].lang === 'pl'", Value::Null).await?, "it does not speak the other language");
    look("another language").await;
    let after = page.ask("[location.href, history.length, document.title]", Value::Null).await?;
    ensure!(before == after, "the page was {before} and is {after}");
    let broke = page.ask("document.documentElement.dataset.broke || ''", Value::Null).await?;
    ensure!(broke == json!(""), "the policy had to stop {broke}");
    asked_only_for_its_files(&stage.host, |path| matches!(path, "/" | "/favicon.ico"))?;
    let folder = given("FINGERPOST_SITE")?;
    asked_only_for_its_files(&stage.widget, |path| {
        path.starts_with("/offers/") && path.ends_with(".pack") || folder.join(path.trim_start_matches('/')).is_file()
    })
}

/// A link of an offer, pressed: it opens beside the page, and what opens cannot reach back.
async fn a_link_pressed(browser: &Browser) -> Done {
    let (stage, out, mut sound) = (Stage::of("strict")?, Origin::open(None)?, fingerpost_source::sample());
    OFFER.clone_into(&mut sound.core.id);
    sound.core.services.iter_mut().for_each(|service| service.contact.web = [&out.address, "opened"].concat());
    for (name, bytes) in pack::write(&sound)? {
        stage.widget.put_bytes(&format!("/offers/{OFFER}/{name}"), bytes);
    }
    out.put("/opened", "<!doctype html><title>opened</title><script>if (opener) opener.location = 'about:blank#evil'</script>");
    let page = stage.open(browser).await?;
    page.press("Urgent help").await?;
    let before = page.address().await?;
    page.press("Website of").await?;
    let opened = async || {
        for _ in 0..400 {
            if out.asked().iter().any(|asked| asked.path == "/opened") {
                return true;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        false
    };
    ensure!(opened().await, "the link does not open");
    ensure!(page.address().await? == before, "the page went away");
    ensure!(out.asked().iter().all(|asked| asked.cookies.is_none()), "a cookie went along");
    page.sees("Call one of these now").await
}

async fn nothing_is_executed(engine: Engine) -> Done {
    let harm = HARM.as_ref().map_err(anyhow::Error::msg)?;
    let browser = Browser::of(engine, 1280, 900).await?;
    let mut several = Several::in_engine(engine);
    several.note("what is seen", harm_is_seen(&browser, harm).await);
    let done = pages(&browser, harm, &mut several).await;
    several.note("pages", done);
    for is_strict in [true, false] {
        let done = navigator(&browser, harm, is_strict, &mut several).await;
        several.note(if is_strict { "the navigator under a policy" } else { "the navigator" }, done);
    }
    several.note("a link", a_link_pressed(&browser).await);
    browser.close().await?;
    several.end()
}

in_each_engine!(nothing_is_executed: in_chromium, in_firefox, in_webkit);

/// The reader refuses what could be no address; what it takes is a page on the web, whoever's it is.
#[test]
fn what_is_no_address_is_refused() -> Done {
    const PAGE: &str = "\"https://example.org/advice\"";
    let (mut refused, mut taken) = (0, Vec::new());
    for address in payloads::addresses("http://evil.example/") {
        let files = fingerpost_source::sample_with(&[("services/advice-line.toml", PAGE, &json!(address).to_string())]);
        match fingerpost_source::read(&files) {
            Err(_) => refused += 1,
            Ok(_) => taken.push(address),
        }
    }
    let is_page = |address: &String| ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    ensure!(taken.iter().all(is_page), "{taken:?}");
    println!("{refused} refused; taken: {taken:#?}");
    ensure!(refused > 3 * taken.len(), "{refused} refused, {} taken", taken.len());
    Ok(())
}
