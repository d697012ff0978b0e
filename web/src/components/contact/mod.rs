//! How to reach a service. Only what a source gives is shown; nothing is guessed.

use fingerpost_core::model::{Contact, Service};
use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{all, el, p, set};
use crate::nav::Nav;
use crate::words::{join, to_call};

/// The ways to reach a service, as links. `big` makes them easy to tap in a hurry.
pub fn ways(nav: &Nav, service: &Service, big: bool) -> Html {
    let Contact { phone, text, email, web, hours } = &service.contact;
    let mut rows = Vec::new();
    for (address, scheme, verb) in [(phone, "tel:", t!("Call {number}")), (text, "sms:", t!("Text {number}"))] {
        let number = Contact::dialled(address);
        if !address.is_empty() {
            rows.push(link(
                &join(&[scheme, &number]),
                nav.fill(verb, &[&to_call(&nav.words().language, address)]),
                number.is_empty(),
                false,
            ));
        }
    }
    if !email.is_empty() {
        rows.push(link(&join(&["mailto:", email]), nav.fill(t!("Email {address}"), &[email]), !Contact::is_email(email), false));
    }
    if !web.is_empty() {
        rows.push(page(nav, web, &nav.fill(t!("Website of {service}"), &[&nav.theirs(&service.name)])));
    }
    if !hours.is_empty() {
        rows.push(nav.theirs(hours).into());
    }
    // A list of nothing is still told as a list.
    if rows.is_empty() {
        return Html::default();
    }
    let rows = rows.into_iter().map(|row| el("li", "", row)).collect();
    el("ul", if big { "ways big" } else { "ways" }, all(rows))
}

/// How to reach a service; where no source says, that, and who to ask instead.
pub fn section(nav: &Nav, service: &Service) -> Html {
    if !service.contact.is_empty() {
        return ways(nav, service, false);
    }
    let mut lines = vec![p(nav.say(t!("We have no phone number or address for this service.")))];
    let instead = &nav.core()[nav.core().urgent.last_resort];
    if instead.id != service.id && !instead.contact.is_empty() {
        lines.push(p(nav.fill(t!("{service} can tell you how to reach it:"), &[&nav.theirs(&instead.name)])));
        lines.push(ways(nav, instead, false));
    }
    all(lines)
}

/// A link to a video in British Sign Language, where there is one.
pub fn video(nav: &Nav, address: &str) -> Html {
    if address.is_empty() { Html::default() } else { p(page(nav, address, nav.say(t!("Watch this in British Sign Language")))) }
}

/// A page on another site. It opens beside this one, so that a family's answers are not lost.
pub fn page(nav: &Nav, address: &str, words: &str) -> Html {
    let is_page = address.starts_with("https://") || address.starts_with("http://");
    let words = if is_page { nav.fill(t!("{page} (opens in a new tab)"), &[words]) } else { words.to_owned() };
    link(address, words, !is_page, true)
}

fn link(address: &str, words: String, plain: bool, new_tab: bool) -> Html {
    if plain {
        return words.into();
    }
    let link = set(el("a", "", words), "href", address.to_owned());
    if new_tab { set(set(link, "target", "_blank"), "rel", "noopener noreferrer") } else { link }
}
