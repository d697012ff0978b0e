//! How to reach a service. Only what a source gives is shown; nothing is guessed.

use fingerpost_core::model::{Contact, Service};
use yew::prelude::*;

use crate::el::{all, el, p, set};
use crate::nav::Nav;
use crate::words::join;

/// The ways to reach a service, as links. `big` makes them easy to tap in a hurry.
pub fn ways(service: &Service, big: bool) -> Html {
    let Contact { phone, text, email, web, hours } = &service.contact;
    let mut rows = Vec::new();
    for (address, scheme, verb) in [(phone, "tel:", "Call "), (text, "sms:", "Text ")] {
        let number = Contact::dialled(address);
        if !address.is_empty() {
            rows.push(link(&join(&[scheme, &number]), join(&[verb, address]), number.is_empty(), false));
        }
    }
    if !email.is_empty() {
        rows.push(link(&join(&["mailto:", email]), join(&["Email ", email]), false, false));
    }
    if !web.is_empty() {
        rows.push(page(web, &join(&["Website of ", &service.name])));
    }
    if !hours.is_empty() {
        rows.push(hours.into());
    }
    let rows = rows.into_iter().map(|row| el("li", "", row)).collect();
    el("ul", if big { "ways big" } else { "ways" }, all(rows))
}

/// How to reach a service; where no source says, that, and who to ask instead.
pub fn section(nav: &Nav, service: &Service) -> Html {
    if !service.contact.is_empty() {
        return ways(service, false);
    }
    let mut lines = vec![p("We have no phone number or address for this service.")];
    let instead = &nav.core()[nav.core().urgent.last_resort];
    if instead.id != service.id {
        lines.push(p(join(&[&instead.name, " can tell you how to reach it:"])));
        lines.push(ways(instead, false));
    }
    all(lines)
}

/// A page on another site. It opens beside this one, so that a family's answers are not lost.
pub fn page(address: &str, words: &str) -> Html {
    let is_page = address.starts_with("https://") || address.starts_with("http://");
    let words = if is_page { join(&[words, " (opens in a new tab)"]) } else { words.to_owned() };
    link(address, words, !is_page, true)
}

fn link(address: &str, words: String, plain: bool, new_tab: bool) -> Html {
    if plain {
        return words.into();
    }
    let link = set(el("a", "", words), "href", address.to_owned());
    if new_tab { set(set(link, "target", "_blank"), "rel", "noopener noreferrer") } else { link }
}
