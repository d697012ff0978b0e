//! A feed on this machine that misbehaves.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use fingerpost_openreferral::import::feed::{Clock, FeedError, Fetched, Settings, fetch};

/// What the server does with a request: the number of the request, from 1, and its path.
type Answer = dyn Fn(usize, &str) -> Vec<u8> + Send + Sync;

/// A server of its own: raw, so that it can misbehave. Each connection gets one answer and is closed.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(answer: impl Fn(usize, &str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::slow(Duration::ZERO, answer)
    }

    fn slow(wait: Duration, answer: impl Fn(usize, &str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (all, answer): (_, Arc<Answer>) = (asked.clone(), Arc::new(answer));
        // It answers until the tests end.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (all, answer) = (all.clone(), answer.clone());
                thread::spawn(move || talk(stream, wait, &all, &*answer));
            }
        });
        Self { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn talk(mut stream: std::net::TcpStream, wait: Duration, all: &Mutex<Vec<String>>, answer: &Answer) {
    let (mut request, mut byte) = (Vec::new(), [0]);
    while !request.ends_with(b"\r\n\r\n") && stream.read_exact(&mut byte).is_ok() {
        request.extend(byte);
    }
    let path = String::from_utf8_lossy(&request).split(' ').nth(1).unwrap_or_default().to_owned();
    if path.is_empty() {
        return;
    }
    let number = {
        let mut all = all.lock().unwrap();
        all.push(path.clone());
        all.len()
    };
    thread::sleep(wait);
    let answer = answer(number, &path);
    if answer == ENDLESS {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n[");
        // A gigabyte, unless whoever asked has had enough.
        for _ in 0..1024 {
            if stream.write_all(&vec![b' '; 1 << 20]).is_err() {
                return;
            }
        }
    }
    let _ = stream.write_all(&answer);
}

/// Stands for a body that does not end.
const ENDLESS: &[u8] = b"endless";

fn with(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()).into_bytes()
}

fn json(body: &str) -> Vec<u8> {
    with("200 OK", "content-type: application/json\r\n", body)
}

/// Page `number` of `of`, with two records, as HSDS-UK 1.0 has it.
fn page(number: u64, of: u64) -> Vec<u8> {
    let ids: Vec<String> = (0..2).map(|n| format!("{{\"id\":\"{number}-{n}\",\"name\":\"A club {number}-{n}\"}}")).collect();
    json(&format!("{{\"number\":{number},\"totalPages\":{of},\"last\":{},\"content\":[{}]}}", number == of, ids.join(",")))
}

fn number(path: &str) -> u64 {
    path.rsplit_once("page=").and_then(|(_, number)| number.parse().ok()).unwrap_or(1)
}

/// A clock that does not wait, but remembers how long it should have.
#[derive(Default)]
struct Fast {
    now: Duration,
    slept: Vec<Duration>,
}

impl Clock for Fast {
    fn now(&mut self) -> Duration {
        self.now
    }

    fn sleep(&mut self, time: Duration) {
        self.now += time;
        self.slept.push(time);
    }
}

fn ask(server: &Server, settings: &Settings) -> (Result<Fetched, FeedError>, Vec<Duration>) {
    let mut clock = Fast::default();
    let fetched = fetch(&format!("{}/services", server.address), settings, &mut clock, &mut |_| ());
    (fetched, clock.slept)
}

/// What is said of a failure, with this machine's port taken out.
fn said(server: &Server, settings: &Settings) -> String {
    ask(server, settings).0.unwrap_err().to_string().replace(&server.address, "http://feed.example")
}

#[test]
fn all_pages_come_at_a_polite_pace() {
    let server = Server::start(|_, path| page(number(path), 3));
    let (fetched, slept) = ask(&server, &Settings::default());
    assert_eq!(fetched.unwrap().records.len(), 6);
    assert_eq!(server.asked(), ["/services", "/services?page=2", "/services?page=3"]);
    assert_eq!(slept, [Duration::from_millis(250); 2], "four a second");
}

#[test]
fn shallow_records_are_fetched_whole() {
    let server = Server::start(|_, path| match path {
        "/api/services" => json(
            r#"{"page_number":1,"total_pages":1,"last_page":true,"contents":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c/d","name":"C"}]}"#,
        ),
        "/api/services/a" => json(r#"{"id":"a","name":"A","description":"whole","organization":{"name":"O"}}"#),
        _ => with("404 Not Found", "", ""),
    });
    let mut clock = Fast::default();
    // The address of the API itself.
    let fetched = fetch(&format!("{}/api", server.address), &Settings::default(), &mut clock, &mut |_| ()).unwrap();
    assert_eq!(fetched.records[0]["description"], "whole");
    assert_eq!((fetched.records.len(), fetched.odd.len()), (3, 1), "{:?}", fetched.odd);
    assert_eq!(fetched.from.page("a"), Some(format!("{}/api/services/a", server.address)));
}

#[test]
fn a_server_that_asks_for_time_gets_it() {
    let server = Server::start(|asked, path| match asked {
        1 => with("429 Too Many Requests", "retry-after: 7\r\n", ""),
        2 => with("500 Internal Server Error", "", ""),
        3 => with("503 Service Unavailable", "", ""),
        _ => page(number(path), 1),
    });
    let (fetched, slept) = ask(&server, &Settings::default());
    assert_eq!(fetched.unwrap().records.len(), 2);
    let waits: Vec<u64> = slept.iter().map(Duration::as_secs).collect();
    assert_eq!(waits, [7, 2, 4]);
    let patient = Server::start(|_, _| with("429 Too Many Requests", "retry-after: 3600\r\n", ""));
    assert_eq!(said(&patient, &Settings::default()), "http://feed.example/services asks us to wait 60 minutes: try again then");
}

#[test]
fn an_import_that_was_stopped_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { kept: Some(folder.path().to_owned()), ..Settings::default() };
    let server = Server::start(|asked, path| {
        let number = number(path);
        if number == 3 && asked <= 7 { with("500 Internal Server Error", "", "") } else { page(number, 4) }
    });
    assert!(ask(&server, &settings).0.is_err(), "page 3 never came");
    assert_eq!(server.asked().len(), 7, "two pages, and five tries");
    assert_eq!(ask(&server, &settings).0.unwrap().records.len(), 8);
    assert_eq!(server.asked()[7..], ["/services?page=3", "/services?page=4"]);
    assert_eq!(ask(&server, &settings).0.unwrap().records.len(), 8);
    assert_eq!(server.asked().len(), 13, "what is whole is asked for anew the next time");
}

#[test]
fn pages_without_end_end() {
    let same = Server::start(|_, _| page(1, 99));
    let fetched = ask(&same, &Settings::default()).0.unwrap();
    assert_eq!((fetched.records.len(), fetched.odd.len(), same.asked().len()), (4, 1, 2));
    let ever = Server::start(|_, path| page(number(path), 1_000_000));
    let fetched = ask(&ever, &Settings { most_pages: 5, ..Settings::default() }).0.unwrap();
    assert_eq!((fetched.records.len(), fetched.odd.len()), (10, 1));
}

/// A page of ORUK 3.0 with these records, of a feed of so many pages and records.
fn listed(ids: &[u32], pages: u64, total: u64) -> Vec<u8> {
    let records: Vec<String> =
        ids.iter().map(|id| format!(r#"{{"id":"{id}","name":"Club {id}","organization":{{"name":"O"}}}}"#)).collect();
    json(&format!(r#"{{"total_pages":{pages},"total_items":{total},"contents":[{}]}}"#, records.join(",")))
}

fn ids(fetched: &Fetched) -> Vec<&str> {
    fetched.records.iter().map(|record| record["id"].as_str().unwrap()).collect()
}

#[test]
fn a_feed_that_changes_between_its_pages_is_read_again() {
    // Record 1 goes once page 1 is read, so 3 moves to page 1, where nobody looks any more.
    let shrinks = Server::start(|asked, path| match (asked, number(path)) {
        (1, _) => listed(&[1, 2], 3, 5),
        (_, 1) => listed(&[2, 3], 2, 4),
        _ => listed(&[4, 5], 2, 4),
    });
    let fetched = ask(&shrinks, &Settings::default()).0.unwrap();
    assert_eq!((ids(&fetched), fetched.odd.len()), (vec!["2", "3", "4", "5"], 0));
    // A record comes before the others: the last page is one that the first did not know of.
    let grows = Server::start(|asked, path| match (asked, number(path)) {
        (1, _) => listed(&[1, 2], 2, 4),
        (_, 1) => listed(&[0, 1], 3, 5),
        (_, 2) => listed(&[2, 3], 3, 5),
        _ => listed(&[4], 3, 5),
    });
    let fetched = ask(&grows, &Settings::default()).0.unwrap();
    assert_eq!((ids(&fetched), fetched.odd.len()), (vec!["0", "1", "2", "3", "4"], 0));
    // One that goes while another comes leaves the numbers as they were: a record that came twice shows it.
    let swaps = Server::start(|asked, path| match (asked, number(path)) {
        (2, _) => listed(&[2, 4], 2, 4),
        (_, 1) => listed(&[1, 2], 2, 4),
        _ => listed(&[3, 4], 2, 4),
    });
    let fetched = ask(&swaps, &Settings::default()).0.unwrap();
    assert_eq!((ids(&fetched), fetched.odd.len()), (vec!["1", "2", "3", "4"], 0));
    // A page that is empty for a moment is not the end.
    let gap = Server::start(|asked, path| match (asked, number(path)) {
        (2, _) => json(r#"{"total_pages":3,"contents":[]}"#),
        (_, page) => json(&format!(r#"{{"total_pages":3,"contents":[{{"id":"{page}","name":"x","organization":{{}}}}]}}"#)),
    });
    assert_eq!(ids(&ask(&gap, &Settings::default()).0.unwrap()), ["1", "2", "3"]);
}

#[test]
fn a_feed_that_always_changes_or_cannot_count_is_told_of() {
    let restless = Server::start(|asked, path| listed(&[number(path) as u32], 2, 100 + asked as u64));
    let fetched = ask(&restless, &Settings::default()).0.unwrap();
    assert_eq!(fetched.odd, ["it changed while it was read, so something may be missing: import again later"]);
    assert_eq!((fetched.records.len(), restless.asked().len()), (2, 6), "three readings, and the last one counts");
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { kept: Some(folder.path().to_owned()), ..Settings::default() };
    let wrong = Server::start(|_, path| listed(&[number(path) as u32], 2, 9));
    let fetched = ask(&wrong, &settings).0.unwrap();
    assert_eq!(fetched.odd, ["it says that it has 9 records, and sent 2"]);
    assert_eq!(wrong.asked().len(), 4, "twice the same is enough");
}

#[test]
fn a_body_that_does_not_end_is_stopped() {
    let server = Server::start(|_, _| ENDLESS.to_vec());
    let settings = Settings { most_bytes: 8 << 20, ..Settings::default() };
    assert_eq!(
        said(&server, &settings),
        "http://feed.example/services sends more than 8 MB for one page, and was stopped: ask for smaller pages"
    );
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_is_no_feed_is_said_plainly() {
    let html = Server::start(|_, _| with("200 OK", "content-type: text/html\r\n", "<!DOCTYPE html><p>Hello"));
    let other = Server::start(|_, _| json("{\"message\":\"hello\"}"));
    let closed = Server::start(|_, _| with("403 Forbidden", "", ""));
    let nothing = Server::start(|_, _| with("404 Not Found", "", ""));
    let broken = Server::start(|_, _| json("{\"content\":[{\"id\":"));
    let cut = Server::start(|_, _| {
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"content\":[".to_vec()
    });
    let circle = Server::start(|_, path| with("302 Found", &format!("location: {path}\r\n"), ""));
    let away = Server::start(|_, _| with("302 Found", "location: file:///etc/passwd\r\n", ""));
    let servers = [&html, &other, &closed, &nothing, &broken, &cut, &circle, &away];
    let all: Vec<String> = servers.iter().map(|server| said(server, &Settings::default())).collect();
    insta::assert_snapshot!(all.join("\n"));
    assert_eq!((broken.asked().len(), cut.asked().len()), (5, 5), "what may be cut off is tried again");
    assert_eq!((html.asked().len(), closed.asked().len()), (1, 1), "what cannot help is not");
    let error = fetch("ftp://feed.example", &Settings::default(), &mut Fast::default(), &mut |_| ()).unwrap_err();
    assert_eq!(error.to_string(), "ftp://feed.example is not the address of a feed: it starts with https:// or http://");
}

#[test]
fn a_server_that_is_too_slow_is_left() {
    let server = Server::slow(Duration::from_secs(3), |_, path| page(number(path), 1));
    let settings = Settings { patience: Duration::from_millis(200), tries: 2, ..Settings::default() };
    let error = said(&server, &settings);
    assert!(error.starts_with("http://feed.example/services cannot be fetched: "), "{error}");
    assert_eq!(server.asked().len(), 2);
}
