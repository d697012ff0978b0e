//! The second file of the widget, which comes after the first screen: without it the questions still work, the rest says that it did not come and whom
//! to call, and goes on once the file is right.

use std::fs;

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Circumstance, Engine, Fault, Page, Site, Town};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const FILE: &str = "fingerpost-late.wasm";

#[tokio::test]
async fn without_the_second_file_the_questions_work_and_the_rest_goes_on_once_it_is_right() -> Done {
    for fault in ["missing", "cut short", "another file"] {
        let copy = Site::copy()?;
        let file = copy.path().join(FILE);
        let right = fs::read(&file)?;
        match fault {
            "missing" => fs::remove_file(&file)?,
            "cut short" => fs::write(&file, &right[..right.len() / 2])?,
            _ => fs::write(&file, "<!doctype html><title>Sign in to the network</title>")?,
        }
        let site = Site::in_folder(copy).await?;
        let browser = Browser::start(1280, 900).await?;
        let page = browser.open(&site.address).await?;
        page.press("About my child").await?;
        page.focus_is_on("What do you want help with?").await?;
        page.press("See what we have so far").await?;
        page.sees("This page did not come").await?;
        page.sees("Family Information Service").await?;
        // A family can go back to the questions, and there is urgent help.
        page.press("Back").await?;
        page.focus_is_on("What do you want help with?").await?;
        page.press("Urgent help").await?;
        page.sees("Call one of these now").await?;
        page.press("Back").await?;
        page.press("See what we have so far").await?;
        page.focus_is_on("This page did not come").await?;
        page.is_accessible(&format!("the plan, the second file {fault}")).await?;
        fs::write(&file, &right)?;
        page.press("Try again").await?;
        page.focus_is_on("Your next steps").await?;
        assert_eq!(page.ask("all('h1, .title').length", json!(null)).await?, json!(1), "{fault}");
        browser.close().await?;
    }
    Ok(())
}

/// Where each thing that can be pressed stands, by its name, to a tenth of a pixel.
const PLACES: &str = "Object.fromEntries(all('input, button, a').filter((e) => e.getClientRects().length && named(e))
    .map((e) => [named(e), ['left', 'top'].map((side) => Math.round(e.getBoundingClientRect()[side] * 10))]))";

/// Whoever presses "Continue" just as something comes above it would press what stood before it: "I'm not sure", which takes an answer away.
async fn nothing_moves_where_it_comes(page: &Page, town: &Town, screen: &str) -> Done {
    ensure!(!page.text().await?.contains("Easy Read"), "{screen}: the second file is here too soon");
    let before = page.ask(PLACES, Value::Null).await?;
    town.site.mend(&format!("/{FILE}"));
    page.sees("Easy Read").await?;
    let after = page.ask(PLACES, Value::Null).await?;
    let places = before.as_object().into_iter().flatten();
    let moved: Vec<String> = places
        .filter(|(name, place)| after[*name] != **place)
        .map(|(name, place)| format!("{name}: {place}, {}", after[name]))
        .collect();
    ensure!(moved.is_empty(), "{screen}: as the second file comes, what can be pressed moves: {moved:?}");
    ensure!(
        page.ask("'speechSynthesis' in window", Value::Null).await? == json!(page.text().await?.contains("Listen")),
        "{screen}: no \"Listen\""
    );
    Ok(())
}

const FIRST: &str = "What do you want help with?";
const CHILD: &str = "Growing, talking, moving or learning";
/// Questions of each kind, many answers, one, a box for a postcode, a box for an age; and the first answer of whoever is asked each.
const QUESTIONS: [(&str, &str); 4] = [
    (FIRST, CHILD),
    ("What does your child need help with?", CHILD),
    ("Where do you live?", "An EHC plan"),
    ("How old is your child?", CHILD),
];

/// Answers until this is asked, as whoever is not sure of anything else.
async fn until_it_is_asked(page: &Page, question: &str, first: &str) -> Done {
    let mut asked = FIRST.to_owned();
    page.focus_is_on(&asked).await?;
    while asked != question {
        page.press(if asked == FIRST { first } else { "I'm not sure" }).await?;
        page.press("Continue").await?;
        asked = page.next_screen(&asked).await?;
        ensure!(asked != "This page did not come" && asked != "One moment", "{question:?} is never asked");
    }
    Ok(())
}

async fn nothing_moves(engine: Engine) -> Done {
    let town = Town::open(Circumstance::AsItIs).await?;
    for width in [320, 1280] {
        let browser = Browser::of(engine, width, 900).await?;
        for (question, first) in QUESTIONS {
            town.site.spoil(&format!("/{FILE}"), Fault::Held);
            let page = browser.come_to(town.address()).await?;
            page.press("About my child").await?;
            until_it_is_asked(&page, question, first).await?;
            nothing_moves_where_it_comes(&page, &town, question).await?;
        }
        browser.close().await?;
    }
    Ok(())
}

fingerpost_browser_tests::in_each_engine!(nothing_moves: nothing_moves_in_chromium, nothing_moves_in_firefox, nothing_moves_in_webkit);
