//! `no-contact`, `contact-us` and `no-cost`: what a family needs before it can go.

use fingerpost_core::model::{Contact, RouteKind, Service};

use crate::desk::Desk;
use crate::sentences::words;
use crate::texts::Page;

/// Whether a contact gives a way.
type Way = fn(&Contact) -> bool;

/// What texts ask families to do, and the contacts that it takes.
const ASKS: [(&str, Way); 12] = [
    ("call us", has_phone),
    ("ring us", has_phone),
    ("phone us", has_phone),
    ("telephone us", has_phone),
    ("give us a ring", has_phone),
    ("give us a call", has_phone),
    ("email us", has_email),
    ("e-mail us", has_email),
    ("text us", has_text),
    ("contact us", has_any),
    ("get in touch with us", has_any),
    ("visit our website", has_web),
];
/// Words that name a way: somebody to ask, or something to look for.
const WAYS: [&str; 16] = [
    "apply", "ask", "book", "call", "contact", "contacts", "e-mail", "email", "fill", "letter", "look", "open", "search", "tell",
    "write", "invites",
];

fn has_phone(contact: &Contact) -> bool {
    !contact.phone.is_empty()
}
fn has_email(contact: &Contact) -> bool {
    !contact.email.is_empty()
}
fn has_text(contact: &Contact) -> bool {
    !contact.text.is_empty() || contact.phone.replace(' ', "").starts_with("07")
}
fn has_web(contact: &Contact) -> bool {
    !contact.web.is_empty()
}
fn has_any(contact: &Contact) -> bool {
    !contact.is_empty()
}

pub(crate) fn look(desk: &Desk<'_>) {
    for (page, service, detail) in desk.services() {
        no_contact(desk, page, service);
        contact_us(desk, page, service);
        if detail.cost.is_empty() {
            let mend = "add `cost`, if a source says so, such as cost = \"Free\"";
            desk.advise("no-cost", &page.start(), "nothing says what this costs", mend);
        }
    }
}

/// Warns where families are to go by themselves, and nothing says where.
fn no_contact(desk: &Desk<'_>, page: &Page<'_>, service: &Service) {
    if !service.contact.is_empty() || !service.venues.is_empty() {
        return;
    }
    for (route, entry) in service.routes.iter().zip(page.table.tables("route")) {
        let Some(how) = entry.text("how").filter(|_| route.kind == RouteKind::Direct) else { continue };
        let is_way = |word: &str| WAYS.contains(&word) || word.contains('@') || word.contains("www.");
        let names_a_way = words(how.value).any(|word| {
            let word = how.value[word].to_lowercase();
            is_way(&word) || word.chars().filter(char::is_ascii_digit).count() > 2
        });
        if !names_a_way {
            let mend = "add [contact] from a source, or say here whom to ask";
            desk.warn("no-contact", &how, "nothing says where to go: there is no contact and no venue", mend);
        }
    }
}

/// Warns of each text that asks families to use a contact that is not there.
fn contact_us(desk: &Desk<'_>, page: &Page<'_>, service: &Service) {
    for text in &page.texts {
        let small = text.value.to_ascii_lowercase();
        for (ask, _) in ASKS.iter().filter(|(_, is_there)| !is_there(&service.contact)) {
            let Some(at) = small.find(ask).filter(|at| !small[..*at].ends_with(char::is_alphabetic)) else { continue };
            let wrong = format!("this says \"{ask}\", and [contact] has no way to");
            desk.warn("contact-us", &text.at(at..at + ask.len()), wrong, "add it to [contact] from a source, or say another way");
        }
    }
}
