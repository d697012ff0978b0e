//! Our fields beside those of `govuk-frontend`, where both have the same: its fixtures and our screens are told to a screen reader in the same roles, names, states and
//! relations. Classes and elements are each library's own.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, ensure};
use fingerpost_browser_tests::{Browser, Family, Origin, Page, Site, fingerpost, given, new_offer};
use serde_json::Value;

type Done = anyhow::Result<()>;

/// Fixtures of radios whose parameters a question of ours can have: a legend, two answers with or without hints, and one more after "or".
const RADIOS: [&str; 2] = ["with a divider", "with hints on items"];

/// A fixture of a component: its parameters and its HTML.
fn fixture(component: &str, name: &str) -> anyhow::Result<(Value, String)> {
    let file = given("FINGERPOST_GOVUK")?.join(component).join("fixtures.json");
    let all: Value = serde_json::from_slice(&fs::read(&file).with_context(|| format!("{} is not there", file.display()))?)?;
    let found = all["fixtures"].as_array().into_iter().flatten().find(|fixture| fixture["name"] == name);
    let found = found.with_context(|| format!("{component} has no fixture {name:?}"))?;
    Ok((found["options"].clone(), found["html"].as_str().unwrap_or_default().to_owned()))
}

/// What is told of a fixture on a page of its own.
async fn theirs(browser: &Browser, html: &str) -> anyhow::Result<Vec<String>> {
    let origin = Origin::open(None)?;
    origin.put("/", &format!("<!doctype html><html lang=en><title>Fixture</title><main><form>{html}</form></main>"));
    let page = browser.open(&origin.address).await?;
    ensure!(
        page.until("location.href === args && document.querySelector('form') !== null", origin.address.clone().into()).await?
    );
    told(&page).await
}

/// What is told of the page's main part, less its depth, and less what GOV.UK has nothing like: a button that reads aloud, and its status. Whether a legend is a heading as
/// well is for a page to say.
async fn told(page: &Page) -> anyhow::Result<Vec<String>> {
    let line = |line: &str| line.trim_start().trim_start_matches("heading 1 ").replace(", focused", "");
    let lines = page.tree().await?;
    Ok(lines.lines().map(line).filter(|line| line != "button \"Listen\"" && !line.starts_with("status")).collect())
}

/// A question of ours with the parameters of a fixture of radios, on the screen.
async fn asked(browser: &Browser, options: &Value) -> anyhow::Result<(Site, Page)> {
    let offer = new_offer().await?;
    let file = offer.path().join("anyshire/questions.toml");
    let legend = &options["fieldset"]["legend"]["text"];
    let items: Vec<&Value> = options["items"].as_array().into_iter().flatten().filter(|item| item["text"].is_string()).collect();
    let not_sure = items.get(2).map_or_else(|| "I'm not sure".into(), |item| item["text"].clone());
    let mut text = format!("[[question]]\nid = \"district\"\nfact = \"district\"\nasks = {legend}\nnot_sure = {not_sure}\n");
    for (item, place) in items.iter().zip(["anyshire", "elsewhere"]) {
        text.push_str(&format!("\n[[question.option]]\nlabel = {}\nsets = {{ district = \"{place}\" }}\n", item["text"]));
        if item["hint"]["text"].is_string() {
            text.push_str(&format!("hint = {}\n", item["hint"]["text"]));
        }
    }
    fs::write(&file, text)?;
    let site = tempfile::tempdir()?;
    let out = site.path().join("site").display().to_string();
    let widget = given("FINGERPOST_WIDGET")?.display().to_string();
    fingerpost(offer.path(), &["build", "anyshire", "--widget", &widget, "--out", &out]).await?;
    let site = Site::in_folder_of(site, "site").await?;
    let page = browser.open(&site.address).await?;
    let family = Family::at(page.clone());
    page.sees("Answer a few questions").await?;
    family.go("About my child", "What do you want help with?").await?;
    family.go("See what we have so far", "Your next steps").await?;
    family.press("What we did not ask").await?;
    let legend = legend.as_str().context("the fixture has no legend")?;
    family.go(&format!("Answer: {legend}"), legend).await?;
    Ok((site, page))
}

#[tokio::test]
async fn radios_are_told_as_govuk_frontends() -> Done {
    let browser = Browser::start(1280, 900).await?;
    for name in RADIOS {
        let (options, html) = fixture("radios", name)?;
        let theirs = theirs(&browser, &html).await?;
        let (_site, page) = asked(&browser, &options).await?;
        let all = told(&page).await?;
        let from = all.iter().position(|line| line.starts_with("group") && !line.contains("Quick help")).context("no group")?;
        let until = all.iter().position(|line| line.starts_with("button \"Continue\"")).context("no button")?;
        let mut ours = all[from..until].to_vec();
        // A fixture without a divider ends with its answers; every question of ours has one more.
        if !html.contains("divider") {
            ours.truncate(ours.iter().position(|line| line == "\"or\"").unwrap_or(ours.len()));
        }
        let theirs: Vec<String> = theirs.into_iter().skip_while(|line| !line.starts_with("group")).collect();
        assert_eq!(ours, theirs, "{name}");
    }
    browser.close().await
}

/// A line without its words: the role, the states, and whether there is a name or a description.
fn kind(line: &str) -> String {
    let parts: Vec<&str> = line.split('"').collect();
    parts.iter().enumerate().map(|(place, part)| if place % 2 == 0 { *part } else { "…" }).collect()
}

/// Checks that our screen is told in no other kinds of lines than these fixtures, but for what a screen has around its field.
async fn is_like(browser: &Browser, ours: &[String], fixtures: &[(&str, &str)]) -> Done {
    let mut known = BTreeSet::new();
    for (component, name) in fixtures {
        known.extend(theirs(browser, &fixture(component, name)?.1).await?.iter().map(|line| kind(line)));
    }
    let from = ours.iter().position(|line| line == "form").context("no form")?;
    let until = ours.iter().position(|line| line.starts_with("button \"Continue\"")).context("no button")?;
    // Ours tell more in two ways: a field that was filled in wrongly says so, and keeps what was typed.
    let ours_too = |line: &str| kind(line).replace(" holding …", "").replace(", invalid", "");
    // A word that explains itself may stand in a hint.
    let others: Vec<&String> =
        ours[from..until].iter().filter(|line| !known.contains(&ours_too(line)) && !line.contains("not expanded")).collect();
    ensure!(others.is_empty(), "not as in {fixtures:?}: {others:?}; there: {known:?}");
    Ok(())
}

#[tokio::test]
async fn tick_boxes_and_an_age_with_a_problem_are_told_as_govuk_frontends() -> Done {
    let browser = Browser::start(1280, 900).await?;
    let site = Site::built().await?;
    let page = browser.open(&site.address).await?;
    let family = Family::at(page.clone());
    page.sees("Answer a few questions").await?;
    family.go("About my child", "What do you want help with?").await?;
    family.press("Continue").await?;
    page.focus_is_on("There is a problem").await?;
    let boxes = told(&page).await?;
    family.go("See what we have so far", "Your next steps").await?;
    family.press("What we did not ask").await?;
    family.go("Answer: How old is your child?", "How old is your child?").await?;
    family.fill("How old is your child?", "seven").await?;
    family.press("Continue").await?;
    page.focus_is_on("There is a problem").await?;
    let age = told(&page).await?;
    let fixtures = ["with error message and hint", "with hints on items", "with divider and None"];
    is_like(&browser, &boxes, &fixtures.map(|name| ("checkboxes", name))).await?;
    is_like(&browser, &age, &[("input", "with error and hint")]).await?;
    browser.close().await
}
