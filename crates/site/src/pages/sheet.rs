//! A page that is a screen of the navigator.

use fingerpost_core::catalogue::{Catalogue, Text};
use fingerpost_core::t;
use fingerpost_openreferral::schema_org;
use fingerpost_web::page::{Drawer, Sheet, path};
use maud::{Markup, PreEscaped, html};

use super::{Pages, all};
use crate::frame::Page;
use crate::words::show;

/// The page at a path.
pub(super) fn page(words: &Catalogue, pages: &Pages, drawer: &Drawer, path: &str, sheet: &Sheet) -> Page {
    let core = pages.core();
    let title = drawer.title(sheet);
    let help_for = |what: &str| {
        words.fill(t!("{what}: help in {area} for children and young people up to 25."), &[what, &words.theirs(&core.name)])
    };
    let about = match sheet {
        Sheet::Service(id) => words.theirs(&core[*id].summary),
        Sheet::Pathway(index) => core.pathways.get(*index).map_or_else(String::new, |pathway| words.theirs(&pathway.summary)),
        Sheet::Steps => {
            words.say(t!("The steps of an EHC plan and of other processes, and the time that the law allows.")).to_owned()
        }
        Sheet::Urgent => words.say(t!("Whom to call when someone is in danger or cannot cope.")).to_owned(),
        _ => help_for(&title),
    };
    let drawn = PreEscaped(drawer.draw(sheet.clone(), path));
    let main = match sheet {
        Sheet::Needs => html! { (drawn) (besides(words, pages, drawer, path)) },
        Sheet::Need(..) | Sheet::Age(_) | Sheet::Topic(_) | Sheet::Area(_) => html! { (drawn) (ask(words, path)) },
        _ => drawn,
    };
    Page { path: path.to_owned(), title, about, head: head(pages, sheet), main }
}

/// What searches on the web can read of a service.
fn head(pages: &Pages, sheet: &Sheet) -> Markup {
    let thing = match sheet {
        Sheet::Service(id) => schema_org::json_ld(&pages.offer, *id),
        _ => None,
    };
    html! {
        @if let Some(thing) = thing { script type="application/ld+json" { (PreEscaped(schema_org::script(&thing))) } }
    }
}

/// A list speaks to every family: the questions find what fits one.
fn ask(words: &Catalogue, path: &str) -> Markup {
    html! {
        div class="offer" {
            p { (words.say(t!("Some of these ask more than this page knows. Each one says who it is for."))) }
            a class="button main" href=(format!("{}{}", path::up(path), path::HOME)) { (words.say(t!("Answer a few questions"))) }
        }
    }
}

/// Other ways into the lists: by topic, by age alone, by district.
fn besides(words: &Catalogue, pages: &Pages, drawer: &Drawer, path: &str) -> Markup {
    let core = pages.core();
    let topics = (0..all::options(core, "help")).map(|topic| (path::topic(core, topic), Sheet::Topic(topic)));
    let ages = (0..fingerpost_core::rules::Age::BANDS.len()).map(|band| (path::age(band), Sheet::Age(band)));
    let areas = all::areas(core).into_iter().map(|area| (path::area(core, area), Sheet::Area(area)));
    let list = |heading: Text, ways: Vec<(Option<String>, Sheet)>| {
        html! {
            @if !ways.is_empty() {
                section {
                    h2 class="h" { (words.say(heading)) }
                    ul class="links" {
                        @for (way, sheet) in &ways {
                            @if let Some(way) = way {
                                li { a class="link" href=(format!("{}{way}", path::up(path))) { (show(&drawer.title(sheet))) } }
                            }
                        }
                    }
                }
            }
        }
    };
    html! {
        (list(t!("By what you want help with"), topics.collect()))
        (list(t!("By age"), ages.collect()))
        (list(t!("By where you live"), areas.collect()))
    }
}
