//! What a page can ask of the element, and what it hears: attributes, properties, methods, events, and the address where the page shares it.

use anyhow::{Context, ensure};
use fantoccini::key::Key;
use fingerpost_browser_tests::journeys::straight_to_a_plan;
use fingerpost_browser_tests::{Browser, Engine, Fault, Page, Stage, given};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const START: &str = "Answer a few questions";
const ONE: &str = "document.getElementById('one')";

/// The page with two navigators that writes down what it hears, in Chromium.
async fn listening() -> anyhow::Result<(Browser, Stage, Page)> {
    let stage = Stage::of("listening")?;
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    let page = stage.open(&browser).await?;
    page.sees(START).await?;
    // The second navigator would answer to the same names.
    page.ask("document.getElementById('other').remove()", Value::Null).await?;
    ensure!(page.until(&format!("{ONE}.state === 'ready'"), Value::Null).await?, "it does not become ready");
    Ok((browser, stage, page))
}

/// Sets an attribute of the navigator, which then starts anew.
async fn set(page: &Page, name: &str, value: &str) -> Done {
    page.ask(&format!("{ONE}.setAttribute(...args)"), json!([name, value])).await?;
    ensure!(page.until(&format!("{ONE}.state === 'ready'"), Value::Null).await?, "it does not come back with {name}={value:?}");
    Ok(())
}

#[tokio::test]
async fn a_page_chooses_where_to_start_and_keeps_its_focus() -> Done {
    let (browser, _stage, page) = listening().await?;
    for (start, heading) in [
        ("service:sendias", "SENDIAS"),
        ("search", "Search for help"),
        ("question:age", "How old"),
        ("need:autism", "Autism"),
        ("guide", "What do you want help with?"),
        ("service:nobody", "Find help in Warwickshire"),
    ] {
        set(&page, "start", start).await?;
        let title = "(all('.title, .title *')[0] || { innerText: '' }).innerText";
        let comes = page
            .until(&format!("{title}.includes(args) || all('legend, h2')[0].innerText.includes(args)"), json!(heading))
            .await?;
        ensure!(comes, "start={start:?} shows {}", page.text().await?);
        ensure!(page.focus().await?.tag == "body", "start={start:?} takes the focus: {:?}", page.focus().await?);
        ensure!(!page.text().await?.contains("This page did not come"));
    }
    browser.close().await
}

#[tokio::test]
async fn headings_take_the_level_that_the_page_gives_and_another_offer_can_be_put_in_place() -> Done {
    let (browser, stage, page) = listening().await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    set(&page, "heading-level", "3").await?;
    ensure!(page.until("all('h3').length > 0 && !all('h2').length", Value::Null).await?, "the heading is not of level 3");
    page.sees("What do you want help with?").await.context("the family stays where they are")?;
    ensure!(page.ask(&format!("{ONE}.headingLevel"), Value::Null).await? == json!("3"));
    page.ask(
        &format!("({ONE}.offer = args, {ONE}.headingLevel = null)"),
        json!([&stage.widget.address, "offers/coventry/"].concat()),
    )
    .await?;
    page.sees("Find help in Coventry").await?;
    ensure!(page.ask("all('h2.title').length", Value::Null).await? == json!(1), "the heading is not of level 2 again");
    browser.close().await
}

#[tokio::test]
async fn a_page_can_open_a_screen_and_start_again_and_moving_the_element_keeps_the_answers() -> Done {
    let (browser, _stage, page) = listening().await?;
    page.press("About my child").await?;
    page.press("An EHC plan").await?;
    // As a page does that puts it in another column.
    page.ask(&format!("document.querySelector('main').prepend({ONE})"), Value::Null).await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await?;
    page.ask(&format!("{ONE}.open('search')"), Value::Null).await?;
    page.focus_is_on("Search for help").await?;
    page.ask(&format!("{ONE}.open('nonsense')"), Value::Null).await?;
    page.press("Back").await?;
    page.sees("Your next steps").await?;
    page.ask(&format!("{ONE}.restart()"), Value::Null).await?;
    page.sees(START).await?;
    browser.close().await
}

#[tokio::test]
async fn a_page_hears_of_each_step_and_of_nothing_personal() -> Done {
    let (browser, _stage, page) = listening().await?;
    page.press("About my child").await?;
    page.press("An EHC plan").await?;
    page.press("Continue").await?;
    page.press("See what we have so far").await?;
    page.press("EHC plan coordinator").await?;
    page.press("Search").await?;
    page.type_into("What do you need?", "autism").await?;
    page.press("Urgent help").await?;
    page.sees("Call one of these now").await?;
    let heard =
        page.ask("heard.filter((event) => event.from === 'one').map((event) => [event.name, event.detail])", Value::Null).await?;
    let heard = heard.as_array().cloned().unwrap_or_default();
    let names: Vec<&str> = heard.iter().filter_map(|event| event[0].as_str()).collect();
    ensure!(names == ["ready", "step", "step", "plan", "open", "open", "open"], "it heard {heard:?}");
    ensure!(heard[1][1] == json!({ "step": 2 }) && heard[2][1] == json!({ "step": 3 }), "steps: {heard:?}");
    ensure!(heard[3][1]["services"].as_u64().is_some_and(|services| services > 0), "plan: {heard:?}");
    let opened: Vec<&Value> = heard[4..].iter().map(|event| &event[1]["what"]).collect();
    ensure!(opened == ["service", "search", "urgent"], "opened: {opened:?}");
    // A name and a number or a kind is all that any of them says.
    ensure!(heard.iter().all(|event| event[1].as_object().is_some_and(|detail| detail.len() <= 1)), "more than that: {heard:?}");
    browser.close().await
}

#[tokio::test]
async fn the_address_tells_where_a_family_is_only_where_the_page_shares_it() -> Done {
    let (browser, stage, page) = listening().await?;
    page.press("About my child").await?;
    page.press("An EHC plan").await?;
    page.press("Continue").await?;
    ensure!(page.address().await? == stage.host.address, "the address changed: {}", page.address().await?);
    let before = page.ask("history.length", Value::Null).await?;
    set(&page, "share", "").await?;
    straight_to_a_plan(&page).await?;
    let written = "location.hash.startsWith('#fingerpost=1;plan;who=parent')";
    ensure!(page.until(written, Value::Null).await?, "the address is {}", page.address().await?);
    ensure!(page.ask("history.length", Value::Null).await? == before, "the way back has new stops");
    // Sent to somebody else, it leads to the same plan.
    let address = page.address().await?;
    let other = Browser::of(Engine::Chromium, 1280, 900).await?;
    let page2 = other.open(&address).await?;
    page2.sees(START).await?;
    page2.ask(&format!("{ONE}.toggleAttribute('share')"), Value::Null).await?;
    page2.sees("Your next steps").await?;
    ensure!(page2.focus().await?.tag == "body", "the plan takes the focus");
    other.close().await?;
    // A page's own use of the address is left alone, and starting again clears ours.
    page.press("Start again").await?;
    page.sees(START).await?;
    ensure!(page.until("location.hash === ''", Value::Null).await?, "the address still tells: {}", page.address().await?);
    page.ask("location.hash = 'news'", Value::Null).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    ensure!(page.ask("location.hash", Value::Null).await? == json!("#news"), "the page's own address changed");
    browser.close().await
}

#[tokio::test]
async fn nothing_is_fetched_until_it_is_near_or_touched_or_told_to() -> Done {
    for (how, starts) in [
        ("scrolled to", "document.querySelector('fingerpost-navigator').scrollIntoView()"),
        // The events alone: a browser gives none for the focus while its window has not got it, as on a busy machine.
        (
            "touched",
            "document.querySelector('fingerpost-navigator a').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))",
        ),
        (
            "focused",
            "document.querySelector('fingerpost-navigator a').dispatchEvent(new FocusEvent('focusin', { bubbles: true }))",
        ),
        ("told to", "document.querySelector('fingerpost-navigator').show()"),
        ("told what to show", "document.querySelector('fingerpost-navigator').open('guide')"),
    ] {
        let stage = Stage::of("below")?;
        let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
        let page = stage.open(&browser).await?;
        page.is_whole().await?;
        let is_known = page.until("customElements.get('fingerpost-navigator') !== undefined", Value::Null).await?;
        ensure!(is_known, "its script does not come");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let asked: Vec<String> = stage.widget.asked().into_iter().map(|asked| asked.path).collect();
        ensure!(asked == ["/fingerpost.js"], "before it is {how}: {asked:?}");
        ensure!(page.ask("document.querySelector('fingerpost-navigator').state", Value::Null).await? == json!("idle"));
        page.ask(starts, Value::Null).await?;
        let ready = "document.querySelector('fingerpost-navigator').state === 'ready'";
        ensure!(page.until(ready, Value::Null).await?, "it does not start when {how}");
        let asked: Vec<String> = stage.widget.asked().into_iter().map(|asked| asked.path).collect();
        let twice: Vec<&String> = asked.iter().filter(|path| asked.iter().filter(|other| other == path).count() > 1).collect();
        ensure!(twice.is_empty(), "asked for twice: {twice:?}");
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_script_that_is_named_twice_does_no_harm() -> Done {
    let (browser, stage, page) = listening().await?;
    let again =
        "import(args + 'fingerpost.js?again').then(() => { window.twice = true; }, (why) => { window.twice = String(why); })";
    page.ask(again, json!(stage.widget.address)).await?;
    ensure!(page.until("window.twice === true", Value::Null).await?, "{:?}", page.ask("window.twice", Value::Null).await?);
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    ensure!(page.ask("[...said, ...thrown]", Value::Null).await? == json!([]));
    browser.close().await
}

/// Waits until the navigator of the page has failed, with this code.
async fn fails(page: &Page, code: &str) -> Done {
    page.sees("The guide did not start").await?;
    let heard = "heard.some((event) => event.name === 'error' && event.detail.code === args)";
    ensure!(page.until(heard, json!(code)).await?, "it heard {}", page.ask("heard", Value::Null).await?);
    Ok(())
}

async fn refuses_a_changed_file(engine: Engine, files: &[(&str, &str)]) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    for (file, code) in files.iter().copied() {
        let stage = Stage::of("listening")?;
        let mut bytes = std::fs::read(given("FINGERPOST_SITE")?.join(file))?;
        // Each goes on working with this at its end: a comment, and a section that has only a name.
        bytes.extend(if code == "glue" { &b"//"[..] } else { &[0, 1, 0][..] });
        stage.widget.put_bytes(&["/", file].concat(), bytes);
        let page = stage.open(&browser).await?;
        fails(&page, code).await.with_context(|| format!("{engine:?}, {file}"))?;
        let said = page.ask("said.join(' ')", Value::Null).await?;
        let says_which = said.as_str().is_some_and(|said| said.contains(file) && said.contains("not of this build"));
        ensure!(says_which, "the console says {said}");
    }
    browser.close().await
}

/// In WebKit a link brings its modules unchecked (docs/decisions/0020).
#[tokio::test]
async fn a_file_that_was_changed_since_the_build_is_refused() -> Done {
    let (glue, wasm) = (("fingerpost-web.js", "glue"), ("fingerpost-web_bg.wasm", "wasm"));
    refuses_a_changed_file(Engine::Chromium, &[glue, wasm]).await?;
    refuses_a_changed_file(Engine::Firefox, &[glue, wasm]).await?;
    refuses_a_changed_file(Engine::WebKit, &[wasm]).await
}

#[tokio::test]
async fn the_console_says_what_came_in_the_place_of_a_file() -> Done {
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    for (file, fault, code, says) in [
        ("/fingerpost-web_bg.wasm", Fault::SignIn, "wasm", "a page of HTML"),
        ("/fingerpost-web_bg.wasm", Fault::NotForOthers, "wasm", "Access-Control-Allow-Origin"),
        ("/fingerpost-web.js", Fault::OfType("text/plain"), "glue", "text/plain"),
        ("/offers/warwickshire/core.pack", Fault::Missing, "offer", "answers 404"),
    ] {
        let stage = Stage::of("listening")?;
        stage.widget.spoil(file, fault);
        let page = stage.open(&browser).await?;
        fails(&page, code).await?;
        let told = "said.filter((said) => said.includes(args[0]) && said.includes(args[1])).length === 1";
        let told = page.until(told, json!([file, says])).await?;
        ensure!(told, "{file} {fault:?}: the console says {}", page.ask("said", Value::Null).await?);
    }
    browser.close().await
}

#[tokio::test]
async fn one_that_is_taken_away_or_moved_while_it_loads_harms_no_other() -> Done {
    let stage = Stage::of("listening")?;
    stage.widget.spoil("/fingerpost-web.js", Fault::Held);
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    let page = stage.open(&browser).await?;
    let loads = "document.getElementById('other').state === 'loading' && document.getElementById('one').state === 'loading'";
    ensure!(page.until(loads, Value::Null).await?, "they do not load");
    page.ask(&format!("({ONE}.remove(), document.querySelector('main').prepend(document.getElementById('other')))"), Value::Null)
        .await?;
    stage.widget.mend("/fingerpost-web.js");
    page.sees(START).await?;
    ensure!(page.ask("[...said, ...thrown]", Value::Null).await? == json!([]), "it complains");
    browser.close().await
}

#[tokio::test]
async fn the_keyboards_focus_is_not_lost_where_the_pages_own_words_go() -> Done {
    let stage = Stage::of("listening")?;
    stage.widget.spoil("/fingerpost-web.js", Fault::Held);
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    let page = stage.open(&browser).await?;
    ensure!(page.until(&format!("{ONE}.state === 'loading'"), Value::Null).await?, "it does not load");
    page.ask(&format!("({ONE}.querySelector('a').focus(), document.getElementById('other').remove())"), Value::Null).await?;
    stage.widget.mend("/fingerpost-web.js");
    page.focus_is_on("Find help in Warwickshire").await?;
    // The same where a family tries again.
    let core = "/offers/warwickshire/core.pack";
    stage.widget.spoil(core, Fault::Missing);
    page.ask(&format!("{ONE}.setAttribute('exit', 'https://example.org/')"), Value::Null).await?;
    page.sees("Try again").await?;
    stage.widget.mend(core);
    page.tab_to("Try again").await?;
    page.keys(&[Key::Enter]).await?;
    page.focus_is_on("Find help in Warwickshire").await?;
    browser.close().await
}

#[tokio::test]
async fn what_a_page_sets_before_the_script_comes_counts_and_compact_takes_less_space() -> Done {
    let stage = Stage::of("listening")?;
    let browser = Browser::of(Engine::Chromium, 1280, 900).await?;
    stage.first("document.addEventListener('DOMContentLoaded', () => Object.assign(document.getElementById('one'), { start: 'search', headingLevel: 4, language: 'cy' }))");
    // Its script comes after this one, as with a page that loads it late.
    let address = [&stage.widget.address, "fingerpost.js"].concat();
    stage.host.change("/", |page| page.replace(&format!("<script type=\"module\" src=\"{address}\"></script>"), ""));
    let page = stage.open(&browser).await?;
    page.is_whole().await?;
    page.ask("void import(args)", json!(address)).await?;
    page.sees("What do you need?").await?;
    ensure!(page.ask("all('h4.title').length", Value::Null).await? == json!(1), "the heading is not of level 4");
    ensure!(page.until("said.some((said) => said.includes('language \"cy\"'))", Value::Null).await?, "the console says nothing");
    let height = format!("{ONE}.getBoundingClientRect().height");
    let before = page.ask(&height, Value::Null).await?.as_f64();
    page.ask(&format!("{ONE}.compact = true"), Value::Null).await?;
    let after = page.ask(&height, Value::Null).await?.as_f64();
    ensure!(after < before, "compact: {before:?} and {after:?}");
    browser.close().await
}
