//! Browse: the needs, in the tree they stand in.

use fingerpost_core::model::{Core, Question, ValueId};
use yew::prelude::*;

use crate::components::focus::title;
use crate::el::{Look, all, button, el, p};
use crate::nav::Nav;
use crate::state::Action;

/// The question that says what a need is, in plain words.
pub(super) fn question(core: &Core) -> Option<&Question> {
    core.questions.iter().find(|question| core[question.fact].id == "need")
}

/// Draws the screen.
pub(super) fn draw(nav: &Nav) -> Html {
    let core = nav.core();
    let mut parts = vec![
        title(nav, "Browse by need and age"),
        el("p", "lead", "Choose a need. You can choose an age next."),
        p(button(Look::Other, "Any need: show everything", nav.click(Action::BrowseNeed(None)))),
    ];
    if let Some(question) = question(core) {
        for broad in core.values_of(question.fact).filter(|value| core[*value].parent.is_none()) {
            parts.extend(draw_broad(nav, question, broad));
        }
    }
    all(parts)
}

/// A broad need, and the kinds of it that a family can choose.
fn draw_broad(nav: &Nav, question: &Question, broad: ValueId) -> Option<Html> {
    let core = nav.core();
    let voice = nav.standing().voice();
    let mut rows = Vec::new();
    for (index, option) in question.options.iter().enumerate() {
        if option.sets.iter().any(|value| core.is_kind_of(*value, broad)) {
            let go = nav.click(Action::BrowseNeed(Some(index)));
            rows.push(el("li", "", button(Look::Link, voice.sentence(&option.label), go)));
        }
    }
    let value = &core[broad];
    let name = if value.plain.is_empty() { &value.name } else { &value.plain };
    let body = || all(vec![nav.heading(1, "h", name.clone()), el("ul", "links", all(rows.clone()))]);
    (!rows.is_empty()).then(|| el("section", "broad", body()))
}
