//! A browser of its own for each test.

use anyhow::{Context, ensure};
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::engine::{Driver, Engine};
use crate::{Circumstance, Page, Wish};

/// A browser with an empty profile: Chromium, unless a test asks for another engine.
#[derive(Debug)]
pub struct Browser {
    /// Its engine.
    pub engine: Engine,
    client: Client,
    _driver: Driver,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts a browser with a window of this size in CSS pixels.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn start(width: u32, height: u32) -> anyhow::Result<Self> {
        Self::with(width, height, json!({}), None).await
    }

    /// Starts a browser of somebody who has asked their device for dark colours.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn dark(width: u32, height: u32) -> anyhow::Result<Self> {
        Self::with(width, height, json!({}), Some("--blink-settings=preferredColorScheme=0")).await
    }

    /// Starts a browser of somebody whose device puts a few strong colours of its own in place of a page's.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn forced_colours(width: u32, height: u32) -> anyhow::Result<Self> {
        Self::with(width, height, json!({}), Some("--force-high-contrast")).await
    }

    /// Starts a browser of somebody who has asked their device for more contrast.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn more_contrast(width: u32, height: u32) -> anyhow::Result<Self> {
        Self::with(width, height, json!({}), Some("--blink-settings=preferredContrast=0")).await
    }

    /// Starts a browser of somebody who has asked for text of this size, in CSS pixels; most people's is 16.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn with_text_of(size: u32, width: u32, height: u32) -> anyhow::Result<Self> {
        Self::with(width, height, json!({ "webkit.webprefs.default_font_size": size }), None).await
    }

    /// Starts a browser of an engine.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn of(engine: Engine, width: u32, height: u32) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let capabilities = engine.capabilities(profile.path(), width, height)?;
        Self::asked(engine, Circumstance::AsItIs, capabilities, profile).await
    }

    /// Starts a browser of an engine for somebody who has asked their device for something, with a window of a desk's size.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn with_wish(engine: Engine, wish: Wish) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut capabilities = engine.capabilities(profile.path(), 1280, 900)?;
        wish.ask(engine, &mut capabilities, profile.path())?;
        Self::asked(engine, Circumstance::AsItIs, capabilities, profile).await
    }

    /// Starts a browser of an engine in a circumstance, with a window of a desk's size.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn in_circumstance(engine: Engine, circumstance: Circumstance) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut capabilities = engine.capabilities(profile.path(), 1280, 900)?;
        circumstance.ask(engine, &mut capabilities);
        Self::asked(engine, circumstance, capabilities, profile).await
    }

    /// Starts a browser that asks this proxy, `127.0.0.1` and a port, for all that is not on this machine.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn through(engine: Engine, proxy: &str) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut capabilities = engine.capabilities(profile.path(), 1280, 900)?;
        engine.ask_through(&mut capabilities, proxy);
        Self::asked(engine, Circumstance::AsItIs, capabilities, profile).await
    }

    /// Starts a browser of somebody who reads in private, with every kind of storage refused to pages where the engine can be told so: WebKit's is always
    /// private here, and keeps what a page stores until it ends.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn private(engine: Engine) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut capabilities = engine.capabilities(profile.path(), 1280, 900)?;
        match engine {
            Engine::Chromium => {
                let options = &mut capabilities["goog:chromeOptions"];
                options["prefs"] = json!({ "profile.managed_default_content_settings.cookies": 2 });
                if let Some(arguments) = options["args"].as_array_mut() {
                    arguments.push(json!("--incognito"));
                }
            }
            Engine::Firefox => {
                let preferences = json!({ "network.cookie.cookieBehavior": 2, "browser.privatebrowsing.autostart": true });
                capabilities["moz:firefoxOptions"]["prefs"] = preferences;
            }
            Engine::WebKit => {}
        }
        Self::asked(engine, Circumstance::AsItIs, capabilities, profile).await
    }

    async fn with(width: u32, height: u32, preferences: Value, more: Option<&str>) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut capabilities = Engine::Chromium.capabilities(profile.path(), width, height)?;
        let options = &mut capabilities["goog:chromeOptions"];
        options["prefs"] = preferences;
        // A window is never narrower than 500 px here; a device may be.
        if width < 500 {
            options["mobileEmulation"] = json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1.0 } });
        }
        if let (Some(more), Some(arguments)) = (more, options["args"].as_array_mut()) {
            arguments.push(json!(more));
        }
        Self::asked(Engine::Chromium, Circumstance::AsItIs, capabilities, profile).await
    }

    async fn asked(
        engine: Engine,
        circumstance: Circumstance,
        capabilities: Value,
        profile: tempfile::TempDir,
    ) -> anyhow::Result<Self> {
        let driver = engine.driver(circumstance, profile.path()).await?;
        let capabilities = capabilities.as_object().cloned().context("capabilities are an object")?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{}", driver.port)).await?;
        Ok(Self { engine, client, _driver: driver, _profile: profile })
    }

    /// Opens an address.
    ///
    /// # Errors
    /// Where the browser cannot go there.
    pub async fn open(&self, address: &str) -> anyhow::Result<Page> {
        self.client.goto(address).await?;
        Ok(self.here())
    }

    /// Opens an address in a window behind this one, which stays.
    ///
    /// # Errors
    /// Where the browser has no other window, or cannot go there.
    pub async fn open_behind(&self, address: &str) -> anyhow::Result<()> {
        let here = self.client.window().await?;
        let behind = self.client.new_window(false).await?;
        self.client.switch_to_window(behind.handle).await?;
        self.client.goto(address).await?;
        self.client.switch_to_window(here).await?;
        Ok(())
    }

    /// Opens a tab beside those that are there, and looks at it from now on: what it is to [`Browser::turn_to`].
    ///
    /// # Errors
    /// Where the browser has no other tab.
    pub async fn new_tab(&self) -> anyhow::Result<WindowHandle> {
        // WebKit's small browser leaves a new tab unseen, and what is not seen does not begin: there it is a window.
        let tab = self.client.new_window(self.engine != Engine::WebKit).await?.handle;
        self.client.switch_to_window(tab.clone()).await?;
        Ok(tab)
    }

    /// The tab that it looks at.
    ///
    /// # Errors
    /// Where it is gone.
    pub async fn tab(&self) -> anyhow::Result<WindowHandle> {
        Ok(self.client.window().await?)
    }

    /// Looks at another tab from now on: every page of this browser is what that tab shows.
    ///
    /// # Errors
    /// Where there is none of them.
    pub async fn turn_to(&self, tab: &WindowHandle) -> anyhow::Result<Page> {
        self.client.switch_to_window(tab.clone()).await?;
        Ok(self.here())
    }

    /// Opens an address in the place of whatever is there, which may be the same and stay for a moment. One page comes straight after another, as a family's do: WebKit
    /// ends the worker of a kept site whose last page goes, and what comes just then goes past it.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn come_to(&self, address: &str) -> anyhow::Result<Page> {
        let mark = "document.documentElement.dataset.before";
        self.here().ask(&format!("({mark} = '')"), Value::Null).await?;
        let page = self.open(address).await?;
        let there = format!("{mark} === undefined && location.href === args && document.readyState !== 'loading'");
        ensure!(page.until(&there, json!(address)).await?, "the browser does not come to {address}");
        Ok(page)
    }

    /// Keeps Chromium's driver off the workers of sites that are kept: while it looks at one, the browser never finds that worker idle, and a new one waits for it for
    /// ever where it has anything to do when the new one comes. No family's browser is looked at. The other drivers do not look.
    ///
    /// # Errors
    /// Where the driver does not do it.
    pub async fn leaves_workers_alone(&self) -> anyhow::Result<()> {
        if self.engine == Engine::Chromium {
            let none = json!({ "autoAttach": false, "waitForDebuggerOnStart": false, "flatten": true });
            self.here().devtools("Target.setAutoAttach", none).await?;
        }
        Ok(())
    }

    /// The page that it shows.
    #[must_use]
    pub fn here(&self) -> Page {
        Page::new(self.client.clone())
    }

    /// The resident memory of all of its processes and of its driver, in bytes, as the system counts it: what they share counts in each.
    ///
    /// # Errors
    /// Where the system does not tell.
    pub fn resident(&self) -> anyhow::Result<f64> {
        self._driver.resident()
    }

    /// Ends the browser. Without it, the driver is killed when this is dropped.
    ///
    /// # Errors
    /// Where it does not end.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.client.close().await?)
    }
}
