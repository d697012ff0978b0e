//! What a family's browser does without, or how far away the site is.

use serde_json::{Value, json};

use crate::Engine;

/// How a family comes to the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circumstance {
    /// A browser as it is installed.
    AsItIs,
    /// WebAssembly is switched off, as on a locked-down phone.
    NoWebAssembly,
    /// Pages run no script.
    NoScript,
    /// Pages can store nothing: asking for what is stored throws in Chromium, and in the others there is nothing to ask.
    NoStorage,
    /// Each file takes its time.
    SlowNetwork,
    /// There is no network any more: all that there is was kept on the device at a visit before.
    NoNetwork,
}

impl Circumstance {
    /// True where the navigator runs.
    #[must_use]
    pub const fn has_the_navigator(self) -> bool {
        matches!(self, Self::AsItIs | Self::NoStorage | Self::SlowNetwork | Self::NoNetwork)
    }

    /// Asks for it in the capabilities of an engine. WebKit has a way that is none of these: see [`Circumstance::variable`].
    pub(crate) fn ask(self, engine: Engine, capabilities: &mut Value) {
        let (preference, argument) = match (self, engine) {
            // Without its compiler, which is what a locked-down browser switches off, it has no WebAssembly either.
            (Self::NoWebAssembly, Engine::Chromium) => (None, Some("--js-flags=--jitless")),
            (Self::NoWebAssembly, Engine::Firefox) => (Some(("javascript.options.wasm", json!(false))), None),
            (Self::NoScript, Engine::Chromium) => (Some(("profile.managed_default_content_settings.javascript", json!(2))), None),
            (Self::NoScript, Engine::Firefox) => (Some(("javascript.enabled", json!(false))), None),
            // The driver's own scripts still run: only the page's are left out as it is read.
            (Self::NoScript, Engine::WebKit) => (None, Some("--enable-javascript-markup=FALSE")),
            (Self::NoStorage, Engine::Chromium) => (Some(("profile.managed_default_content_settings.cookies", json!(2))), None),
            (Self::NoStorage, Engine::Firefox) => (Some(("dom.storage.enabled", json!(false))), None),
            (Self::NoStorage, Engine::WebKit) => (None, Some("--enable-html5-local-storage=FALSE")),
            _ => (None, None),
        };
        let options = &mut capabilities[engine.options()];
        if let Some((name, value)) = preference {
            options["prefs"][name] = value;
        }
        if let (Some(argument), Some(arguments)) = (argument, options["args"].as_array_mut()) {
            arguments.push(json!(argument));
        }
    }

    /// What the driver's environment says of it: WebKit's engine of scripts is told by a variable what it does without.
    pub(crate) const fn variable(self, engine: Engine) -> Option<(&'static str, &'static str)> {
        match (self, engine) {
            (Self::NoWebAssembly, Engine::WebKit) => Some(("JSC_useWasm", "0")),
            _ => None,
        }
    }
}
