//! The pages that hold the widget: the site's first, and one for an iframe.

use fingerpost_core::catalogue::{Catalogue, ENGLISH, Text};
use fingerpost_core::model::Core;
use fingerpost_core::t;
use fingerpost_web::components::language;
use fingerpost_web::direction;
use fingerpost_web::page::path;
use maud::{Markup, PreEscaped, html};

use crate::edition::Edition;
use crate::words::{show, theirs};
use crate::{contact, frame};

/// The page in the repository, which is Warwickshire's.
const PAGE: &str = include_str!("../../../index.html");
/// What stands before the main part of the page for an iframe, for a council whose editor strips scripts. The rest is the first page's.
const FRAME_HEAD: &str = include_str!("frame-head.html");
const WHOSE: &str = "Warwickshire";
/// What families know the search as.
pub(crate) const SEARCH: Text = t!("Search for help");

/// The site's first page for an offer in a language: where the navigator cannot run it has the numbers to call, and the ways to the other pages and
/// languages.
///
/// # Errors
/// Where the page in the repository has lost one of its marks.
pub fn page(core: &Core, edition: &Edition<'_>, editions: &[Edition<'_>]) -> Result<String, String> {
    let page = with_ways(&without_trunk(PAGE), core, edition, editions, path::HOME)?;
    reading(page, core, edition, title, heading)
}

/// The page for an iframe, for an offer, with the same numbers and ways.
///
/// # Errors
/// Where the page in the repository has lost one of its marks.
pub fn frame(core: &Core) -> Result<String, String> {
    let (_, main) = PAGE.split_once("<main>").ok_or("index.html has no main part")?;
    with_ways(&[FRAME_HEAD, "<main>", main].concat(), core, &Edition::own(core), &[], path::HOME)
}

/// The page that opens the navigator at its search. Where the navigator cannot run it has the same numbers and ways as the first page, and a form for the
/// council's own search where that has an address.
///
/// # Errors
/// Where the page in the repository has lost one of its marks.
pub fn search(core: &Core, edition: &Edition<'_>, editions: &[Edition<'_>], own: Option<&Search>) -> Result<String, String> {
    let page = with_ways(&without_trunk(PAGE), core, edition, editions, path::SEARCH)?;
    let page = instead(&page, &html! { title { (title(&ENGLISH, core)) } }, &html! { title { (search_title(&ENGLISH, core)) } })?;
    let page = page.replacen("<fingerpost-navigator ", "<fingerpost-navigator start=\"search\" ", 1);
    let form = html! { @if let Some(own) = own { (own.form(edition.words)) } };
    let page = instead(&page, &html! { h1 { (heading(&ENGLISH, core)) } }, &html! { h1 { (SEARCH.in_english()) } (form) })?;
    reading(page, core, edition, search_title, |words, _| words.say(SEARCH).to_owned())
}

/// A sentence of the page in the repository, in a language, for an offer.
type Says = fn(&Catalogue, &Core) -> String;

/// The page in another language than the offer's own, in that language's folder: its head, which names the language, its sentences, and the ways to the files, which
/// are at the site's top.
fn reading(page: String, core: &Core, edition: &Edition<'_>, title: Says, heading: Says) -> Result<String, String> {
    if edition.is_own() {
        return Ok(page);
    }
    let (words, tag) = (edition.words, edition.tag);
    let mut page = page.replacen("<html lang=\"en-GB\">", &format!("<html lang=\"{tag}\" dir=\"{}\">", direction(tag)), 1);
    for says in [title, about] {
        page = instead(&page, &html! { (says(&ENGLISH, core)) }, &html! { (says(words, core)) })?;
    }
    for says in [leave, heading, for_whom, danger, only_a_guide] {
        page = instead(&page, &tagged(&html! { (says(&ENGLISH, core)) }), &tagged(&show(&says(words, core))))?;
    }
    page = page.replacen("<fingerpost-navigator ", &format!("<fingerpost-navigator language=\"{tag}\" "), 1);
    Ok(with_files_in(&page, "", "../"))
}

/// What a page that holds the navigator names of the files at the site's top, as it stands in the page: all must be of one build.
const FILES: [&str; 4] = ["fingerpost.js\"", "page.css\"", "fingerpost.svg\"", "offers/"];

/// Such a page with those files in a folder: `up` is the way to where it looks for them, and `folder` the way from there.
pub(crate) fn with_files_in(page: &str, up: &str, folder: &str) -> String {
    let moved = |page: String, file: &&str| page.replace(&format!("=\"{up}{file}"), &format!("=\"{up}{folder}{file}"));
    FILES.iter().fold(page.to_owned(), moved)
}

/// A council's own search on the web: what is typed in a form without script goes there, so there is none unless the council says where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    address: String,
    field: String,
}

impl Search {
    /// Reads an address with the name of what is searched for at its end, such as `https://www.example.org/search?q`.
    ///
    /// # Errors
    /// A sentence, where the address is none of the web or no name follows its question mark.
    pub fn at(address: &str) -> Result<Self, String> {
        let wrong = |what: &str| {
            format!(
                "`{address}` {what}. A search's address is like https://www.example.org/search?q, where q stands for what is typed"
            )
        };
        let (address, field) = address.split_once('?').ok_or_else(|| wrong("has no question mark"))?;
        if !address.starts_with("https://") {
            return Err(wrong("does not begin with https://"));
        }
        let field = field.trim_end_matches('=');
        if field.is_empty() || !field.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter)) {
            return Err(wrong("has no name of letters and digits after its question mark"));
        }
        Ok(Self { address: address.to_owned(), field: field.to_owned() })
    }

    fn form(&self, words: &Catalogue) -> Markup {
        html! {
            form action=(self.address) role="search" {
                p { label for="fp-words" { (words.say(t!("Search the council’s website. What you type is sent to the council."))) } }
                p { input type="search" id="fp-words" name=(self.field); " " button { (words.say(t!("Search"))) } }
            }
        }
    }
}

/// A page with other words in the place of these.
fn instead(page: &str, these: &Markup, other: &Markup) -> Result<String, String> {
    let these = these.0.as_str();
    if page.contains(these) { Ok(page.replacen(these, &other.0, 1)) } else { Err(format!("index.html has no {these}")) }
}

fn with_ways(page: &str, core: &Core, edition: &Edition<'_>, editions: &[Edition<'_>], path: &str) -> Result<String, String> {
    let page = of_offer(page, WHOSE, core, edition.words)?;
    let (before, after) = page.split_once("<!-- end -->").ok_or("index.html has no end mark")?;
    let up = path::up(&edition.folder);
    let languages = frame::languages(editions, edition, &|path| format!("{up}{path}"), path);
    let checked = html! { @if let Some(says) = language::checked_says(edition.words) { p { (says) } } };
    Ok(format!("{before}<!-- end -->\n{}{}{}\n{}", ways(edition.words).0, languages.0, checked.0, after.trim_start()))
}

/// The page's title.
pub(crate) fn title(words: &Catalogue, core: &Core) -> String {
    words.fill(t!("Find SEND support in {area}"), &[&words.theirs(&core.name)])
}

/// The title of the page of the search.
fn search_title(words: &Catalogue, core: &Core) -> String {
    words.fill(t!("{page} – help in {area}"), &[words.say(SEARCH), &words.theirs(&core.name)])
}

/// One sentence about the page.
pub(crate) fn about(words: &Catalogue, core: &Core) -> String {
    let text = t!(
        "Plain questions that lead to help in {area} for children and young people up to 25 with special educational needs or a disability."
    );
    words.fill(text, &[&words.theirs(&core.name)])
}

fn heading(words: &Catalogue, core: &Core) -> String {
    words.fill(t!("Find help in {area}"), &[&words.theirs(&core.name)])
}

fn leave(words: &Catalogue, _: &Core) -> String {
    words.say(t!("Leave this page now")).to_owned()
}

fn for_whom(words: &Catalogue, _: &Core) -> String {
    words.say(t!("For children and young people up to 25 who need extra help, and their families.")).to_owned()
}

fn danger(words: &Catalogue, _: &Core) -> String {
    words.say(t!("Is someone in danger, or not able to cope?")).to_owned()
}

fn only_a_guide(words: &Catalogue, _: &Core) -> String {
    words.say(t!("This is only a guide. Each service decides for itself who it can help.")).to_owned()
}

/// What an element holds, with the ends of its tags: of two that begin alike only the whole one is meant.
fn tagged(inside: &Markup) -> Markup {
    PreEscaped(format!(">{}<", inside.0))
}

/// The ways to the pages that need no script.
fn ways(words: &Catalogue) -> Markup {
    html! {
        h2 { (words.say(t!("Look for yourself"))) }
        ul {
            li { a href=(path::NEEDS) { (words.say(t!("Browse by need and age"))) } }
            li { a href=(path::A_TO_Z) { (words.say(t!("All help, A to Z"))) } }
            li { a href=(path::STEPS) { (words.say(t!("Steps and dates: what happens, and by when"))) } }
            li { a href=(path::WORDS) { (words.say(t!("What words mean"))) } }
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
pub fn of_offer(page: &str, from: &str, core: &Core, words: &Catalogue) -> Result<String, String> {
    let page = between(page, "<!-- urgent -->", "<!-- person -->", &urgent(words, core).into_string())?;
    let page = between(&page, "<!-- person -->", "<!-- end -->", &person(words, core).into_string())?;
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
fn urgent(words: &Catalogue, core: &Core) -> Markup {
    html! {
        ul class="urgent" {
            @for service in core.urgent.services.iter().map(|id| &core[*id]) {
                li { (contact::first(words, &service.contact)) " " b { (theirs(words, &service.name)) "." } " " (theirs(words, &service.summary)) }
            }
        }
    }
}

/// Who else to talk to.
fn person(words: &Catalogue, core: &Core) -> Markup {
    let service = &core[core.urgent.last_resort];
    html! {
        h2 { (words.say(t!("Talk to a person about help for your family"))) }
        p { b { (theirs(words, &service.name)) "." } " " (theirs(words, &service.summary)) }
        ul {
            li { (contact::first(words, &service.contact)) @if !service.contact.hours.is_empty() { ". " (theirs(words, &service.contact.hours)) } }
            @if !service.contact.web.is_empty() {
                li { (contact::website(words, service)) }
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
        assert_eq!(PAGE, of_offer(PAGE, WHOSE, &warwickshire(), &ENGLISH).unwrap(), "put what is made into index.html");
    }

    #[test]
    fn the_page_for_an_iframe_has_a_head_of_its_own_and_the_main_part_of_the_first() {
        let core = warwickshire();
        let (home, frame) = (page(&core, &Edition::own(&core), &[]).unwrap(), frame(&core).unwrap());
        let main = |page: &str| page.split_once("<main>").unwrap().1.to_owned();
        assert_eq!(main(&frame), main(&home));
        assert!(frame.contains("src=\"frame.js\"") && frame.contains("noindex") && !frame.contains("<header>"), "{frame}");
        assert_eq!(frame.matches("<title>Find SEND support in Warwickshire</title>").count(), 1);
    }

    #[test]
    fn another_offers_page_names_that_offer_only() {
        let core = fingerpost_source::sample().core;
        for made in [page(&core, &Edition::own(&core), &[]).unwrap(), frame(&core).unwrap()] {
            assert!(!made.to_lowercase().contains("warwickshire"), "{made}");
            assert!(made.contains("offer=\"offers/sample/\"") && made.contains("Find help in Anyshire"), "{made}");
            assert!(made.contains("tel:01632960999") && made.contains("tel:01632960002"), "{made}");
        }
    }

    #[test]
    fn the_page_says_of_itself_what_is_told_where_it_is_shared() {
        let core = warwickshire();
        assert!(
            PAGE.contains(&format!("<title>{}</title>", title(&ENGLISH, &core)))
                && PAGE.contains(&format!("content=\"{}\"", about(&ENGLISH, &core)))
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
