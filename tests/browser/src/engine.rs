//! The three engines that browsers are made of, each with a driver of its own. One client speaks to all three.

use anyhow::Context;
use serde_json::{Value, json};
use tokio::process::{Child, Command};

use crate::{children, given};

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

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Starts the driver. Where another program takes its port in between, it is started anew.
    pub(crate) async fn driver(self) -> anyhow::Result<Driver> {
        const TRIES: usize = 5;
        let mut failed = None;
        for _ in 0..TRIES {
            let driver = match self {
                Self::Chromium => chromedriver().await,
                Self::Firefox => geckodriver().await,
                Self::WebKit => webkitdriver().await,
            };
            match driver {
                Ok(driver) => return Ok(driver),
                Err(error) => failed = Some(error),
            }
        }
        Err(failed.unwrap_or_else(|| anyhow::anyhow!("the driver of {self:?} was not tried")))
    }

    /// What is asked of the driver for a plain browser: an empty profile in this folder, and where the engine can, a window of this size.
    pub(crate) fn capabilities(self, profile: &std::path::Path, width: u32, height: u32) -> anyhow::Result<Value> {
        let options = match self {
            Self::Chromium => (
                "goog:chromeOptions",
                json!({
                    "binary": given("FINGERPOST_CHROMIUM")?,
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                        format!("--window-size={width},{height}"), format!("--user-data-dir={}", profile.display()),
                    ],
                }),
            ),
            Self::Firefox => (
                "moz:firefoxOptions",
                json!({
                    "binary": given("FINGERPOST_FIREFOX")?,
                    "args": ["-headless", "-width", width.to_string(), "-height", height.to_string()],
                }),
            ),
            // Its window can be asked for no size here, and is never narrower than its own buttons: about 450 px.
            Self::WebKit => {
                ("webkitgtk:browserOptions", json!({ "binary": given("FINGERPOST_MINIBROWSER")?, "args": ["--automation"] }))
            }
        };
        let mut capabilities = json!({
            // A page is waited for by what it shows, never by its load event.
            "pageLoadStrategy": "none",
        });
        capabilities[options.0] = options.1;
        if self == Self::Chromium {
            capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL" });
        }
        Ok(capabilities)
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
    // Its second port is always the same unless it is told: two drivers would want one.
    command.args(["--port", "0", "--websocket-port", "0"]).stderr(std::process::Stdio::null());
    let port = |line: &str| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse().ok();
    let (child, port) = children::start(command, port).await?;
    Ok(Driver { port, _programs: vec![child] })
}

/// WebKit's driver says nothing, so it is given a port that is free now.
async fn webkitdriver() -> anyhow::Result<Driver> {
    let mut screen = Command::new(given("FINGERPOST_XVFB")?);
    screen.args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]).stderr(std::process::Stdio::null());
    let (screen, display) = children::start(screen, |line| line.trim().parse::<u32>().ok()).await?;
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut command = Command::new(given("FINGERPOST_WEBKITDRIVER")?);
    command.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}"));
    let child = children::listening(command, port).await.context("WebKit's driver")?;
    Ok(Driver { port, _programs: vec![child, screen] })
}
