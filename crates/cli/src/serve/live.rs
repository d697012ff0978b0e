//! A site that is made anew at each change of its offer. After a mistake the last good site stays, with the mistake shown over it.

use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use anyhow::Context;
use fingerpost_site::Site;
use maud::{DOCTYPE, html};
use notify::{RecursiveMode, Watcher};
use serde_json::json;

use super::mime;
use super::server::{Answer, Body, Source};
use crate::command::build::Beside;
use crate::library::Library;
use crate::status;

/// The script that pages get, so that they hear of changes.
const SCRIPT: &str = include_str!("reload.js");
/// Where that script is, and where it listens: no site has files there.
const SCRIPT_PATH: &str = "_fingerpost/reload.js";
const CHANGES_PATH: &str = "_fingerpost/changes";
/// An editor writes a file in several steps: what comes this soon after belongs to the same change.
const SETTLE: Duration = Duration::from_millis(10);

/// The last good site, and what is wrong now.
pub(crate) struct Live {
    shown: RwLock<Shown>,
    listeners: Mutex<Vec<Box<dyn Write + Send>>>,
}

#[derive(Default)]
struct Shown {
    site: Option<Site>,
    /// The mistakes since then; empty where there are none.
    mistakes: String,
    /// How often it was made anew.
    build: u64,
}

impl Live {
    /// Nothing made yet.
    pub(crate) fn new() -> Self {
        Self { shown: RwLock::new(Shown::default()), listeners: Mutex::new(Vec::new()) }
    }

    /// Makes the site, and tells every open page. What is wrong is also said on standard error.
    pub(crate) fn make(&self, library: &mut Library, beside: &Beside) {
        let start = Instant::now();
        let made = beside.site(library);
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        match made {
            Ok((site, _)) => {
                noteln!("{}: made in {} ms.", site.core().name, start.elapsed().as_millis());
                shown.site = Some(site);
                shown.mistakes = String::new();
            }
            Err(error) => {
                noteln!("{}\nThe last good page stays as it was.", status::say(&error));
                shown.mistakes = status::say_plainly(&error);
            }
        }
        shown.build += 1;
        let event = shown.event();
        drop(shown);
        // Who has gone away hears no more.
        self.listeners().retain_mut(|listener| tell(listener, &event).is_ok());
    }

    fn listeners(&self) -> MutexGuard<'_, Vec<Box<dyn Write + Send>>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shown {
    /// What pages are told: which build it is, and the mistakes since.
    fn event(&self) -> String {
        format!("data: {}\n\n", json!({ "build": self.build, "mistakes": self.mistakes }))
    }
}

fn tell(listener: &mut Box<dyn Write + Send>, event: &str) -> std::io::Result<()> {
    listener.write_all(event.as_bytes())?;
    listener.flush()
}

/// Live as a source that can be shared with the thread that watches.
impl Source for &'static Live {
    fn answer(&self, address: &str) -> Answer {
        let path = address.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        if path == CHANGES_PATH {
            let live: &'static Live = self;
            return Answer::Listen(Box::new(move |mut listener| {
                let event = live.shown.read().unwrap_or_else(PoisonError::into_inner).event();
                if tell(&mut listener, &event).is_ok() {
                    live.listeners().push(listener);
                }
            }));
        }
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        let bytes = match (path.as_str(), &shown.site) {
            (SCRIPT_PATH, _) => Some(SCRIPT.as_bytes().to_vec()),
            (_, Some(site)) => site.file(&path).map(|bytes| bytes.into_owned()),
            ("index.html", None) => Some(not_yet().into_bytes()),
            (_, None) => None,
        };
        let kind = mime::of(Path::new(&path));
        let listens = |bytes: Vec<u8>| if path.ends_with(".html") { with_script(bytes) } else { bytes };
        bytes.map_or(Answer::Nothing, |bytes| Answer::Page {
            kind,
            tag: format!("\"{}-{}\"", std::process::id(), shown.build),
            body: Body::Bytes(listens(bytes)),
        })
    }
}

/// A page that hears of changes.
fn with_script(page: Vec<u8>) -> Vec<u8> {
    let script = format!("<script src=\"/{SCRIPT_PATH}\"></script>");
    let end = page.windows(7).rposition(|window| window == b"</body>").unwrap_or(page.len());
    [&page[..end], script.as_bytes(), &page[end..]].concat()
}

/// Where the offer has had mistakes from the start: they are shown over this.
fn not_yet() -> String {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head { meta charset="utf-8"; title { "Not built yet" } }
            body { h1 { "There is no page yet" } p { "The offer has mistakes. Mend them and save: the page then comes by itself." } }
        }
    }
    .into_string()
}

/// Makes the site anew whenever a file of its offers changes, until the program ends.
///
/// # Errors
/// Where the folders cannot be watched.
pub(crate) fn watch(live: &'static Live, mut library: Library, beside: &Beside) -> anyhow::Result<()> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // Nobody to tell: the program is ending.
            let _ = sender.send(());
        }
    })
    .context("the offer's files cannot be watched")?;
    // Anew after each change: a folder that another took the place of is another one for the system, though it is called the same.
    let mut watch = |library: &Library| {
        let folders = library.folders();
        let watched = folders.iter().filter(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).is_ok());
        anyhow::ensure!(watched.count() > 0, "the offer's files cannot be watched");
        Ok(())
    };
    loop {
        watch(&library)?;
        if wait(&changes).is_none() {
            return Ok(());
        }
        // Before they are read as well: what is saved while they are is then seen.
        watch(&library)?;
        live.make(&mut library, beside);
    }
}

/// Waits for a change, and until no more follow at once; `None` where none can come any more.
fn wait(changes: &Receiver<()>) -> Option<()> {
    changes.recv().ok()?;
    while changes.recv_timeout(SETTLE).is_ok() {}
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_the_script_at_its_end_and_keeps_the_rest() {
        let page = with_script(b"<body><p>x</p></body></html>".to_vec());
        let page = String::from_utf8_lossy(&page);
        assert_eq!(page, "<body><p>x</p><script src=\"/_fingerpost/reload.js\"></script></body></html>");
    }
}
