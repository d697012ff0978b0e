//! What only Chromium's own tools can tell: how much memory a page holds, and how many listeners.

use anyhow::{Context, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use crate::Page;

/// A command of the DevTools protocol, sent through ChromeDriver.
#[derive(Debug)]
struct Command {
    name: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.name, "params": self.parameters }).to_string()))
    }
}

/// What a page holds once everything that nobody holds is gone.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// JavaScript's memory, in bytes. It does not count the memory of WebAssembly.
    pub bytes: f64,
    /// Nodes, those that are not on the page included.
    pub nodes: f64,
    /// Listeners of events.
    pub listeners: f64,
}

impl Page {
    /// What the page holds. In Chromium only.
    ///
    /// # Errors
    /// Where the browser does not tell.
    pub async fn holds(&self) -> Result<Held> {
        self.devtools("Performance.enable", json!({})).await?;
        // What a first collection frees may have held more.
        for _ in 0..3 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let metrics = self.devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let metrics = metrics["metrics"].as_array().into_iter().flatten();
            metrics
                .filter(|metric| metric["name"] == name)
                .find_map(|metric| metric["value"].as_f64())
                .with_context(|| format!("{name} is not told"))
        };
        Ok(Held { bytes: metric("JSHeapUsedSize")?, nodes: metric("Nodes")?, listeners: metric("JSEventListeners")? })
    }

    /// Makes the page as slow as a mid-range phone on a mobile network: a quarter of the processor's speed, 1.6 Mbit/s down and 0.75 up, and 150 ms to
    /// a server and back, which is Lighthouse's profile of a slow fourth-generation network. In Chromium only.
    ///
    /// # Errors
    /// Where the browser does not do it.
    pub async fn be_a_phone(&self) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        let bytes = |bits: f64| bits / 8.0;
        let network =
            json!({ "offline": false, "latency": 150, "downloadThroughput": bytes(1.6e6), "uploadThroughput": bytes(750e3) });
        self.devtools("Network.emulateNetworkConditions", network).await?;
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        Ok(())
    }

    /// Freezes the tab, as a browser does with one that nobody looks at, or has it go on. Until it goes on, nothing can be asked of it. In Chromium only.
    ///
    /// # Errors
    /// Where the browser does not do it.
    pub async fn freeze(&self, is_frozen: bool) -> Result<()> {
        let state = if is_frozen { "frozen" } else { "active" };
        self.devtools("Page.setWebLifecycleState", json!({ "state": state })).await.map(drop)
    }

    pub(crate) async fn devtools(&self, name: &'static str, parameters: Value) -> Result<Value> {
        Ok(self.client().issue_cmd(Command { name, parameters }).await?)
    }
}
