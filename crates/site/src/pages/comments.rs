//! "You said, we did": what families said of the offer, and what the council did.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::model::{Service, ServiceId};
use fingerpost_core::{Offer, t};
use fingerpost_source::duties::{Comment, Duties};
use maud::{Markup, html};

use fingerpost_web::page::path;

use super::{Link, duties, linked};
use crate::contact;
use crate::prose::{date, sources};
use crate::words::{show, theirs};

pub(crate) const PATH: &str = "comments.html";

/// Its heading.
pub(crate) const TITLE: Text = t!("You said, we did");

/// The topics whose services hear what families have to say, the nearest first.
const HEARERS: [&str; 2] = ["complaints-offer", "consulting"];

/// What it says, below its heading.
pub(crate) fn body(words: &Catalogue, offer: &Offer, duties: &Duties, link: Link<'_>) -> Markup {
    html! {
        p class="lead" {
            (show(&words.fill(t!("What families said about this local offer, and what {council} did."), &[&words.theirs(&offer.core.council)])))
        }
        @if duties.comments.is_empty() {
            p { (words.say(t!("There are no comments here yet."))) }
        } @else {
            p { (words.say(t!("Nobody's name is here. We may have said things in fewer and simpler words."))) }
            @for comment in &duties.comments { (self::comment(words, offer, duties, comment, link)) }
        }
        (hearers(words, offer, duties, link, t!("How to tell us what you think")))
        section {
            h2 class="h" { (words.say(t!("What the law says"))) }
            p { (words.say(t!("As we understand the law, a council puts comments on show, with its answers, at least once a year. It does not show rude ones, or complaints about one person."))) }
            p { (linked(link, duties::PATH, words.say(duties::TITLE))) }
        }
    }
}

fn comment(words: &Catalogue, offer: &Offer, duties: &Duties, comment: &Comment, link: Link<'_>) -> Markup {
    let topics: Vec<_> = comment.topics.iter().filter_map(|place| duties.topics.get(*place)).collect();
    html! {
        section id=(comment.id) {
            h2 class="h" { (show(&words.fill(t!("{who} said, {date}"), &[&words.theirs(comment.by.in_words()), &date(words, &comment.date)]))) }
            p { (theirs(words, &comment.said)) }
            h3 class="name" { (words.say(t!("What the council did"))) }
            @if comment.did.is_empty() {
                p { (words.say(t!("There is no answer here yet."))) }
            } @else {
                p { (theirs(words, &comment.did)) }
                p class="quiet" { (words.fill(t!("Answered: {date}"), &[&date(words, &comment.answered)])) }
            }
            @if !(comment.services.is_empty() && topics.is_empty()) {
                p { (words.say(t!("It is about:"))) }
                ul class="plain" {
                    @for service in comment.services.iter().map(|id| &offer.core[*id]) { li { (named(words, service, link)) } }
                    @for topic in topics { li { (linked(link, &format!("{}#{}", duties::PATH, topic.id), &words.theirs(&topic.title))) } }
                }
            }
            (sources(words, &comment.sources))
        }
    }
}

/// How to say something: the services that hear it, and the one that always answers. Only what a source gives.
pub(super) fn hearers(words: &Catalogue, offer: &Offer, duties: &Duties, link: Link<'_>, heading: Text) -> Markup {
    let core = &offer.core;
    let heard = HEARERS.iter().filter_map(|id| duties.topic(id)).flat_map(|topic| topic.cover.services.iter().copied());
    let mut ids: Vec<ServiceId> = Vec::new();
    for id in heard.chain([core.urgent.last_resort]) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    html! {
        section {
            h2 class="h" { (words.say(heading)) }
            ul class="cards" {
                @for service in ids.iter().map(|id| &core[*id]) {
                    li class="card" {
                        p class="name" { (named(words, service, link)) }
                        p { (theirs(words, &service.summary)) }
                        @if !service.contact.is_empty() { (contact::list(words, service)) }
                    }
                }
            }
        }
    }
}

fn named(words: &Catalogue, service: &Service, link: Link<'_>) -> Markup {
    linked(link, &path::service(&service.id), &words.theirs(&service.name))
}
