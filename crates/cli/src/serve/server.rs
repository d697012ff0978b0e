//! Listening, and answering as HTTP asks.

use std::fs::File;
use std::io::{Cursor, Write};
use std::net::SocketAddr;
use std::thread;

use anyhow::{Context, anyhow};
use tiny_http::{HTTPVersion, Header, Method, Request, Response};

/// Sent with every answer: as strict as what councils are advised to send, so that a breach shows here first.
const HEADERS: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    // The pages' script knows by it that a family came from another page of theirs. No other site is told.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    // What a page here never asks a device for, so that nothing that comes into one can.
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    (
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    ),
];

/// How many ports to try when the wanted one is taken.
const TRIES: u16 = 20;
/// Browsers ask for several files at once.
const WORKERS: usize = 4;

/// What is served.
pub(crate) trait Source: Send + Sync {
    /// What to answer to an address (a path with perhaps a query).
    fn answer(&self, address: &str) -> Answer;
}

/// An answer.
pub(crate) enum Answer {
    /// This file.
    Page {
        /// Its type.
        kind: &'static str,
        /// Changes when it does.
        tag: String,
        /// What is in it.
        body: Body,
    },
    /// A line for each change, for as long as the browser listens.
    Listen(Listeners),
    /// The same address with a slash at its end: it names a folder, whose page has relative links.
    Slash,
    /// Nothing of that name.
    Nothing,
}

/// What is in a file.
pub(crate) enum Body {
    File(File),
    Bytes(Vec<u8>),
}

/// Where a listener is handed over.
pub(crate) type Listeners = Box<dyn FnOnce(Box<dyn Write + Send>) + Send>;

/// A server that listens already.
pub(crate) struct Server {
    http: tiny_http::Server,
    address: SocketAddr,
}

impl Server {
    /// Listens on `port`, or on the next that is free.
    ///
    /// # Errors
    /// Where none can be listened on.
    pub(crate) fn open(port: u16) -> anyhow::Result<Self> {
        let http = listen(port)?;
        let address = http.server_addr().to_ip().context("the server has no address")?;
        Ok(Self { http, address })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers, until the program ends.
    pub(crate) fn run(&self, source: &dyn Source) {
        thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| {
                    while let Ok(request) = self.http.recv() {
                        // A browser that has gone away is no problem of ours.
                        let _ = answer(source, request);
                    }
                });
            }
        });
    }
}

fn answer(source: &dyn Source, request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return give(request, note(405, "Only GET and HEAD are answered here."));
    }
    match source.answer(request.url()) {
        Answer::Page { kind, tag, body } => send(request, kind, &tag, body),
        Answer::Listen(listeners) => {
            let mut writer = request.into_writer();
            writer.write_all(b"HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n")?;
            listeners(writer);
            Ok(())
        }
        Answer::Slash => {
            let path = request.url().split('?').next().unwrap_or_default();
            // One slash at the front: two would name another host.
            let place = format!("/{}/", path.trim_matches('/'));
            give(request, with(note(308, "This is a folder."), "Location", &place))
        }
        Answer::Nothing => give(request, note(404, "There is nothing of that name here.")),
    }
}

/// A browser may keep a file but asks each time whether it is still the same, so a new build shows at once.
fn send(request: Request, kind: &str, tag: &str, body: Body) -> std::io::Result<()> {
    if request.headers().iter().any(|header| header.field.equiv("If-None-Match") && header.value.as_str() == tag) {
        return give(request, with(dressed(Response::empty(304)), "ETag", tag));
    }
    match body {
        Body::File(file) => give(request, page(Response::from_file(file), kind, tag)),
        Body::Bytes(bytes) => give(request, page(Response::from_data(bytes), kind, tag)),
    }
}

fn page<R: std::io::Read>(answer: Response<R>, kind: &str, tag: &str) -> Response<R> {
    with(with(with(dressed(answer), "Content-Type", kind), "ETag", tag), "Cache-Control", "no-cache")
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

fn note(status: u16, text: &str) -> Response<Cursor<Vec<u8>>> {
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

fn listen(port: u16) -> anyhow::Result<tiny_http::Server> {
    let mut reason = None;
    let last = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    for next in port..=last {
        match tiny_http::Server::http(("127.0.0.1", next)) {
            Ok(server) => {
                if next != port {
                    noteln!("Port {port} is taken, so it is on {next}.");
                }
                return Ok(server);
            }
            Err(error) => reason = Some(error),
        }
    }
    let reason = reason.map(|error| error.to_string()).unwrap_or_default();
    Err(anyhow!("ports {port} to {last} cannot be listened on ({reason}): choose another with --port"))
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
    use crate::serve::Folder;

    #[test]
    fn many_at_once_are_all_answered_as_to_a_browser_that_then_closes() {
        const MANY: usize = 24;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.pack"), "whole").unwrap();
        let source = Folder::open(folder.path()).unwrap();
        let server = Server::open(0).unwrap();
        let address = server.address();
        // It answers until the tests end.
        thread::spawn(move || server.run(&source));
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

    #[test]
    fn every_answer_has_the_strict_headers() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.html"), "whole").unwrap();
        let source = Folder::open(folder.path()).unwrap();
        let server = Server::open(0).unwrap();
        let address = server.address();
        thread::spawn(move || server.run(&source));
        let ask = |asks: &str, with: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            stream.write_all(format!("{asks} HTTP/1.1\r\nHost: here\r\n{with}\r\n").as_bytes()).unwrap();
            let (mut answer, mut byte) = (Vec::new(), [0]);
            while !answer.ends_with(b"\r\n\r\n") {
                stream.read_exact(&mut byte).unwrap();
                answer.extend(byte);
            }
            String::from_utf8(answer).unwrap()
        };
        let found = ask("GET /a.html", "");
        let tag = found.lines().find(|line| line.starts_with("ETag: ")).unwrap().replace("ETag", "If-None-Match");
        for (answer, status) in [
            (&found, "200"),
            (&ask("GET /a.html", &format!("{tag}\r\n")), "304"),
            (&ask("GET /b.html", ""), "404"),
            (&ask("POST /a.html", ""), "405"),
        ] {
            assert!(answer.starts_with(&format!("HTTP/1.0 {status} ")), "{answer}");
            for header in [
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: same-origin",
                "Cross-Origin-Opener-Policy: same-origin",
                "Cross-Origin-Resource-Policy: same-origin",
                "Permissions-Policy: accelerometer=(), camera=(), ",
                "Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ",
            ] {
                assert!(answer.contains(&format!("\r\n{header}")), "{header} is not in {answer}");
            }
        }
    }
}
