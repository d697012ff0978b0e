//! Browse: the needs, in the tree they stand in.

use fingerpost_core::catalogue::Text;
use fingerpost_core::model::{Choice, Core, ValueId};
use fingerpost_core::search;
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::focus::title;
use crate::el::{Look, all, el, p};
use crate::narrow::options;
use crate::nav::Nav;
use crate::state::Action;

/// The options of the question that says what a need is, in plain words.
pub(super) fn needs(core: &Core) -> &[Choice] {
    options(core, "need")
}

/// A way to all help for a need: the option in this place.
pub(super) fn link(nav: &Nav, place: usize, says: String) -> Html {
    el("li", "", nav.act(Look::Link, says, Action::BrowseNeed(Some(place))))
}

/// What families know it as.
pub(crate) const NAME: Text = t!("Browse by need and age");

/// Draws the screen.
pub(crate) fn draw(nav: &Nav) -> Html {
    let core = nav.core();
    let mut parts = vec![
        title(nav, nav.say(NAME)),
        el("p", "lead", nav.say(t!("Choose a need. You can choose an age next."))),
        p(nav.act(Look::Other, nav.say(t!("Any need: show everything")), Action::BrowseNeed(None))),
    ];
    for broad in search::needs(core).filter(|value| core[*value].parent.is_none()) {
        parts.extend(draw_broad(nav, broad));
    }
    all(parts)
}

/// A broad need, and the kinds of it that a family can choose.
fn draw_broad(nav: &Nav, broad: ValueId) -> Option<Html> {
    let core = nav.core();
    let standing = nav.standing();
    let mut rows = Vec::new();
    for (index, option) in needs(core).iter().enumerate() {
        if option.sets.iter().any(|value| core.is_kind_of(*value, broad)) {
            rows.push(link(nav, index, standing.sentence(&option.label)));
        }
    }
    let value = &core[broad];
    let name = if value.plain.is_empty() { &value.name } else { &value.plain };
    let body = || all(vec![nav.heading(1, "h", nav.theirs(name)), el("ul", "links", all(rows.clone()))]);
    (!rows.is_empty()).then(|| el("section", "broad", body()))
}
