//! A family's journeys, each written once: any hand takes it, in any browser where the page can serve it.

use anyhow::ensure;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::family::ELSEWHERE;
use crate::{Circumstance, Family, Hand, Page};

type Done = anyhow::Result<()>;

/// The heading of the plan.
pub const PLAN: &str = "Your next steps";
const AGE: &str = "How old is your child?";
const SPEECH: &str = "Speech and language therapy";
const BOX: &str = "What do you need?";
/// What a search says of each service once its whole index is there: some that were found without it may move.
const FOUND: &str = "Shown for";

/// True once the print window was asked for: see `Town`.
const PRINTED: &str = "'printed' in document.documentElement.dataset";

/// One answer, and on to the plan as it is then: what a family does in the first minute.
///
/// # Errors
/// Where the plan does not come.
pub async fn straight_to_a_plan(page: &Page) -> Done {
    page.press("About my child").await?;
    page.press("An EHC plan").await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.sees(PLAN).await
}

/// Answers until the plan: a three-year-old who is slow to talk, in Rugby.
///
/// # Errors
/// Where the plan does not come.
pub async fn answer_to_a_plan(family: &Family) -> Done {
    let page = &family.page;
    family.go("About my child", "What do you want help with?").await?;
    family.press("Growing, talking, moving or learning").await?;
    family.press("Continue").await?;
    // What is asked next, and in which order, is the guide's to decide: answer whatever comes.
    let mut before = "What do you want help with?".to_owned();
    for _ in 0..10 {
        before = page.next_screen(&before).await?;
        // A screen that is still on its way has a heading too.
        ensure!(page.until("all('form, .group').length > 0", Value::Null).await?, "nothing is asked under {before:?}");
        before = page.focus().await?.name;
        let shown = page.text().await?;
        if before == PLAN {
            return Ok(());
        }
        if shown.contains(AGE) {
            family.fill(AGE, "3").await?;
        } else {
            let known = [
                "Talking, or understanding words",
                "Rugby",
                "No, not yet",
                "None yet",
                "Nursery, pre-school or childminder",
                "None of these",
            ];
            family.press(known.into_iter().find(|option| shown.contains(option)).unwrap_or("I'm not sure")).await?;
        }
        family.press("Continue").await?;
    }
    family.is_at(PLAN).await
}

/// From the first screen to a plan, to a service and back.
///
/// # Errors
/// Where the way breaks off.
pub async fn guide_to_plan(family: &Family) -> Done {
    let page = &family.page;
    answer_to_a_plan(family).await?;
    page.sees("Because your child").await?;
    family.go(SPEECH, SPEECH).await?;
    page.sees("What to do first").await?;
    page.sees("You do not need a doctor's letter").await?;
    page.sees("We checked these facts on 23 November 2026").await?;
    family.go("Back", PLAN).await
}

/// An answer changed from the plan: the others stay. Then all of it is cleared.
///
/// # Errors
/// Where an answer is lost, or one stays that was cleared.
pub async fn change_an_answer(family: &Family) -> Done {
    let page = &family.page;
    answer_to_a_plan(family).await?;
    page.sees("How old is your child? 3").await?;
    family.go("Change: How old is your child?", AGE).await?;
    family.fill(AGE, "seven").await?;
    family.press("Continue").await?;
    let words = "Type the age as a number, such as 7, or the school year, such as Year 9.";
    page.focus_is_on("There is a problem").await?;
    ensure!(page.ask("text().split(args).length - 1", json!(words)).await? == json!(2), "the problem is not said twice");
    family.press(words).await?;
    page.focus_is_on(AGE).await?;
    family.fill(AGE, "17").await?;
    family.press("Continue").await?;
    family.is_at(PLAN).await?;
    page.sees("How old is your child? 17").await?;
    page.sees("Where do you live? Rugby").await?;
    family.go("Start again", "Find help in").await?;
    family.go("About me", "What do you want help with?").await?;
    ensure!(family.ask("all('input').some((e) => e.checked)").await? == json!(false), "an answer is left");
    Ok(())
}

/// From words with a slip in each to a service, and back to the same words.
///
/// # Errors
/// Where the service is not found first, or the words are lost.
pub async fn search_to_service(family: &Family) -> Done {
    let page = &family.page;
    family.go("Search for help", "Search for help").await?;
    family.fill(BOX, "speach therepy").await?;
    page.sees(FOUND).await?;
    family.keeps_focus_on(BOX).await?;
    let first = family.ask("named(all('.cards .name button, .cards .name a')[0])").await?;
    ensure!(first == json!(SPEECH), "{first} is found first");
    family.go(SPEECH, SPEECH).await?;
    page.sees("What to do first").await?;
    family.go("Back", "Search for help").await?;
    ensure!(page.typed(BOX).await? == "speach therepy", "the words are lost");
    Ok(())
}

/// By need and age to a service.
///
/// # Errors
/// Where the way breaks off.
pub async fn browse_to_service(family: &Family) -> Done {
    family.go("Browse all help", "Browse by need and age").await?;
    family.go("Hearing", "Hearing").await?;
    family.press("0 to 4").await?;
    family.page.sees("Hearing Team").await?;
    family.keeps_focus_on("0 to 4").await?;
    family.go("Hearing Team", "Hearing Team").await
}

/// A plan on paper.
///
/// # Errors
/// Where the print window is not asked for.
pub async fn print_a_plan(family: &Family) -> Done {
    family.go("About my child", "What do you want help with?").await?;
    family.go("See what we have so far", PLAN).await?;
    family.press("Print this page").await?;
    ensure!(family.page.until(PRINTED, Value::Null).await?, "nothing is printed");
    family.keeps_focus_on("Print this page").await
}

/// A service saved to the family's own list, with a note; the list printed, and all of it cleared. Where a browser stores nothing, it says how long the list lasts.
///
/// # Errors
/// Where the list loses it, or keeps it once it is cleared.
pub async fn save_and_print(family: &Family) -> Done {
    let page = &family.page;
    family.go("Search for help", "Search for help").await?;
    family.fill(BOX, "speech therapy").await?;
    page.sees(FOUND).await?;
    family.go(SPEECH, SPEECH).await?;
    // Its details come by themselves: what stands below them moves.
    page.sees("What it does").await?;
    family.press("Save to my list").await?;
    page.sees(match family.circumstance {
        Circumstance::NoStorage => "It lasts only while this page is open.",
        _ => "Your list is kept on this device only.",
    })
    .await?;
    family.keeps_focus_on("Remove from my list").await?;
    family.go("My list", "My list").await?;
    family.fill("Your notes", "Ask about Tuesday").await?;
    family.press("Print this list").await?;
    ensure!(page.until(PRINTED, Value::Null).await?, "nothing is printed");
    let paper = family.ask("document.documentElement.dataset.printed").await?;
    let paper = paper.as_str().unwrap_or_default();
    ensure!(paper.contains(SPEECH) && paper.contains("Ask about Tuesday"), "on the paper: {paper}");
    family.press("Clear everything").await?;
    page.focus_is_on("Everything is cleared").await?;
    page.sees("Your list is empty.").await?;
    let kept = "(() => { try { return localStorage.length; } catch { return 0; } })()";
    let kept = if family.circumstance == Circumstance::NoStorage { json!(0) } else { family.ask(kept).await? };
    ensure!(kept == json!(0), "{kept} things are stored still");
    Ok(())
}

/// Another language and back, where the offer has one.
///
/// # Errors
/// Where the navigator does not say that it speaks it.
pub async fn switch_language(family: &Family) -> Done {
    // Until the navigator is drawn, the page's own words have languages too: links to other pages.
    ensure!(family.page.until("all('.fp .screen').length > 0", Value::Null).await?, "the navigator does not come");
    let others = family.ask("all('.languages button').map((e) => [named(e), e.lang])").await?;
    let Some((name, tag)) = others[others.as_array().map_or(0, Vec::len).saturating_sub(1)]
        .as_array()
        .and_then(|other| Some((other.first()?.as_str()?, other.get(1)?.as_str()?)))
    else {
        eprintln!("skipped: the offer is in one language");
        return Ok(());
    };
    family.press(name).await?;
    let speaks = "all('.fp')[0].lang === args";
    ensure!(family.page.until(speaks, json!(tag)).await?, "it does not speak {name}");
    family.press("English").await?;
    family.page.sees("Answer a few questions").await
}

/// Out at once, from the middle of the questions: by the button, or by a key where there are keys. The page is not on the way back.
///
/// # Errors
/// Where the page stays.
pub async fn leave_in_a_hurry(family: &Family) -> Done {
    family.go("About my child", "What do you want help with?").await?;
    family.press("An EHC plan").await?;
    let pages = family.ask("history.length").await?;
    if family.hand == Hand::Keys {
        family.page.keys(&[Key::Shift, Key::Shift, Key::Shift]).await?;
    } else {
        family.press("Leave this page now").await?;
    }
    family.page.sees(ELSEWHERE).await?;
    ensure!(family.ask("history.length").await? == pages, "the page is still on the way back");
    Ok(())
}

/// Every service by its name, to one of them and to a word in it: pages that run no script.
///
/// # Errors
/// Where the way breaks off.
pub async fn read_by_name(family: &Family) -> Done {
    family.follow("All help, A to Z", "All help").await?;
    // The list is long: its letters lead into it.
    family.press("P").await?;
    family.follow("Portage", "Portage").await?;
    family.page.sees("What you can say:").await?;
    family.follow("health visitor", "Health visitor").await
}

/// By need and age, from page to page.
///
/// # Errors
/// Where the way breaks off.
pub async fn read_by_need(family: &Family) -> Done {
    family.follow("Browse by need and age", "Browse by need and age").await?;
    family.follow("Hearing", "Hearing").await?;
    family.follow("Hearing Team", "Hearing Team").await
}
