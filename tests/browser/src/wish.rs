//! What somebody has asked their device for, in the way that each engine is told of it.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{Engine, Page};

/// What somebody has asked their device for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing that moves.
    LessMotion,
    /// A few strong colours of the device's own in place of a page's. WebKit has no such thing on this system.
    ForcedColours,
}

impl Wish {
    /// Tells an engine of it: Chromium and Firefox in the capabilities, WebKit in the settings of the desk that it stands on, which lie in this folder.
    pub(crate) fn ask(self, engine: Engine, capabilities: &mut Value, profile: &Path) -> Result<()> {
        let options = &mut capabilities[engine.options()];
        match (self, engine) {
            (_, Engine::Chromium) => {
                let argument = if self == Self::LessMotion { "--force-prefers-reduced-motion" } else { "--force-high-contrast" };
                options["args"].as_array_mut().into_iter().for_each(|arguments| arguments.push(json!(argument)));
            }
            (Self::LessMotion, Engine::Firefox) => options["prefs"]["ui.prefersReducedMotion"] = json!(1),
            (Self::ForcedColours, Engine::Firefox) => options["prefs"]["browser.display.document_color_use"] = json!(2),
            (_, Engine::WebKit) => {
                let setting = if self == Self::LessMotion { "gtk-enable-animations=0" } else { "gtk-theme-name=HighContrast" };
                let folder = profile.join("gtk-3.0");
                std::fs::create_dir_all(&folder)?;
                std::fs::write(folder.join("settings.ini"), ["[Settings]\n", setting, "\n"].concat())?;
            }
        }
        Ok(())
    }

    /// What a page asks to know of it.
    const fn query(self) -> &'static str {
        match self {
            Self::LessMotion => "(prefers-reduced-motion: reduce)",
            Self::ForcedColours => "(forced-colors: active)",
        }
    }
}

impl Page {
    /// Checks that pages are told of a wish.
    ///
    /// # Errors
    /// Where they are not.
    pub async fn knows(&self, wish: Wish) -> Result<()> {
        let is_told = self.ask("matchMedia(args).matches", json!(wish.query())).await?;
        ensure!(is_told == json!(true), "a page is not told of {wish:?}");
        Ok(())
    }
}
