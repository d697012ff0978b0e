//! Several things tried in one browser, one after the other: what goes wrong with one does not hide the next.

use crate::Engine;

/// What went wrong so far, in an engine.
#[derive(Debug)]
pub struct Several {
    engine: Engine,
    wrong: Vec<String>,
}

impl Several {
    /// Nothing yet.
    #[must_use]
    pub const fn in_engine(engine: Engine) -> Self {
        Self { engine, wrong: Vec::new() }
    }

    /// Takes note of what came of one of them.
    pub fn note(&mut self, what: &str, done: anyhow::Result<()>) {
        if let Err(error) = done {
            self.wrong.push(format!("{:?}, {what}: {error:#}", self.engine));
        }
    }

    /// The end of them all.
    ///
    /// # Errors
    /// With everything that went wrong.
    pub fn end(self) -> anyhow::Result<()> {
        anyhow::ensure!(self.wrong.is_empty(), "{}", self.wrong.join("\n\n"));
        Ok(())
    }
}

/// Writes a test of each name, which runs a function in Chromium, in Firefox and in WebKit.
#[macro_export]
macro_rules! in_each_engine {
    ($run:ident: $chromium:ident, $firefox:ident, $webkit:ident) => {
        #[tokio::test]
        async fn $chromium() -> anyhow::Result<()> {
            $run($crate::Engine::Chromium).await
        }

        #[tokio::test]
        async fn $firefox() -> anyhow::Result<()> {
            $run($crate::Engine::Firefox).await
        }

        #[tokio::test]
        async fn $webkit() -> anyhow::Result<()> {
            $run($crate::Engine::WebKit).await
        }
    };
}
