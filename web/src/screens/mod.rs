//! The screens, one file each. A screen draws what the core decides for where the family is.

mod a_to_z;
mod browse;
mod need;
mod pathway;
mod pathways;
mod plan;
mod question;
mod search;
mod service;
mod start;
mod urgent;

use yew::Html;

use crate::nav::Nav;
use crate::state::Screen;

/// Draws the screen that the family is at.
pub fn draw(nav: &Nav) -> Html {
    match nav.state.screen {
        Screen::Start => start::draw(nav),
        Screen::Question(id, then) => question::draw(nav, id, then),
        Screen::Plan => plan::draw(nav),
        Screen::Service(id) => service::draw(nav, id),
        Screen::Search => search::draw(nav),
        Screen::AToZ => a_to_z::draw(nav),
        Screen::Browse => browse::draw(nav),
        Screen::Need => need::draw(nav),
        Screen::Pathways => pathways::draw(nav),
        Screen::Pathway(index) => pathway::draw(nav, index),
        Screen::Urgent(then) => urgent::draw(nav, then),
    }
}
