//! One site under many addresses, `/0/`, `/1/` and so on: under each of them one thing goes wrong, until the page says that it is to be right.
//! A page of its own, `trials.html`, opens them in frames, several at a time, and says what a family would see.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::memory;
use crate::origin::kind;

/// The page that tries them.
const PAGE: &str = include_str!("trials.html");
const SCRIPT: &str = include_str!("trials.js");
const LOOK: &str = include_str!("look.js");

/// Where the way out leads by itself: not a place to go to in a test.
const NEUTRAL_PAGE: &str = "https://www.bbc.co.uk/weather";
/// What is thrown where nobody takes it, and what the console is warned of.
const HEARD: &str = "window.thrown = []; window.warned = []; console.warn = (...words) => warned.push(words.join(' ')); addEventListener('error', ({ message }) => thrown.push(message));
    addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)));";
/// Pages have no worker, but for those trials that are about it.
const NO_WORKER: &str = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });";

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Harm {
    /// The file is not there.
    Missing,
    /// The server fails.
    ServerError,
    /// So many bytes of it come.
    CutAt(usize),
    /// The byte in this place is another.
    ByteChanged(usize),
    /// The connection breaks off in the middle.
    BrokenOff,
    /// A page that asks to sign in to the Wi-Fi comes in its place.
    SignIn,
    /// The same, for the first time that it is asked for.
    SignInOnce,
    /// It comes as a type that it is not of.
    WrongType,
    /// That of another build comes.
    OfAnotherBuild,
    /// It comes after a while.
    Slow,
    /// The WebAssembly gets so many pages of memory more than it begins with.
    MemoryUpTo(u32),
    /// The page runs this script before all others, and `spoiled` is true in it until it is to be right.
    Script(String),
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let then = if self.leaves { "leaves" } else { "stays" };
        match &self.harm {
            Harm::Script(_) => write!(f, "{} ({}, {then})", self.file, self.way),
            harm => write!(f, "{} {harm:?} ({}, {then})", self.file, self.way),
        }
    }
}

/// One thing to try.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The file that it is about, in the site; or how the names begin of several that are cut from one.
    pub file: String,
    /// What goes wrong.
    pub harm: Harm,
    /// How a family comes to need the file, by its name in `trials.js`.
    pub way: &'static str,
    /// What helps the family: they leave in a hurry and come again, or else they stay and try again.
    pub leaves: bool,
}

/// The site under the addresses of its trials, until dropped.
pub struct Trials {
    /// The address of the page that tries them.
    pub address: String,
    state: Arc<State>,
}

struct State {
    site: PathBuf,
    /// The same site, built at another time.
    other: PathBuf,
    trials: Vec<(Trial, Progress)>,
    address: String,
    is_over: AtomicBool,
}

#[derive(Debug, Default)]
struct Progress {
    is_mended: AtomicBool,
    /// How often something wrong was sent.
    wrong: AtomicUsize,
}

impl Trials {
    /// Serves a site, in which one thing goes wrong in each trial. (By hand: a server of the library's does not break off in the middle.)
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub fn of(site: &Path, other: &Path, trials: &[Trial]) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}/", listener.local_addr()?);
        let trials = trials.iter().map(|trial| (trial.clone(), Progress::default())).collect();
        let state = Arc::new(State {
            site: site.to_owned(),
            other: other.to_owned(),
            trials,
            address: address.clone(),
            is_over: AtomicBool::new(false),
        });
        let answers = state.clone();
        thread::spawn(move || {
            for asked in listener.incoming().flatten() {
                if answers.is_over.load(Ordering::Relaxed) {
                    return;
                }
                let answers = answers.clone();
                // A thread for each: one that is slow must not hold the next. A browser that has gone away is no problem of ours.
                thread::spawn(move || answers.hear(&asked));
            }
        });
        Ok(Self { address, state })
    }

    /// The trials as the page takes them.
    #[must_use]
    pub fn told(&self) -> Value {
        let tell = |(trial, _): &(Trial, Progress)| {
            // All frames of a browser see one storage.
            let is_alone = trial.way == "saves";
            json!({ "way": trial.way, "leaves": trial.leaves, "alone": is_alone })
        };
        self.state.trials.iter().map(tell).collect()
    }
}

impl Drop for Trials {
    fn drop(&mut self) {
        self.state.is_over.store(true, Ordering::Relaxed);
        // It listens until somebody asks.
        let _ = TcpStream::connect(self.address.trim_start_matches("http://").trim_end_matches('/'));
    }
}

/// What is sent.
struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    /// How much of it, before the connection goes.
    sent: usize,
}

impl Answer {
    fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self { status, kind, sent: body.len(), body }
    }
}

impl State {
    fn hear(&self, connection: &TcpStream) -> Option<()> {
        let mut lines = BufReader::new(connection).lines();
        let asked = lines.next()?.ok()?;
        // The headers say nothing that matters here.
        while !lines.next()?.ok()?.is_empty() {}
        let path = asked.split([' ', '?']).nth(1)?;
        let Answer { status, kind, body, sent } = self.answer(path.trim_start_matches('/'));
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
        );
        let mut connection = connection;
        connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(&body[..sent])).ok()?;
        connection.shutdown(Shutdown::Both).ok()
    }

    fn answer(&self, path: &str) -> Answer {
        let (number, file) = path.split_once('/').unwrap_or(("", path));
        let trial = number.parse::<usize>().ok().and_then(|number| self.trials.get(number));
        let Some((trial, progress)) = trial else {
            return Answer::new(200, kind(file), PAGE.replace("LOOK", &json!(LOOK).to_string()).replace("SCRIPT", SCRIPT));
        };
        if file == "mend" {
            progress.is_mended.store(true, Ordering::Relaxed);
            return Answer::new(200, "text/plain", progress.wrong.load(Ordering::Relaxed).to_string());
        }
        let is_mended = progress.is_mended.load(Ordering::Relaxed);
        let Some(right) = self.read(&self.site, file, trial, is_mended) else { return Answer::new(404, "text/plain", "") };
        if is_mended || !is_of(file, &trial.file) {
            return Answer::new(200, kind(file), right);
        }
        let before = progress.wrong.fetch_add(1, Ordering::Relaxed);
        self.harmed(trial, file, right, before)
    }

    /// A file as the trial has it, which was asked for so many times before.
    fn harmed(&self, trial: &Trial, file: &str, mut right: Vec<u8>, before: usize) -> Answer {
        match trial.harm {
            Harm::Missing => return Answer::new(404, "text/plain", ""),
            Harm::ServerError => return Answer::new(500, "text/html", "<h1>Internal Server Error</h1>"),
            Harm::SignIn => return sign_in(),
            Harm::SignInOnce if before == 0 => return sign_in(),
            Harm::WrongType => return Answer::new(200, "application/pdf", right),
            Harm::BrokenOff => return Answer { sent: right.len() / 2, ..Answer::new(200, kind(file), right) },
            Harm::CutAt(length) => right.truncate(length),
            Harm::ByteChanged(place) => {
                let place = place % right.len().max(1);
                right[place] ^= 1;
            }
            Harm::OfAnotherBuild => {
                let other = self.read(&self.other, file, trial, false).unwrap_or_default();
                if other == right {
                    right.extend(another_build(file));
                } else {
                    right = other;
                }
            }
            Harm::Slow => thread::sleep(Duration::from_millis(400)),
            Harm::MemoryUpTo(pages) => right = memory::at_most(&right, pages),
            Harm::SignInOnce | Harm::Script(_) => {}
        }
        Answer::new(200, kind(file), right)
    }

    /// A file of a build; a page leads out to a page of ours, and runs the script of its trial.
    fn read(&self, folder: &Path, file: &str, trial: &Trial, is_mended: bool) -> Option<Vec<u8>> {
        let bytes = std::fs::read(folder.join(file)).ok().filter(|_| !file.split('/').any(|part| part == ".."))?;
        let limits = matches!(trial.harm, Harm::MemoryUpTo(_)) && !is_mended && file == "fingerpost.js";
        if !file.ends_with(".html") && !limits {
            return Some(bytes);
        }
        let text = String::from_utf8(bytes).ok()?;
        if limits {
            // A digest of a kind that nobody knows is not looked at.
            return Some(text.replace("sha384-", "sha000-").into_bytes());
        }
        // In a frame, the page around it is told to go too: here, that keeps it where it is.
        let out = format!("{}#left", self.address);
        let script = match &trial.harm {
            Harm::Script(script) if !is_mended => script.as_str(),
            _ => "",
        };
        let worker = if trial.way == "kept" { "" } else { NO_WORKER };
        let text = text
            .replace(NEUTRAL_PAGE, &out)
            .replacen("<fingerpost-navigator ", &format!("<fingerpost-navigator exit=\"{out}\" "), 1)
            .replacen("<head>", &format!("<head><script>window.spoiled = true; {HEARD} {worker} {script}</script>"), 1);
        Some(text.into_bytes())
    }
}

/// Of several that are cut from one, all are harmed.
fn is_of(file: &str, harmed: &str) -> bool {
    file == harmed || harmed.ends_with('-') && file.starts_with(harmed)
}

/// What makes a file of the widget another that is as sound as it was.
fn another_build(file: &str) -> &'static [u8] {
    // A section that nobody reads, of the name `x`.
    if file.ends_with(".wasm") { &[0, 2, 1, b'x'] } else { b"\n/* another */" }
}

fn sign_in() -> Answer {
    Answer::new(200, "text/html", "<!doctype html><title>Wi-Fi</title><p>Sign in to the Wi-Fi")
}
