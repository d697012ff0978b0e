//! What a family sees in the place of a page that is not on their device, where there is no network.

use fingerpost_core::catalogue::{ENGLISH, Text};
use fingerpost_core::t;
use fingerpost_web::page::path;
use maud::{PreEscaped, html};

use super::{Pages, title};
use crate::contact;
use crate::frame::Page;

pub(crate) const PATH: &str = "offline.html";

const TITLE: Text = t!("You are not connected to the internet");

/// In English: it is one page for the whole site, whatever a family was reading.
pub(super) fn page(pages: &Pages) -> Page {
    let words = &ENGLISH;
    let core = pages.core();
    let main = html! {
        (title(words.say(TITLE)))
        p class="lead" { (words.say(t!("This page is not on your device. It will come when you have the internet again."))) }
        section {
            h2 class="h" { (words.say(t!("What you can do now"))) }
            ul class="plain" {
                li { a href=(path::HOME) { (words.say(t!("Answer a few questions"))) } }
                li { a href=(path::SEARCH) { (words.say(t!("Search for help"))) } }
                li { (words.say(t!("Open a page that you have opened before."))) }
                li { (words.say(t!("Call someone. A phone call works without the internet."))) }
            }
        }
        section {
            h2 class="h" { (words.say(t!("Is someone in danger, or not able to cope?"))) }
            @for service in core.urgent.services.iter().map(|id| &core[*id]) {
                h3 { (service.name) }
                p { (service.summary) }
                (contact::list(words, service))
            }
        }
    };
    let about = words.say(t!("What you can do without the internet.")).to_owned();
    Page { path: PATH.to_owned(), title: words.say(TITLE).to_owned(), about, head: PreEscaped(String::new()), main }
}
