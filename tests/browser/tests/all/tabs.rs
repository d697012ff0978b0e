//! A tab is not alone, and not always awake: two tabs of one site, a tab that the browser froze, one that it takes up again on the way back, and one that it dropped.

use std::time::Duration;

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Circumstance, Engine, Family, Fault, Page, Several, Town, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const START: &str = "Answer a few questions";
const ASKS: &str = "What do you want help with?";
const EHC: &str = "An EHC plan";
const GROWING: &str = "Growing, talking, moving or learning";
const SPEECH: &str = "Speech and language therapy";
const PORTAGE: &str = "Portage";
const NOTE: &str = "Ask about Tuesday.";
const OTHER_NOTE: &str = "They call back on Monday.";
const LAST_NOTE: &str = "Not on Fridays.";
const KEPT: &str = "localStorage.getItem('fingerpost')";
/// A file that a family needs to search.
const SEARCH: &str = "/offers/warwickshire/search.pack";
/// How often a page was taken up again as it was, and whether it was frozen meanwhile. It is the page's own script.
const HEARS: &str = "window.frozen = window.again = 0;
    document.addEventListener('freeze', () => { frozen += 1; });
    addEventListener('pageshow', ({ persisted }) => { if (persisted) again += 1; });";

/// Comes to a page of the site.
async fn at(town: &Town, browser: &Browser) -> anyhow::Result<Family> {
    let page = browser.come_to(town.address()).await?;
    page.sees(START).await?;
    Ok(Family::at(page))
}

/// Half way through the questions: what the child needs help with is said, and the next question is there.
async fn half_way(family: &Family, who: &str, need: &str) -> Done {
    family.go(who, ASKS).await?;
    family.press(need).await?;
    family.press("Continue").await?;
    let asked = family.page.next_screen(ASKS).await?;
    ensure!(family.page.until("all('form').length > 0", Value::Null).await?, "nothing is asked under {asked:?}");
    Ok(())
}

/// Checks that this answer is given still, that the other is not, and that what is pressed next works.
async fn still_says(family: &Family, need: &str, not: &str) -> Done {
    family.go("Back", ASKS).await?;
    ensure!(is_given(family, need).await?, "{need:?} is not given any more");
    ensure!(!is_given(family, not).await?, "{not:?} is given");
    family.press("Continue").await?;
    family.press("See what we have so far").await?;
    family.is_at("Your next steps").await?;
    let plan = family.page.text().await?;
    ensure!(plan.contains(&format!("{ASKS} {need}")), "{need:?} is not in {plan}");
    ensure!(!plan.contains(&format!("{ASKS} {not}")), "{not:?} is in {plan}");
    Ok(())
}

/// True where this answer to the question on the screen is given.
async fn is_given(family: &Family, answer: &str) -> anyhow::Result<bool> {
    let given = "all('input').some((e) => e.checked && named(e).startsWith(args))";
    Ok(family.page.ask(given, json!(answer)).await? == json!(true))
}

/// The screen of a service, found by its name.
async fn to_service(family: &Family, name: &str) -> Done {
    family.go("Search", "Search for help").await?;
    family.fill("What do you need?", name).await?;
    family.page.sees("found").await?;
    family.go(name, name).await
}

/// Waits until so much is kept, or nothing is.
async fn is_kept(page: &Page, all: &[&str]) -> Done {
    let kept = format!("(args.length ? args.every((part) => ({KEPT} || '').includes(part)) : {KEPT} === null)");
    let is_so = page.until(&kept, json!(all)).await?;
    ensure!(is_so, "not {all:?} but {} is kept", page.ask(KEPT, Value::Null).await?);
    Ok(())
}

/// Waits until a note stands in the box of this name.
async fn notes(page: &Page, name: &str, note: &str) -> Done {
    let noted = "all('textarea').some((e) => named(e).startsWith(args[0]) && e.value === args[1])";
    ensure!(page.until(noted, json!([name, note])).await?, "{name:?} does not hold {note:?}: {}", page.text().await?);
    Ok(())
}

/// Each tab has answers of its own; starting again in one leaves the other's.
async fn two_sets_of_answers(town: &Town, browser: &Browser) -> Done {
    let one = browser.tab().await?;
    half_way(&at(town, browser).await?, "About my child", EHC).await?;
    let two = browser.new_tab().await?;
    let family = at(town, browser).await?;
    half_way(&family, "About me", GROWING).await?;
    browser.turn_to(&one).await?;
    still_says(&family, EHC, GROWING).await?;
    browser.turn_to(&two).await?;
    still_says(&family, GROWING, EHC).await?;
    family.go("Start again", "Find help in").await?;
    browser.turn_to(&one).await?;
    family.page.sees(&format!("{ASKS} {EHC}")).await?;
    family.go(&format!("Change: {ASKS}"), ASKS).await?;
    ensure!(is_given(&family, EHC).await?, "starting again in one tab cleared the other's answer");
    Ok(())
}

/// One list in both tabs: nothing is lost of either, and what one clears stays cleared.
async fn one_list(town: &Town, browser: &Browser) -> Done {
    let one = browser.tab().await?;
    let family = at(town, browser).await?;
    to_service(&family, SPEECH).await?;
    let two = browser.new_tab().await?;
    at(town, browser).await?;
    to_service(&family, PORTAGE).await?;
    let page = browser.turn_to(&one).await?;
    family.press("Save to my list").await?;
    is_kept(&page, &[SPEECH]).await?;
    family.go("My list", "My list").await?;
    family.fill(&format!("Your note on {SPEECH}"), NOTE).await?;
    family.fill("Your notes", NOTE).await?;
    browser.turn_to(&two).await?;
    family.press("Save to my list").await?;
    is_kept(&page, &[SPEECH, NOTE, PORTAGE]).await?;
    family.go("My list", "My list").await?;
    notes(&page, &format!("Your note on {SPEECH}"), NOTE).await?;
    family.fill(&format!("Your note on {PORTAGE}"), OTHER_NOTE).await?;
    family.fill("Your notes", OTHER_NOTE).await?;
    is_kept(&page, &[SPEECH, NOTE, PORTAGE, OTHER_NOTE]).await?;
    // The first tab was at the list all the time: it shows what the other did, for what is typed over an old note would be the end of the new one.
    browser.turn_to(&one).await?;
    notes(&page, &format!("Your note on {PORTAGE}"), OTHER_NOTE).await?;
    notes(&page, "Your notes", OTHER_NOTE).await?;
    family.fill(&format!("Your note on {SPEECH}"), LAST_NOTE).await?;
    is_kept(&page, &[SPEECH, LAST_NOTE, PORTAGE, OTHER_NOTE]).await?;
    // "Start again" keeps the list; leaving clears it, in both.
    family.go("Start again", "Find help in").await?;
    is_kept(&page, &[SPEECH, PORTAGE, OTHER_NOTE]).await?;
    family.go("My list", "My list").await?;
    browser.turn_to(&two).await?;
    family.press("Leave this page now").await?;
    page.sees("Dry and bright.").await?;
    browser.turn_to(&one).await?;
    page.sees("Your list is empty.").await?;
    ensure!(page.until("all('textarea').length === 0", Value::Null).await?, "a note stands there still");
    to_service(&family, "Early Help").await?;
    family.press("Save to my list").await?;
    is_kept(&page, &["Early Help"]).await?;
    let kept = page.ask(KEPT, Value::Null).await?.to_string();
    ensure!(!kept.contains(PORTAGE) && !kept.contains(OTHER_NOTE), "what was cleared is back: {kept}");
    Ok(())
}

async fn two_tabs(engine: Engine) -> Done {
    let town = Town::open(Circumstance::AsItIs).await?;
    let browser = Browser::of(engine, 1280, 900).await?;
    let mut several = Several::in_engine(engine);
    several.note("answers", two_sets_of_answers(&town, &browser).await);
    several.note("the list", one_list(&town, &browser).await);
    browser.close().await?;
    several.end()
}

in_each_engine!(two_tabs: two_in_chromium, two_in_firefox, two_in_webkit);

/// Leads to another page, and asks nothing meanwhile: WebKit's driver waits for ever for the answer of a page that goes just then.
async fn lead(page: &Page, there: &str, args: Value) -> Done {
    page.ask(&format!("(setTimeout((args) => {{ {there} }}, 100, args), true)"), args).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(())
}

/// A page of the site without script, in the place of what is there.
async fn to_a_page(town: &Town, family: &Family) -> Done {
    lead(&family.page, "location.href = args", json!([town.address(), "services/early-help.html"].concat())).await?;
    family.reads("Early Help").await
}

/// One step back: the very screen with its answers where the browser kept the page, or else the first screen.
async fn back(family: &Family) -> anyhow::Result<bool> {
    lead(&family.page, "history.back()", Value::Null).await?;
    ensure!(family.page.until("all('.fp .screen').length > 0", Value::Null).await?, "the navigator does not come back");
    ensure!(family.page.until("window.again >= 0", Value::Null).await?, "the page does not come back");
    Ok(family.ask("again > 0").await? == json!(true))
}

/// What a family has on each screen: the way to the numbers, and a way out.
async fn has_ways_out(page: &Page) -> Done {
    page.sees("Leave this page now").await?;
    page.sees("Urgent help").await
}

async fn there_and_back(engine: Engine) -> Done {
    let town = Town::open(Circumstance::AsItIs).await?;
    town.site.first(HEARS);
    let browser = Browser::of(engine, 1280, 900).await?;
    let family = at(&town, &browser).await?;
    let page = &family.page;
    half_way(&family, "About my child", EHC).await?;
    to_a_page(&town, &family).await?;
    family.press("Save to my list").await?;
    let is_same = back(&family).await?;
    println!("{engine:?}: {}", if is_same { "the very page comes back" } else { "the page comes anew" });
    has_ways_out(page).await?;
    if is_same {
        still_says(&family, EHC, GROWING).await?;
    } else {
        page.sees(START).await?;
        half_way(&family, "About my child", EHC).await?;
    }
    family.go("My list", "My list").await?;
    page.sees("Your note on Early Help").await?;
    family.fill("Your notes", NOTE).await?;
    // The list is on the screen while the page waits; another page changes it.
    to_a_page(&town, &family).await?;
    family.press("Remove from my list").await?;
    if back(&family).await? {
        page.does_not_see("Your note on Early Help").await?;
    }
    // As after the browser dropped the tab: the same address anew.
    lead(page, "document.body.replaceChildren(); location.reload()", Value::Null).await?;
    page.sees(START).await?;
    has_ways_out(page).await?;
    half_way(&family, "About my child", GROWING).await?;
    still_says(&family, GROWING, EHC).await?;
    browser.close().await
}

in_each_engine!(there_and_back: back_in_chromium, back_in_firefox, back_in_webkit);

#[tokio::test]
async fn a_tab_that_was_frozen_goes_on() -> Done {
    let town = Town::open(Circumstance::AsItIs).await?;
    town.site.first(HEARS);
    let browser = Browser::start(1280, 900).await?;
    let family = at(&town, &browser).await?;
    let page = &family.page;
    town.site.spoil(SEARCH, Fault::Held);
    half_way(&family, "About my child", EHC).await?;
    page.freeze(true).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.freeze(false).await?;
    ensure!(page.until("frozen === 1", Value::Null).await?, "it was not frozen");
    still_says(&family, EHC, GROWING).await?;
    // Once more while a file is on its way, which comes meanwhile.
    family.go("Search", "Search for help").await?;
    page.freeze(true).await?;
    town.site.mend(SEARCH);
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.freeze(false).await?;
    ensure!(page.until("frozen === 2", Value::Null).await?, "it was not frozen while a file was on its way");
    family.fill("What do you need?", "speach therepy").await?;
    page.sees(SPEECH).await?;
    has_ways_out(page).await?;
    family.go("Back", "Your next steps").await?;
    page.sees(&format!("{ASKS} {EHC}")).await?;
    browser.close().await
}
