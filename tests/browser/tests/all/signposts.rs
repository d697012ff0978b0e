//! What a signpost tells a family: what to do first, what to say, what happens next, and where danger comes before all of it.

use fingerpost_browser_tests::{Browser, Page, Site, at_the_start};
use serde_json::json;

type Done = anyhow::Result<()>;

async fn searching(words: &str) -> anyhow::Result<(Browser, Site, Page)> {
    let (browser, site, page) = at_the_start().await?;
    page.press("Search for help").await?;
    page.type_into("What do you need?", words).await?;
    Ok((browser, site, page))
}

#[tokio::test]
async fn a_service_says_what_to_do_what_to_say_what_comes_next_and_what_to_do_at_a_no() -> Done {
    let (browser, _site, page) = searching("autism and adhd assessment").await?;
    page.press("Autism and ADHD assessment").await?;
    page.focus_is_on("Autism and ADHD assessment").await?;
    // Its details come a moment later.
    page.sees("What happens next").await?;
    let headings = page.ask("all('h2').map((e) => e.textContent)", json!(null)).await?;
    let wanted = [
        "What to do first",
        "How to contact them",
        "What happens next",
        "While you wait",
        "Afterwards",
        "If the answer is no",
        "What it does",
        "Who it is for",
    ];
    let mut found = headings.as_array().into_iter().flatten().filter(|heading| wanted.iter().any(|wanted| *heading == wanted));
    for wanted in wanted {
        assert_eq!(found.next(), Some(&json!(wanted)), "in this order: {headings}");
    }
    page.is_accessible("a service with all of its signpost").await?;
    page.sees("What you can say:").await?;
    page.sees("Please refer my child").await?;
    browser.close().await
}

#[tokio::test]
async fn a_young_person_is_given_words_of_their_own() -> Done {
    let (browser, _site, page) = at_the_start().await?;
    page.press("About me").await?;
    page.sees("What do you want help with?").await?;
    page.press("Search").await?;
    page.type_into("What do you need?", "autism and adhd assessment").await?;
    page.press("Autism and ADHD assessment").await?;
    page.sees("Please refer me").await?;
    browser.close().await
}

#[tokio::test]
async fn words_of_danger_bring_urgent_help_above_what_is_found() -> Done {
    let (browser, _site, page) = searching("my son says he wants to die").await?;
    page.sees("Is someone in danger, or not able to cope?").await?;
    let first = page.ask("named(all('.card button, .card a')[0])", json!(null)).await?;
    assert_eq!(first, json!("Emergency: call 999"), "crisis help comes first");
    page.is_accessible("a search that tells of danger").await?;
    page.type_into("What do you need?", "speech therapy").await?;
    page.does_not_see("Is someone in danger, or not able to cope?").await?;
    browser.close().await
}
