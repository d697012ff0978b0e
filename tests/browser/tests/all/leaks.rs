//! What leaves a page and what stays behind it, in three engines: every request, referrer, title, address, message, event and line on the console, and
//! everything that is stored, while families go their ways. All of it must be in `leaks.txt`, and a family's own words nowhere but where that says.

use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, ensure};
use fingerpost_browser_tests::journeys::{PLAN, guide_to_plan, leave_in_a_hurry, switch_language};
use fingerpost_browser_tests::{
    Browser, Build, Circumstance, Engine, Family, Hand, Listed, Marks, Note, Origin, Page, Stage, Town, Witness, given, stamps,
};
use fingerpost_core::clock::Day;
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const LIST: &str = include_str!("leaks.txt");
const PLACE: &str = "CV3 3GL";
const NOTE: &str = "Blue elephants on Tuesday";
const ASKS: &str = "What do you want help with?";
const SPEECH: &str = "Speech and language therapy";
/// A page that a family reads about one service.
const READ: &str = "services/early-help.html";

/// The day that the council got a letter: ten days ago, so that some days are still to come.
fn day() -> Option<Day> {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs() / 86_400;
    Day::new(1970, 1, 1)?.plus_days(i32::try_from(days).ok()? - 10)
}

/// Answers, one of them a postcode, to a plan; and what the council across the border has.
async fn answer(family: &Family) -> Done {
    let page = &family.page;
    family.go("About my child", ASKS).await?;
    family.press("Listen").await?;
    family.press("Feelings, worry or behaviour").await?;
    family.press("Continue").await?;
    family.press("See what we have so far").await?;
    family.press("What we did not ask").await?;
    family.press("Answer: Where do you live?").await?;
    family.fill("Postcode, or its first half", PLACE).await?;
    page.sees("is in Coventry.").await?;
    family.press("Continue").await?;
    family.is_at(PLAN).await?;
    family.press("What we did not ask").await?;
    family.press("Answer: How old is your child?").await?;
    family.fill("How old is your child?", "13").await?;
    family.press("Continue").await?;
    family.is_at(PLAN).await?;
    family.press("Print this page").await?;
    family.press("See all your steps in Coventry").await?;
    page.sees("This is help from Coventry City Council.").await?;
    family.press("Easy Read").await?;
    page.sees("Help now").await
}

/// Words in the search box, in this council's offer and in every other; what was found is saved with a note, and taken away in each way there is.
async fn search_and_save(family: &Family) -> Done {
    let page = &family.page;
    family.press("About my child").await?;
    family.go("Search", "Search for help").await?;
    family.fill("What do you need?", "quokka").await?;
    page.sees("Nothing found").await?;
    family.fill("What do you need?", "speach therepy").await?;
    page.sees("services found").await?;
    family.press("Search other councils too").await?;
    page.sees("In Coventry").await?;
    family.go(SPEECH, SPEECH).await?;
    family.press("Save to my list").await?;
    family.go("My list", "My list").await?;
    family.fill("Your notes", NOTE).await?;
    family.fill("Your note on", NOTE).await?;
    family.press("Print this list").await?;
    family.press("Copy the link").await?;
    family.press("Show a QR code").await?;
    page.sees("Point a phone's camera at it.").await
}

/// A day, what comes of it, and a file for a calendar.
async fn reckon(family: &Family, day: Day) -> Done {
    let page = &family.page;
    family.go("About my child", ASKS).await?;
    family.press("An EHC plan").await?;
    family.press("Continue").await?;
    family.press("See what we have so far").await?;
    page.sees("Steps and dates").await?;
    let unfold = "(() => { const more = all('.group').find((e) => e.innerText.startsWith('Steps and dates')).querySelector('.more'); if (more) more.click(); return true; })()";
    page.ask(unfold, Value::Null).await?;
    family.press("Ask for an EHC needs assessment").await?;
    family.fill("When did the council get your letter?", &day.in_words()).await?;
    family.press("Show the dates").await?;
    page.focus_is_on("Your dates").await?;
    family.press("Save these dates to a calendar").await?;
    page.sees("The file is with your downloads").await
}

/// A page that needs no script: what it saves, prints and shares, the list that it leads to, and the way out.
async fn read(town: &Town, family: &Family) -> Done {
    let page = &family.page;
    // One that goes before the offer has come has the navigator say that it failed.
    page.sees("Answer a few questions").await?;
    page.ask("(location.href = args, true)", json!([town.address(), READ].concat())).await?;
    family.reads("Early Help").await?;
    for press in ["Save to my list", "Print this page", "Share this page", "Listen"] {
        family.press(press).await?;
    }
    // WebKit says on the console that a script did not come to a page that has gone meanwhile.
    let has_come = "performance.getEntriesByType('resource').some((e) => e.name.endsWith('listen.js') && e.responseEnd > 0)";
    ensure!(page.until(has_come, Value::Null).await?, "what reads aloud does not come");
    family.press("My list").await?;
    page.sees("Your note on Early Help").await?;
    page.ask("(history.back(), true)", Value::Null).await?;
    family.reads("Early Help").await?;
    family.press("Leave this page now").await?;
    page.sees("Dry and bright.").await
}

/// A link that somebody sent.
async fn follow_a_link(town: &Town, browser: &Browser) -> Done {
    let page = browser.open(&[town.address(), "#fingerpost=1;plan;who=parent;age=13"].concat()).await?;
    page.sees("How old is your child? 13").await
}

/// A page of a council's, which counts what happens on it, with the navigator from elsewhere.
async fn embedded(browser: &Browser, stage: &Stage, exit: &str) -> Done {
    stage.host.change("/", |page| page.replacen("<fingerpost-navigator ", &format!("<fingerpost-navigator exit=\"{exit}\" "), 1));
    let page = stage.open(browser).await?;
    page.ask("document.getElementById('other').remove()", Value::Null).await?;
    let family = Family::at(page);
    guide_to_plan(&family).await?;
    family.press("Urgent help").await?;
    family.page.sees("Call one of these now").await?;
    family.press("Leave this page now").await?;
    family.page.sees("Dry and bright.").await
}

/// The same in an iframe.
async fn framed(browser: &Browser, stage: &Stage) -> anyhow::Result<Page> {
    let script = format!("<script type=\"module\" src=\"{}fingerpost-frame.js\"></script></body>", stage.widget.address);
    stage.host.change("/", |page| page.replace("</body>", &script));
    let page = stage.open(browser).await?;
    page.is_whole().await?;
    page.into_frame().await?;
    page.sees("Answer a few questions").await?;
    // A driver's pointer does not find what is below the window in an iframe.
    for press in ["About my child", "Feelings, worry or behaviour", "Continue", "See what we have so far"] {
        page.sees(press).await?;
        page.ask("control(args).click()", json!(press)).await?;
    }
    page.sees(PLAN).await?;
    Ok(page)
}

/// A site that the device keeps, and a visit without a network.
async fn kept(browser: &Browser, site: &Origin) -> anyhow::Result<Page> {
    let page = browser.open(&site.address).await?;
    page.sees("Answer a few questions").await?;
    let ready = "navigator.serviceWorker.ready.then(({ active }) => active.state)";
    for _ in 0..100 {
        if page.ask_later(ready).await? == json!("activated") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    page.ask("(location.href = args, true)", json!([&site.address, READ].concat())).await?;
    page.sees("Early Help").await?;
    Ok(page)
}

/// All that was seen in one engine, and what went wrong.
async fn seen_in(engine: Engine, kept_site: &Build, day: Day) -> anyhow::Result<(BTreeSet<Note>, Vec<String>)> {
    let mut wrong = Vec::new();
    let mut failed = |way: &str, done: Done| wrong.extend(done.err().map(|error| format!("{engine:?}, {way}: {error:#}")));
    let witness = Witness::begin()?;
    let browser = witness.browser(engine).await?;
    let town = Town::open(Circumstance::AsItIs).await?;
    let html = std::fs::read_to_string(given("FINGERPOST_SITE")?.join(READ))?
        .replace("https://www.bbc.co.uk/weather", &town.out.address);
    // A real print window would wait for a person.
    town.site.put(&format!("/{READ}"), &html.replacen("<head>", "<head><script>window.print = () => {};</script>", 1));
    witness.watch(&town.site);
    let visit = async || Family::visit(&town, &browser, Circumstance::AsItIs, Hand::Pointer).await;
    failed("answering", async { answer(&visit().await?).await }.await);
    witness.asks_what_stays(&browser.here()).await?;
    failed("the questions", async { guide_to_plan(&visit().await?).await }.await);
    failed("searching", async { search_and_save(&visit().await?).await }.await);
    witness.asks_what_stays(&browser.here()).await?;
    failed("dates", async { reckon(&visit().await?, day).await }.await);
    failed("another language", async { switch_language(&visit().await?).await }.await);
    failed("a link", follow_a_link(&town, &browser).await);
    failed("a page", async { read(&town, &visit().await?).await }.await);
    failed("leaving", async { leave_in_a_hurry(&visit().await?).await }.await);
    // Somebody who comes to the site next finds nothing.
    let family = visit().await?;
    failed("after leaving", family.page.sees("Answer a few questions").await);
    let stays = family.ask("[localStorage.length, sessionStorage.length, document.cookie, window.name]").await?;
    failed("after leaving", if stays == json!([0, 0, "", ""]) { Ok(()) } else { Err(anyhow::anyhow!("{stays} stays")) });
    witness.asks_what_stays(&family.page).await?;
    let stage = Stage::of("listening")?;
    let frame = Stage::of("frame")?;
    for server in [&stage.host, &frame.host, &frame.widget] {
        witness.watch(server);
    }
    failed("embedded", embedded(&browser, &stage, &town.out.address).await);
    let kept_at = kept_site.serve()?;
    for (way, page) in [("framed", framed(&browser, &frame).await), ("kept", kept(&browser, &kept_at).await)] {
        match page {
            Ok(page) => witness.asks_what_stays(&page).await?,
            Err(error) => failed(way, Err(error)),
        }
    }
    let servers = [
        ("site", &town.site),
        ("out", &town.out),
        ("host", &stage.host),
        ("widget", &stage.widget),
        ("around", &frame.host),
        ("frame", &frame.widget),
        ("kept", &kept_at),
    ];
    let seen = witness.notes(&servers)?;
    browser.close().await?;
    Ok((seen, wrong))
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_leaves_a_page_or_stays_behind_it_but_what_is_listed() -> Done {
    let day = day().context("there is no today")?;
    let days = [day.in_words(), day.iso(), format!("{:02}{:02}{}", day.day(), day.month(), day.year())];
    let days = days.map(|day| day.replace(['-', ' '], "").to_lowercase());
    // What is a family's own, and how it looks once all but letters and digits is taken out.
    let marks: Marks<'_> = &[
        ("postcode", &["cv33gl"]),
        ("note", &["elephants"]),
        ("search", &["quokka", "therepy"]),
        ("date", &[&days[0], &days[1], &days[2]]),
        ("answers", &["whoparent", "age13", "needlearning", "needehcp", "feelingsworryorbehaviour"]),
        ("service", &["speechandlanguagetherapy"]),
    ];
    let kept = Build::of("A", true).await?;
    let stamps = [stamps(&given("FINGERPOST_SITE")?)?, stamps(&kept.site())?].concat();
    let listed = Listed::read(LIST, stamps)?;
    let engines = tokio::join!(
        seen_in(Engine::Chromium, &kept, day),
        seen_in(Engine::Firefox, &kept, day),
        seen_in(Engine::WebKit, &kept, day)
    );
    let (mut all, mut wrong) = (BTreeSet::new(), Vec::new());
    for (engine, done) in Engine::ALL.into_iter().zip([engines.0, engines.1, engines.2]) {
        let (seen, failed) = done?;
        wrong.extend(failed);
        wrong.extend(seen.iter().filter_map(|note| listed.allows(note, marks).err()).map(|error| format!("{engine:?}: {error}")));
        all.extend(seen);
    }
    // A line that nothing needs is a hole.
    wrong.extend(listed.idle(all.iter()).iter().map(|line| format!("listed, and not seen: {line}")));
    ensure!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}
