//! Hostile texts in every field of an offer: a page shows them as words, and nothing of them is executed.

use fingerpost_core::model::{Detail, Offer, Service, Source};
use fingerpost_source::duties::Duties;
use fingerpost_web::page::Drawer;
use scraper::{Html, Node};

use crate::pages::Pages;

/// The payloads that an import and the browsers are tried with: `@` stands for the code.
const PAYLOADS: [&str; 2] =
    [include_str!("../../openreferral/tests/hostile.txt"), include_str!("../../../tests/browser/hostile/payloads.txt")];

/// An offer whose every text is this payload, past every check of the files.
fn poisoned(payload: &str) -> Offer {
    let mut offer = fingerpost_source::sample();
    let text = || payload.to_owned();
    let source = || Source { title: text(), by: text(), date: text(), web: text(), phrase: text() };
    offer.core.name = text();
    offer.core.providers.iter_mut().chain(&mut offer.core.referrers).for_each(|name| *name = text());
    for Service { name, summary, contact, venues, .. } in &mut offer.core.services {
        (*name, *summary) = (text(), text());
        for part in [&mut contact.phone, &mut contact.text, &mut contact.email, &mut contact.web, &mut contact.hours] {
            *part = text();
        }
        venues.iter_mut().for_each(|venue| venue.name = text());
    }
    for detail in &mut offer.details {
        let Detail { how, say, addresses, sources, .. } = detail;
        how.iter_mut().chain(say).chain(addresses).for_each(|words| *words = text());
        *sources = vec![source()];
        for part in [
            &mut detail.about,
            &mut detail.next,
            &mut detail.if_no,
            &mut detail.cost,
            &mut detail.wait,
            &mut detail.checked,
            &mut detail.bsl,
        ] {
            *part = text();
        }
    }
    for term in &mut offer.words.terms {
        (term.term, term.means, term.also) = (text(), text(), vec![text()]);
    }
    for (head, pathway) in offer.core.pathways.iter_mut().zip(&mut offer.words.pathways) {
        (head.name, head.summary, pathway.checked, pathway.bsl) = (text(), text(), text(), text());
        pathway.sources = vec![source()];
        pathway.steps.iter_mut().for_each(|step| (step.title, step.text) = (text(), text()));
    }
    offer
}

/// What a page is made of, less its words: the elements, and the names of their attributes.
fn bones(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut bones = Vec::new();
    for node in html.tree.root().descendants() {
        match node.value() {
            Node::Element(element) => {
                let attributes: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
                bones.push(format!("{} {}", element.name(), attributes.join(" ")));
                for (name, value) in element.attrs().filter(|(name, _)| ["href", "src"].contains(name)) {
                    let scheme = value.split_once(':').map_or("", |(scheme, _)| scheme);
                    // The icon is a picture of our own.
                    let is_own = !value.contains(':') || value.starts_with('#') || value.starts_with("data:image/svg+xml,");
                    assert!(is_own || ["https", "http", "tel", "sms", "mailto"].contains(&scheme), "{name}={value}");
                    let is_more = value.contains(|sign: char| sign.is_whitespace() || "?&%,;#".contains(sign));
                    assert!(!is_more || !["tel", "sms", "mailto"].contains(&scheme), "more than a number or an address: {value}");
                }
            }
            Node::Comment(comment) => panic!("a comment: {comment:?}"),
            _ => {}
        }
    }
    bones
}

/// A payload that begins a list, a paragraph, a link or a piece in another language of a page's own makes no more than that.
fn is_own(bone: &str) -> bool {
    ["a href", "a href rel", "a href rel target", "bdi dir lang", "p ", "ul class", "li "].contains(&bone)
}

/// Each payload with its code.
fn payloads() -> Vec<String> {
    let lines = PAYLOADS.iter().flat_map(|payloads| payloads.lines()).filter(|line| !line.is_empty() && !line.starts_with("# "));
    let signs = [('@', "evil(1)"), ('~', "//evil.example/"), ('␍', "\r"), ('␊', "\n"), ('␀', "\0"), ('␉', "\t"), ('§', "@")];
    let payloads: Vec<String> =
        lines.map(|line| signs.iter().fold(line.to_owned(), |line, (shown, sign)| line.replace(*shown, sign))).collect();
    assert!(payloads.len() >= 600, "{}", payloads.len());
    payloads
}

#[test]
fn no_payload_in_any_field_adds_anything_to_the_first_page_but_words() {
    let parts = |payload: &str| -> Vec<String> {
        let page = {
            let core = poisoned(payload).core;
            let own = crate::Edition::own(&core);
            crate::home::page(&core, &own, &[]).unwrap_or_else(|wrong| panic!("{wrong}"))
        };
        // The marks between which its numbers stand are comments of its own.
        bones(&["urgent", "person", "end"].iter().fold(page, |page, mark| page.replace(&format!("<!-- {mark} -->"), "")))
    };
    let harmless = parts("words");
    for payload in payloads() {
        let strange: Vec<String> = parts(&payload).into_iter().filter(|bone| !harmless.contains(bone) && !is_own(bone)).collect();
        assert!(strange.is_empty(), "{payload:?} added {strange:?}");
    }
}

#[test]
fn no_payload_in_any_field_adds_anything_to_a_page_but_words() {
    let paths = ["services/home-teaching.html", "words.html", "steps/asking-for-help.html", "urgent.html", "a-to-z.html"];
    let render = |payload: &str| -> Vec<Vec<String>> {
        let pages = Pages::new(poisoned(payload), Duties::default());
        let drawer = Drawer::new(&pages.offer);
        paths.iter().map(|path| bones(&pages.render(|_| &drawer, path).unwrap_or_else(|| panic!("{path} is there")))).collect()
    };
    let harmless = render("words");
    for payload in payloads() {
        for (path, (now, before)) in paths.iter().zip(render(&payload).into_iter().zip(&harmless)) {
            let strange: Vec<&String> = now.iter().filter(|bone| !before.contains(bone) && !is_own(bone)).collect();
            assert!(strange.is_empty(), "{path}: {payload:?} added {strange:?}");
            let scripts = |bones: &[String]| bones.iter().filter(|bone| bone.starts_with("script")).count();
            assert_eq!(scripts(&now), scripts(before), "{path}: {payload:?}");
        }
    }
}
