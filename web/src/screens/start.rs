//! The first screen: three doors.

use fingerpost_core::model::Choice;
use yew::prelude::*;

use super::pathways;
use crate::components::door::door;
use crate::components::focus::title;
use crate::el::{Look, all, button, el};
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words::{count, join};

/// Draws the screen.
pub(super) fn draw(nav: &Nav) -> Html {
    let most = nav.standing().questions_left().max(1);
    let questions = join(&["At most ", &count(most, "short question", "short questions"), ". Then we show your next steps."]);
    let search = button(Look::Other, "Search for help", nav.open(Screen::Search));
    let browse = button(Look::Other, "Browse all help", nav.open(Screen::Browse));
    let mut ways = vec![browse];
    if !nav.core().pathways.is_empty() {
        ways.push(button(Look::Link, pathways::NAME, nav.open(Screen::Pathways)));
    }
    let doors = vec![
        door(nav, "Answer a few questions", questions, who(nav)),
        door(nav, "Search", "Type what you need, in your own words.", vec![search]),
        door(nav, "Browse by need and age", "Look through all the help, one need at a time.", ways),
    ];
    all(vec![
        title(nav, join(&["Find help in ", &nav.core().name])),
        el("p", "lead", "For children and young people up to 25 who need extra help, and their families."),
        el("p", "", "Your answers stay on this device. What we show you is only a guide."),
        el("div", "doors", all(doors)),
    ])
}

/// The first door asks who is asking by the way in, so that no screen needs to.
fn who(nav: &Nav) -> Vec<Html> {
    let question = nav.core().question("who").map(|id| &nav.core()[id]);
    let Some(question) = question.filter(|question| !question.options.is_empty()) else {
        return vec![button(Look::Main, "Start the questions", nav.click(Action::Begin(None)))];
    };
    let way = |(index, option): (usize, &Choice)| button(Look::Main, way_in(nav, option), nav.click(Action::Begin(Some(index))));
    question.options.iter().enumerate().map(way).collect()
}

/// A few words for an option that names who is asking; for one this does not know, the option's own.
fn way_in(nav: &Nav, option: &Choice) -> String {
    let sets = option.sets.first().map_or("", |value| nav.core()[*value].id.as_str());
    match sets {
        "parent" => "About my child",
        "young-person" => "About me",
        "professional" => "About someone I work with",
        _ => &option.label,
    }
    .to_owned()
}
