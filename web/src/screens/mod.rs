//! The screens, one file each. A screen draws what the core decides for where the family is.

pub(crate) mod a_to_z;
pub(crate) mod browse;
pub(crate) mod later;
pub(crate) mod need;
pub(crate) mod pathway;
pub(crate) mod pathways;
mod plan;
mod question;
mod saved_list;
mod search;
pub(crate) mod service;
mod start;
pub(crate) mod urgent;

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
