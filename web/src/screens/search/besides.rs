//! What a search found besides services: a word explained, a need to browse by, steps and dates.

use fingerpost_core::model::ValueId;
use fingerpost_core::search::{self, Found, Thing};
use yew::prelude::*;

use crate::el::{Look, all, button, el, p};
use crate::narrow::question;
use crate::nav::Nav;
use crate::state::Action;
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
                let says = join(&["Steps and dates: ", &pathway.name]);
                el("li", "", button(Look::Link, says, nav.pathway(place)))
            })),
            Thing::Term(place) if explained == Html::default() => {
                if let Some(term) = nav.state.lexicon.here().and_then(|lexicon| lexicon.words.terms.get(place)) {
                    explained = p(all(vec![el("b", "", join(&[&term.term, ": "])), term.means.clone().into()]));
                }
            }
            Thing::Term(_) | Thing::Service(_) => {}
        }
    }
    if rows.is_empty() { explained } else { all(vec![explained, el("ul", "links", all(rows))]) }
}

/// Every need that a family can browse by: where nothing was found, theirs may be among them.
pub(super) fn needs(nav: &Nav) -> Html {
    let core = nav.core();
    let options = question(core, "need").map_or(&[][..], |question| &core[question].options);
    let voice = nav.standing().voice();
    let mut rows = Vec::new();
    for (place, option) in options.iter().enumerate() {
        let browse = nav.click(Action::BrowseNeed(Some(place)));
        rows.push(el("li", "", button(Look::Link, voice.sentence(&option.label), browse)));
    }
    el("ul", "links", all(rows))
}

/// A link to all help for a need, where a family can browse by it.
fn all_help_for(nav: &Nav, need: ValueId) -> Option<Html> {
    let core = nav.core();
    let options = &core[question(core, "need")?].options;
    let option = options.iter().position(|option| option.sets.contains(&need))?;
    let says = join(&["All help for: ", &nav.standing().voice().sentence(&options[option].label)]);
    Some(el("li", "", button(Look::Link, says, nav.click(Action::BrowseNeed(Some(option))))))
}
