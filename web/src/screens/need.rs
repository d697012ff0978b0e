//! The services for one need, or any, and for one age, or any.

use fingerpost_core::guide::{Answers, Standing, Verdict};
use fingerpost_core::rules::Age;
use yew::prelude::*;

use super::browse;
use crate::components::focus::title;
use crate::components::{card, fold};
use crate::el::{all, el, press, set};
use crate::narrow::Filter;
use crate::nav::Nav;
use crate::state::Action;
use crate::words::{count, join};

/// How many services are in view at first.
const LEAD: usize = 10;

/// Draws the screen. Its verdicts come from the need and the age alone: what the family told the guide is kept apart.
pub(super) fn draw(nav: &Nav) -> Html {
    let core = nav.core();
    let answers = answers(nav);
    let standing = nav.state.guide.standing(&answers);
    let option = nav.state.browse.need.and_then(|index| browse::needs(core).get(index));
    let heading = option.map_or_else(|| "All help".to_owned(), |option| standing.voice().sentence(&option.label));
    let (mut made, mut other) = (Vec::new(), Vec::new());
    for (_, signpost) in standing.plan().signposts() {
        let verdict = standing.verdict(signpost.service);
        let card = card::card(nav, &standing, &verdict, 2, false, Html::default());
        if speaks_of_need(&standing, &verdict) { made.push(card) } else { other.push(card) }
    }
    let found = join(&[&count(made.len() + other.len(), "service", "services"), " found"]);
    let mut bands = vec![band(nav, None, "Any age")];
    bands.extend(Age::BANDS.iter().enumerate().map(|(index, (name, _))| band(nav, Some(index), name)));
    let others = if option.is_some() { "For any need" } else { "Everything" };
    all(vec![
        title(nav, heading),
        set(set(el("div", "bands", all(bands)), "role", "group"), "aria-label", "Age"),
        set(el("p", "found", found), "role", "status"),
        list(nav, "For this need", made),
        list(nav, others, other),
    ])
}

fn list(nav: &Nav, heading: &'static str, cards: Vec<Html>) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    el("section", "group", all(vec![nav.heading(1, "arm", heading), fold::fold(nav, heading, LEAD, cards)]))
}

fn band(nav: &Nav, band: Option<usize>, name: &'static str) -> Html {
    let pressed = fold::yes_or_no(nav.state.browse.band == band);
    let onclick = nav.click(Action::BrowseAge(band));
    set(press("button band", name.into(), onclick), "aria-pressed", pressed)
}

/// The need and the age, as though a family had answered with them.
fn answers(nav: &Nav) -> Answers {
    let mut answers = Answers::new();
    let chosen = [nav.state.browse.need.map(Filter::Need), nav.state.browse.band.map(Filter::Age)];
    chosen.into_iter().flatten().for_each(|filter| filter.answer(nav.core(), &mut answers));
    answers
}

/// True where the need is among the reasons that speak for a service.
fn speaks_of_need(standing: &Standing<'_>, verdict: &Verdict) -> bool {
    let core = standing.core();
    let is_need = |atom| core.fact_of(atom).is_some_and(|fact| core[fact].id == "need");
    verdict.so_far.iter().any(|reason| !reason.negated && is_need(reason.atom))
}
