//! "You said, we did": what families said of the offer, and what the council did.

use fingerpost_core::Offer;
use fingerpost_core::model::{Service, ServiceId};
use fingerpost_source::duties::{Comment, Duties};
use maud::{Markup, html};

use super::{Link, duties, linked, service_path};
use crate::contact;
use crate::prose::{date, sources};

pub(crate) const PATH: &str = "comments.html";

/// Its heading.
pub(crate) const TITLE: &str = "You said, we did";

/// The topics whose services hear what families have to say, the nearest first.
const HEARERS: [&str; 2] = ["complaints-offer", "consulting"];

/// What it says, below its heading.
pub(crate) fn body(offer: &Offer, duties: &Duties, link: Link<'_>) -> Markup {
    html! {
        p class="lead" { "What families said about this local offer, and what " (offer.core.council) " did." }
        @if duties.comments.is_empty() {
            p { "There are no comments here yet." }
        } @else {
            p { "Nobody's name is here. We may have said things in fewer and simpler words." }
            @for comment in &duties.comments { (self::comment(offer, duties, comment, link)) }
        }
        (how(offer, duties, link))
        section {
            h2 { "What the law says" }
            p {
                "As we understand the law, a council puts comments on show, with its answers, at least once a year. It does not show rude ones, "
                "or complaints about one person."
            }
            p { (linked(link, duties::PATH, duties::TITLE)) }
        }
    }
}

fn comment(offer: &Offer, duties: &Duties, comment: &Comment, link: Link<'_>) -> Markup {
    let topics: Vec<_> = comment.topics.iter().filter_map(|place| duties.topics.get(*place)).collect();
    html! {
        section id=(comment.id) {
            h2 { (comment.by.in_words()) " said, " (date(&comment.date)) }
            p { (comment.said) }
            h3 { "What the council did" }
            @if comment.did.is_empty() {
                p { "There is no answer here yet." }
            } @else {
                p { (comment.did) }
                p class="quiet" { "Answered: " (date(&comment.answered)) }
            }
            @if !(comment.services.is_empty() && topics.is_empty()) {
                p { "It is about:" }
                ul class="plain" {
                    @for service in comment.services.iter().map(|id| &offer.core[*id]) { li { (named(service, link)) } }
                    @for topic in topics { li { (linked(link, &format!("{}#{}", duties::PATH, topic.id), &topic.title)) } }
                }
            }
            (sources(&comment.sources))
        }
    }
}

/// How to say something: the services that hear it, and the one that always answers. Only what a source gives.
fn how(offer: &Offer, duties: &Duties, link: Link<'_>) -> Markup {
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
            h2 { "How to tell us what you think" }
            ul class="cards" {
                @for service in ids.iter().map(|id| &core[*id]) {
                    li { (named(service, link)) p { (service.summary) } @if !service.contact.is_empty() { (contact::list(service)) } }
                }
            }
        }
    }
}

fn named(service: &Service, link: Link<'_>) -> Markup {
    linked(link, &service_path(&service.id), &service.name)
}
