//! A family that searches: what they typed and chose is still there after a look at a service, by pointer and by keyboard.

use fantoccini::key::Key;
use fingerpost_browser_tests::{Page, at_the_start};
use serde_json::json;

type Done = anyhow::Result<()>;

const BOX: &str = "What do you need?";

/// The name of the first service in the list.
async fn first(page: &Page) -> anyhow::Result<String> {
    Ok(page.ask("named(all('.cards .name button')[0])", json!(null)).await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_search_with_a_slip_is_narrowed_and_is_still_there_after_a_look_at_a_service() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("Search for help").await?;
    page.type_into(BOX, "speach therepy").await?;
    page.sees("Did you mean speech therapy?").await?;
    page.press("Narrow the list").await?;
    page.choose("Age", "19 to 25 (").await?;
    page.sees(" left of ").await?;
    let told = "all('[role=status]').some((e) => e.innerText.includes(' left of '))";
    assert_eq!(page.ask(told, json!(null)).await?, json!(true), "how many are left is told to who does not see it");
    let service = first(&page).await?;
    page.press(&service).await?;
    page.focus_is_on(&service).await?;
    page.press("Back").await?;
    page.focus_is_on("Search for help").await?;
    assert_eq!(page.typed(BOX).await?, "speach therepy");
    page.sees(" left of ").await?;
    assert_eq!(first(&page).await?, service);
    let chosen = page.ask("all('select').map((e) => e.selectedOptions[0].label)[0]", json!(null)).await?.to_string();
    assert!(chosen.contains("19 to 25"), "{chosen}");
    page.choose("Age", "Any age").await?;
    page.sees("services found").await?;
    browser.close().await
}

#[tokio::test]
async fn a_search_is_narrowed_and_a_service_opened_with_no_pointer() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.tab_to("Search for help").await?;
    page.keys(&[Key::Enter]).await?;
    assert!(page.until("active().localName.startsWith('h')", json!(null)).await?, "the focus is not on a heading");
    page.focus_is_on("Search for help").await?;
    page.tab_to(BOX).await?;
    page.write(&"speach therepy".chars().collect::<Vec<_>>()).await?;
    page.sees("services found").await?;
    page.focus_is_on(BOX).await?;
    page.tab_to("Narrow the list").await?;
    page.keys(&[Key::Enter]).await?;
    page.sees("Where you live").await?;
    page.focus_is_on("Narrow the list").await?;
    page.keys(&[Key::Tab]).await?;
    page.focus_is_on("Age").await?;
    // To the last of the ages and back to any.
    page.keys(&[Key::Down; 5]).await?;
    page.sees(" left of ").await?;
    page.focus_is_on("Age").await?;
    page.keys(&[Key::Up; 5]).await?;
    page.does_not_see(" left of ").await?;
    page.focus_is_on("Age").await?;
    page.tab_to("No one has to refer you").await?;
    page.keys(&[Key::Space]).await?;
    page.sees(" left of ").await?;
    page.focus_is_on("No one has to refer you").await?;
    let service = first(&page).await?;
    page.tab_to(&service).await?;
    page.keys(&[Key::Enter]).await?;
    page.does_not_see(" left of ").await?;
    page.focus_is_on(&service).await?;
    page.tab_to("Back").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("Search for help").await?;
    assert_eq!(page.typed(BOX).await?, "speach therepy");
    page.sees(" left of ").await?;
    browser.close().await
}

#[tokio::test]
async fn the_a_to_z_leads_to_a_service_and_back() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("Search for help").await?;
    page.press("All help, A to Z").await?;
    page.focus_is_on("All help, A to Z").await?;
    page.press("S").await?;
    page.focus_is_on("S").await?;
    page.press("SENDIAS").await?;
    page.focus_is_on("SENDIAS").await?;
    page.sees("What to do first").await?;
    page.press("Back").await?;
    page.focus_is_on("All help, A to Z").await?;
    browser.close().await
}

#[tokio::test]
async fn other_councils_are_searched_when_asked_and_the_way_back_leads_to_that_search() -> Done {
    let (browser, site, page) = at_the_start().await?;
    page.press("Search for help").await?;
    page.type_into(BOX, "speech therapy").await?;
    page.sees("services found").await?;
    let asked = "performance.getEntriesByType('resource').some((e) => e.name.includes('everywhere'))";
    assert_eq!(page.ask(asked, json!(null)).await?, json!(false), "nothing is fetched before they ask");
    page.press("Search other councils too").await?;
    for way in ["Back", "Back to help in Warwickshire"] {
        page.sees("In Coventry").await?;
        let theirs =
            page.ask("named(all('.card').find((e) => e.innerText.includes('In Coventry')).querySelector('button'))", json!(null));
        let theirs = theirs.await?.as_str().unwrap_or_default().to_owned();
        page.ask("all('.card').find((e) => e.innerText.includes('In Coventry')).querySelector('button').click()", json!(null))
            .await?;
        page.sees("This is help from Coventry City Council.").await?;
        page.focus_is_on(&theirs).await?;
        page.sees("What it does").await?;
        page.press(way).await?;
        page.does_not_see("This is help from").await?;
        page.focus_is_on("Search for help").await?;
        assert_eq!(page.typed(BOX).await?, "speech therapy");
        page.sees("services found").await?;
    }
    assert_eq!(page.address().await?, site.address, "the address never changes");
    browser.close().await
}
