//! The tools that Fingerpost is built and tested with: one file for each, and each says what is there and installs it.

mod browsers;
mod cache;
pub(crate) mod cargo_lock;
mod crates;
mod debian;
mod debian_wasm;
mod npm;
mod rustup;
pub(crate) mod wasm_target;

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;

use anyhow::{Result, ensure};

use crate::system::clock::{say, timed};

pub(crate) use browsers::{CHROMEDRIVER, CHROMIUM, FIREFOX, WEBKITDRIVER, XVFB, minibrowser};
pub(crate) use crates::CrateTool;
pub(crate) use npm::{ALL as NPM, EXAMPLES, LIGHTHOUSE, SEARCHES, axe, esbuild, govuk, html_checker, wasm_opt};

/// One tool, or what comes together as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// The standard library for wasm32-unknown-unknown.
    WasmTarget,
    /// The other way to the same, which a test proves.
    DebianWasm,
    /// Writes the JavaScript around the WebAssembly, and runs its tests.
    WasmBindgen,
    /// wasm-opt, esbuild, axe-core and govuk-frontend.
    Npm,
    /// Chromium and its driver.
    Chromium,
    /// Firefox.
    Firefox,
    /// Firefox's driver.
    Geckodriver,
    /// WebKit, its driver, and a screen for it.
    WebKit,
    /// Runs the checker of HTML.
    Java,
    /// The checker of HTML.
    Html,
    /// Builds the handbook.
    Mdbook,
    /// The bundler that some developers use in the place of `cargo xtask serve`.
    Trunk,
}

impl Tool {
    /// All of them, in the order to install them.
    pub(crate) const ALL: [Self; 12] = [
        Self::WasmTarget,
        Self::WasmBindgen,
        Self::Npm,
        Self::Chromium,
        Self::Firefox,
        Self::Geckodriver,
        Self::WebKit,
        Self::Java,
        Self::Html,
        Self::Mdbook,
        Self::Trunk,
        Self::DebianWasm,
    ];
    /// What building and serving the site takes.
    pub(crate) const TO_SERVE: [Self; 2] = [Self::WasmTarget, Self::WasmBindgen];
    /// What the optimised site takes.
    pub(crate) const FOR_DIST: [Self; 3] = [Self::WasmTarget, Self::WasmBindgen, Self::Npm];

    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::WasmTarget => "wasm target",
            Self::DebianWasm => "wasm fallback",
            Self::WasmBindgen => "wasm-bindgen",
            Self::Npm => "npm tools",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Geckodriver => "geckodriver",
            Self::WebKit => "webkit",
            Self::Java => "java",
            Self::Html => "html checker",
            Self::Mdbook => "mdbook",
            Self::Trunk => "trunk",
        }
    }

    /// The commands that need it.
    pub(crate) fn needed_for(self) -> &'static str {
        match self {
            Self::WasmTarget | Self::WasmBindgen => "serve, dist, test",
            Self::Npm => "dist, test",
            Self::Chromium
            | Self::Firefox
            | Self::Geckodriver
            | Self::WebKit
            | Self::Java
            | Self::Html
            | Self::Mdbook
            | Self::Trunk
            | Self::DebianWasm => "test",
        }
    }

    /// What is there: its version and place, or nothing.
    pub(crate) fn find(self) -> Result<Option<String>> {
        match self {
            Self::WasmTarget => wasm_target::find(),
            Self::DebianWasm => debian_wasm::find(),
            Self::WasmBindgen => CrateTool::wasm_bindgen()?.find(),
            Self::Npm => npm::find(),
            Self::Chromium => Ok(browsers::chromium()),
            Self::Firefox => Ok(browsers::firefox()),
            Self::Geckodriver => CrateTool::geckodriver().find(),
            Self::WebKit => Ok(browsers::webkit()),
            Self::Java => Ok(browsers::java()),
            Self::Html => npm::find_html_checker(),
            Self::Mdbook => CrateTool::mdbook().find(),
            Self::Trunk => CrateTool::trunk().find(),
        }
    }

    /// Installs it.
    fn install(self) -> Result<()> {
        match self {
            Self::WasmTarget => wasm_target::install(),
            Self::DebianWasm => debian_wasm::install(),
            Self::WasmBindgen => CrateTool::wasm_bindgen()?.install(),
            Self::Npm => npm::install(),
            Self::Chromium => debian::install(&browsers::CHROMIUM_PACKAGES),
            Self::Firefox => debian::install(&browsers::FIREFOX_PACKAGES),
            Self::Geckodriver => CrateTool::geckodriver().install(),
            Self::WebKit => debian::install(&browsers::WEBKIT_PACKAGES),
            Self::Java => debian::install(&browsers::JAVA_PACKAGES),
            Self::Html => npm::HTML.install(),
            Self::Mdbook => CrateTool::mdbook().install(),
            Self::Trunk => CrateTool::trunk().install(),
        }
    }

    /// Whether it is compiled from crates.io, and waits for no other tool. What comes from Debian shares one lock, so it stays in one line: also the fallback, which
    /// is compiled in the end.
    fn is_compiled(self) -> bool {
        matches!(self, Self::WasmBindgen | Self::Geckodriver | Self::Mdbook | Self::Trunk)
    }

    /// The command that a person can give to install it.
    pub(crate) fn mend(self) -> String {
        match self {
            Self::WasmTarget => wasm_target::mend(),
            Self::Chromium => debian::command(&browsers::CHROMIUM_PACKAGES),
            Self::Firefox => debian::command(&browsers::FIREFOX_PACKAGES),
            Self::WebKit => debian::command(&browsers::WEBKIT_PACKAGES),
            Self::Java => debian::command(&browsers::JAVA_PACKAGES),
            _ => "cargo xtask setup".to_owned(),
        }
    }

    /// Makes sure that it is there. One that is there already costs next to nothing.
    pub(crate) fn ready(self) -> Result<()> {
        if let Some(found) = self.find()? {
            say(&format!("  {:<20} {found}", self.name()));
            return Ok(());
        }
        timed(&format!("installing {}", self.name()), || self.install())
    }
}

/// Makes sure that these tools are there.
pub(crate) fn set_up(tools: &[Tool]) -> Result<()> {
    say("Tools");
    let problems: Vec<String> = missing(tools).into_iter().map(|(tool, problem)| format!("{}: {problem}", tool.name())).collect();
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}

/// Makes sure that these tools are there; those that could not be, each with the reason. What is compiled and what is fetched are seen to at the same time:
/// the one waits for the processor, the other for the network.
pub(crate) fn missing(tools: &[Tool]) -> Vec<(Tool, String)> {
    let problem = |tool: Tool| tool.ready().err().map(|problem| (tool, format!("{problem:#}")));
    let lane = |is_compiled: bool| -> Vec<(Tool, String)> {
        let wanted = |tool: &Tool| tools.contains(tool) && tool.is_compiled() == is_compiled;
        Tool::ALL.into_iter().filter(wanted).filter_map(problem).collect()
    };
    thread::scope(|scope| {
        let compiled = scope.spawn(|| lane(true));
        let fetched = lane(false);
        [fetched, compiled.join().unwrap_or_else(|panic| resume_unwind(panic))].concat()
    })
}

/// The folders of the installed command-line tools, for the PATH of a program that looks for them there.
pub(crate) fn folders() -> Result<Vec<PathBuf>> {
    Ok(vec![CrateTool::wasm_bindgen()?.folder()?, CrateTool::trunk().folder()?, npm::folder()?])
}
