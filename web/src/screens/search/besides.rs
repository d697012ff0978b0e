//! What a search found besides services: a word explained, a need to browse by, steps and dates.

use fingerpost_core::model::{Choice, ValueId};
use fingerpost_core::search::{self, Found, Thing};
use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{Look, all, el, p};
use crate::nav::Nav;
use crate::screens::browse;
use crate::state::Screen;
use crate::words::join;

/// Draws them, a line each; one word is explained, the one that fits best.
pub(super) fn draw(nav: &Nav, found: &Found) -> Html {
    let needs: Vec<ValueId> = search::needs(nav.core()).collect();
    let mut rows = Vec::new();
    let mut explained = Html::default();
    for thing in &found.others {
        match *thing {
            Thing::Need(place) => rows.extend(needs.get(place).and_then(|need| all_help_for(nav, *need))),
            Thing::Pathway(place) => rows.extend(nav.core().pathways.get(place).map(|pathway| {
                let says = nav.fill(t!("Steps and dates: {name}"), &[&nav.theirs(&pathway.name)]);
                el("li", "", nav.link(Look::Link, says, Screen::Pathway(place)))
            })),
            Thing::Term(place) if explained == Html::default() => {
                if let Some(term) = nav.state.lexicon.here().and_then(|lexicon| lexicon.words.terms.get(place)) {
                    explained = p(all(vec![el("b", "", join(&[&nav.theirs(&term.term), ": "])), nav.theirs(&term.means).into()]));
                }
            }
            Thing::Term(_) | Thing::Service(_) => {}
        }
    }
    if rows.is_empty() { explained } else { all(vec![explained, el("ul", "links", all(rows))]) }
}

/// Every need that a family can browse by: where nothing was found, theirs may be among them.
pub(super) fn needs(nav: &Nav) -> Html {
    let standing = nav.standing();
    let row = |(place, option): (usize, &Choice)| browse::link(nav, place, standing.sentence(&option.label));
    el("ul", "links", all(browse::needs(nav.core()).iter().enumerate().map(row).collect()))
}

/// A link to all help for a need, where a family can browse by it.
fn all_help_for(nav: &Nav, need: ValueId) -> Option<Html> {
    let options = browse::needs(nav.core());
    let place = options.iter().position(|option| option.sets.contains(&need))?;
    let says = nav.fill(t!("All help for: {name}"), &[&nav.sentence(&options[place].label)]);
    Some(browse::link(nav, place, says))
}
