//! Every screen in a made-up language, at 320 pixels: nothing of ours is in English unless it says so, nothing is too wide or cut by longer words, and from right to left
//! each box stands where its mirror image would.

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Engine, MadeUp, Page, Several, said};
use serde_json::Value;

type Done = anyhow::Result<()>;

/// A family's way through every screen, and what it came by.
struct Walk {
    page: Page,
    several: Several,
    /// The boxes of each screen, by its name.
    seen: Vec<(&'static str, Vec<Value>)>,
}

impl Walk {
    /// Looks at the screen that is there.
    async fn look(&mut self, what: &'static str) -> Done {
        if let Some(folder) = std::env::var_os("FINGERPOST_PICTURES") {
            let side = self.page.ask("all('.fp')[0].dir", Value::Null).await?;
            let file = format!("made-up-{what}-{}.png", side.as_str().unwrap_or_default());
            self.page.picture(&std::path::Path::new(&folder).join(file)).await?;
        }
        self.several.note(what, self.page.says_all_in_the_made_up_language(what).await);
        self.several.note(what, self.page.has_room(what).await);
        self.seen.push((what, self.page.boxes().await?));
        Ok(())
    }

    /// Presses what goes by a text of ours.
    async fn press(&self, text: &str) -> Done {
        self.page.press(&said(text)).await
    }

    async fn sees(&self, text: &str) -> Done {
        self.page.sees(&said(text)).await
    }

    async fn search(&self, words: &str) -> Done {
        self.page.type_into(&said("What do you need? Use your own words."), words).await
    }

    /// Each kind of question, and the plan. What is the offer's own is in English, and found by that.
    async fn questions(&mut self) -> Done {
        self.press("About my child").await?;
        self.page.sees("What do you want help with?").await?;
        self.look("tick boxes").await?;
        self.press("Continue").await?;
        self.sees("There is a problem").await?;
        self.look("tick boxes, with a problem").await?;
        self.page.press("Growing, talking, moving or learning").await?;
        self.press("Continue").await?;
        self.page.does_not_see("What do you want help with?").await?;
        self.press("See what we have so far").await?;
        self.sees("Your next steps").await?;
        self.look("plan").await?;
        self.press("What we did not ask").await?;
        for (question, what) in [("How old is your child?", "age"), ("Where do you live?", "place")] {
            self.page.press(&[&said("Answer: "), "\u{2068}", question].concat()).await?;
            self.page.focus_is_on(question).await?;
            self.look(what).await?;
            self.press("Continue").await?;
            self.sees("There is a problem").await?;
            self.look(what).await?;
            self.press("Back").await?;
            self.press("What we did not ask").await?;
        }
        self.page.press(&[&said("Change: "), "\u{2068}", "Who are you looking for help for?"].concat()).await?;
        self.page.focus_is_on("Who are you looking for help for?").await?;
        self.look("radios").await
    }

    /// A search that finds nothing, one that finds, a service with a word that explains itself, and the family's list.
    async fn search_and_list(&mut self) -> Done {
        self.press("Search").await?;
        self.search("xyzzy").await?;
        self.sees("Nothing found").await?;
        self.look("nothing found").await?;
        self.search("autism").await?;
        self.press("Narrow the list").await?;
        self.sees("Where you live").await?;
        self.press("Search other councils too").await?;
        self.page.sees(&[&said("In "), "Coventry"].concat()).await?;
        self.look("search").await?;
        self.search("ehc needs assessment").await?;
        self.page.press("EHC needs assessment").await?;
        self.sees("What it does").await?;
        self.page.press_term().await?;
        self.look("service").await?;
        self.press("Save to my list").await?;
        self.press("My list").await?;
        self.press("Show a QR code").await?;
        self.sees("Point a phone's camera at it. The code is made on this device.").await?;
        self.look("list").await?;
        self.press("Clear everything").await?;
        self.sees("Everything is cleared: your list, your notes, your answers and your dates.").await?;
        self.look("list that is empty").await?;
        self.press("Start again").await
    }

    /// The steps of a process with their dates, and every way to look through the help.
    async fn pathway_and_browse(&mut self) -> Done {
        self.press("Steps and dates").await?;
        self.page.sees("Ask for an EHC needs assessment").await?;
        self.look("pathways").await?;
        self.page.press("Ask for an EHC needs assessment").await?;
        self.sees("Show the dates").await?;
        self.press("Show the dates").await?;
        self.sees("There is a problem").await?;
        self.look("pathway with a problem").await?;
        let asked = self.page.day(-50).await?;
        self.page.type_into("When did the council get your letter?", &asked).await?;
        self.press("Show the dates").await?;
        self.sees("What comes next").await?;
        self.look("pathway with dates").await?;
        self.press("Start again").await?;
        self.press("Browse all help").await?;
        self.press("Any need: show everything").await?;
        self.sees("All help").await?;
        self.look("need").await?;
        self.press("Back").await?;
        self.sees("Browse by need and age").await?;
        self.look("browse").await?;
        self.press("Search").await?;
        self.press("All help, A to Z").await?;
        self.page.focus_is_on(&said("All help, A to Z")).await?;
        self.look("a to z").await
    }

    async fn through(&mut self) -> Done {
        self.look("start").await?;
        self.press("Urgent help").await?;
        self.sees("Is someone in danger, or not able to cope? Call one of these now.").await?;
        self.look("urgent").await?;
        self.press("Back").await?;
        self.questions().await?;
        self.search_and_list().await?;
        self.pathway_and_browse().await
    }
}

async fn walk(made_up: &MadeUp, browser: &Browser, tag: &str) -> anyhow::Result<Walk> {
    let page = made_up.start(browser, tag).await?;
    let mut walk = Walk { page, several: Several::in_engine(Engine::Chromium), seen: Vec::new() };
    walk.through().await?;
    Ok(walk)
}

#[tokio::test]
async fn every_screen_in_a_made_up_language() -> Done {
    let made_up = MadeUp::open()?;
    let browser = Browser::start(320, 800).await?;
    let [from_left, from_right] =
        [walk(&made_up, &browser, MadeUp::IN[0]).await?, walk(&made_up, &browser, MadeUp::IN[1]).await?];
    browser.close().await?;
    let mut several = Several::in_engine(Engine::Chromium);
    several.note("from left to right", from_left.several.end());
    several.note("from right to left", from_right.several.end());
    for ((what, left), (_, right)) in from_left.seen.iter().zip(&from_right.seen) {
        let mirrored = || {
            ensure!(left.len() == right.len() && left.len() > 10, "{} boxes, and {} from the right", left.len(), right.len());
            let apart: Vec<_> = left.iter().zip(right).filter(|(left, right)| !is_mirrored(left, right)).collect();
            ensure!(apart.is_empty(), "not mirrored: {apart:?}");
            Ok(())
        };
        several.note(what, mirrored());
    }
    several.end()
}

/// True for two boxes that begin and end as far from where their languages begin, but for what a browser rounds.
fn is_mirrored(left: &Value, right: &Value) -> bool {
    let at = |of: &Value, place: usize| of[place].as_i64().unwrap_or(i64::MIN);
    [1, 2].iter().all(|place| (at(left, *place) - at(right, *place)).abs() <= 1)
}
