#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::collections::BTreeMap;

use fingerpost_source::{read_with_duties, sample_files};
use scraper::{Html, Selector};
use serde_json::Value;

use super::*;
use crate::{Site, Widget};

/// The sample's site; with the small script of its pages where that is asked for.
fn site(script: Option<&str>) -> Site {
    let names = ["fingerpost.js", "fingerpost.svg", "fingerpost-web.js", "frame.js", "fingerpost.d.ts", "page.css"];
    let widget = names.into_iter().chain(script).map(|name| (name.to_owned(), name.as_bytes().to_vec())).collect();
    let places = ["ab.pack", "zz.pack", "LICENCE.txt"].map(|name| (name.to_owned(), Vec::new()));
    let (mut offer, duties) = read_with_duties(&sample_files()).unwrap();
    offer.core.outcodes.push(("AB12".to_owned(), Vec::new()));
    Site::new(offer, duties, Vec::new(), Widget(widget), places.into()).unwrap()
}

fn files(site: &Site) -> BTreeMap<String, String> {
    let files = site.kept(site.all(&|| ())).files;
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// The paths that the worker lists.
fn listed(worker: &str) -> Vec<&str> {
    worker.lines().filter(|line| line.contains("': 'sha256-")).filter_map(|line| line.split('\'').nth(1)).collect()
}

#[test]
fn the_worker_lists_what_the_guide_the_search_and_urgent_help_need_and_each_is_in_the_site() {
    let files = files(&site(None));
    let listed = listed(&files[WORKER]);
    insta::assert_snapshot!(listed.join("\n"));
    let kept = site(None).kept(site(None).all(&|| ()));
    let size = |path: &str| kept.files.iter().find(|(known, _)| known == path).map(|(_, bytes)| bytes.len()).unwrap();
    let (worker, _) = files[WORKER].split_once("const CHOICES").unwrap();
    assert_eq!(self::listed(worker).into_iter().map(size).sum::<usize>(), kept.copy);
}

#[test]
fn a_site_that_is_not_kept_has_a_worker_that_takes_it_away_and_no_page_that_keeps_it() {
    let site = site(None);
    for (path, bytes) in site.all(&|| ()) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("register.js") && !text.contains("webmanifest"), "{path}");
        assert_eq!(path == WORKER, text.contains("unregister"), "{path}");
    }
}

#[test]
fn each_page_keeps_the_site_once_but_that_for_iframes_does_not() {
    for (script, of_pages) in [(None, "register.js"), (Some("page.js"), "page.js")] {
        let files = files(&site(script));
        assert_eq!(files[of_pages].matches(".register(").count(), 1);
        for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = Html::parse_document(page);
            assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
            let count = |what: &str| html.select(&Selector::parse(what).unwrap()).count();
            let keeps = count("head script[src$='register.js']") + count("head script[src$='page.js']");
            assert_eq!((count("link[rel=manifest]"), keeps), if path == FRAME { (0, 0) } else { (1, 1) }, "{path}");
        }
    }
}

#[test]
fn the_first_page_and_the_search_name_their_files_in_their_copy_and_their_pages_in_the_site() {
    let files = files(&site(None));
    for page in ["index.kept.html", "search.kept.html"] {
        let page = &files[page];
        let (_, rest) = page.split_once("src=\"offline/").unwrap();
        let (build, _) = rest.split_once('/').unwrap();
        assert!(files[WORKER].contains(&format!("const BUILD = '{build}';")), "{build}");
        assert!(page.contains(&format!("offer=\"offline/{build}/offers/sample/\"")) && page.contains("href=\"a-to-z.html\""));
        assert!(page.contains("src=\"register.js\"") && !page.contains("src=\"fingerpost"), "{page}");
    }
}

#[test]
fn a_copy_has_another_name_where_anything_in_it_differs_and_the_same_where_nothing_does() {
    let files = site(None).all(&|| ());
    let core = fingerpost_source::sample().core;
    let name = |files: Vec<File>| {
        let files = kept(files, &core, String::new()).files;
        let (_, worker) = files.iter().find(|(path, _)| path == WORKER).unwrap();
        let worker = String::from_utf8_lossy(worker).into_owned();
        worker.split("const BUILD = '").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned()
    };
    let first = name(files.clone());
    assert_eq!(first, name(files.iter().rev().cloned().collect()));
    for path in ["fingerpost.js", "offers/sample/core.pack", "index.html", "urgent.html", "page.css"] {
        let mut files = files.clone();
        files.iter_mut().find(|(known, _)| known == path).unwrap().1.extend(b"<!-- x -->");
        assert_ne!(first, name(files), "{path}");
    }
}

#[test]
fn what_an_installed_site_is_called_is_in_words_of_the_offer() {
    let site = site(None);
    let told: Value = serde_json::from_str(&manifest(site.core())).unwrap();
    assert_eq!(told["name"], "Find SEND support in Anyshire");
    assert!(told["short_name"].as_str().unwrap().len() <= 12, "phones cut it");
    let files = files(&site);
    for icon in told["icons"].as_array().unwrap() {
        assert!(files.contains_key(icon["src"].as_str().unwrap()), "{icon}");
    }
}

#[test]
fn the_page_that_stands_in_for_others_gives_urgent_numbers_and_what_can_be_had() {
    let page = &files(&site(None))[PATH];
    assert!(page.contains("tel:01632960999") && page.contains("href=\"index.html\"") && page.contains("href=\"search.html\""));
}
