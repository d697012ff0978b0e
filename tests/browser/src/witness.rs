//! A witness of all that leaves a page or stays behind it: what its servers are asked, what a proxy is asked in every other's place, and what its own first
//! script notes (see `witness.js`).

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::ensure;
use serde_json::Value;

use crate::proxy::Proxy;
use crate::{Browser, Engine, Origin, Page};

const SCRIPT: &str = include_str!("witness.js");

/// One thing that was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Its sort: `request`, `store`, `address` and so on, as the list calls it.
    pub what: String,
    /// What just it was, with the names of servers in the place of their addresses.
    pub place: String,
}

/// A witness. It sees every server that it is told of, and every page that those serve.
pub struct Witness {
    notebook: Origin,
    proxy: Proxy,
}

impl Witness {
    /// Begins to look.
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub fn begin() -> anyhow::Result<Self> {
        Ok(Self { notebook: Origin::open(None)?, proxy: Proxy::open()? })
    }

    /// A browser in which nothing is out of sight.
    ///
    /// # Errors
    /// Where it does not start.
    pub async fn browser(&self, engine: Engine) -> anyhow::Result<Browser> {
        Browser::through(engine, &self.proxy.address).await
    }

    /// Looks over the shoulder of every page of this server.
    pub fn watch(&self, server: &Origin) {
        server.first(&self.script());
    }

    fn script(&self) -> String {
        SCRIPT.replace("NOTEBOOK", &format!("'{}'", self.notebook.address))
    }

    /// Has a page note what stays, and waits until it is written down. One that was served without our script gets it now.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn asks_what_stays(&self, page: &Page) -> anyhow::Result<()> {
        page.ask_later(&format!("(() => {{ if (!window.whatStays) {{ {} }} return window.whatStays(); }})()", self.script()))
            .await?;
        let mut before = usize::MAX;
        // What is noted is on its way for a moment.
        for _ in 0..50 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let now = self.notebook.asked().len();
            if now == before {
                return Ok(());
            }
            before = now;
        }
        Ok(())
    }

    /// All that was seen so far, each thing once. `servers` are those that were watched or asked, with their names.
    ///
    /// # Errors
    /// Where a page's note cannot be read.
    pub fn notes(&self, servers: &[(&str, &Origin)]) -> anyhow::Result<BTreeSet<Note>> {
        let named = |place: &str| {
            let named = |place: String, (name, server): &(&str, &Origin)| {
                place.replace(&server.address, &format!("{name}/")).replace(server.address.trim_end_matches('/'), name)
            };
            servers.iter().fold(place.to_owned(), named)
        };
        let note = |what: &str, place: &str| Note { what: what.to_owned(), place: named(place) };
        let mut notes = BTreeSet::new();
        for asked in self.notebook.asked().iter().filter(|asked| !asked.body.is_empty()) {
            let told: Value = serde_json::from_slice(&asked.body)?;
            for one in told.as_array().into_iter().flatten() {
                let part = |place: usize| one[place].as_str().unwrap_or_default();
                ensure!(!part(0).is_empty(), "a page noted {one}");
                notes.insert(note(part(0), part(1)));
            }
        }
        notes.extend(self.proxy.asked().iter().map(|asked| note("elsewhere", asked)));
        for (name, server) in servers {
            for asked in server.asked() {
                let path = format!("{name}{}", asked.path);
                notes.insert(note("request", &format!("{} {path}", asked.method)));
                if !asked.body.is_empty() {
                    notes.insert(note("sent along", &format!("{path} {}", String::from_utf8_lossy(&asked.body))));
                }
                for (header, value) in &asked.headers {
                    match header.as_str() {
                        "referer" => notes.insert(note("referrer", &format!("{name} hears {value}"))),
                        "cookie" => notes.insert(note("cookie", &format!("{name} {value}"))),
                        "origin" | "host" => continue,
                        // How a browser asks is the same for every family: it may say nothing of one.
                        _ => notes.insert(note("header", &format!("{header}: {value}"))),
                    };
                }
            }
        }
        Ok(notes)
    }
}
