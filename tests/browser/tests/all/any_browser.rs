//! A family's journeys in every browser: three engines, a phone and a desk, by finger, mouse and keys; and where the browser does without WebAssembly, script
//! or storage, the site is far away, or there is no network.

use std::pin::Pin;

use anyhow::ensure;
use fingerpost_browser_tests::journeys::{
    browse_to_service, change_an_answer, guide_to_plan, leave_in_a_hurry, print_a_plan, read_by_name, read_by_need,
    save_and_print, search_to_service, switch_language,
};
use fingerpost_browser_tests::{Browser, Circumstance, Engine, Family, Hand, Several, Size, Town, ways};
use serde_json::json;

type Done = anyhow::Result<()>;
/// A journey, once a family sets out.
type Way<'a> = Pin<Box<dyn Future<Output = Done> + 'a>>;
/// A journey from the first page: what it is called, and the way.
type Journey = (&'static str, for<'a> fn(&'a Family) -> Way<'a>);

/// Those that the navigator serves.
const WITH_THE_NAVIGATOR: [Journey; 8] = [
    ("guide to plan", |family| Box::pin(guide_to_plan(family))),
    ("change an answer", |family| Box::pin(change_an_answer(family))),
    ("search to service", |family| Box::pin(search_to_service(family))),
    ("browse to service", |family| Box::pin(browse_to_service(family))),
    ("print a plan", |family| Box::pin(print_a_plan(family))),
    ("switch language", |family| Box::pin(switch_language(family))),
    // Whoever clears everything is asked for their language anew where there is no network: what a device kept of it would tell.
    ("save and print", |family| Box::pin(save_and_print(family))),
    ("leave in a hurry", |family| Box::pin(leave_in_a_hurry(family))),
];

/// Those that a page serves by itself.
const WITHOUT: [Journey; 2] =
    [("read by name", |family| Box::pin(read_by_name(family))), ("read by need", |family| Box::pin(read_by_need(family)))];

/// The first page, before any journey.
async fn arrive(family: &Family) -> Done {
    if family.circumstance.has_the_navigator() {
        return family.page.sees("Answer a few questions").await;
    }
    for words in ["Call 999", "0800 1111", "01926 410410"] {
        family.page.sees(words).await?;
    }
    ensure!(!family.page.text().await?.contains("Answer a few questions"), "the navigator is there after all");
    Ok(())
}

/// Every journey that a circumstance allows, in one browser, one after the other.
async fn travel(engine: Engine, circumstance: Circumstance, ways: &[(Size, Hand)]) -> Done {
    let town = Town::open(circumstance).await?;
    let browser = Browser::in_circumstance(engine, circumstance).await?;
    let mut several = Several::in_engine(engine);
    for &(size, hand) in ways {
        town.be_kept(&browser).await?;
        let set_out = async || Family::visit(&town, &browser, circumstance, hand).await;
        let first = async {
            let family = set_out().await?;
            family.page.be(engine, size).await?;
            arrive(&family).await?;
            is_so(&family).await
        };
        several.note(&format!("{circumstance:?}, {size:?}, {hand:?}: arriving"), first.await);
        let journeys = if circumstance.has_the_navigator() { &WITH_THE_NAVIGATOR[..] } else { &WITHOUT[..] };
        for (name, way) in journeys {
            let done = async { way(&set_out().await?).await };
            several.note(&format!("{circumstance:?}, {size:?}, {hand:?}: {name}"), done.await);
        }
    }
    browser.close().await?;
    several.end()
}

/// Checks that the browser does without what it was told to.
async fn is_so(family: &Family) -> Done {
    let told = match family.circumstance {
        Circumstance::NoWebAssembly => family.ask("typeof WebAssembly").await? == json!("undefined"),
        Circumstance::NoStorage => {
            family.ask("(() => { try { return !window.localStorage; } catch { return true; } })()").await? == json!(true)
        }
        _ => true,
    };
    ensure!(told, "the browser is not as it was told to be: {:?}", family.circumstance);
    Ok(())
}

async fn as_it_is(engine: Engine) -> Done {
    travel(engine, Circumstance::AsItIs, &ways(engine)).await
}

async fn held_back(engine: Engine) -> Done {
    travel(engine, Circumstance::NoStorage, &[(Size::Phone, Hand::Pointer)]).await?;
    travel(engine, Circumstance::SlowNetwork, &[(Size::Phone, Hand::Pointer)]).await
}

async fn without_a_network(engine: Engine) -> Done {
    travel(engine, Circumstance::NoNetwork, &ways(engine)).await
}

async fn by_itself(engine: Engine) -> Done {
    travel(engine, Circumstance::NoWebAssembly, &ways(engine)).await?;
    travel(engine, Circumstance::NoScript, &ways(engine)).await
}

fingerpost_browser_tests::in_each_engine!(as_it_is: chromium_as_it_is, firefox_as_it_is, webkit_as_it_is);
fingerpost_browser_tests::in_each_engine!(held_back: chromium_held_back, firefox_held_back, webkit_held_back);
fingerpost_browser_tests::in_each_engine!(by_itself: chromium_by_itself, firefox_by_itself, webkit_by_itself);
fingerpost_browser_tests::in_each_engine!(without_a_network: chromium_without_a_network, firefox_without_a_network, webkit_without_a_network);
