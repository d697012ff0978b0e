//! How to reach a service, as links. Only what a source gives is shown.

use fingerpost_core::Core;
use fingerpost_core::model::{Contact, Service};
use maud::{Markup, html};

/// The first way to reach a service, as a link; nothing where no source gives a number or an address.
pub(crate) fn first(contact: &Contact) -> Markup {
    html! {
        @if !contact.phone.is_empty() {
            (phone(&contact.phone))
        } @else if !contact.text.is_empty() {
            (text(&contact.text))
        } @else if !contact.email.is_empty() {
            (email(&contact.email))
        }
    }
}

/// Every way to reach a service; where no source gives one, that, and whom to ask instead.
pub(crate) fn all(core: &Core, service: &Service) -> Markup {
    let instead = &core[core.urgent.last_resort];
    html! {
        @if !service.contact.is_empty() {
            (list(service))
        } @else {
            p { "We have no phone number or address for this service." }
            @if instead.id != service.id && !instead.contact.is_empty() {
                p { (instead.name) " can tell you how to reach it:" }
                (list(instead))
            }
        }
    }
}

/// The ways to reach a service, one a line.
pub(crate) fn list(service: &Service) -> Markup {
    let contact = &service.contact;
    html! {
        ul class="contact" {
            @if !contact.phone.is_empty() { li { (phone(&contact.phone)) } }
            @if !contact.text.is_empty() { li { (text(&contact.text)) } }
            @if !contact.email.is_empty() { li { (email(&contact.email)) } }
            @if !contact.web.is_empty() { li { (page(&contact.web, &format!("Website of {}", service.name))) } }
            @if !contact.hours.is_empty() { li { (contact.hours) } }
        }
    }
}

/// A page on another site. An address that is not one is shown as words: nothing else is ever made a link.
pub(crate) fn page(address: &str, words: &str) -> Markup {
    let is_page = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    html! {
        @if is_page { a href=(address) rel="noopener" { (words) } } @else { (words) }
    }
}

fn phone(number: &str) -> Markup {
    link("tel:", "Call ", number)
}

fn text(number: &str) -> Markup {
    link("sms:", "Text ", number)
}

fn email(address: &str) -> Markup {
    html! { a href=(format!("mailto:{address}")) { "Email " (address) } }
}

fn link(scheme: &str, verb: &str, number: &str) -> Markup {
    let dialled = Contact::dialled(number);
    html! {
        @if dialled.is_empty() { (verb) (number) } @else { a href=(format!("{scheme}{dialled}")) { (verb) (number) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_is_dialled_and_only_a_page_is_a_link() {
        assert_eq!(Contact::dialled("111, then choose 2"), "111");
        assert_eq!(Contact::dialled("+44 (0)1632 960001"), "+4401632960001");
        assert_eq!(page("javascript:alert(1)", "words").into_string(), "words");
        assert_eq!(
            page("https://example.org/?a=1&b=\"", "a").into_string(),
            "<a href=\"https://example.org/?a=1&amp;b=&quot;\" rel=\"noopener\">a</a>"
        );
    }
}
