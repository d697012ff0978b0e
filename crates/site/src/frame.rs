//! What is around every page but the first: its head, quick help, the ways of the site, and the foot.

use fingerpost_core::catalogue::Text;
use fingerpost_core::{Core, t};
use fingerpost_web::components::{language, shell};
use fingerpost_web::page::path;
use fingerpost_web::{NEUTRAL_PAGE, direction};
use maud::{DOCTYPE, Markup, html};

use crate::edition::Edition;
use crate::words::show;
use crate::{address, contact};

/// The picture of the site as an address that needs no file: `web/static/fingerpost.svg` at the size of a tab.
const ICON: &str = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2048%2048'%3E%3Cpath%20fill='%230a5753'%20d='M22%204h4v40h-4zM8%209h26l7%206-7%206H8zM40%2023H18l-6%205%206%205h22z'/%3E%3C/svg%3E";

/// A page of the site.
pub(crate) struct Page {
    /// Where it stands among the pages of its language, such as `services/portage.html`.
    pub(crate) path: String,
    /// Its title in the browser.
    pub(crate) title: String,
    /// One sentence about it, for searches on the web.
    pub(crate) about: String,
    /// What else stands in its head.
    pub(crate) head: Markup,
    /// What it says, with its heading.
    pub(crate) main: Markup,
}

/// What the frames of all pages of a site have in common.
pub(crate) struct Frame<'a> {
    pub(crate) core: &'a Core,
    /// The languages that the pages are in, the offer's own first.
    pub(crate) editions: &'a [Edition<'a>],
    /// The one that this page is in.
    pub(crate) edition: &'a Edition<'a>,
    /// Pages to link to at the foot, each with its name.
    pub(crate) foot: &'a [(&'static str, Text)],
    /// The site's address, where it is known.
    pub(crate) address: Option<&'a str>,
    /// The site has the small script of its pages.
    pub(crate) has_script: bool,
}

/// The ways of the site, each with its name.
fn ways(core: &Core) -> Vec<(&'static str, Text)> {
    let mut ways = vec![
        (path::HOME, t!("Answer a few questions")),
        (path::SEARCH, t!("Search")),
        (path::NEEDS, t!("Browse by need and age")),
        (path::A_TO_Z, t!("All help, A to Z")),
    ];
    if !core.pathways.is_empty() {
        ways.push((path::STEPS, t!("Steps and dates")));
    }
    ways.push((path::WORDS, t!("What words mean")));
    ways
}

impl Page {
    /// The whole page, as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let (core, edition, words) = (frame.core, frame.edition, frame.edition.words);
        let (up, top) = (path::up(&self.path), path::up(&format!("{}{}", edition.folder, self.path)));
        let to = |path: &str| format!("{up}{path}");
        let at_top = |path: &str| format!("{top}{path}");
        let area = words.theirs(&core.name);
        let call = core.urgent.services.first().map(|id| &core[*id].contact);
        html! {
            (DOCTYPE)
            html lang=(edition.tag) dir=[(!edition.is_own()).then(|| direction(edition.tag))] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (words.fill(t!("{page} – help in {area}"), &[&self.title, &area])) }
                    meta name="description" content=(self.about);
                    meta name="color-scheme" content="light dark";
                    // Which help a family reads about is told to no other site that a link leads to, and nor is where they left from.
                    meta name="referrer" content="same-origin";
                    @if let Some(address) = frame.address {
                        (address::head(address, &format!("{}{}", edition.folder, self.path), &self.title, &self.about))
                        (address::others(address, frame.editions, &self.path))
                    }
                    link rel="icon" href=(ICON);
                    link rel="stylesheet" href=(at_top("page.css"));
                    @if frame.has_script { script type="module" src=(at_top("page.js")) {} }
                    (self.head)
                }
                body {
                    a class="skip" href="#main" { (words.say(t!("Skip to the main part"))) }
                    div class="fp" {
                        header {
                            div class="strip" role="group" aria-label=(words.say(t!("Quick help"))) {
                                a class="button urgent" href=(to(path::URGENT)) { (words.say(t!("Urgent help"))) }
                                a class="button leave" href=(NEUTRAL_PAGE) rel="noreferrer" data-exit { (words.say(t!("Leave this page now"))) }
                                details open data-warning { summary { (words.say(shell::WHAT)) } p { (words.say(shell::WHAT_STAYS)) } }
                            }
                            nav class="site" aria-label=(words.say(t!("This site"))) {
                                a class="home" href=(to(path::HOME)) { (show(&words.fill(t!("Find help in {area}"), &[&area]))) }
                                ul { @for (path, name) in ways(core) { li { a href=(to(path)) { (words.say(name)) } } } }
                            }
                            (languages(frame.editions, edition, &at_top, &self.path))
                            @if let Some(says) = language::checked_says(words) { div class="site" { p class="quiet" { (says) } } }
                        }
                        main id="main" class="screen" tabindex="-1" {
                            (self.main)
                            // For page.js: unseen until it comes.
                            p class="row" {
                                a class="button" hidden data-list=(to(path::HOME)) { (words.say(t!("My list"))) }
                                button class="button" type="button" hidden data-print { (words.say(t!("Print this page"))) }
                                button class="button" type="button" hidden data-share data-copied=(words.say(t!("The link is copied."))) { (words.say(t!("Share this page"))) }
                                span role="status" {}
                            }
                            aside class="danger" {
                                p { (words.say(t!("Is someone in danger, or not able to cope?"))) }
                                p class="row" {
                                    @if let Some(contact) = call { (contact::first(words, contact)) " " }
                                    a href=(to(path::URGENT)) { (words.say(t!("See all urgent help"))) }
                                }
                            }
                        }
                        footer class="foot" {
                            p { (words.say(t!("This is only a guide. Each service decides for itself who it can help."))) }
                            ul class="row" { @for (path, name) in frame.foot { li { a href=(to(path)) { (words.say(*name)) } } } }
                        }
                    }
                }
            }
        }
        .into_string()
    }
}

/// The same page in each language, by the language's own name; nothing where there is only one. `at_top` is the way to a path from the site's top.
pub(crate) fn languages(editions: &[Edition<'_>], here: &Edition<'_>, at_top: &dyn Fn(&str) -> String, path: &str) -> Markup {
    html! {
        @if editions.len() > 1 {
            nav class="site languages" aria-label=(here.words.say(t!("Language"))) {
                ul {
                    @for Edition { tag, name, folder, .. } in editions {
                        li { a lang=(tag) hreflang=(tag) href=(at_top(&format!("{folder}{path}"))) aria-current=[(*tag == here.tag).then_some("true")] { (name) } }
                    }
                }
            }
        }
    }
}
