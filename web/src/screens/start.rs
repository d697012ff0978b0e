//! The first screen: three doors.

use fingerpost_core::model::Choice;
use fingerpost_core::t;
use yew::prelude::*;

use super::pathways;
use crate::components::door::door;
use crate::components::focus::title;
use crate::el::{Look, all, el};
use crate::nav::Nav;
use crate::state::{Action, Screen};

/// Draws the screen.
pub(super) fn draw(nav: &Nav) -> Html {
    let most = nav.standing().questions_left().max(1);
    let questions = nav.count(
        most,
        "At most {n} short question. Then we show your next steps.",
        t!("At most {n} short questions. Then we show your next steps."),
    );
    let search = nav.link(Look::Other, nav.say(t!("Search for help")), Screen::Search);
    let browse = nav.link(Look::Other, nav.say(t!("Browse all help")), Screen::Browse);
    let mut ways = vec![browse];
    if !nav.core().pathways.is_empty() {
        ways.push(nav.link(Look::Link, nav.say(pathways::NAME), Screen::Pathways));
    }
    let doors = vec![
        door(nav, "questions", nav.say(t!("Answer a few questions")), questions, who(nav)),
        door(nav, "search", nav.say(t!("Search")), nav.say(t!("Type what you need, in your own words.")), vec![search]),
        door(
            nav,
            "browse",
            nav.say(t!("Browse by need and age")),
            nav.say(t!("Look through all the help, one need at a time.")),
            ways,
        ),
    ];
    all(vec![
        title(nav, nav.fill(t!("Find help in {area}"), &[&nav.core().name])),
        el("p", "lead", nav.say(t!("For children and young people up to 25 who need extra help, and their families."))),
        el("p", "", nav.say(t!("Your answers stay on this device. What we show you is only a guide."))),
        el("div", "doors", all(doors)),
    ])
}

/// The first door asks who is asking by the way in, so that no screen needs to.
fn who(nav: &Nav) -> Vec<Html> {
    let question = nav.core().question("who").map(|id| &nav.core()[id]);
    let Some(question) = question.filter(|question| !question.options.is_empty()) else {
        return vec![nav.act(Look::Main, nav.say(t!("Start the questions")), Action::Begin(None))];
    };
    let way = |(index, option): (usize, &Choice)| nav.act(Look::Main, way_in(nav, option), Action::Begin(Some(index)));
    question.options.iter().enumerate().map(way).collect()
}

/// A few words for an option that names who is asking; for one this does not know, the option's own.
fn way_in(nav: &Nav, option: &Choice) -> String {
    let sets = option.sets.first().map_or("", |value| nav.core()[*value].id.as_str());
    match sets {
        "parent" => nav.say(t!("About my child")).to_owned(),
        "young-person" => nav.say(t!("About me")).to_owned(),
        "professional" => nav.say(t!("About someone I work with")).to_owned(),
        _ => nav.theirs(&option.label),
    }
}
