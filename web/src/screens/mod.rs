//! The screens, one file each. A screen draws what the core decides for where the family is.

mod a_to_z;
mod browse;
pub(crate) mod later;
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

use crate::late;
use crate::nav::Nav;
use crate::state::Screen;

/// Draws the screen that the family is at.
pub fn draw(nav: &Nav) -> Html {
    match nav.state.screen {
        Screen::Start => start::draw(nav),
        Screen::Question(id, then) => question::draw(nav, id, then),
        Screen::Urgent(then) => urgent::draw(nav, then),
        _ => late::draw(nav),
    }
}
