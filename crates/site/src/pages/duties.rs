//! What the law asks an offer to tell, topic by topic, and what this offer tells of each.

use fingerpost_core::Offer;
use fingerpost_core::explain::capital;
use fingerpost_core::model::Service;
use fingerpost_source::duties::{Duties, State, Topic};
use maud::{Markup, html};

use super::{Link, comments, linked, service_path, steps};
use crate::contact;
use crate::prose::date;

pub(crate) const PATH: &str = "duties.html";

/// Its heading.
pub(crate) const TITLE: &str = "What the law says we must tell you";

/// What it says, below its heading.
pub(crate) fn body(offer: &Offer, duties: &Duties, link: Link<'_>) -> Markup {
    let council = &offer.core.council;
    html! {
        p class="lead" {
            "The law says what every council must tell families about help for special needs. This page shows what "
            (council) " tells you so far, and what is still missing."
        }
        (summary(duties))
        @for group in duties.groups() {
            section {
                h2 { (group) }
                ul class="cards" {
                    @for topic in duties.topics.iter().filter(|topic| topic.group == group) { (self::topic(offer, topic, link)) }
                }
            }
        }
        (whole(offer, duties))
        section {
            h2 { "What families said" }
            p { (linked(link, comments::PATH, "See what families said, and what the council did")) "." }
        }
        @if let Some(law) = &duties.law {
            section {
                h2 { "About this list" }
                p {
                    "The list follows Schedule 2 of " (contact::page(&law.web, &law.title))
                    ", in plain words. The number of a paragraph stands only where we checked it."
                }
            }
        }
    }
}

/// How many topics are in each state, and what the states mean.
fn summary(duties: &Duties) -> Markup {
    html! {
        table class="figures" {
            caption { "How much there is to read, for the " (duties.topics.len()) " topics below" }
            thead { tr { th scope="col" { "State" } th scope="col" { "Topics" } th scope="col" { "What it means" } } }
            tbody {
                @for state in State::ALL {
                    tr { th scope="row" { (capital(state.name())) } td { (duties.count(state)) } td { (state.means()) } }
                }
            }
        }
    }
}

fn topic(offer: &Offer, topic: &Topic, link: Link<'_>) -> Markup {
    let cover = &topic.cover;
    let (core, state) = (&offer.core, topic.state());
    html! {
        li id=(topic.id) {
            h3 { (topic.title) }
            p { (topic.says) }
            p { b { (capital(state.name())) "." } @if state == State::Missing { " " (State::Missing.means()) } }
            @for says in [&cover.not, &cover.says] { @if !says.is_empty() { p { (says) } } }
            @if !(cover.services.is_empty() && cover.pathways.is_empty() && cover.pages.is_empty()) {
                ul class="plain" {
                    @for service in cover.services.iter().map(|id| &core[*id]) { li { (service_link(service, link)) } }
                    @for head in cover.pathways.iter().filter_map(|place| core.pathways.get(*place)) {
                        li { (linked(link, &steps::path(&head.id), &head.name)) }
                    }
                    @for page in &cover.pages { li { (contact::page(&page.web, &page.title)) } }
                }
            }
            @if !topic.paragraph.is_empty() { p class="quiet" { "Schedule 2, paragraph " (topic.paragraph) } }
        }
    }
}

fn service_link(service: &Service, link: Link<'_>) -> Markup {
    html! { (linked(link, &service_path(&service.id), &service.name)) @if service.national { " (for all of England)" } }
}

/// What chapter 4 of the Code asks of an offer as a whole, as far as files can tell.
fn whole(offer: &Offer, duties: &Duties) -> Markup {
    let services = offer.core.services.len();
    let answered = duties.comments.iter().filter(|comment| !comment.did.is_empty()).count();
    let mut checked: Vec<&str> = offer.details.iter().map(|detail| detail.checked.as_str()).collect();
    checked.sort_unstable();
    let (first, last) = (checked.first().copied().unwrap_or_default(), checked.last().copied().unwrap_or_default());
    let sourced = offer.details.iter().filter(|detail| !detail.sources.is_empty()).count();
    let can_ask = offer.details.iter().filter(|detail| !detail.if_no.is_empty()).count();
    html! {
        section {
            h2 { "How good the whole is" }
            p { "A guide from the government, the SEND Code of Practice, says in chapter 4 what a local offer should be like. This is what we can count." }
            dl {
                dt { "Made with families" }
                dd { "Comments on show: " (duties.comments.len()) ". With an answer: " (answered) "." }
                dt { "Easy to use" }
                dd { "A short summary for each of " (services) " services, and " (offer.words.terms.len()) " words that we explain." }
                dt { "Complete" }
                dd { "Covered: " (duties.count(State::Covered)) " of " (duties.topics.len()) " topics." }
                dt { "Up to date" }
                @if first == last {
                    dd { "We checked each service on " (date(first)) "." }
                } @else {
                    dd { "We checked each service between " (date(first)) " and " (date(last)) "." }
                }
                dt { "Open" }
                dd { "Services that name where their facts come from: " (sourced) ". Services that say what to do if the answer is no: " (can_ask) "." }
            }
        }
    }
}
