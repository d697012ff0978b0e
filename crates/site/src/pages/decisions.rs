//! How decisions are made: by this guide, and by those who give the help.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::{Offer, t};
use fingerpost_source::duties::Duties;
use maud::{Markup, html};

use super::{Link, duties};
use crate::words::show;

pub(crate) const PATH: &str = "decisions.html";

/// Its heading.
pub(crate) const TITLE: Text = t!("How decisions are made");

/// The topics that tell how those who give help decide, and what to do if you disagree.
const TOPICS: [&str; 7] =
    ["eligibility", "identifying", "ehc-request", "disagreement", "mediation", "appeals", "complaints-provider"];

/// What it says, below its heading.
pub(crate) fn body(words: &Catalogue, offer: &Offer, duties: &Duties, link: Link<'_>) -> Markup {
    let topics: Vec<_> = TOPICS.iter().filter_map(|id| duties.topic(id)).collect();
    html! {
        section {
            h2 class="h" { (words.say(t!("How this guide decides what to show"))) }
            ul class="plain" {
                li { (words.say(t!("Each service has written rules for who it is for. They come from what the service says itself."))) }
                li { (words.say(t!("We compare your answers with those rules. Nothing else counts."))) }
                li { (words.say(t!("If we do not know something yet, we keep the service on your list and say what it depends on."))) }
                li { (words.say(t!("We tell you why each service is on your list, and why one is not."))) }
                li { (words.say(t!("It all happens on your device. Your answers are not sent to anyone."))) }
                li { (words.say(t!("The guide never decides for a service. Each service decides for itself who it can help."))) }
            }
        }
        @if !topics.is_empty() {
            section {
                h2 class="h" { (words.say(t!("How the council and others decide"))) }
                p { (show(&words.fill(t!("This is what {council} tells you so far."), &[&words.theirs(&offer.core.council)]))) }
                ul class="cards" { @for topic in topics { (duties::topic(words, offer, topic, link)) } }
            }
        }
    }
}
