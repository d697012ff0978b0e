//! A proxy that lets nothing through: it writes down who was asked for, and refuses. What is on this machine is asked without it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How much of one request is read: what is sent along may be long.
const MOST: u64 = 64 * 1024;

/// A proxy, until the tests end.
#[derive(Debug)]
pub(crate) struct Proxy {
    /// `127.0.0.1` and its port.
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Listens.
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub(crate) fn open() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let proxy = Self { address: listener.local_addr()?.to_string(), asked: Arc::default() };
        let asked = proxy.asked.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let asked = asked.clone();
                // A browser opens connections before it has something to ask.
                thread::spawn(move || {
                    if let Some(one) = refuse(stream) {
                        asked.lock().unwrap_or_else(PoisonError::into_inner).push(one);
                    }
                });
            }
        });
        Ok(proxy)
    }

    /// What was asked so far: a method and an address, or `CONNECT`, a host and a port; with what was sent along where that can be read.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn refuse(stream: TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let mut reader = BufReader::new(stream.try_clone().ok()?.take(MOST));
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let (asks, _) = first.rsplit_once(" HTTP/")?;
    let mut length = 0;
    for line in reader.by_ref().lines().map_while(Result::ok).take_while(|line| !line.is_empty()) {
        if let Some((_, value)) = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length")) {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body).ok()?;
    // A browser that has gone away is no problem of ours.
    let mut stream = stream;
    let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    Some(format!("{asks} {}", String::from_utf8_lossy(&body)).trim().to_owned())
}
