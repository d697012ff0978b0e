//! A small web server for files: this machine only, nothing but reading.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

use super::{mime, wanted};
use crate::system::clock::say;

/// Sent with every answer: as strict as what councils are advised to send, so that a breach shows here first.
const HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    ),
];

/// How many ports to try when the wanted one is taken.
const TRIES: u16 = 20;
/// Browsers ask for several files at once.
const WORKERS: usize = 4;

/// A server that listens already.
pub(crate) struct Server {
    http: tiny_http::Server,
    folder: PathBuf,
    address: SocketAddr,
}

impl Server {
    /// Listens on `port`, or on the next that is free, for what `folder` holds.
    pub(crate) fn open(folder: &Path, port: u16) -> Result<Self> {
        let folder = folder.canonicalize().with_context(|| format!("There is no folder {} to serve", folder.display()))?;
        let http = listen(port)?;
        let address = http.server_addr().to_ip().context("The server has no address")?;
        Ok(Self { http, folder, address })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers, until the program ends.
    pub(crate) fn run(&self) {
        thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| {
                    while let Ok(request) = self.http.recv() {
                        // A browser that has gone away is no problem of ours.
                        let _ = self.answer(request);
                    }
                });
            }
        });
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(note(405, "Only GET and HEAD are answered here."));
        }
        match wanted::find(&self.folder, request.url()) {
            wanted::Wanted::File(path) => send(request, &path),
            wanted::Wanted::Slash => {
                let path = request.url().split('?').next().unwrap_or_default();
                // One slash at the front: two would name another host.
                let place = format!("/{}/", path.trim_matches('/'));
                request.respond(with(note(308, "This is a folder."), "Location", &place))
            }
            wanted::Wanted::Nothing => request.respond(note(404, "There is nothing of that name here.")),
        }
    }
}

/// A browser may keep a file but asks each time whether it is still the same, so a new build shows at once.
fn send(request: Request, path: &Path) -> std::io::Result<()> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let tag = format!("\"{:x}-{:x}\"", changed.as_nanos(), about.len());
    if request.headers().iter().any(|header| header.field.equiv("If-None-Match") && header.value.as_str() == tag) {
        return request.respond(with(Response::empty(304), "ETag", &tag));
    }
    let answer = with(with(Response::from_file(file), "ETag", &tag), "Cache-Control", "no-cache");
    request.respond(with(dressed(answer), "Content-Type", mime::of(path)))
}

fn note(status: u16, text: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    dressed(Response::from_string(text).with_status_code(status))
}

fn dressed<R: std::io::Read>(answer: Response<R>) -> Response<R> {
    HEADERS.iter().fold(answer, |answer, (name, value)| with(answer, name, value))
}

fn with<R: std::io::Read>(answer: Response<R>, name: &str, value: &str) -> Response<R> {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        Err(()) => answer,
    }
}

fn listen(port: u16) -> Result<tiny_http::Server> {
    let mut reason = None;
    for next in port..=port.saturating_add(if port == 0 { 0 } else { TRIES }) {
        match tiny_http::Server::http(("127.0.0.1", next)) {
            Ok(server) => {
                if next != port {
                    say(&format!("Port {port} is taken, so it is on {next}."));
                }
                return Ok(server);
            }
            Err(error) => reason = Some(error),
        }
    }
    let reason = reason.map(|error| error.to_string()).unwrap_or_default();
    Err(anyhow!("Ports {port} to {} cannot be listened on ({reason}). Choose another with --port.", port.saturating_add(TRIES)))
}
