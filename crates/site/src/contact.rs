//! How to reach a service, as links. Only what a source gives is shown.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::model::{Contact, Service};
use fingerpost_core::t;
use fingerpost_web::to_call;
use maud::{Markup, html};

use crate::words::{show, theirs};

/// The first way to reach a service, as a link; nothing where no source gives a number or an address.
pub(crate) fn first(words: &Catalogue, contact: &Contact) -> Markup {
    html! {
        @if !contact.phone.is_empty() {
            (phone(words, &contact.phone))
        } @else if !contact.text.is_empty() {
            (text(words, &contact.text))
        } @else if !contact.email.is_empty() {
            (email(words, &contact.email))
        }
    }
}

/// The ways to reach a service, one a line.
pub(crate) fn list(words: &Catalogue, service: &Service) -> Markup {
    let contact = &service.contact;
    html! {
        ul class="ways" {
            @if !contact.phone.is_empty() { li { (phone(words, &contact.phone)) } }
            @if !contact.text.is_empty() { li { (text(words, &contact.text)) } }
            @if !contact.email.is_empty() { li { (email(words, &contact.email)) } }
            @if !contact.web.is_empty() { li { (website(words, service)) } }
            @if !contact.hours.is_empty() { li { (theirs(words, &contact.hours)) } }
        }
    }
}

/// The website of a service.
pub(crate) fn website(words: &Catalogue, service: &Service) -> Markup {
    page(&service.contact.web, &words.fill(t!("Website of {service}"), &[&words.theirs(&service.name)]))
}

/// A page on another site. An address that is not one is shown as words: nothing else is ever made a link.
pub(crate) fn page(address: &str, words: &str) -> Markup {
    let is_page = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    html! {
        @if is_page { a href=(address) rel="noopener" { (show(words)) } } @else { (show(words)) }
    }
}

fn phone(words: &Catalogue, number: &str) -> Markup {
    link(words, "tel:", t!("Call {number}"), number)
}

fn text(words: &Catalogue, number: &str) -> Markup {
    link(words, "sms:", t!("Text {number}"), number)
}

fn email(words: &Catalogue, address: &str) -> Markup {
    let says = words.fill(t!("Email {address}"), &[address]);
    html! { @if Contact::is_email(address) { a href=(format!("mailto:{address}")) { (says) } } @else { (says) } }
}

fn link(words: &Catalogue, scheme: &str, says: Text, number: &str) -> Markup {
    let (dialled, says) = (Contact::dialled(number), words.fill(says, &[&to_call(&words.language, number)]));
    html! { @if dialled.is_empty() { (says) } @else { a href=(format!("{scheme}{dialled}")) { (says) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_order_among_words_that_run_from_right_to_left() {
        assert_eq!(to_call("ur", "01632 960 001"), "01632\u{a0}960\u{a0}001");
        assert_eq!(to_call("pl", "01632 960 001"), "01632 960 001");
        assert_eq!(to_call("", "111"), "111");
    }

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
