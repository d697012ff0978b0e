//! The whole way by keyboard alone: Tab, Space, Enter and letters.

use fantoccini::key::Key;
use fingerpost_browser_tests::{at_the_start, at_the_start_with_a_way_out};
use serde_json::json;

type Done = anyhow::Result<()>;

const SPACE: Key = Key::Space;

#[tokio::test]
async fn from_the_first_screen_to_a_service_with_no_pointer() -> Done {
    let (browser, _site, page) = at_the_start().await?;

    page.tab_to("About my child").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("What do you want help with?").await?;
    page.tab_to("Growing, talking, moving or learning").await?;
    page.keys(&[SPACE]).await?;
    page.tab_to("Continue").await?;
    page.keys(&[Key::Enter]).await?;
    for _ in 0..10 {
        anyhow::ensure!(
            page.until("active().localName.startsWith('h')", json!(null)).await?,
            "focus is not on the new screen's heading"
        );
        let heading = page.focus().await?.name;
        if heading == "Your next steps" {
            break;
        }
        if page.ask("all('input[type=radio]').length", json!(null)).await? == json!(0) {
            // Tick boxes, or an age with a button of its own: both are reached by Tab.
            page.tab_to("I'").await?;
            page.keys(&[SPACE]).await?;
        } else {
            // Radios are one stop: the arrows move among them, and from the first back to the last, which is "I'm not sure".
            page.tab_to_a("radio").await?;
            page.keys(&[Key::Up]).await?;
        }
        if page.ask("all('input').some((e) => e.checked)", json!(null)).await? == json!(true) {
            page.tab_to("Continue").await?;
            page.keys(&[Key::Enter]).await?;
        }
        anyhow::ensure!(
            page.until("named(active()) !== args && active().localName.startsWith('h')", json!(heading)).await?,
            "nothing came after {heading:?}"
        );
    }
    page.focus_is_on("Your next steps").await?;
    page.tab_to("Speech and language therapy").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("Speech and language therapy").await?;
    browser.close().await
}

#[tokio::test]
async fn a_pathway_and_its_dates_with_no_pointer() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.tab_to("Steps and dates").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("Steps and dates").await?;
    page.tab_to("Ask for an EHC needs assessment").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("Ask for an EHC needs assessment").await?;
    page.tab_to("Show the dates").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("There is a problem").await?;
    page.tab_to("Type a date, such as 3 March 2026.").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("When did the council get your letter?").await?;
    // Letters by the keyboard, and Enter in the box sends it.
    let typed: Vec<char> = page.day(-50).await?.chars().collect();
    page.write(&typed).await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("Your dates").await?;
    page.tab_to("The council decides whether to assess").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("3. The council decides whether to assess").await?;
    page.tab_to("It happened on").await?;
    page.write(&['t', 'o', 'd', 'a', 'y']).await?;
    page.keys(&[Key::Enter]).await?;
    page.sees("We used this day for the steps after it.").await?;
    page.focus_is_on("It happened on").await?;
    browser.close().await
}

#[tokio::test]
async fn shift_three_times_leaves() -> Done {
    let (browser, _sites, page) = at_the_start_with_a_way_out().await?;
    // A page that has only just come may not hear the keyboard yet: Tab tells when it does.
    page.tab_to("Urgent help").await?;
    page.keys(&[Key::Shift, Key::Shift, Key::Shift]).await?;
    page.sees("Dry and bright.").await?;
    browser.close().await
}

#[tokio::test]
async fn the_first_screen_does_not_take_the_focus_from_the_page() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    assert_eq!(page.focus().await?.tag, "body");
    browser.close().await
}
