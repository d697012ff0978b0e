//! Listening, in each engine, with a voice of the test's own: what is read, in which language, and that it ends when the family goes on.

use anyhow::ensure;
use fingerpost_browser_tests::{Browser, Engine, Origin, Page, Several, Stage, given, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

/// A browser that speaks: it keeps what it was given to say. Its voices come late; the best one for English is a server's. `hold` makes a sentence last.
const SPEAKS: &str = "
    window.spoken = []; window.voices = []; window.hold = false;
    const voice = (lang, localService) => ({ lang, localService });
    setTimeout(() => { voices = [voice('en-GB', false), voice('en_US', true), voice('pl-PL', true), voice('ur', false)]; }, 400);
    const put = (name, value) => Object.defineProperty(window, name, { value, configurable: true });
    put('SpeechSynthesisUtterance', class { constructor(text) { this.text = text; } });
    put('speechSynthesis', {
        getVoices: () => voices,
        speak(one) { spoken.push([one.text, one.lang, one.voice.lang, one.voice.localService]); if (!hold) setTimeout(() => one.onend()); },
        cancel() { sessionStorage.cancelled = 1 + +(sessionStorage.cancelled ?? 0); },
    });";

/// A browser that cannot speak.
const SILENT: &str = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });";

/// The question about what a family wants help with, on a page with this script before all others.
async fn question(browser: &Browser, first: &str) -> anyhow::Result<(Stage, Page)> {
    let stage = Stage::of("localgov")?;
    stage.first(first);
    // The way out leads to a page of the same place, which can be asked what happened here.
    let exit = format!("<fingerpost-navigator exit=\"{}without\" ", stage.host.address);
    stage.host.change("/", |page| page.replacen("<fingerpost-navigator ", &exit, 1));
    let page = stage.open(browser).await?;
    page.ask("document.querySelector('fingerpost-navigator').scrollIntoView()", Value::Null).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    Ok((stage, page))
}

async fn until(page: &Page, what: &str, expression: &str) -> Done {
    ensure!(
        page.until(expression, Value::Null).await?,
        "{what}: {}",
        page.ask("JSON.stringify(window.spoken)", Value::Null).await?
    );
    Ok(())
}

/// The question, its help and its options, in order and nothing else, in a voice of the device.
async fn reads_a_question(browser: &Browser) -> Done {
    let (_stage, page) = question(browser, SPEAKS).await?;
    page.press("Listen").await?;
    until(&page, "it does not end", "spoken.length > 10 && text().includes('Listen')").await?;
    let said = page.ask("spoken.map(([text]) => text)", Value::Null).await?;
    let wanted =
        "[...all('fieldset')[0].querySelectorAll('.title, .hint, label, .or')].filter(shown).map((e) => clean(e.innerText))";
    // Sentence by sentence, it is just what stands there.
    let (said, wanted) =
        (said.as_array().cloned().unwrap_or_default(), page.ask(&format!("{wanted}.join(' ')"), Value::Null).await?);
    let said: Vec<&str> = said.iter().filter_map(Value::as_str).collect();
    ensure!(json!(said.join(" ")) == wanted, "{said:?} in place of {wanted}");
    until(&page, "another voice", "spoken.every(([, lang, voice, local]) => lang === 'en-GB' && voice === 'en_US' && local)")
        .await
}

/// A part in another language has the voice of that one; a part whose only voice is a server's is left out.
async fn reads_each_language_in_its_own_voice(browser: &Browser) -> Done {
    let (_stage, page) = question(browser, SPEAKS).await?;
    page.ask("(() => { const [, polish, urdu] = all('.choice label'); polish.lang = 'pl'; polish.textContent = 'Pomoc. Dom!'; urdu.lang = 'ur'; urdu.textContent = 'مدد'; })()", Value::Null).await?;
    page.press("Listen").await?;
    until(&page, "it does not end", "spoken.length > 10 && text().includes('Listen')").await?;
    until(&page, "no Polish", "JSON.stringify(spoken.filter(([, lang]) => lang === 'pl')) === '[[\"Pomoc.\",\"pl\",\"pl-PL\",true],[\"Dom!\",\"pl\",\"pl-PL\",true]]'").await?;
    until(&page, "a server's voice", "spoken.every(([, lang, , local]) => local && lang !== 'ur')").await
}

/// It stops when the button is pressed again, when the family goes on, and when they leave.
async fn stops(browser: &Browser) -> Done {
    for way in ["Stop", "See what we have so far", "Leave this page now"] {
        let (_stage, page) = question(browser, &format!("{SPEAKS} window.hold = true; sessionStorage.clear();")).await?;
        page.press("Listen").await?;
        until(&page, "it says nothing", "spoken.length === 1").await?;
        page.press(way).await?;
        until(&page, way, "sessionStorage.cancelled > 0 && (window.spoken?.length ?? 1) === 1").await?;
    }
    Ok(())
}

/// Where there is no voice of the device it says so, and uses no other.
async fn says_that_there_is_no_voice(browser: &Browser) -> Done {
    let (_stage, page) = question(browser, &SPEAKS.replace("true)", "false)")).await?;
    page.press("Listen").await?;
    page.sees("This device has no voice for these words.").await?;
    page.sees("Listen").await?;
    until(&page, "it speaks", "spoken.length === 0").await
}

/// A browser that cannot speak has no button for it.
async fn shows_nothing_without_speech(browser: &Browser) -> Done {
    let (_stage, page) = question(browser, SILENT).await?;
    page.press("See what we have so far").await?;
    page.sees("Your next steps").await?;
    ensure!(!page.text().await?.contains("Listen"), "there is a button");
    Ok(())
}

/// A page that needs no script reads itself too, with the same script, and has no button where the browser cannot speak.
async fn reads_a_page(browser: &Browser) -> Done {
    const PAGE: &str = "services/sendias.html";
    let folder = given("FINGERPOST_SITE")?;
    let html = std::fs::read_to_string(folder.join(PAGE))?;
    for (first, speaks) in [(SPEAKS, true), (SILENT, false)] {
        let site = Origin::open(Some(&folder))?;
        site.put(&format!("/{PAGE}"), &html.replacen("<head>", &format!("<head><script>{first}</script>"), 1));
        let address = format!("{}{PAGE}", site.address);
        let page = browser.open(&address).await?;
        // The page before is the same one, and may still be there for a moment.
        ensure!(page.until("location.href === args", serde_json::json!(address)).await?, "the page does not come");
        // What page.js takes away `hidden` from is there for both.
        page.sees("Print this page").await?;
        if !speaks {
            ensure!(!page.text().await?.contains("Listen"), "there is a button");
            continue;
        }
        page.press("Listen").await?;
        until(&page, "it does not end", "spoken.length > 10 && text().includes('Listen')").await?;
        until(&page, "it does not begin with the heading", "spoken[0][0] === clean(all('h1')[0].innerText)").await?;
        until(&page, "another voice", "spoken.every(([, , , local]) => local)").await?;
        until(&page, "what is pressed", "!spoken.some(([text]) => /Print this page|Leave this page|Save to my list/.test(text))")
            .await?;
    }
    Ok(())
}

async fn listening(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1000, 900).await?;
    let mut several = Several::in_engine(engine);
    several.note("a question", reads_a_question(&browser).await);
    several.note("languages", reads_each_language_in_its_own_voice(&browser).await);
    several.note("stopping", stops(&browser).await);
    several.note("no voice", says_that_there_is_no_voice(&browser).await);
    several.note("a page", reads_a_page(&browser).await);
    several.note("no speech", shows_nothing_without_speech(&browser).await);
    browser.close().await?;
    several.end()
}

in_each_engine!(listening: in_chromium, in_firefox, in_webkit);
