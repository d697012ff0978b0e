//! Families near a border: a postcode decides or narrows, and both councils' help is there.

use fingerpost_browser_tests::{Browser, Page, Site, at_the_start};
use serde_json::json;

type Done = anyhow::Result<()>;

/// At the question where a family lives, having asked about feelings. It is opened from the plan, so that its place in the order does not matter.
async fn asked_where() -> anyhow::Result<(Browser, Site, Page)> {
    let (browser, site, page) = at_the_start().await?;
    page.press("About my child").await?;
    page.press("Feelings, worry or behaviour").await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.press("What we did not ask").await?;
    page.press("Answer: Where do you live?").await?;
    page.sees("Postcode, or its first half").await?;
    Ok((browser, site, page))
}

#[tokio::test]
async fn a_postcode_in_one_place_is_the_answer() -> Done {
    let (browser, _site, page) = asked_where().await?;
    page.type_into("Postcode, or its first half", "cv21").await?;
    page.sees("CV21 is in Rugby.").await?;
    page.press("Continue").await?;
    page.sees("Where do you live? Rugby").await?;
    browser.close().await
}

#[tokio::test]
async fn a_postcode_across_a_border_leaves_the_places_it_lies_in_and_then_shows_both_councils() -> Done {
    let (browser, _site, page) = asked_where().await?;
    page.type_into("Postcode, or its first half", "CV7").await?;
    page.sees("CV7 is in more than one place").await?;
    page.does_not_see("Stratford-on-Avon").await?;
    page.press("Continue").await?;
    page.sees("There is a problem").await?;
    page.is_accessible("the places that a postcode lies in").await?;
    page.press("Nuneaton and Bedworth").await?;
    page.press("Continue").await?;
    page.sees("Where you live, your council is Warwickshire County Council.").await?;
    page.sees("Help from Coventry City Council").await?;
    page.sees("This is the council next door.").await?;
    page.is_accessible("a plan with help from next door").await?;
    browser.close().await
}

#[tokio::test]
async fn what_is_not_a_postcode_is_said_in_the_same_words_twice() -> Done {
    let (browser, _site, page) = asked_where().await?;
    page.type_into("Postcode, or its first half", "near Rugby").await?;
    page.press("Continue").await?;
    let words = "Check the postcode. Type the first half, such as CV21.";
    page.sees(words).await?;
    assert_eq!(page.ask("text().split(args).length - 1", json!(words)).await?, json!(2));
    browser.close().await
}

#[tokio::test]
async fn a_family_across_the_border_is_led_to_its_own_council_with_its_answers_and_back() -> Done {
    let (browser, site, page) = asked_where().await?;
    page.press("Coventry").await?;
    page.press("Continue").await?;
    page.sees("Where you live, your council is Coventry City Council.").await?;
    page.sees("This is your own council.").await?;
    page.press("See all your steps in Coventry").await?;
    page.sees("This is help from Coventry City Council.").await?;
    page.focus_is_on("Your next steps").await?;
    page.is_accessible("a plan at the council next door").await?;
    page.sees("Where do you live? Coventry").await?;
    page.sees("What do you want help with? Feelings, worry or behaviour").await?;
    page.press("Back to help in Warwickshire").await?;
    page.does_not_see("This is help from Coventry City Council.").await?;
    page.sees("Where do you live? Coventry").await?;
    assert_eq!(page.address().await?, site.address, "the address never changes");
    browser.close().await
}

#[tokio::test]
async fn what_the_other_council_asks_more_closely_is_not_lost_on_the_way_back() -> Done {
    let (browser, _site, page) = asked_where().await?;
    page.press("Worcestershire").await?;
    page.press("Continue").await?;
    page.press("See all your steps in Worcestershire").await?;
    page.sees("This is help from Worcestershire County Council.").await?;
    page.press("Back to help in Warwickshire").await?;
    page.does_not_see("This is help from").await?;
    page.sees("Where do you live? Worcestershire").await?;
    browser.close().await
}

#[tokio::test]
async fn who_cannot_say_where_they_live_sees_each_council_next_door_fetched_once() -> Done {
    let (browser, _site, page) = asked_where().await?;
    page.press("I'm not sure").await?;
    page.press("Continue").await?;
    page.sees("See all your steps in Coventry").await?;
    page.sees("See all your steps in Worcestershire").await?;
    page.sees("Your council may be Warwickshire County Council, Coventry City Council or Worcestershire County Council.").await?;
    let fetched = page
        .ask(
            "performance.getEntriesByType('resource').map((e) => e.name).filter((name) => name.endsWith('core.pack')).length",
            json!(null),
        )
        .await?;
    assert_eq!(fetched, json!(3), "its own and two next door");
    browser.close().await
}

/// The files of postcodes that were fetched, without their folder.
async fn fetched(page: &Page) -> anyhow::Result<serde_json::Value> {
    let names = "performance.getEntriesByType('resource').map((e) => e.name.split('/places/')[1]).filter((name) => name)";
    page.ask(names, json!(null)).await
}

#[tokio::test]
async fn a_whole_postcode_is_looked_up_here_and_says_how_far_help_is() -> Done {
    let (browser, site, page) = asked_where().await?;
    if !site.has("places/cv.pack") {
        println!("skipped: the site has no table of postcodes");
        return browser.close().await;
    }
    assert_eq!(fetched(&page).await?, json!([]), "nobody has typed a postcode yet");
    // CV3 alone lies in three districts.
    page.type_into("Postcode, or its first half", "cv3").await?;
    page.sees("CV3 is in more than one place").await?;
    page.type_into("Postcode, or its first half", "cv3 3gl").await?;
    page.sees("CV3 3GL is in Coventry.").await?;
    assert_eq!(fetched(&page).await?, json!(["cv.pack"]), "all of the area, which tells nothing of where in it they live");
    page.press("Continue").await?;
    page.sees("Where you live, your council is Coventry City Council.").await?;
    page.press("See all your steps in Coventry").await?;
    page.focus_is_on("Your next steps").await?;
    page.press("Search").await?;
    page.type_into("What do you need?", "family hubs").await?;
    page.sees("Nearest to you: Woodside, under half a mile from you.").await?;
    page.is_accessible("a card with a distance").await?;
    page.press("Family Hubs").await?;
    page.focus_is_on("Family Hubs").await?;
    page.sees("Upper Ride, Coventry, CV3 3GL").await?;
    page.sees("Nearest to you: under half a mile from you.").await?;
    page.is_accessible("a service with venues").await?;
    assert_eq!(page.address().await?, site.address, "the address never changes");
    browser.close().await
}

#[tokio::test]
async fn a_postcode_in_a_hurry_decides_the_district_and_says_how_far_help_is() -> Done {
    let (browser, site, page) = asked_where().await?;
    if !site.has("places/cv.pack") {
        println!("skipped: the site has no table of postcodes");
        return browser.close().await;
    }
    page.type_into("Postcode, or its first half", "cv226dy").await?;
    page.sees("CV22 6DY is in Rugby.").await?;
    page.press("Continue").await?;
    page.sees("Where do you live? Rugby").await?;
    page.press("Search").await?;
    page.type_into("What do you need?", "special schools").await?;
    page.sees("Nearest to you: Brooke School, under half a mile from you.").await?;
    assert_eq!(page.address().await?, site.address, "the address never changes");
    browser.close().await
}

#[tokio::test]
async fn a_postcode_that_nobody_knows_is_said_kindly() -> Done {
    let (browser, site, page) = asked_where().await?;
    if !site.has("places/cv.pack") {
        println!("skipped: the site has no table of postcodes");
        return browser.close().await;
    }
    page.type_into("Postcode, or its first half", "CV3 9ZZ").await?;
    page.sees("We do not know CV3 9ZZ. It may be new, or not used any more. CV3 is in more than one place.").await?;
    page.is_accessible("a postcode that nobody knows").await?;
    page.press("Rugby").await?;
    page.press("Continue").await?;
    page.sees("Where do you live? Rugby").await?;
    browser.close().await
}
