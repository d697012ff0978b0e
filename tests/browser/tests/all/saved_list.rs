//! The list that a family saves: kept on the device, taken away on paper, by email and by link, and cleared in one press.

use anyhow::{Context, ensure};
use fingerpost_browser_tests::{Browser, Circumstance, Engine, Origin, Page, Several, Site, Stage, Town, given, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

const START: &str = "Answer a few questions";
const KEPT: &str = "localStorage.getItem('fingerpost')";
/// What a family may note: nothing of it may ever be asked of a server.
const NOTE: &str = "She hates the blue room";
/// Five services, three of which somebody has to refer a family to, with notes as long as families write.
const FIVE: &str = "1\n/\t\tWe can come on Mondays and Thursdays after 10. Please write, do not ring, in the mornings.\n\
    warwickshire/autism-assessment\tAutism and ADHD assessment\tReferred in May. The school filled in its part.\\nAsk for the letter.\n\
    warwickshire/occupational-therapy\tOccupational therapy\tButtons, shoes and scissors are the hardest things.\n\
    warwickshire/early-help\tEarly Help\t\n\
    warwickshire/physiotherapy\tPhysiotherapy\tShe falls about twice a day.\n\
    warwickshire/home-to-school-transport\tHome to school transport\tIt is 4 miles.";

/// The built site on an origin that takes note of what is asked, at the first screen.
async fn open(browser: &Browser) -> anyhow::Result<(Origin, Page)> {
    let site = Origin::open(Some(&given("FINGERPOST_SITE")?))?;
    let page = browser.open(&[&site.address, "index.html"].concat()).await?;
    page.sees(START).await?;
    Ok((site, page))
}

/// Opens the page again, with this in the browser's storage; `null` leaves it as it is.
async fn again_with(page: &Page, kept: Option<&str>) -> Done {
    if let Some(kept) = kept {
        page.ask("localStorage.setItem('fingerpost', args)", json!(kept)).await?;
    }
    page.ask("(document.body.replaceChildren(), setTimeout(() => location.reload()), true)", Value::Null).await?;
    page.sees(START).await
}

/// The screen of a service.
async fn to_autism_assessment(page: &Page) -> Done {
    page.press("Search for help").await?;
    page.type_into("What do you need?", "autism and adhd assessment").await?;
    page.press("Autism and ADHD assessment").await?;
    page.focus_is_on("Autism and ADHD assessment").await
}

async fn keeps_and_clears(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    let mut several = Several::in_engine(engine);
    let (site, page) = open(&browser).await?;
    let through = async {
        to_autism_assessment(&page).await?;
        ensure!(page.ask(KEPT, Value::Null).await?.is_null(), "something is kept before anything was saved");
        page.press("Save to my list").await?;
        page.sees("Anyone who uses this device can see it.").await?;
        page.press("My list").await?;
        page.focus_is_on("My list").await?;
        page.type_into("Your note on Autism and ADHD assessment", NOTE).await?;
        ensure!(page.until(&format!("{KEPT}.includes(args)"), json!(NOTE)).await?, "the note is not kept");
        page.is_accessible("the list").await?;
        again_with(&page, None).await?;
        page.press("My list").await?;
        page.sees("Autism and ADHD assessment").await?;
        ensure!(page.until("all('textarea').some((e) => e.value === args)", json!(NOTE)).await?, "the note is gone");
        let mail = "decodeURIComponent(all('a[href^=mailto]')[0].href)";
        ensure!(page.until(&format!("{mail}.includes('want to say')"), Value::Null).await?, "what to say is not in the email");
        let mail = page.ask(mail, Value::Null).await?.to_string();
        ensure!(mail.contains(NOTE) && mail.contains("Who can refer: "), "the email is {mail}");
        page.press("Clear everything").await?;
        page.focus_is_on("Everything is cleared").await?;
        ensure!(page.ask(KEPT, Value::Null).await?.is_null(), "something is still kept");
        again_with(&page, None).await?;
        page.press("My list").await?;
        page.sees("Your list is empty.").await
    };
    several.note("keeping and clearing", through.await);
    // It is asked for nothing but the site's files.
    let asked = site.asked();
    let told = |path: &str| path.contains("blue") || path.contains("autism") || path.contains("fingerpost=");
    let told: Vec<_> = asked.iter().filter(|asked| told(&asked.path) || asked.cookies.is_some()).collect();
    several.note("what is asked", told.is_empty().then_some(()).with_context(|| format!("{told:?}")));
    browser.close().await?;
    several.end()
}

in_each_engine!(keeps_and_clears: kept_in_chromium, kept_in_firefox, kept_in_webkit);

#[tokio::test]
async fn five_services_with_their_words_and_notes_are_one_page_of_paper() -> Done {
    let browser = Browser::start(1280, 900).await?;
    let (_site, page) = open(&browser).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    again_with(&page, Some(FIVE)).await?;
    page.press("My list").await?;
    page.does_not_see("Getting the rest of this page…").await?;
    let paper = page.on_paper().await?;
    ensure!(paper.len() == 1, "it is {} pages: {paper:#?}", paper.len());
    for words in [
        "My list: help in Warwickshire",
        "Who can refer: ",
        "What we want to say: ",
        "Ask for the letter.",
        "It is 4 miles.",
        "do not ring",
        "Physiotherapy",
        "Call: ",
    ] {
        ensure!(paper[0].contains(words), "{words:?} is not in {}", paper[0]);
    }
    for words in ["Urgent help", "Clear everything", "Remove", "Share a link"] {
        ensure!(!paper[0].contains(words), "{words:?} is on paper: {}", paper[0]);
    }
    browser.close().await
}

/// Takes down what a frame would print, in the place of printing it.
const NO_PRINTER: &str = "const of = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
        const frame = of.get.call(this);
        if (frame) frame.print = () => { window.printed = { text: frame.document.body.innerText, html: frame.document.body.innerHTML,
            styles: [...frame.document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join('') }; };
        return frame; } });";

async fn prints_the_list_alone(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    let stage = Stage::of("strict")?;
    stage.be_strict();
    let page = stage.open(&browser).await?;
    page.sees(START).await?;
    page.ask("localStorage.setItem('fingerpost', args)", json!(FIVE)).await?;
    // A strict page takes no script into it, but WebDriver's own.
    page.ask(&format!("(() => {{ {NO_PRINTER} return true; }})()"), Value::Null).await?;
    page.press("My list").await?;
    page.does_not_see("Getting the rest of this page…").await?;
    page.press("Print this list").await?;
    ensure!(page.until("!!window.printed", Value::Null).await?, "nothing is printed");
    let printed = page.ask("printed", Value::Null).await?;
    let (text, styles) = (printed["text"].as_str().unwrap_or_default(), printed["styles"].as_str().unwrap_or_default());
    ensure!(text.contains("Ask for the letter.") && text.contains("What we want to say: "), "it prints {text:?}");
    ensure!(!text.contains("Strict Council") && !text.contains("Remove"), "it prints {text:?}");
    ensure!(styles.contains("10pt"), "it has no styles: {styles:?}");
    if engine == Engine::Chromium {
        let html = printed["html"].as_str().unwrap_or_default();
        let paper = Origin::open(None)?;
        paper.put("/", &format!("<!doctype html><html lang=en><title>List</title><style>{styles}</style><body>{html}"));
        let page = browser.open(&paper.address).await?;
        page.sees("My list: help in Warwickshire").await?;
        let pages = page.on_paper().await?;
        ensure!(pages.len() == 1, "it is {} pages", pages.len());
    }
    browser.close().await
}

in_each_engine!(prints_the_list_alone: printed_in_chromium, printed_in_firefox, printed_in_webkit);

async fn a_link_carries_the_answers_and_the_list(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    let (site, page) = open(&browser).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    page.press("Search").await?;
    page.type_into("What do you need?", "autism and adhd assessment").await?;
    page.press("Autism and ADHD assessment").await?;
    page.press("Save to my list").await?;
    page.press("My list").await?;
    page.type_into("Your note on", NOTE).await?;
    page.sees("Whoever has this link can see your answers").await?;
    let link = page.typed("Link to this list").await?;
    ensure!(link.ends_with("index.html#fingerpost=1;saved:autism-assessment;who=parent"), "the link is {link}");
    page.press("Show a QR code").await?;
    page.sees("Point a phone's camera at it.").await?;
    page.is_accessible("the list with a QR code").await?;
    ensure!(page.scanned().await? == link, "the code says {}", page.scanned().await?);
    // Somebody else's device, where the answers do not stay in the address.
    let other = Browser::of(engine, 1280, 900).await?;
    let theirs = other.open(&link).await?;
    theirs.sees("These came with the link that you opened.").await?;
    ensure!(theirs.ask("location.hash", Value::Null).await? == json!(""), "the address still tells");
    ensure!(theirs.ask(KEPT, Value::Null).await?.is_null(), "a link saves by itself");
    theirs.press("Save to my list: Autism and ADHD assessment").await?;
    theirs.does_not_see("These came with the link that you opened.").await?;
    ensure!(!theirs.ask(KEPT, Value::Null).await?.is_null(), "it is not saved");
    ensure!(site.asked().iter().all(|asked| !asked.path.contains("saved")), "the link was sent to a server");
    other.close().await?;
    browser.close().await
}

in_each_engine!(a_link_carries_the_answers_and_the_list: linked_in_chromium, linked_in_firefox, linked_in_webkit);

#[tokio::test]
async fn a_page_that_does_not_share_gives_a_link_to_the_sites_own() -> Done {
    let browser = Browser::start(1280, 900).await?;
    let stage = Stage::of("strict")?;
    let page = stage.open(&browser).await?;
    page.sees(START).await?;
    page.press("About my child").await?;
    page.sees("What do you want help with?").await?;
    page.press("My list").await?;
    page.sees("Share a link").await?;
    let link = page.typed("Link to this list").await?;
    ensure!(link == format!("{}#fingerpost=1;saved;who=parent", stage.widget.address), "the link is {link}");
    ensure!(page.address().await? == stage.host.address, "the address changed");
    browser.close().await
}

#[tokio::test]
async fn leaving_in_a_hurry_clears_what_is_kept_by_either_way() -> Done {
    use fantoccini::key::Key;
    for by_key in [false, true] {
        let town = Town::open(Circumstance::AsItIs).await?;
        let browser = Browser::start(1280, 900).await?;
        let page = browser.open(town.address()).await?;
        page.sees(START).await?;
        page.sees("We cannot clear your browser's history").await?;
        to_autism_assessment(&page).await?;
        page.does_not_see("We cannot clear your browser's history").await?;
        page.press("Save to my list").await?;
        page.sees("Anyone who uses this device can see it.").await?;
        if by_key {
            page.keys(&[Key::Shift, Key::Shift, Key::Shift]).await?;
        } else {
            page.press("Leave this page now").await?;
        }
        page.sees("Dry and bright.").await?;
        // The same origin's storage, seen from a page without the navigator.
        let page = browser.open(&[town.address(), "urgent.html"].concat()).await?;
        page.sees("Urgent help").await?;
        ensure!(page.ask("localStorage.length", Value::Null).await? == json!(0), "something is kept after leaving");
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn storage_that_is_off_full_or_spoilt_is_told_and_nothing_stops() -> Done {
    for engine in [Engine::Chromium, Engine::Firefox] {
        let browser = Browser::private(engine).await?;
        let (_site, page) = open(&browser).await?;
        to_autism_assessment(&page).await?;
        page.press("Save to my list").await?;
        page.sees("It lasts only while this page is open.").await.with_context(|| format!("{engine:?}"))?;
        page.press("My list").await?;
        page.type_into("Your note on", NOTE).await?;
        page.press("Back").await?;
        page.press("My list").await?;
        ensure!(page.until("all('textarea').some((e) => e.value === args)", json!(NOTE)).await?, "the note is gone");
        browser.close().await?;
    }
    let browser = Browser::start(1280, 900).await?;
    let (_site, page) = open(&browser).await?;
    page.ask("(Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }, true)", Value::Null)
        .await?;
    to_autism_assessment(&page).await?;
    page.press("Save to my list").await?;
    page.sees("It lasts only while this page is open.").await?;
    let spoilt = "1\nwarwickshire/early-help\tEarly H";
    page.ask("(localStorage.constructor.prototype.setItem = undefined, true)", Value::Null).await?;
    let (_site, page) = open(&browser).await?;
    again_with(&page, Some(spoilt)).await?;
    to_autism_assessment(&page).await?;
    page.press("Save to my list").await?;
    page.sees("There is a list on this device that we cannot read.").await?;
    ensure!(page.ask(KEPT, Value::Null).await? == json!(spoilt), "it was written over");
    page.press("My list").await?;
    page.focus_is_on("My list").await?;
    page.press("Clear everything").await?;
    page.focus_is_on("Everything is cleared").await?;
    ensure!(page.ask(KEPT, Value::Null).await?.is_null(), "it is still there");
    browser.close().await
}

async fn a_page_without_the_navigator_keeps_the_same_list(engine: Engine) -> Done {
    let browser = Browser::of(engine, 1280, 900).await?;
    let site = Site::built().await?;
    let page = browser.open(&[&site.address, "services/autism-assessment.html"].concat()).await?;
    page.press("Save to my list").await?;
    page.sees("Anyone who uses this device can see it.").await?;
    page.press("Remove from my list").await?;
    ensure!(page.until(&format!("{KEPT} === null"), Value::Null).await?, "it is still kept");
    page.press("Save to my list").await?;
    page.is_accessible("a page of a service that is saved").await?;
    page.press("My list").await?;
    page.focus_is_on("").await?;
    page.sees("Your note on Autism and ADHD assessment").await?;
    browser.close().await
}

in_each_engine!(a_page_without_the_navigator_keeps_the_same_list: paged_in_chromium, paged_in_firefox, paged_in_webkit);

#[tokio::test]
async fn a_page_without_the_navigator_is_left_in_a_hurry() -> Done {
    use fantoccini::key::Key;
    let out = Origin::open(None)?;
    out.put("/", "<!doctype html><html lang=en><title>Weather</title><p>Dry and bright.");
    let site = Origin::open(Some(&given("FINGERPOST_SITE")?))?;
    let html = std::fs::read_to_string(given("FINGERPOST_SITE")?.join("services/early-help.html"))?;
    let neutral = "https://www.bbc.co.uk/weather";
    ensure!(html.contains(neutral), "the page has no way out");
    site.put("/services/early-help.html", &html.replace(neutral, &out.address));
    for by_key in [false, true] {
        let browser = Browser::start(1280, 900).await?;
        let page = browser.open(&[&site.address, "services/early-help.html"].concat()).await?;
        page.sees("We cannot clear your browser's history").await?;
        page.press("Save to my list").await?;
        page.sees("Anyone who uses this device can see it.").await?;
        let pages = page.ask("history.length", Value::Null).await?;
        if by_key {
            page.keys(&[Key::Shift, Key::Shift, Key::Shift]).await?;
        } else {
            page.press("Leave this page now").await?;
        }
        page.sees("Dry and bright.").await?;
        ensure!(page.ask("history.length", Value::Null).await? == pages, "the page is on the way back");
        let page = browser.open(&[&site.address, "urgent.html"].concat()).await?;
        page.sees("Urgent help").await?;
        ensure!(page.ask("localStorage.length", Value::Null).await? == json!(0), "something is kept after leaving");
        // From another page of the site, what leaving clears is there to open, and not open.
        page.ask("(location.href = 'a-to-z.html', true)", Value::Null).await?;
        page.sees("What leaving clears").await?;
        ensure!(page.until("!all('details')[0].open", Value::Null).await?, "it is said twice");
        browser.close().await?;
    }
    Ok(())
}
