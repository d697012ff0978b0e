//! A family's way through the built site in more detail than the journeys that every browser goes on: see `any_browser.rs`.

use fingerpost_browser_tests::journeys::answer_to_a_plan;
use fingerpost_browser_tests::{Family, Page, at_the_start};
use serde_json::json;

type Done = anyhow::Result<()>;

#[tokio::test]
async fn danger_brings_crisis_help_before_any_other_question() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("About my child").await?;
    page.press("Someone is in danger, or cannot cope").await?;
    page.press("Continue").await?;
    page.focus_is_on("Urgent help").await?;
    let numbers = page.ask("all('a[href^=\"tel:\"]').map((e) => e.getAttribute('href'))", json!(null)).await?.to_string();
    for number in ["tel:999", "tel:111", "tel:08001111", "tel:116123"] {
        assert!(numbers.contains(number), "{number} is not among {numbers}");
    }
    page.press("Carry on with the questions").await?;
    page.does_not_see("Carry on with the questions").await?;
    browser.close().await
}

#[tokio::test]
async fn a_slip_in_every_word_still_finds_speech_and_language_therapy() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("Search for help").await?;
    page.type_into("What do you need?", "speach therepy").await?;
    page.sees("found").await?;
    let first = page.ask("named(all('.card button, .card a')[0])", json!(null)).await?;
    assert_eq!(first, json!("Speech and language therapy"));
    page.type_into("What do you need?", "xyzzy").await?;
    page.sees("Nothing found").await?;
    page.sees("Family Information Service").await?;
    browser.close().await
}

#[tokio::test]
async fn browsing_by_need_and_age_shows_what_is_for_them() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("Browse all help").await?;
    page.press("Hearing").await?;
    page.press("0 to 4").await?;
    page.sees("Hearing Team").await?;
    browser.close().await
}

#[tokio::test]
async fn words_explain_themselves_in_place() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("Search for help").await?;
    page.type_into("What do you need?", "ehc needs assessment").await?;
    page.press("EHC needs assessment").await?;
    page.focus_is_on("EHC needs assessment").await?;
    let opened = page
        .until(
            "(() => { const term = all('.term > [role=button]')[0]; if (!term) return false; term.click(); return true; })()",
            json!(null),
        )
        .await?;
    assert!(opened, "no word explains itself");
    assert!(page.until("all('.term .note').length === 1", json!(null)).await?);
    browser.close().await
}

#[tokio::test]
async fn nothing_is_stored_and_the_address_never_changes() -> Done {
    let (browser, site, page) = at_the_start().await?;
    answer_to_a_plan(&Family::at(page.clone())).await?;
    assert_eq!(page.address().await?, site.address);
    let kept =
        page.ask("[localStorage.length, sessionStorage.length, document.cookie.length, history.length]", json!(null)).await?;
    assert_eq!(kept[0], json!(0));
    assert_eq!(kept[1], json!(0));
    assert_eq!(kept[2], json!(0));
    let elsewhere = page
        .ask(
            "performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !name.startsWith(location.origin))",
            json!(null),
        )
        .await?;
    assert_eq!(elsewhere, json!([]), "a request went to another host");
    browser.close().await
}

/// Goes from the first screen to the plan of a family that asks about an EHC plan, and on to the pathway.
async fn to_a_pathway(page: &Page) -> Done {
    page.press("About my child").await?;
    page.press("An EHC plan").await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.sees("Steps and dates").await?;
    // It may stand in the part of the list that is folded away.
    let unfold = "(() => { const more = all('.group').find((e) => e.innerText.startsWith('Steps and dates')).querySelector('.more'); if (more) more.click(); return true; })()";
    page.ask(unfold, json!(null)).await?;
    page.press("Ask for an EHC needs assessment").await?;
    page.focus_is_on("Ask for an EHC needs assessment").await
}

#[tokio::test]
async fn a_date_shows_what_is_late_what_to_say_and_what_comes_next() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    to_a_pathway(&page).await?;
    // What is wrong is said at the top and beside the box, and leads to it.
    page.type_into("When did the council get your letter?", "last week").await?;
    page.press("Show the dates").await?;
    let words = "Type the date like this: 3 March 2026.";
    page.sees(words).await?;
    assert_eq!(page.ask("text().split(args).length - 1", json!(words)).await?, json!(2));
    page.focus_is_on("There is a problem").await?;
    page.press(words).await?;
    page.focus_is_on("When did the council get your letter?").await?;
    // A letter of 50 days ago: the decision was due 8 days ago.
    let (asked, due) = (page.day(-50).await?, page.day(-8).await?);
    page.type_into("When did the council get your letter?", &asked).await?;
    page.press("Show the dates").await?;
    page.focus_is_on("Your dates").await?;
    page.does_not_see(words).await?;
    page.sees(&format!("This was due by {due}, 8 days ago. Has it happened? If not, you can say:")).await?;
    page.sees(&format!("I asked for an EHC needs assessment on {asked}. The law gave you until {due}")).await?;
    page.sees(&format!("You get the final plan {}, in about 2 months", page.day(-50 + 140).await?)).await?;
    // Its line leads to the step, and the address stays.
    let address = page.address().await?;
    page.press("The council decides whether to assess").await?;
    page.focus_is_on("3. The council decides whether to assess").await?;
    assert_eq!(page.address().await?, address);
    browser.close().await
}

#[tokio::test]
async fn the_day_a_step_happened_moves_the_steps_after_it() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    to_a_pathway(&page).await?;
    page.type_into("When did the council get your letter?", &page.day(-50).await?).await?;
    page.press("Show the dates").await?;
    page.sees(&format!("People who know your child give advice {}", page.day(-50 + 84).await?)).await?;
    page.type_into("It happened on", &page.day(1).await?).await?;
    page.press("Use this day").await?;
    page.sees("This day has not come yet. Type the day it happened.").await?;
    page.type_into("It happened on", "yesterday").await?;
    page.press("Use this day").await?;
    page.focus_is_on("Use this day").await?;
    page.sees(&format!("You told us that it happened on {}.", page.day(-1).await?)).await?;
    page.sees(&format!("People who know your child give advice {}", page.day(-1 + 42).await?)).await?;
    page.does_not_see("Please send me the decision this week").await?;
    // A look at a service loses nothing; starting again does.
    page.press("SENDIAS").await?;
    page.focus_is_on("SENDIAS").await?;
    page.press("Back").await?;
    page.sees("You told us that it happened on").await?;
    page.press("Start again").await?;
    page.press("Steps and dates").await?;
    page.focus_is_on("Steps and dates").await?;
    page.press("Ask for an EHC needs assessment").await?;
    page.sees("Show the dates").await?;
    page.does_not_see("You told us that it happened on").await?;
    assert_eq!(page.ask("all('input').filter((e) => e.value).length", json!(null)).await?, json!(0));
    browser.close().await
}

#[tokio::test]
async fn the_dates_can_go_into_a_calendar() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    to_a_pathway(&page).await?;
    page.type_into("When did the council get your letter?", &page.day(-10).await?).await?;
    page.press("Show the dates").await?;
    let keep = "(() => { const make = URL.createObjectURL; URL.createObjectURL = (file) => { file.text().then((text) => (window.kept = text)); return make(file); };
        const click = HTMLElement.prototype.click; HTMLElement.prototype.click = function () { window.named = this.download; return click.call(this); }; return true; })()";
    page.ask(keep, json!(null)).await?;
    page.press("Save these dates to a calendar").await?;
    page.sees("The file is with your downloads").await?;
    assert!(page.until("typeof window.kept === 'string'", json!(null)).await?, "no file was made");
    assert_eq!(page.ask("window.named", json!(null)).await?, json!("fingerpost-ehc-needs-assessment.ics"));
    let file = page.ask("window.kept", json!(null)).await?;
    let file = file.as_str().unwrap_or_default();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n"), "{file}");
    assert!(file.contains("SUMMARY:Last day: The council decides whether to assess"), "{file}");
    browser.close().await
}

#[tokio::test]
async fn a_service_leads_to_the_pathways_it_stands_in() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("Search for help").await?;
    page.type_into("What do you need?", "ehc needs assessment").await?;
    page.press("EHC needs assessment").await?;
    page.press("Steps and dates: Ask for an EHC needs assessment").await?;
    page.focus_is_on("Ask for an EHC needs assessment").await?;
    browser.close().await
}
