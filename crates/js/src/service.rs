//! All that an offer says of one service.

use fingerpost_core::model::{Detail, RouteKind, ServiceId, Source as Stated};
use fingerpost_core::{Standing, explain};

use crate::about::{ids, kind};
use crate::told::told;

told! {
    /// All that an offer says of one service. What no source gives is empty.
    pub struct Service<'a> {
        /// Its id.
        pub id: &'a str,
        /// Its name.
        pub name: &'a str,
        /// What it does for a family, in one sentence.
        pub summary: &'a str,
        /// What it does, in plain paragraphs. A blank line starts a new one; a line that starts with `- ` is a list item.
        pub about: &'a str,
        /// Who runs it.
        pub provider: &'a str,
        /// `support`, `crisis` or `rights`.
        pub kind: &'static str,
        /// True for families anywhere in England.
        pub national: bool,
        /// How a family gets it: at least one way.
        pub routes: Vec<Route<'a>>,
        /// How to reach it.
        pub contact: Contact<'a>,
        /// Where a family goes for it.
        pub venues: Vec<Venue<'a>>,
        /// What happens after the first step.
        pub next: &'a str,
        /// What to do if the answer is no.
        pub if_no: &'a str,
        /// What it costs.
        pub cost: &'a str,
        /// How long families wait.
        pub wait: &'a str,
        /// The services that help while the family waits for it.
        pub meanwhile: Vec<&'a str>,
        /// The services that may come next.
        pub after: Vec<&'a str>,
        /// The services that it is often mixed up with.
        pub confused_with: Vec<&'a str>,
        /// The day somebody last checked these facts, as `2026-11-23`.
        pub checked: &'a str,
        /// Where the facts come from.
        pub sources: Vec<Source<'a>>,
        /// A video of it in British Sign Language.
        pub bsl: &'a str,
    }
}

told! {
    /// One way of getting a service.
    pub struct Route<'a> {
        /// `direct`, `referral`, `assessment`, `plan` or `automatic`.
        pub kind: &'static str,
        /// The same in a few words.
        pub says: &'static str,
        /// Who can refer; empty where nobody has to.
        pub by: Vec<&'a str>,
        /// What to do first.
        pub how: &'a str,
        /// What a family can say to whoever refers them; empty where nobody does.
        pub say: String,
    }
}

told! {
    /// How to reach a service.
    pub struct Contact<'a> {
        /// A phone number, as people write it.
        pub phone: &'a str,
        /// A number to send a text message to.
        pub text: &'a str,
        /// An e-mail address.
        pub email: &'a str,
        /// A web page.
        pub web: &'a str,
        /// When someone answers.
        pub hours: &'a str,
    }
}

told! {
    /// Where a family goes for a service.
    pub struct Venue<'a> {
        /// What the building is called.
        pub name: &'a str,
        /// Its address in one line.
        pub address: &'a str,
        /// Degrees north.
        pub lat: f64,
        /// Degrees east.
        pub lon: f64,
    }
}

told! {
    /// Where a fact comes from.
    pub struct Source<'a> {
        /// The document or page.
        pub title: &'a str,
        /// Who published it; may be empty.
        pub by: &'a str,
        /// The day it was published, as `2023-02-01`; may be empty.
        pub date: &'a str,
        /// Where it can be read; may be empty.
        pub web: &'a str,
        /// Its own words, letter for letter.
        pub phrase: &'a str,
    }
}

/// Where some facts come from.
pub(crate) fn sources<'a>(from: &'a [Stated]) -> Vec<Source<'a>> {
    let source =
        |from: &'a Stated| Source { title: &from.title, by: &from.by, date: &from.date, web: &from.web, phrase: &from.phrase };
    from.iter().map(source).collect()
}

impl<'a> Service<'a> {
    /// All of it; what a family can say is put as this one would say it.
    #[must_use]
    pub fn of(standing: &Standing<'a>, id: ServiceId, detail: &'a Detail) -> Self {
        let core = standing.core();
        let service = &core[id];
        let text = |texts: &'a [String], place: usize| texts.get(place).map(String::as_str).unwrap_or_default();
        let route = |(place, route): (usize, &'a fingerpost_core::model::Route)| {
            let say = text(&detail.say, place);
            Route {
                kind: route_kind(route.kind),
                says: explain::route(route.kind, standing.voice()).in_english(),
                by: route.by.iter().map(|referrer| &*core[*referrer]).collect(),
                how: text(&detail.how, place),
                say: if say.is_empty() { String::new() } else { explain::words_to_say(standing, service, say) },
            }
        };
        let venue = |(place, venue): (usize, &'a fingerpost_core::model::Venue)| Venue {
            name: &venue.name,
            address: text(&detail.addresses, place),
            lat: degrees(venue.point.lat),
            lon: degrees(venue.point.lon),
        };
        let contact = &service.contact;
        Self {
            id: &service.id,
            name: &service.name,
            summary: &service.summary,
            about: &detail.about,
            provider: &core[service.provider],
            kind: kind(service.kind),
            national: service.national,
            routes: service.routes.iter().enumerate().map(route).collect(),
            contact: Contact {
                phone: &contact.phone,
                text: &contact.text,
                email: &contact.email,
                web: &contact.web,
                hours: &contact.hours,
            },
            venues: service.venues.iter().enumerate().map(venue).collect(),
            next: &detail.next,
            if_no: &detail.if_no,
            cost: &detail.cost,
            wait: &detail.wait,
            meanwhile: ids(core, &service.links.meanwhile),
            after: ids(core, &service.links.after),
            confused_with: ids(core, &service.links.confused_with),
            checked: &detail.checked,
            sources: sources(&detail.sources),
            bsl: &detail.bsl,
        }
    }
}

const fn route_kind(kind: RouteKind) -> &'static str {
    match kind {
        RouteKind::Direct => "direct",
        RouteKind::Referral => "referral",
        RouteKind::Assessment => "assessment",
        RouteKind::Plan => "plan",
        RouteKind::Automatic => "automatic",
    }
}

/// Ten-thousandths of a degree as degrees.
pub(crate) fn degrees(of_ten_thousand: i32) -> f64 {
    f64::from(of_ten_thousand) / 10_000.0
}
