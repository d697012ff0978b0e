//! A small web server for files: this machine only, nothing but reading.

use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result, anyhow};
use tiny_http::{HTTPVersion, Header, Method, Request, Response};

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
            return give(request, note(405, "Only GET and HEAD are answered here."));
        }
        match wanted::find(&self.folder, request.url()) {
            wanted::Wanted::File(path) => send(request, &path),
            wanted::Wanted::Slash => {
                let path = request.url().split('?').next().unwrap_or_default();
                // One slash at the front: two would name another host.
                let place = format!("/{}/", path.trim_matches('/'));
                give(request, with(note(308, "This is a folder."), "Location", &place))
            }
            wanted::Wanted::Nothing => give(request, note(404, "There is nothing of that name here.")),
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
        return give(request, with(Response::empty(304), "ETag", &tag));
    }
    let answer = with(with(Response::from_file(file), "ETag", &tag), "Cache-Control", "no-cache");
    give(request, with(dressed(answer), "Content-Type", mime::of(path)))
}

/// Answers as HTTP/1.0 does: the browser then closes the connection. `tiny_http` can leave one of several new connections waiting until a thread
/// of another is free, and a connection that is kept open never frees its own: a file then never comes.
fn give<R: std::io::Read>(request: Request, answer: Response<R>) -> std::io::Result<()> {
    let no_body = *request.method() == Method::Head;
    let asked = request.headers().to_vec();
    let mut writer = request.into_writer();
    answer.raw_print(&mut writer, HTTPVersion(1, 0), &asked, no_body, None)?;
    writer.flush()
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::thread;
    use std::time::Duration;

    use super::Server;

    #[test]
    fn many_at_once_are_all_answered_as_to_a_browser_that_then_closes() {
        const MANY: usize = 24;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.pack"), "whole").unwrap();
        let server = Server::open(folder.path(), 0).unwrap();
        let address = server.address();
        // It answers until the tests end.
        thread::spawn(move || server.run());
        let ask = move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            stream.write_all(b"GET /a.pack?1 HTTP/1.1\r\nHost: here\r\nConnection: keep-alive\r\n\r\n").unwrap();
            let (mut answer, mut byte) = (Vec::new(), [0]);
            while !answer.ends_with(b"whole") {
                stream.read_exact(&mut byte).unwrap();
                answer.extend(byte);
            }
            String::from_utf8(answer).unwrap()
        };
        let asked: Vec<_> = (0..MANY).map(|_| thread::spawn(ask)).collect();
        for answer in asked {
            let answer = answer.join().unwrap();
            assert!(answer.starts_with("HTTP/1.0 200 OK\r\n"), "{answer}");
        }
    }
}
