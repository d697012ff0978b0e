//! `insecure-link`, `tracking-link`, `deceiving-link`, `private-link` and `unfinished`: what can be said of a web address without going there.

use fingerpost_source::reading::{At, Files, Table};
use ureq::http::Uri;

use crate::desk::Desk;

/// A web address, and whether families go there: others say where a phrase was read.
pub(crate) struct Link<'a> {
    pub(crate) at: At<'a, &'a str>,
    is_visited: bool,
    /// The words that lead there, where they are the offer's.
    title: Option<At<'a, &'a str>>,
}

/// What an address carries only to tell its owner where a visitor came from.
const TRACKING: [&str; 7] = ["utm_", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "igshid"];
/// Names that the internet keeps for examples, and those that no other network knows (RFC 2606, RFC 6762).
const EXAMPLES: [&str; 5] = ["example.org", "example.com", "example.net", "example", "invalid"];
const PRIVATE: [&str; 6] = ["localhost", "local", "internal", "lan", "test", "intranet"];

pub(crate) fn look(desk: &Desk<'_>) {
    for Link { at: link, is_visited, title } in all(desk.files) {
        let Ok(address) = link.value.parse::<Uri>() else {
            desk.warn("dead-link", &link, "no browser can read this address", "copy it again from the browser");
            continue;
        };
        let host = address.host().unwrap_or_default().to_ascii_lowercase();
        if EXAMPLES.iter().any(|name| is_below(&host, name)) {
            let wrong = format!("{host} is only for examples");
            desk.warn("unfinished", &link, wrong, "write the real address, or delete the line");
        } else if PRIVATE.iter().any(|name| is_below(&host, name)) || !host.contains('.') || is_private_number(&host) {
            let wrong = format!("{host} is nowhere to be found from outside");
            desk.warn("private-link", &link, wrong, "write the address that works from home");
        } else if address.scheme_str() == Some("http") && is_visited {
            let mend = format!("try https://{}, and use it if it works", link.value.trim_start_matches("http://"));
            desk.advise("insecure-link", &link, "others can read and change what this address sends", mend);
        }
        let mend = "open the page, look whose it is, and copy its address from the browser";
        if host.split('.').any(|part| part.starts_with("xn--")) {
            desk.warn("deceiving-link", &link, format!("{host} is a name of letters that look like others"), mend);
        }
        for said in title.iter().flat_map(|title| title.value.split_whitespace()).filter_map(host_of) {
            if !is_below(&host, bare(&said)) && !is_below(&said, bare(&host)) {
                let wrong = format!("the words of this link say {said}, and it leads to {host}");
                desk.warn("deceiving-link", &link, wrong, mend);
            }
        }
        let marks =
            address.query().unwrap_or_default().split('&').filter(|part| TRACKING.iter().any(|mark| part.starts_with(mark)));
        let marks: Vec<&str> = marks.collect();
        if !marks.is_empty() {
            let wrong = format!("`{}` tells the owner where a family came from", marks.join("&"));
            desk.advise("tracking-link", &link, wrong, "delete it: the address works without");
        }
    }
}

/// Every web address of an offer: of contacts, videos, sources and documents.
pub(crate) fn all<'a>(files: &Files<'a>) -> Vec<Link<'a>> {
    let folders = ["services", "pathways"].into_iter().flat_map(|name| files.folder(name));
    let tables = folders.map(|parsed| parsed.table(files.reader));
    let heads =
        ["shared.toml", "offer.toml", "questions.toml", "bank-holidays.toml"].into_iter().flat_map(|path| files.tables(path));
    let mut links = Vec::new();
    tables.chain(heads).for_each(|table| add(&table, &mut links));
    links
}

fn add<'a>(table: &Table<'a>, links: &mut Vec<Link<'a>>) {
    let documents = table.table("documents").into_iter().flat_map(|documents| {
        let each: Vec<_> = documents.fields().collect();
        each.into_iter().filter_map(move |(id, value)| documents.reader().table(id.value, &value))
    });
    let steps = ["step", "exception"].into_iter().flat_map(|key| table.tables(key)).flat_map(|entry| entry.tables("source"));
    let videos = table.tables("question").into_iter().filter_map(|question| question.text("bsl")).chain(table.text("bsl"));
    links.extend(videos.map(|at| Link { at, is_visited: true, title: None }));
    let web =
        |is_visited| move |holder: Table<'a>| holder.text("web").map(|at| Link { at, is_visited, title: holder.text("title") });
    links.extend(table.table("contact").into_iter().filter_map(web(true)));
    links.extend(table.tables("source").into_iter().chain(steps).chain(documents).filter_map(web(false)));
}

/// True for a host of this name, or below it.
fn is_below(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The site that a word names, where it is an address.
fn host_of(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let start = ["https://", "http://", "www."].iter().find(|start| word.starts_with(*start))?;
    let rest = if *start == "www." { word.as_str() } else { &word[start.len()..] };
    rest.split(['/', '?', '#', ':']).next().map(str::to_owned)
}

/// A host without the `www.` that many names begin with.
fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

fn is_private_number(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>().is_ok_and(|number| number.is_private() || number.is_loopback() || number.is_link_local())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_compared_by_whole_names() {
        assert!(is_below("www.example.org", "example.org") && is_below("example.org", "example.org"));
        assert!(!is_below("myexample.org", "example.org") && !is_below("latest", "test"));
        assert_eq!(host_of("(https://www.gov.uk/a)").as_deref(), Some("www.gov.uk"));
        assert_eq!(host_of("www.GOV.uk,").as_deref(), Some("www.gov.uk"));
        assert_eq!(host_of("gov.uk"), None, "it may be the name of a thing");
        assert!(is_private_number("192.168.0.1") && !is_private_number("8.8.8.8") && !is_private_number("www.gov.uk"));
    }
}
