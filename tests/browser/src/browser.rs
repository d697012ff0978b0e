//! A browser of its own for each test.

use anyhow::Context;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::process::{Child, Command};

use crate::{Page, children, given};

/// A headless Chromium with an empty profile, driven through ChromeDriver.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    _driver: Child,
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

    /// Starts a browser where pages run no script.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub async fn without_script(width: u32, height: u32) -> anyhow::Result<Self> {
        Self::with(width, height, json!({ "profile.managed_default_content_settings.javascript": 2 }), None).await
    }

    async fn with(width: u32, height: u32, preferences: Value, more: Option<&str>) -> anyhow::Result<Self> {
        let (driver, port) = driver().await?;
        let profile = tempfile::tempdir()?;
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            format!("--window-size={width},{height}"),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        arguments.extend(more.map(str::to_owned));
        let capabilities = json!({
            "goog:chromeOptions": {
                "binary": given("FINGERPOST_CHROMIUM")?,
                "args": arguments,
                "prefs": preferences,
                // A window is never narrower than 500 px here; a device may be.
                "mobileEmulation": if width < 500 { json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1.0 } }) } else { json!(null) },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
            // A page is waited for by what it shows, never by its load event.
            "pageLoadStrategy": "none",
        });
        let mut capabilities = capabilities.as_object().cloned().context("capabilities are an object")?;
        if let Some(options) = capabilities.get_mut("goog:chromeOptions").and_then(|options| options.as_object_mut()) {
            options.retain(|_, value| !value.is_null());
        }
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await?;
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

/// Starts ChromeDriver on a free port. It takes one for IPv4 and then the same for IPv6, and ends where another driver took that one in
/// between: then a new one is started.
async fn driver() -> anyhow::Result<(Child, String)> {
    const TRIES: usize = 5;
    let port =
        |line: &str| line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned());
    let mut failed = None;
    for _ in 0..TRIES {
        let mut command = Command::new(given("FINGERPOST_CHROMEDRIVER")?);
        command.arg("--port=0");
        match children::start(command, port).await {
            Ok(started) => return Ok(started),
            Err(error) => failed = Some(error),
        }
    }
    Err(failed.unwrap_or_else(|| anyhow::anyhow!("ChromeDriver was not tried")))
}
