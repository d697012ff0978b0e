//! The pages that hold the widget: the site's first, and one for an iframe.

use fingerpost_core::model::Core;
use maud::{Markup, html};

use crate::contact;

/// The page in the repository, which is Warwickshire's.
const PAGE: &str = include_str!("../../../index.html");
/// What stands before the main part of the page for an iframe, for a council whose editor strips scripts. The rest is the first page's.
const FRAME_HEAD: &str = include_str!("frame-head.html");
const WHOSE: &str = "Warwickshire";

/// The site's first page for an offer: where the navigator cannot run it has the numbers to call, and the ways to the other pages.
///
/// # Errors
/// Where the page in the repository has lost one of its marks.
pub fn page(core: &Core) -> Result<String, String> {
    with_ways(&without_trunk(PAGE), core)
}

/// The page for an iframe, for an offer, with the same numbers and ways.
///
/// # Errors
/// Where the page in the repository has lost one of its marks.
pub fn frame(core: &Core) -> Result<String, String> {
    let (_, main) = PAGE.split_once("<main>").ok_or("index.html has no main part")?;
    with_ways(&[FRAME_HEAD, "<main>", main].concat(), core)
}

fn with_ways(page: &str, core: &Core) -> Result<String, String> {
    let page = of_offer(page, WHOSE, core)?;
    let (before, after) = page.split_once("<!-- end -->").ok_or("index.html has no end mark")?;
    Ok(format!("{before}<!-- end -->\n{}\n{}", ways().into_string(), after.trim_start()))
}

/// The page's title.
pub(crate) fn title(core: &Core) -> String {
    format!("Find SEND support in {}", core.name)
}

/// One sentence about the page.
pub(crate) fn about(core: &Core) -> String {
    format!(
        "Plain questions that lead to help in {} for children and young people up to 25 with special educational needs or a disability.",
        core.name
    )
}

/// The ways to the pages that need no script.
fn ways() -> Markup {
    html! {
        h2 { "Look for yourself" }
        ul {
            li { a href="needs/index.html" { "Help by need and age" } }
            li { a href="a-to-z.html" { "All help, from A to Z" } }
            li { a href="steps/index.html" { "Steps and dates: what happens, and by when" } }
            li { a href="words.html" { "What words mean" } }
        }
    }
}

/// The page less the links that only Trunk understands (`<link data-trunk ...>`).
#[must_use]
pub fn without_trunk(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find("<link ") {
        let (before, tag) = rest.split_at(start);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        kept.push_str(before);
        if tag.split_whitespace().any(|word| word.trim_end_matches(['>', '/']) == "data-trunk") {
            kept.truncate(kept.trim_end_matches([' ', '\t']).len());
            rest = after.strip_prefix('\n').unwrap_or(after);
        } else {
            kept.push_str(tag);
            rest = after;
        }
    }
    kept + rest
}

/// The page of one offer: its name, its packs, and the numbers that show where nothing else can. The page in the repository is `from`'s.
///
/// # Errors
/// Where the page lacks one of its marks.
pub fn of_offer(page: &str, from: &str, core: &Core) -> Result<String, String> {
    let page = between(page, "<!-- urgent -->", "<!-- person -->", &urgent(core).into_string())?;
    let page = between(&page, "<!-- person -->", "<!-- end -->", &person(core).into_string())?;
    let (before, after) = page.split_once("<!-- urgent -->").ok_or("index.html has no urgent numbers")?;
    let before = before.replace(&format!("offers/{}/", from.to_lowercase()), &format!("offers/{}/", core.id));
    let name = html! { (core.name) }.into_string();
    Ok(format!("{}<!-- urgent -->{after}", before.replace(from, &name)))
}

/// Puts other words between two marks, and keeps the marks.
fn between(page: &str, start: &str, end: &str, words: &str) -> Result<String, String> {
    let marks = || format!("index.html has no {start} before its {end}");
    let (before, rest) = page.split_once(start).ok_or_else(marks)?;
    let (_, after) = rest.split_once(end).ok_or_else(marks)?;
    let words = words.replace("<li>", "\n<li>").replace("</ul>", "\n</ul>").replace("<p>", "\n<p>").replace("<ul>", "\n<ul>");
    Ok(format!("{before}{start}\n{words}\n{end}{after}"))
}

/// Who to call now.
fn urgent(core: &Core) -> Markup {
    html! {
        ul class="urgent" {
            @for service in core.urgent.services.iter().map(|id| &core[*id]) {
                li { (contact::first(&service.contact)) " " b { (service.name) "." } " " (service.summary) }
            }
        }
    }
}

/// Who else to talk to.
fn person(core: &Core) -> Markup {
    let service = &core[core.urgent.last_resort];
    html! {
        h2 { "Talk to a person about help for your family" }
        p { b { (service.name) "." } " " (service.summary) }
        ul {
            li { (contact::first(&service.contact)) @if !service.contact.hours.is_empty() { ". " (service.contact.hours) } }
            @if !service.contact.web.is_empty() {
                li { (contact::page(&service.contact.web, &format!("Website of {}", service.name))) }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use super::*;

    fn warwickshire() -> Core {
        let offer = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers/warwickshire");
        fingerpost_source::read(&fingerpost_source::open(&offer).unwrap()).unwrap().core
    }

    #[test]
    fn the_page_in_the_repository_gives_the_numbers_of_warwickshires_offer() {
        assert_eq!(PAGE, of_offer(PAGE, WHOSE, &warwickshire()).unwrap(), "put what is made into index.html");
    }

    #[test]
    fn the_page_for_an_iframe_has_a_head_of_its_own_and_the_main_part_of_the_first() {
        let core = warwickshire();
        let (home, frame) = (page(&core).unwrap(), frame(&core).unwrap());
        let main = |page: &str| page.split_once("<main>").unwrap().1.to_owned();
        assert_eq!(main(&frame), main(&home));
        assert!(frame.contains("src=\"frame.js\"") && frame.contains("noindex") && !frame.contains("<header>"), "{frame}");
        assert_eq!(frame.matches("<title>Find SEND support in Warwickshire</title>").count(), 1);
    }

    #[test]
    fn another_offers_page_names_that_offer_only() {
        let core = fingerpost_source::sample().core;
        for made in [page(&core).unwrap(), frame(&core).unwrap()] {
            assert!(!made.to_lowercase().contains("warwickshire"), "{made}");
            assert!(made.contains("offer=\"offers/sample/\"") && made.contains("Find help in Anyshire"), "{made}");
            assert!(made.contains("tel:01632960999") && made.contains("tel:01632960002"), "{made}");
        }
    }

    #[test]
    fn the_page_says_of_itself_what_is_told_where_it_is_shared() {
        let core = warwickshire();
        assert!(
            PAGE.contains(&format!("<title>{}</title>", title(&core))) && PAGE.contains(&format!("content=\"{}\"", about(&core)))
        );
    }

    #[test]
    fn only_trunks_links_go() {
        let page = "<head>\n  <link data-trunk rel=\"rust\" href=\"web/Cargo.toml\">\n  <link rel=\"icon\" href=\"data-trunk.svg\">\n<link rel=\"css\" data-trunk/>\n</head>";
        assert_eq!(without_trunk(page), "<head>\n  <link rel=\"icon\" href=\"data-trunk.svg\">\n</head>");
    }

    #[test]
    fn a_page_without_any_stays_as_it_is() {
        for page in ["", "<link", "<link >", "<p>no links</p>"] {
            assert_eq!(without_trunk(page), page);
        }
    }
}
