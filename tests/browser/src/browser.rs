//! A browser of its own for each test.

use anyhow::Context;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::Page;
use crate::engine::{Driver, Engine};

/// A browser with an empty profile: Chromium, unless a test asks for another engine.
#[derive(Debug)]
pub struct Browser {
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

    /// Starts a browser where pages run no script.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn without_script(width: u32, height: u32) -> anyhow::Result<Self> {
        Self::with(width, height, json!({ "profile.managed_default_content_settings.javascript": 2 }), None).await
    }

    /// Starts a browser of an engine.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn of(engine: Engine, width: u32, height: u32) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let capabilities = engine.capabilities(profile.path(), width, height)?;
        Self::asked(engine, capabilities, profile).await
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
        Self::asked(engine, capabilities, profile).await
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
        Self::asked(Engine::Chromium, capabilities, profile).await
    }

    async fn asked(engine: Engine, capabilities: Value, profile: tempfile::TempDir) -> anyhow::Result<Self> {
        let driver = engine.driver().await?;
        let capabilities = capabilities.as_object().cloned().context("capabilities are an object")?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{}", driver.port)).await?;
        Ok(Self { client, _driver: driver, _profile: profile })
    }

    /// Opens an address.
    ///
    /// # Errors
    /// Where the browser cannot go there.
    pub async fn open(&self, address: &str) -> anyhow::Result<Page> {
        self.client.goto(address).await?;
        Ok(Page::new(self.client.clone()))
    }

    /// Ends the browser. Without it, the driver is killed when this is dropped.
    ///
    /// # Errors
    /// Where it does not end.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.client.close().await?)
    }
}
