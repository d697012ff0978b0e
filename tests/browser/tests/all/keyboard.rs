//! By keyboard alone, in more detail than the journeys that every browser goes on by it: see `any_browser.rs`.

use fantoccini::key::Key;
use fingerpost_browser_tests::at_the_start;

type Done = anyhow::Result<()>;

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
async fn the_first_screen_does_not_take_the_focus_from_the_page() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    assert_eq!(page.focus().await?.tag, "body");
    browser.close().await
}
