//! Going to web addresses, against a server on this machine.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use std::sync::Mutex;
use std::thread;

use fingerpost_core::clock::Day;
use fingerpost_editor::{Links, links};
use fingerpost_source::{check, sample_files};
use tiny_http::{Header, Method, Response, Server};

/// Answers as sites do, until the test ends; tells each address that it was asked for, and whether anything else came with it.
fn serve(asked: &'static Mutex<Vec<String>>) -> String {
    let server = Server::http("127.0.0.1:0").expect("a port");
    let at = server.server_addr().to_ip().expect("an address");
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let is_bare = !request.headers().iter().any(|header| header.field.equiv("cookie") || header.field.equiv("referer"));
            let seen = format!("{} {}{}", request.method(), request.url(), if is_bare { "" } else { " and more" });
            asked.lock().expect("nobody panicked").push(seen);
            let (status, to) = match (request.method(), request.url()) {
                (_, "/gone") => (410, None),
                (_, "/missing") => (404, None),
                (_, "/moved") => (301, Some("/there")),
                (_, "/moved-to-nothing") => (301, Some("/missing")),
                (_, "/for-now") => (302, Some("/there")),
                (_, "/round") => (302, Some("/round")),
                (_, "/forbidden") => (403, None),
                (Method::Head, "/no-heads") => (405, None),
                _ => (200, None),
            };
            let mut answer = Response::empty(status);
            if let Some(to) = to {
                answer.add_header(Header::from_bytes("Location", to).expect("a header"));
            }
            // The other end may have gone: that is its own affair.
            let _ = request.respond(answer);
        }
    });
    format!("http://{at}")
}

#[test]
fn each_address_is_looked_at_and_told() {
    static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let site = serve(&ASKED);
    let mut files = sample_files();
    let line = files.iter_mut().find(|file| file.path == "services/advice-line.toml").expect("a service");
    let pages = ["there", "there#part", "gone", "moved", "moved-to-nothing", "for-now", "round", "forbidden", "no-heads"];
    for page in pages {
        line.text += &format!("\n[[source]]\nweb = \"{site}/{page}\"\ntitle = \"{page}\"\nphrase = \"{page}\"\n");
    }
    for file in &mut files {
        file.text = file.text.replace("https://example.org/", &format!("{site}/sample/"));
    }
    let progress = Mutex::new(Vec::new());
    let today = Day::new(2026, 2, 1).expect("a day");
    let looked =
        check(&files, today, |_| true, |files, _| links(files, |links: Links| progress.lock().expect("sound").push(links)));
    let checked = looked.unwrap_or_else(|findings| panic!("{findings}"));
    let told: Vec<String> = checked
        .advice
        .findings
        .iter()
        .filter(|finding| finding.code.ends_with("-link"))
        .map(|finding| format!("{}: {}; {}", finding.code, finding.wrong, finding.mend).replace(&site, ""))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
    let asked = ASKED.lock().expect("nobody panicked");
    assert!(!asked.iter().any(|asked| asked.contains("and more")), "{asked:?}");
    assert_eq!(asked.iter().filter(|asked| *asked == "HEAD /there").count(), 3, "once by itself, once for each that leads there");
    let progress = progress.lock().expect("sound");
    assert_eq!(progress.last().map(|links| links.done), progress.last().map(|links| links.all));
}

#[test]
fn a_site_that_is_not_there_is_not_taken_for_a_fault_of_this_machine() {
    let mut files = sample_files();
    for file in &mut files {
        // Nobody listens at port 1.
        file.text = file.text.replace("https://example.org/", "http://127.0.0.1:1/");
    }
    let today = Day::new(2026, 2, 1).expect("a day");
    let checked = check(&files, today, |_| true, |files, _| links(files, |_| {})).unwrap_or_else(|findings| panic!("{findings}"));
    let unseen = checked.advice.findings.iter().filter(|finding| finding.code == "unseen-link").count();
    assert_eq!(unseen, 3, "{}", checked.advice);
}
