//! Whom to call now.

use maud::html;

use super::{Pages, service_path};
use crate::contact;
use crate::frame::Page;

pub(super) const PATH: &str = "urgent.html";

pub(super) fn page(pages: &Pages) -> Page {
    let core = pages.core();
    let body = html! {
        p class="lead" { "Is someone in danger, or not able to cope? Call one of these now." }
        ul class="cards" {
            @for service in core.urgent.services.iter().map(|id| &core[*id]) {
                li {
                    a href=(service_path(&service.id)) { (service.name) }
                    p { (service.summary) }
                    (contact::list(service))
                }
            }
        }
    };
    let about = "Whom to call when someone is in danger or cannot cope.".to_owned();
    Page { path: PATH.to_owned(), title: "Urgent help".to_owned(), about, body }
}
