//! An origin of its own on this machine: a folder and pages, with the headers and the faults that a test chooses, and a list of what was asked.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, anyhow};
use tiny_http::{HTTPVersion, Header, Request, Response, Server};

/// What goes wrong with a file on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// Half of it comes.
    CutShort,
    /// A page that asks to sign in to the Wi-Fi comes in its place.
    SignIn,
    /// It comes whole, under this type.
    OfType(&'static str),
    /// No other origin may read it.
    NotForOthers,
    /// It comes when [`Origin::mend`] is called.
    Held,
}

/// What a browser asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The path, with its query.
    pub path: String,
    /// The cookies that came with it.
    pub cookies: Option<String>,
    /// How: `GET`.
    pub method: String,
    /// Each header, by its name in lower case.
    pub headers: Vec<(String, String)>,
    /// What was sent along.
    pub body: Vec<u8>,
}

/// An origin, until dropped.
pub struct Origin {
    /// Its address, with a slash at the end.
    pub address: String,
    state: Arc<State>,
    server: Arc<Server>,
}

#[derive(Default)]
struct State {
    folder: Option<PathBuf>,
    pages: Mutex<BTreeMap<String, Vec<u8>>>,
    headers: Mutex<Vec<(&'static str, String)>>,
    faults: Mutex<BTreeMap<String, Fault>>,
    asked: Mutex<Vec<Asked>>,
    far: Mutex<bool>,
    first: Mutex<String>,
    freed: Condvar,
}

impl Origin {
    /// Serves the files of a folder, where one is given, to every origin.
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub fn open(folder: Option<&Path>) -> anyhow::Result<Self> {
        let server = Server::http("127.0.0.1:0").map_err(|error| anyhow!("no port can be listened on: {error}"))?;
        let port = server.server_addr().to_ip().context("the server has no address")?.port();
        let (server, state) = (Arc::new(server), Arc::new(State { folder: folder.map(Path::to_owned), ..State::default() }));
        let (listening, answers) = (server.clone(), state.clone());
        thread::spawn(move || {
            for request in listening.incoming_requests() {
                let answers = answers.clone();
                // A thread for each: one that is held must not hold the next.
                thread::spawn(move || answers.answer(request));
            }
        });
        Ok(Self { address: format!("http://127.0.0.1:{port}/"), state, server })
    }

    /// Serves a page of this path, such as `/index.html`.
    pub fn put(&self, path: &str, html: &str) {
        self.put_bytes(path, html.as_bytes().to_vec());
    }

    /// Serves a file of this path, in the place of the folder's.
    pub fn put_bytes(&self, path: &str, bytes: Vec<u8>) {
        lock(&self.state.pages).insert(path.to_owned(), bytes);
    }

    /// Changes the page of this path.
    pub fn change(&self, path: &str, change: impl FnOnce(&str) -> String) {
        if let Some(page) = lock(&self.state.pages).get_mut(path) {
            *page = change(&String::from_utf8_lossy(page)).into_bytes();
        }
    }

    /// Sends a header with every answer.
    pub fn header(&self, name: &'static str, value: &str) {
        lock(&self.state.headers).push((name, value.to_owned()));
    }

    /// Lets something go wrong with the file of this path from now on.
    pub fn spoil(&self, path: &str, fault: Fault) {
        lock(&self.state.faults).insert(path.to_owned(), fault);
    }

    /// Makes the file of this path right again; one that was held comes now.
    pub fn mend(&self, path: &str) {
        lock(&self.state.faults).remove(path);
        self.state.freed.notify_all();
    }

    /// Takes its time from now on, as a slow fourth-generation network does by Lighthouse's profile: 150 ms to begin with, and then 1.6 Mbit/s for
    /// each file. Files that come at once do not share it, so it is no measure of time.
    pub fn be_far(&self) {
        *lock(&self.state.far) = true;
    }

    /// Has every page run this script before all others.
    pub fn first(&self, script: &str) {
        *lock(&self.state.first) = format!("<script>{script}</script>");
    }

    /// What was asked so far.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        lock(&self.state.asked).clone()
    }

    /// The same since this was last asked for.
    #[must_use]
    pub fn take_asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *lock(&self.state.asked))
    }
}

impl Asked {
    fn of(request: &mut Request) -> Self {
        let headers: Vec<(String, String)> =
            request.headers().iter().map(|header| (header.field.to_string().to_lowercase(), header.value.to_string())).collect();
        let mut body = Vec::new();
        // A browser that has gone away sent what it sent.
        let _ = request.as_reader().read_to_end(&mut body);
        let cookies = headers.iter().find(|(name, _)| name == "cookie").map(|(_, value)| value.clone());
        Self { path: request.url().to_owned(), cookies, method: request.method().to_string(), headers, body }
    }
}

impl Drop for Origin {
    fn drop(&mut self) {
        lock(&self.state.faults).clear();
        self.state.freed.notify_all();
        self.server.unblock();
    }
}

impl State {
    fn answer(&self, mut request: Request) {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        let asked = Asked::of(&mut request);
        lock(&self.asked).push(asked);
        let mut faults = lock(&self.faults);
        while faults.get(&path) == Some(&Fault::Held) {
            faults = self.freed.wait(faults).unwrap_or_else(PoisonError::into_inner);
        }
        let fault = faults.get(&path).copied();
        drop(faults);
        let mut body = if fault == Some(Fault::Missing) { None } else { self.read(&path) };
        let mut kind = kind(&path);
        let first = lock(&self.first).clone();
        if let Some(page) = body.as_mut().filter(|_| !first.is_empty() && kind.starts_with("text/html")) {
            *page = String::from_utf8_lossy(page).replacen("<head>", &["<head>", &first].concat(), 1).into_bytes();
        }
        match (fault, &mut body) {
            (Some(Fault::CutShort), Some(body)) => body.truncate(body.len() / 2),
            (Some(Fault::SignIn), _) => {
                body = Some(b"<!doctype html><title>Wi-Fi</title><p>Sign in to the Wi-Fi".to_vec());
                kind = "text/html";
            }
            (Some(Fault::OfType(other)), _) => kind = other,
            _ => {}
        }
        if *lock(&self.far) {
            let bytes = body.as_ref().map_or(0, Vec::len);
            thread::sleep(Duration::from_millis(150) + Duration::from_micros(5 * u64::try_from(bytes).unwrap_or(u64::MAX)));
        }
        let status = if body.is_some() { 200 } else { 404 };
        let mut answer = Response::from_data(body.unwrap_or_default()).with_status_code(status);
        let mut with = |name: &str, value: &str| {
            if let Ok(header) = Header::from_bytes(name, value) {
                answer.add_header(header);
            }
        };
        with("Content-Type", kind);
        if fault != Some(Fault::NotForOthers) {
            with("Access-Control-Allow-Origin", "*");
            with("Cross-Origin-Resource-Policy", "cross-origin");
        }
        let headers = lock(&self.headers).clone();
        if headers.iter().all(|(name, _)| *name != "Cache-Control") {
            with("Cache-Control", "no-cache");
        }
        for (name, value) in &headers {
            with(name, value);
        }
        // A browser that has gone away is no problem of ours. HTTP/1.0, so that each connection ends: `tiny_http` can leave a new one waiting until an old one does.
        let asked = request.headers().to_vec();
        let mut writer = request.into_writer();
        let _ = answer.raw_print(&mut writer, HTTPVersion(1, 0), &asked, false, None).and_then(|()| writer.flush());
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(page) = lock(&self.pages).get(path) {
            return Some(page.clone());
        }
        let path = path.trim_start_matches('/');
        // A folder is its first page, as on most servers.
        let path = if path.is_empty() || path.ends_with('/') { [path, "index.html"].concat() } else { path.to_owned() };
        let safe = !path.split('/').any(|part| part == "..");
        self.folder.as_ref().filter(|_| safe).and_then(|folder| std::fs::read(folder.join(path)).ok())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" | "" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
