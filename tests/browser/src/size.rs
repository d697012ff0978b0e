//! The sizes of the screens that families hold.

use anyhow::{Result, ensure};
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use crate::{Engine, Page};

/// A size of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 360 by 800 CSS pixels, the most common size of a phone.
    Phone,
    /// 1280 by 900 CSS pixels: a library's computer.
    Desk,
}

impl Size {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Phone, Self::Desk];

    /// Its width and height in CSS pixels.
    #[must_use]
    pub const fn pixels(self) -> (u32, u32) {
        match self {
            Self::Phone => (360, 800),
            Self::Desk => (1280, 900),
        }
    }
}

/// What geckodriver looks at from now on: a page, or the browser's own window around it.
#[derive(Debug)]
struct LookAt(&'static str);

impl WebDriverCompatibleCommand for LookAt {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/moz/context", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "context": self.0 }).to_string()))
    }
}

impl Page {
    /// Has a screen of this size from now on.
    ///
    /// # Errors
    /// Where the browser does not do it.
    pub async fn be(&self, engine: Engine, size: Size) -> Result<()> {
        let (width, height) = size.pixels();
        self.be_wide(engine, width, height).await?;
        if engine == Engine::Chromium {
            let touch = json!({ "enabled": size == Size::Phone, "maxTouchPoints": 5 });
            self.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        }
        Ok(())
    }

    /// Has so many CSS pixels from now on. A window of Firefox is never narrower than 500, so there the page takes only a part of it.
    ///
    /// # Errors
    /// Where the browser does not do it.
    pub async fn be_wide(&self, engine: Engine, width: u32, height: u32) -> Result<()> {
        match engine {
            Engine::Chromium => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
                self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
            }
            Engine::Firefox => {
                self.client().set_window_rect(0, 0, width, height).await?;
                self.client().issue_cmd(LookAt("chrome")).await?;
                let narrow = "gBrowser.selectedBrowser.style.maxWidth = `${arguments[0]}px`";
                self.client().execute(narrow, vec![json!(width)]).await?;
                self.client().issue_cmd(LookAt("content")).await?;
            }
            Engine::WebKit => drop(self.client().set_window_rect(0, 0, width, height).await?),
        }
        let is_wide = self.until("innerWidth === args", json!(width)).await?;
        ensure!(is_wide, "{engine:?} is {} px wide, and not {width}", self.ask("innerWidth", Value::Null).await?);
        Ok(())
    }
}
