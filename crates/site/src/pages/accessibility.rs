//! How far everybody can use the site, and whom to tell where somebody cannot.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::{Offer, t};
use fingerpost_source::duties::Duties;
use fingerpost_web::page::path;
use maud::{Markup, html};

use super::{Link, comments, linked};

pub(crate) const PATH: &str = "accessibility.html";

/// Its heading.
pub(crate) const TITLE: Text = t!("Using this site: accessibility");

/// What it says, below its heading. Only what is true of every site made like this one, and the offer's own facts.
pub(crate) fn body(words: &Catalogue, offer: &Offer, duties: &Duties, link: Link<'_>) -> Markup {
    html! {
        p class="lead" { (words.say(t!("We want everyone to be able to use this site."))) }
        section {
            h2 class="h" { (words.say(t!("What you can do"))) }
            ul class="plain" {
                li { (words.say(t!("Use every page with a keyboard, a screen reader, or your voice."))) }
                li { (words.say(t!("Make the text as big as you like. It fits the screen at 400%."))) }
                li { (words.say(t!("Choose your own colours, or a dark screen, on your device. The site follows."))) }
                li { (words.say(t!("Read every page with scripts switched off. Only the questions and the search need them."))) }
                li { (words.say(t!("Press a hard word to see what it means."))) " " (linked(link, path::WORDS, words.say(t!("All the words are here too.")))) }
                li { (words.say(t!("Print any page."))) }
            }
        }
        section {
            h2 class="h" { (words.say(t!("How we test it"))) }
            p { (words.say(t!("We build the site to level AA of WCAG 2.2, the rules for websites that everyone can use."))) }
            p { (words.say(t!("Programs test its pages and screens each time we change it. Programs cannot find every fault."))) }
        }
        section {
            h2 class="h" { (words.say(t!("What may not work"))) }
            p { (words.say(t!("Links can lead to other websites and files. We do not test those."))) }
            p { (words.say(t!("The questions and the search need a browser from 2023 or later. In an older one, you see lists and phone numbers instead."))) }
        }
        (comments::hearers(words, offer, duties, link, t!("Is something hard to use? Tell us")))
    }
}
