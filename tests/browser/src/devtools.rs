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

    async fn devtools(&self, name: &'static str, parameters: Value) -> Result<Value> {
        Ok(self.client().issue_cmd(Command { name, parameters }).await?)
    }
}
