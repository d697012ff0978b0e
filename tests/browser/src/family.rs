//! A family at the built site: in an engine, in a circumstance, with a screen of a size, by a hand of a sort.

use std::fs;

use anyhow::{Context, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::journeys::switch_language;
use crate::{Browser, Build, Circumstance, Engine, Hand, Line, Origin, Page, Size, given};

/// What the page that the way out leads to says.
pub(crate) const ELSEWHERE: &str = "Dry and bright.";

/// A real print window would wait for a person: what would be printed is kept in its place, from the page or from a frame in it. It is the page's own script, for some drivers'
/// scripts do not change what a page sees.
const NO_PRINTER: &str = "(() => {
    const keep = (from) => () => { document.documentElement.dataset.printed = from.document.body.textContent; };
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    window.print = keep(window);
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        get() { const inside = get.call(this); if (inside) inside.print = keep(inside); return inside; },
    });
})()";

/// The built site, and the page that its way out leads to: a page on the web may answer late or never where tests run.
pub struct Town {
    /// The site.
    pub site: Origin,
    /// The page that the way out leads to.
    pub out: Origin,
    /// Of a site that devices keep: its files, and what leads to it.
    kept: Option<(Build, Line)>,
}

impl Town {
    /// Serves them.
    ///
    /// # Errors
    /// Where there is no built site, or it has no navigator.
    pub async fn open(circumstance: Circumstance) -> anyhow::Result<Self> {
        let out = Origin::open(None)?;
        out.put("/", &format!("<!doctype html><html lang=en><title>Weather</title><p>{ELSEWHERE}"));
        if circumstance == Circumstance::NoNetwork {
            let build = Build::of("A", true).await?;
            let site = build.serve()?;
            let line = Line::to(&site)?;
            return Ok(Self { site, out, kept: Some((build, line)) });
        }
        let folder = given("FINGERPOST_SITE")?;
        let site = Origin::open(Some(&folder))?;
        let home = fs::read_to_string(folder.join("index.html"))?;
        let (before, after) = home.split_once("<fingerpost-navigator ").context("the first page has no navigator")?;
        let home = format!("{before}<fingerpost-navigator exit=\"{}\" {after}", out.address);
        site.put("/", &home.replacen("<head>", &format!("<head><script>{NO_PRINTER}</script>"), 1));
        if circumstance == Circumstance::SlowNetwork {
            site.be_far();
        }
        Ok(Self { site, out, kept: None })
    }

    /// Where the site is.
    #[must_use]
    pub fn address(&self) -> &str {
        self.kept.as_ref().map_or(&self.site.address, |(_, line)| &line.address)
    }

    /// Where there is to be no network: has a device keep the site, at a visit in which the family reads another language for a moment, and cuts the line.
    ///
    /// # Errors
    /// Where the device does not keep it.
    pub async fn be_kept(&self, browser: &Browser) -> anyhow::Result<()> {
        let Some((_, line)) = &self.kept else { return Ok(()) };
        line.turn_to(&self.site);
        let page = browser.come_to(&line.address).await?;
        page.is_kept().await?;
        switch_language(&Family::at(page.clone())).await?;
        line.cut();
        Ok(())
    }
}

/// A family.
pub struct Family {
    /// What they look at.
    pub page: Page,
    /// With what they press.
    pub hand: Hand,
    /// What their browser does without.
    pub circumstance: Circumstance,
}

impl Family {
    /// Comes to the site's first page.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn visit(town: &Town, browser: &Browser, circumstance: Circumstance, hand: Hand) -> anyhow::Result<Self> {
        let page = browser.come_to(town.address()).await?;
        if circumstance == Circumstance::NoNetwork {
            // What is kept is as it was built.
            let script = format!(
                "{NO_PRINTER}; document.querySelector('fingerpost-navigator').setAttribute('exit', '{}')",
                town.out.address
            );
            let run = "(document.head.append(Object.assign(document.createElement('script'), { textContent: args })), true)";
            page.ask(run, json!(script)).await?;
        }
        if circumstance == Circumstance::NoWebAssembly {
            // That the navigator cannot come is said above the links: one that is pressed just then has moved away from under the pointer.
            let is_said = "document.querySelector('fingerpost-navigator').state === 'failed'";
            ensure!(
                page.until(is_said, Value::Null).await?,
                "nothing says that the navigator cannot come: {}",
                page.text().await?
            );
        }
        page.is_painted().await?;
        Ok(Self { page, hand, circumstance })
    }

    /// One with a mouse who is at a page already, in a browser as it is.
    #[must_use]
    pub const fn at(page: Page) -> Self {
        Self { page, hand: Hand::Pointer, circumstance: Circumstance::AsItIs }
    }

    /// Presses or chooses what goes by this name.
    ///
    /// # Errors
    /// Where it is not there or cannot be reached.
    pub async fn press(&self, name: &str) -> anyhow::Result<()> {
        self.page.press_by(self.hand, name).await.with_context(|| format!("pressing {name:?}"))
    }

    /// Presses what leads to another screen of the navigator: the focus is then on its heading.
    ///
    /// # Errors
    /// Where it does not lead there.
    pub async fn go(&self, name: &str, heading: &str) -> anyhow::Result<()> {
        self.press(name).await?;
        self.is_at(heading).await
    }

    /// Follows a link to another page of the site.
    ///
    /// # Errors
    /// Where it does not lead there.
    pub async fn follow(&self, name: &str, heading: &str) -> anyhow::Result<()> {
        self.press(name).await?;
        self.reads(heading).await
    }

    /// Waits until this is the heading of the whole page.
    ///
    /// # Errors
    /// Where it is another.
    pub async fn reads(&self, heading: &str) -> anyhow::Result<()> {
        let there = self.page.until("all('h1').some((e) => named(e).startsWith(args))", json!(heading)).await?;
        ensure!(there, "the page is not {heading:?}: {}", self.page.text().await?);
        self.page.is_painted().await
    }

    /// Waits until the focus is on the heading of this screen.
    ///
    /// # Errors
    /// Where it is elsewhere.
    pub async fn is_at(&self, heading: &str) -> anyhow::Result<()> {
        let there = "/^h[1-6]$/.test(active().localName) && named(active()).startsWith(args)";
        ensure!(
            self.page.until(there, json!(heading)).await?,
            "the focus is not on the heading {heading:?} but on {:?}; the page shows: {}",
            self.page.focus().await?,
            self.page.text().await?
        );
        Ok(())
    }

    /// Types into the field that goes by this name, in place of what it held.
    ///
    /// # Errors
    /// Where there is no such field.
    pub async fn fill(&self, name: &str, words: &str) -> anyhow::Result<()> {
        if self.hand != Hand::Keys {
            return self.page.type_into(name, words).await;
        }
        self.page.reach(name).await?;
        let (control, delete) = (char::from(Key::Control), char::from(Key::Delete));
        let all = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: 'a' })
            .then(KeyAction::Up { value: 'a' })
            .then(KeyAction::Up { value: control })
            .then(KeyAction::Down { value: delete })
            .then(KeyAction::Up { value: delete });
        self.page.client().perform_actions(all).await?;
        self.page.write(&words.chars().collect::<Vec<_>>()).await
    }

    /// Checks that the focus is on something that goes by this name: what was pressed and stays, keeps it.
    ///
    /// # Errors
    /// Where it is elsewhere.
    pub async fn keeps_focus_on(&self, name: &str) -> anyhow::Result<()> {
        if self.hand == Hand::Keys { self.page.focus_is_on(name).await } else { Ok(()) }
    }

    /// What an expression comes to on the page.
    ///
    /// # Errors
    /// Where it throws.
    pub async fn ask(&self, expression: &str) -> anyhow::Result<Value> {
        self.page.ask(expression, Value::Null).await
    }
}

/// The ways in which families come in an engine: each is a size and a hand. WebKit's driver and Firefox's send no touches.
#[must_use]
pub fn ways(engine: Engine) -> Vec<(Size, Hand)> {
    let phone = if engine == Engine::Chromium { Hand::Touch } else { Hand::Pointer };
    vec![(Size::Phone, phone), (Size::Desk, Hand::Keys)]
}
