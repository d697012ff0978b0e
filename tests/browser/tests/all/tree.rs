//! What a screen reader is told of each screen: a snapshot of the accessibility tree that a person has read. It is of the offer that `fingerpost new` writes, which is
//! small and seldom changes. And the way that Tab takes through each screen: to everything that can be used, in the order of the tree.

use fingerpost_browser_tests::{Browser, Family, Page, Site, fingerpost, given, new_offer};

type Done = anyhow::Result<()>;

/// A site of a new offer.
async fn a_new_site() -> anyhow::Result<Site> {
    let offer = new_offer().await?;
    let widget = given("FINGERPOST_WIDGET")?.display().to_string();
    let site = tempfile::tempdir()?;
    let out = site.path().join("site").display().to_string();
    fingerpost(offer.path(), &["build", "anyshire", "--widget", &widget, "--out", &out]).await?;
    Site::in_folder_of(site, "site").await
}

/// Holds the tree of the page's main part to what was read.
async fn holds(page: &Page, screen: &str) -> Done {
    // A new offer was checked today.
    let tree = page.tree().await?.replace(&page.day(0).await?, "(today)");
    insta::assert_snapshot!(screen, tree);
    tab_keeps_the_order(page, screen).await
}

/// Tab comes to all that can be used, and to nothing else, in the order of the tree: one key, or a switch, is enough.
async fn tab_keeps_the_order(page: &Page, screen: &str) -> Done {
    // The two tell a name in their own way where a word in it stands apart.
    let plain = |names: Vec<String>| -> Vec<String> {
        names.iter().map(|name| name.chars().filter(|letter| letter.is_alphanumeric()).take(20).collect()).collect()
    };
    let (stops, order) = (plain(page.stops().await?), plain(page.tab_order().await?));
    assert_eq!(order, stops, "{screen}");
    Ok(())
}

#[tokio::test]
async fn each_screen_says_what_it_is_in_order() -> Done {
    let site = a_new_site().await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&site.address).await?;
    let family = Family::at(page.clone());
    page.sees("Answer a few questions").await?;
    // The last to come of what is on each screen.
    page.sees("Easy Read").await?;
    holds(&page, "start").await?;
    family.go("Urgent help", "Urgent help").await?;
    holds(&page, "urgent").await?;
    questions(&family).await?;
    family.go("Search", "Search for help").await?;
    page.type_into("What do you need?", "speach therepy").await?;
    page.sees("found").await?;
    family.press("Narrow the list").await?;
    holds(&page, "search").await?;
    family.go("Speech and language therapy", "Speech and language therapy").await?;
    page.sees("What it does").await?;
    holds(&page, "service").await?;
    family.go("Start again", "Find help in").await?;
    family.go("Browse all help", "Browse by need and age").await?;
    holds(&page, "browse").await?;
    family.go("Any need: show everything", "All help").await?;
    holds(&page, "need").await?;
    family.go("Search", "Search for help").await?;
    family.go("All help, A to Z", "All help, A to Z").await?;
    holds(&page, "a-to-z").await?;
    family.go("Start again", "Find help in").await?;
    family.go("Steps and dates", "Steps and dates").await?;
    holds(&page, "pathways").await?;
    family.go("Ask for an EHC needs assessment", "Ask for an EHC needs assessment").await?;
    family.press("Show the dates").await?;
    page.focus_is_on("There is a problem").await?;
    holds(&page, "pathway-with-a-problem").await?;
    browser.close().await
}

/// The questions, of each sort, and the plan.
async fn questions(family: &Family) -> Done {
    let page = &family.page;
    family.press("Back").await?;
    family.go("About my child", "What do you want help with?").await?;
    holds(page, "tick-boxes").await?;
    family.press("Continue").await?;
    page.focus_is_on("There is a problem").await?;
    holds(page, "tick-boxes-with-a-problem").await?;
    family.press("I'm not sure").await?;
    family.press("Continue").await?;
    page.does_not_see("What do you want help with?").await?;
    holds(page, "second-question").await?;
    family.press("I'm not sure").await?;
    family.go("Continue", "How old is your child?").await?;
    holds(page, "an-age").await?;
    family.go("See what we have so far", "Your next steps").await?;
    holds(page, "plan").await?;
    family.go("Change: Who are you looking for help for?", "Who are you looking for help for?").await?;
    holds(page, "radios").await?;
    family.go("Back", "Your next steps").await?;
    family.press("What we did not ask").await?;
    family.go("Answer: Where do you live?", "Where do you live?").await?;
    holds(page, "a-place").await
}
