//! A family's way through the built site, from the first screen to a service's own.

use fingerpost_browser_tests::{Page, at_the_start, at_the_start_with_a_way_out};
use serde_json::json;

type Done = anyhow::Result<()>;

/// Answers until the plan: a three-year-old who is slow to talk, in Rugby.
async fn to_a_plan(page: &Page) -> Done {
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    page.press("Growing, talking, moving or learning").await?;
    page.press("Continue").await?;
    // What is asked next, and in which order, is the guide's to decide: answer whatever comes.
    for _ in 0..10 {
        let shown = page.text().await?;
        if shown.contains("Your next steps") {
            return Ok(());
        }
        let before = page.focus().await?.name;
        if shown.contains("How old is your child?") {
            page.type_into("How old is your child?", "3").await?;
            page.press("Continue").await?;
        } else {
            let known = [
                "Talking, or understanding words",
                "Rugby",
                "No, not yet",
                "None yet",
                "Nursery, pre-school or childminder",
                "None of these",
            ];
            let choice = known.into_iter().find(|option| shown.contains(option)).unwrap_or("I'm not sure");
            page.press(choice).await?;
            page.press("Continue").await?;
        }
        anyhow::ensure!(
            page.until("named(active()) !== args", json!(before)).await?,
            "the screen did not change after {before:?}"
        );
    }
    page.sees("Your next steps").await
}

#[tokio::test]
async fn a_parent_goes_from_the_first_screen_to_a_plan_and_to_a_service() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    to_a_plan(&page).await?;
    page.sees("Speech and language therapy").await?;
    page.sees("Because your child").await?;
    page.press("Speech and language therapy").await?;
    page.focus_is_on("Speech and language therapy").await?;
    page.sees("What to do first").await?;
    page.sees("You do not need a doctor's letter").await?;
    page.sees("We checked these facts on 23 November 2026").await?;
    page.press("Back").await?;
    page.focus_is_on("Your next steps").await?;
    browser.close().await
}

#[tokio::test]
async fn changing_an_answer_keeps_the_others() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    to_a_plan(&page).await?;
    page.sees("How old is your child? 3").await?;
    page.press("Change: How old is your child?").await?;
    page.type_into("How old is your child?", "17").await?;
    page.press("Continue").await?;
    page.sees("Your next steps").await?;
    page.sees("How old is your child? 17").await?;
    page.sees("Where do you live? Rugby").await?;
    browser.close().await
}

#[tokio::test]
async fn starting_again_clears_everything() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    to_a_plan(&page).await?;
    page.press("Start again").await?;
    page.sees("Answer a few questions").await?;
    page.press("About me").await?;
    page.sees("What do you want help with?").await?;
    let ticked = page.ask("all('input').filter((e) => e.checked).length", json!(null)).await?;
    assert_eq!(ticked, json!(0));
    browser.close().await
}

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
async fn an_age_that_is_not_one_gets_the_same_words_at_the_top_and_beside_the_box() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    to_a_plan(&page).await?;
    page.press("Change: How old is your child?").await?;
    page.type_into("How old is your child?", "seven").await?;
    page.press("Continue").await?;
    let words = "Type the age as a number, such as 7, or the school year, such as Year 9.";
    page.sees(words).await?;
    let times = page.ask("text().split(args).length - 1", json!(words)).await?;
    assert_eq!(times, json!(2));
    browser.close().await
}

#[tokio::test]
async fn leaving_in_a_hurry_clears_the_page_and_goes_elsewhere() -> Done {
    let (browser, _sites, page) = at_the_start_with_a_way_out().await?;
    to_a_plan(&page).await?;
    let pages = page.ask("history.length", json!(null)).await?;
    page.press("Leave this page now").await?;
    page.sees("Dry and bright.").await?;
    // It stands in the place of the navigator's page, which is not on the way back.
    assert_eq!(page.ask("history.length", json!(null)).await?, pages);
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
    to_a_plan(&page).await?;
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
