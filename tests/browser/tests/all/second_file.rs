//! The second file of the widget, which comes after the first screen: without it the questions still work, the rest says that it did not come and whom
//! to call, and goes on once the file is right.

use std::fs;

use fingerpost_browser_tests::{Browser, Site};
use serde_json::json;

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
