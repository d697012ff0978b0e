//! Pages that stand by themselves, for a council that publishes them on its own site: what the law asks, and what families said.

use fingerpost_core::Offer;
use fingerpost_core::catalogue::ENGLISH;
use fingerpost_source::duties::Duties;
use maud::{DOCTYPE, PreEscaped, html};

use crate::pages::{Link, comments, duties};

const STYLE: &str = include_str!("alone.css");

/// What the law asks of an offer and what families said of it, as one page that needs nothing from elsewhere. `site` is the address of the offer's
/// site, ending in `/`: services are links to their pages there. Without it they are names.
#[must_use]
pub fn duties_page(offer: &Offer, duties: &Duties, site: Option<&str>) -> String {
    let link: Link<'_> = &|path| match path {
        duties::PATH => Some("#duties".to_owned()),
        comments::PATH => Some("#comments".to_owned()),
        _ => match path.strip_prefix(duties::PATH) {
            Some(anchor) => Some(anchor.to_owned()),
            None => site.map(|site| format!("{site}{path}")),
        },
    };
    html! {
        (DOCTYPE)
        html lang=(offer.core.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (duties::TITLE.in_english()) " – " (offer.core.name) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    article id="duties" { h1 { (duties::TITLE.in_english()) } (duties::body(&ENGLISH, offer, duties, link)) }
                    article id="comments" { h1 { (comments::TITLE.in_english()) } (comments::body(&ENGLISH, offer, duties, link)) }
                }
            }
        }
    }
    .into_string()
}
