//! The screens beyond the questions, which come in the second file.

use yew::Html;

use super::{a_to_z, browse, need, pathway, pathways, plan, saved_list, search, service};
use crate::nav::Nav;
use crate::state::Screen;

/// Draws the screen that the family is at.
pub(crate) fn draw(nav: &Nav) -> Html {
    match nav.state.screen {
        Screen::Plan => plan::draw(nav),
        Screen::Service(id) => service::draw(nav, id),
        Screen::Search => search::draw(nav),
        Screen::AToZ => a_to_z::draw(nav),
        Screen::Browse => browse::draw(nav),
        Screen::Need => need::draw(nav),
        Screen::Pathways => pathways::draw(nav),
        Screen::Pathway(index) => pathway::draw(nav, index),
        Screen::SavedList => saved_list::draw(nav),
        // These are drawn without the second file.
        Screen::Start | Screen::Question(..) | Screen::Urgent(_) => Html::default(),
    }
}
