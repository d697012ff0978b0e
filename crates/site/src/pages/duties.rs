//! What the law asks an offer to tell, topic by topic, and what this offer tells of each.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::explain::capital;
use fingerpost_core::model::Service;
use fingerpost_core::{Offer, t};
use fingerpost_source::duties::{Duties, State, Topic};
use maud::{Markup, html};

use fingerpost_web::page::path;

use super::{Link, comments, linked};
use crate::contact;
use crate::prose::date;
use crate::words::{show, theirs};

pub(crate) const PATH: &str = "duties.html";

/// Its heading.
pub(crate) const TITLE: Text = t!("What the law says we must tell you");

/// What it says, below its heading.
pub(crate) fn body(words: &Catalogue, offer: &Offer, duties: &Duties, link: Link<'_>) -> Markup {
    let council = words.theirs(&offer.core.council);
    html! {
        p class="lead" {
            (show(&words.fill(t!("The law says what every council must tell families about help for special needs. This page shows what {council} tells you so far, and what is still missing."), &[&council])))
        }
        (summary(words, duties))
        @for group in duties.groups() {
            section {
                h2 class="h" { (theirs(words, group)) }
                ul class="cards" {
                    @for topic in duties.topics.iter().filter(|topic| topic.group == group) { (self::topic(words, offer, topic, link)) }
                }
            }
        }
        (whole(words, offer, duties))
        section {
            h2 class="h" { (words.say(t!("What families said"))) }
            p { (linked(link, comments::PATH, words.say(t!("See what families said, and what the council did.")))) }
        }
        @if let Some(law) = &duties.law {
            section {
                h2 class="h" { (words.say(t!("About this list"))) }
                p {
                    (show(&words.fill(
                        t!("The list follows Schedule 2 of {law}, in plain words. The number of a paragraph stands only where we checked it."),
                        &[&words.theirs(&law.title)],
                    )))
                }
                p { (contact::page(&law.web, &words.theirs(&law.title))) }
            }
        }
    }
}

/// How many topics are in each state, and what the states mean.
fn summary(words: &Catalogue, duties: &Duties) -> Markup {
    html! {
        table class="figures" {
            caption { (words.count(duties.topics.len(), "How much there is to read, for the {n} topic below", t!("How much there is to read, for the {n} topics below"), &[])) }
            thead { tr { th scope="col" { (words.say(t!("State"))) } th scope="col" { (words.say(t!("Topics"))) } th scope="col" { (words.say(t!("What it means"))) } } }
            tbody {
                @for state in State::ALL {
                    tr { th scope="row" { (theirs(words, &capital(state.name()))) } td { (duties.count(state)) } td { (theirs(words, state.means())) } }
                }
            }
        }
    }
}

/// A topic, and where the offer tells of it.
pub(super) fn topic(words: &Catalogue, offer: &Offer, topic: &Topic, link: Link<'_>) -> Markup {
    let cover = &topic.cover;
    let (core, state) = (&offer.core, topic.state());
    html! {
        li id=(topic.id) class="card" {
            h3 class="name" { (theirs(words, &topic.title)) }
            p { (theirs(words, &topic.says)) }
            p { b { (theirs(words, &capital(state.name()))) "." } @if state == State::Missing { " " (theirs(words, State::Missing.means())) } }
            @for says in [&cover.not, &cover.says] { @if !says.is_empty() { p { (theirs(words, says)) } } }
            @if !(cover.services.is_empty() && cover.pathways.is_empty() && cover.pages.is_empty()) {
                ul class="plain" {
                    @for service in cover.services.iter().map(|id| &core[*id]) { li { (service_link(words, service, link)) } }
                    @for head in cover.pathways.iter().filter_map(|place| core.pathways.get(*place)) {
                        li { (linked(link, &path::pathway(&head.id), &words.theirs(&head.name))) }
                    }
                    @for page in &cover.pages { li { (contact::page(&page.web, &words.theirs(&page.title))) } }
                }
            }
            @if !topic.paragraph.is_empty() { p class="quiet" { (words.fill(t!("Schedule 2, paragraph {paragraph}"), &[&topic.paragraph])) } }
        }
    }
}

fn service_link(words: &Catalogue, service: &Service, link: Link<'_>) -> Markup {
    let name = words.theirs(&service.name);
    let name = if service.national { words.fill(t!("{service} (for all of England)"), &[&name]) } else { name };
    linked(link, &path::service(&service.id), &name)
}

/// What chapter 4 of the Code asks of an offer as a whole, as far as files can tell.
fn whole(words: &Catalogue, offer: &Offer, duties: &Duties) -> Markup {
    let services = offer.core.services.len();
    let answered = duties.comments.iter().filter(|comment| !comment.did.is_empty()).count();
    let mut checked: Vec<&str> = offer.details.iter().map(|detail| detail.checked.as_str()).collect();
    checked.sort_unstable();
    let (first, last) = (checked.first().copied().unwrap_or_default(), checked.last().copied().unwrap_or_default());
    let sourced = offer.details.iter().filter(|detail| !detail.sources.is_empty()).count();
    let can_ask = offer.details.iter().filter(|detail| !detail.if_no.is_empty()).count();
    html! {
        section {
            h2 class="h" { (words.say(t!("How good the whole is"))) }
            p { (words.say(t!("A guide from the government, the SEND Code of Practice, says in chapter 4 what a local offer should be like. This is what we can count."))) }
            dl {
                dt { (words.say(t!("Made with families"))) }
                dd { (words.count(duties.comments.len(), "Comments on show: {n}. With an answer: {answered}.", t!("Comments on show: {n}. With an answer: {answered}."), &[&answered.to_string()])) }
                dt { (words.say(t!("Easy to use"))) }
                dd { (words.fill(t!("A short summary for each of {services} services, and {words} words that we explain."), &[&services.to_string(), &offer.words.terms.len().to_string()])) }
                dt { (words.say(t!("Complete"))) }
                dd { (words.fill(t!("Covered: {covered} of {all} topics."), &[&duties.count(State::Covered).to_string(), &duties.topics.len().to_string()])) }
                dt { (words.say(t!("Up to date"))) }
                @if first == last {
                    dd { (words.fill(t!("We checked each service on {date}."), &[&date(words, first)])) }
                } @else {
                    dd { (words.fill(t!("We checked each service between {first} and {last}."), &[&date(words, first), &date(words, last)])) }
                }
                dt { (words.say(t!("Open"))) }
                dd { (words.fill(t!("Services that name where their facts come from: {sourced}. Services that say what to do if the answer is no: {answers}."), &[&sourced.to_string(), &can_ask.to_string()])) }
            }
        }
    }
}
