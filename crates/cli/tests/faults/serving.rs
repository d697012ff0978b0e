//! `serve` while what it serves is replaced under it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use crate::bench::{bench, quietly};
use crate::common::{err, fingerpost};

/// A page as a browser gets it.
fn page(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_folder_that_took_anothers_place_is_watched_as_well() {
    let folder = bench();
    assert!(fingerpost(folder.path(), &["new", "anyshire"]).status.success());
    let words = "serve anyshire --widget widget --port 0";
    let mut server = quietly(folder.path(), words).stdout(Stdio::piped()).spawn().unwrap();
    let line = BufReader::new(server.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    let address = line.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let shows = |what: &str| {
        (0..600).any(|_| {
            sleep(Duration::from_millis(50));
            page(&address, "/services/childline.html").contains(what)
        })
    };
    let is_there = shows("Childline");
    let mut seen = Vec::new();
    for round in ["First words", "Second words"] {
        // It puts a new folder in the place of the one that is watched.
        let renewed = fingerpost(folder.path(), &["new", "anyshire", "--national"]);
        assert!(renewed.status.success(), "{}", err(&renewed));
        let file = folder.path().join("anyshire/national/services/childline.toml");
        let text = fs::read_to_string(&file).unwrap();
        let name = text.lines().find(|line| line.starts_with("name = ")).unwrap();
        fs::write(&file, text.replace(name, &format!("name = \"{round}\""))).unwrap();
        seen.push(shows(round));
    }
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(is_there && seen == [true, true], "{is_there} {seen:?}");
}
