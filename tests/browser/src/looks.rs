//! How a page holds up when a family changes how it looks: what axe-core cannot see.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{Engine, Page, Wish};

/// See the file.
const LOOKS: &str = include_str!("looks.js");

impl Page {
    /// Looks at the page as it is: axe-core, reflow, targets of 24 pixels, and nothing cut by WCAG's text spacing. In Chromium also with less motion and with forced
    /// colours, which its own tools can ask for.
    ///
    /// # Errors
    /// With each thing that is wrong.
    pub async fn holds_up(&self, engine: Engine, what: &str) -> Result<()> {
        self.is_accessible(what).await?;
        self.finds_none("looks.wide()", &format!("{what}: too wide")).await?;
        self.finds_none("looks.small()", &format!("{what}: targets under 24 px")).await?;
        self.ask_of(LOOKS, "looks.space(true)", Value::Null).await?;
        self.finds_none("looks.cut()", &format!("{what}: cut where text is spaced")).await?;
        self.ask_of(LOOKS, "looks.space(false)", Value::Null).await?;
        if engine == Engine::Chromium {
            self.prefers("prefers-reduced-motion", "reduce").await?;
            self.grants(Wish::LessMotion, what).await?;
            self.prefers("forced-colors", "active").await?;
            self.grants(Wish::ForcedColours, what).await?;
            self.prefers("forced-colors", "").await?;
        }
        Ok(())
    }

    /// Looks whether the page does as somebody wishes, who has asked the device for it: nothing moves, or each control shows in the device's colours.
    ///
    /// # Errors
    /// With each thing that does not.
    pub async fn grants(&self, wish: Wish, what: &str) -> Result<()> {
        self.knows(wish).await?;
        match wish {
            Wish::LessMotion => self.finds_none("looks.moving()", &format!("{what}: it moves all the same")).await,
            Wish::ForcedColours => {
                self.finds_none("looks.bare()", &format!("{what}: nothing shows in forced colours that it can be pressed")).await
            }
        }
    }

    /// Looks for what is too wide for the window, and for text that a box cuts off.
    ///
    /// # Errors
    /// With each thing that is.
    pub async fn has_room(&self, what: &str) -> Result<()> {
        self.finds_none("looks.cut()", &format!("{what}: too wide, or cut")).await
    }

    /// Has asked the device for this, and for nothing else. In Chromium only.
    async fn prefers(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await.map(drop)
    }

    async fn finds_none(&self, question: &str, what: &str) -> Result<()> {
        let found = self.ask_of(LOOKS, question, Value::Null).await?;
        ensure!(found == json!([]), "{what}: {found}");
        Ok(())
    }
}
