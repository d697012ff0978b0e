//! The three engines that browsers are made of, each with a driver of its own. One client speaks to all three.

use std::path::Path;

use anyhow::Context;
use serde_json::{Value, json};
use tokio::process::{Child, Command};

use crate::{Circumstance, children, given};

/// What a page is drawn and run by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome's, Edge's and most phones'.
    Chromium,
    /// Firefox's.
    Firefox,
    /// Safari's, and so every iPhone's: here in the small browser that comes with WebKitGTK.
    WebKit,
}

/// A driver that listens, and what it needs to stay alive.
#[derive(Debug)]
pub(crate) struct Driver {
    /// Where it listens on this machine.
    pub(crate) port: u16,
    /// The driver, and the screen that WebKit draws on: it has no headless way. They end when this is dropped.
    _programs: Vec<Child>,
}

impl Driver {
    /// The resident memory of the driver and of all that it started, in bytes.
    pub(crate) fn resident(&self) -> anyhow::Result<f64> {
        const PAGE: f64 = 4096.0;
        let mut parents = Vec::new();
        for process in std::fs::read_dir("/proc")?.flatten() {
            // One that ends meanwhile has nothing to tell.
            let Ok(told) = std::fs::read_to_string(process.path().join("stat")) else { continue };
            let Some((id, rest)) = told.split_once(' ') else { continue };
            let fields: Vec<&str> = rest.rsplit_once(") ").map_or_else(Vec::new, |(_, fields)| fields.split(' ').collect());
            let number = |place: usize| fields.get(place).and_then(|field| field.parse::<u32>().ok());
            if let (Ok(id), Some(parent), Some(pages)) = (id.parse::<u32>(), number(1), number(21)) {
                parents.push((id, parent, pages));
            }
        }
        let mut ours: Vec<u32> = self._programs.first().and_then(Child::id).into_iter().collect();
        let mut seen = 0;
        while let Some(of) = ours.get(seen).copied() {
            ours.extend(parents.iter().filter(|(_, parent, _)| *parent == of).map(|(id, ..)| *id));
            seen += 1;
        }
        Ok(parents.iter().filter(|(id, ..)| ours.contains(id)).map(|(_, _, pages)| f64::from(*pages) * PAGE).sum())
    }
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name of an engine's own options among the capabilities.
    pub(crate) const fn options(self) -> &'static str {
        match self {
            Self::Chromium => "goog:chromeOptions",
            Self::Firefox => "moz:firefoxOptions",
            Self::WebKit => "webkitgtk:browserOptions",
        }
    }

    /// Starts the driver. Where another program takes its port in between, it is started anew.
    pub(crate) async fn driver(self, circumstance: Circumstance, profile: &Path) -> anyhow::Result<Driver> {
        const TRIES: usize = 5;
        let mut failed = None;
        for _ in 0..TRIES {
            let driver = match self {
                Self::Chromium => chromedriver().await,
                Self::Firefox => geckodriver().await,
                Self::WebKit => webkitdriver(circumstance.variable(self), profile).await,
            };
            match driver {
                Ok(driver) => return Ok(driver),
                Err(error) => failed = Some(error),
            }
        }
        Err(failed.unwrap_or_else(|| anyhow::anyhow!("the driver of {self:?} was not tried")))
    }

    /// What is asked of the driver for a plain browser: an empty profile in this folder, and where the engine can, a window of this size.
    pub(crate) fn capabilities(self, profile: &Path, width: u32, height: u32) -> anyhow::Result<Value> {
        let options = match self {
            Self::Chromium => json!({
                "binary": given("FINGERPOST_CHROMIUM")?,
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                    format!("--window-size={width},{height}"), format!("--user-data-dir={}", profile.display()),
                ],
            }),
            Self::Firefox => json!({
                "binary": given("FINGERPOST_FIREFOX")?,
                "args": ["-headless", "-width", width.to_string(), "-height", height.to_string()],
            }),
            // Its window can be asked for no size here: see `Page::be`.
            Self::WebKit => json!({ "binary": given("FINGERPOST_MINIBROWSER")?, "args": ["--automation"] }),
        };
        let mut capabilities = json!({
            // A page is waited for by what it shows, never by its load event.
            "pageLoadStrategy": "none",
        });
        capabilities[self.options()] = options;
        if self == Self::Chromium {
            capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL" });
        }
        Ok(capabilities)
    }

    /// Asks in the capabilities for a proxy for all that is not on this machine, and that the browser asks for as little as it can by itself.
    pub(crate) fn ask_through(self, capabilities: &mut Value, proxy: &str) {
        let options = &mut capabilities[self.options()];
        match self {
            Self::Chromium | Self::WebKit => {
                let proxy = format!("--proxy{}=http://{proxy}", if self == Self::Chromium { "-server" } else { "" });
                let more = if self == Self::Chromium {
                    "--disable-features=OptimizationHints,MediaRouter,AutofillServerCommunication"
                } else {
                    "--ignore-host=127.0.0.1"
                };
                if let Some(arguments) = options["args"].as_array_mut() {
                    arguments.extend([json!(proxy), json!(more)]);
                }
            }
            Self::Firefox => {
                capabilities["proxy"] = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
            }
        }
    }
}

/// ChromeDriver takes a free port for IPv4 and then the same for IPv6, and ends where another driver took that one in between.
async fn chromedriver() -> anyhow::Result<Driver> {
    let mut command = Command::new(given("FINGERPOST_CHROMEDRIVER")?);
    command.arg("--port=0");
    let port = |line: &str| line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok();
    let (child, port) = children::start(command, port).await?;
    Ok(Driver { port, _programs: vec![child] })
}

async fn geckodriver() -> anyhow::Result<Driver> {
    let mut command = Command::new(given("FINGERPOST_GECKODRIVER")?);
    // Its second port is always the same unless it is told: two drivers would want one. Access to the browser's own window gives a page a phone's width.
    command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]).stderr(std::process::Stdio::null());
    let port = |line: &str| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse().ok();
    let (child, port) = children::start(command, port).await?;
    Ok(Driver { port, _programs: vec![child] })
}

/// WebKit's driver says nothing, so it is given a port that is free now.
async fn webkitdriver(variable: Option<(&str, &str)>, profile: &Path) -> anyhow::Result<Driver> {
    let mut screen = Command::new(given("FINGERPOST_XVFB")?);
    screen.args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]).stderr(std::process::Stdio::null());
    let (screen, display) = children::start(screen, |line| line.trim().parse::<u32>().ok()).await?;
    // Its window is never narrower than its own buttons, unless they are told to have no size: a phone is narrower.
    let look = profile.join("gtk-3.0");
    std::fs::create_dir_all(&look)?;
    std::fs::write(look.join("gtk.css"), "* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px }")?;
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut command = Command::new(given("FINGERPOST_WEBKITDRIVER")?);
    command.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}")).env("XDG_CONFIG_HOME", profile).envs(variable);
    let child = children::listening(command, port).await.context("WebKit's driver")?;
    Ok(Driver { port, _programs: vec![child, screen] })
}
