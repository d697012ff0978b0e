//! The services for one need, or any, and for one age, or any.

use fingerpost_core::catalogue::Text;
use fingerpost_core::guide::{Answers, Standing, Verdict};
use fingerpost_core::rules::Age;
use fingerpost_core::t;
use yew::prelude::*;

use super::browse;
use crate::components::focus::title;
use crate::components::{card, fold};
use crate::el::{Look, all, el, p, press, set};
use crate::narrow::Filter;
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words;

/// How many services are in view at first.
const LEAD: usize = 10;

/// How many a list on a page holds at most: what comes after says least to the family, and each page is fetched whole.
pub(crate) const MOST_ON_A_PAGE: usize = 40;

/// Draws the screen. Its verdicts come from the need and the age alone: what the family told the guide is kept apart.
pub(crate) fn draw(nav: &Nav) -> Html {
    let core = nav.core();
    let answers = answers(nav);
    let standing = nav.state.guide.standing(&answers).told_in(nav.words());
    let option = nav.state.browse.need.and_then(|index| browse::needs(core).get(index));
    let heading = option.map_or_else(|| nav.say(t!("All help")).to_owned(), |option| standing.sentence(&option.label));
    let others = if option.is_some() { t!("For any need") } else { t!("Everything") };
    all(vec![title(nav, heading), bands(nav), all(lists(nav, &answers, "need", [t!("For this need"), others]))])
}

/// A way to the same list at each age.
pub(crate) fn bands(nav: &Nav) -> Html {
    let mut bands = vec![band(nav, None, nav.say(t!("Any age")).to_owned())];
    bands.extend(Age::BANDS.iter().enumerate().map(|(index, _)| band(nav, Some(index), words::band(nav, index))));
    set(set(el("div", "bands", all(bands)), "role", "group"), "aria-label", nav.say(t!("Age")))
}

/// How many services there are for who answers so, and two lists of them with these headings: what is made for what they said of this fact, and the rest.
pub(crate) fn lists(nav: &Nav, answers: &Answers, fact: &str, headings: [Text; 2]) -> Vec<Html> {
    let standing = nav.state.guide.standing(answers).told_in(nav.words());
    let (mut made, mut other, mut left_out) = (Vec::new(), Vec::new(), 0);
    for (_, signpost) in standing.plan().signposts() {
        let verdict = standing.verdict(signpost.service);
        let cards = if speaks_of(&standing, &verdict, fact) { &mut made } else { &mut other };
        if nav.page.is_some() && cards.len() == MOST_ON_A_PAGE {
            left_out += 1;
        } else {
            cards.push(card::card(nav, &standing, &verdict, 2, false, Html::default()));
        }
    }
    let found = words::found(nav, made.len() + other.len() + left_out);
    let [made_for, others] = headings;
    let mut parts = vec![set(el("p", "found", found), "role", "status"), list(nav, made_for, made), list(nav, others, other)];
    if left_out > 0 {
        parts.push(leaves_out(nav, left_out));
    }
    parts
}

/// That a page leaves so many services out, and where they are.
pub(crate) fn leaves_out(nav: &Nav, services: usize) -> Html {
    let says = nav.count(
        services,
        "This page leaves out {n} service. You can find it by name.",
        t!("This page leaves out {n} services. You can find them by name."),
    );
    all(vec![p(says), p(nav.link(Look::Link, nav.say(t!("All help, A to Z")), Screen::AToZ))])
}

fn list(nav: &Nav, heading: Text, cards: Vec<Html>) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    el("section", "group", all(vec![nav.heading(1, "arm", nav.say(heading)), fold::fold(nav, heading.in_english(), LEAD, cards)]))
}

fn band(nav: &Nav, band: Option<usize>, name: String) -> Html {
    let action = Action::BrowseAge(band);
    let is_this = nav.state.browse.band == band;
    if let Some(page) = &nav.page {
        let Some(to) = page.way_of(&nav.state, &action) else { return Html::default() };
        let way = set(el("a", "button band", name), "href", to);
        return if is_this { set(way, "aria-current", "page") } else { way };
    }
    let pressed = fold::yes_or_no(is_this);
    set(press("button band", name.into(), nav.click(action)), "aria-pressed", pressed)
}

/// The need and the age, as though a family had answered with them.
fn answers(nav: &Nav) -> Answers {
    let mut answers = Answers::new();
    let chosen = [nav.state.browse.need.map(Filter::Need), nav.state.browse.band.map(Filter::Age)];
    chosen.into_iter().flatten().for_each(|filter| filter.answer(nav.core(), &mut answers));
    answers
}

/// True where what is known of a fact is among the reasons that speak for a service.
fn speaks_of(standing: &Standing<'_>, verdict: &Verdict, fact: &str) -> bool {
    let core = standing.core();
    let is_of = |atom| core.fact_of(atom).is_some_and(|of| core[of].id == fact);
    verdict.so_far.iter().any(|reason| !reason.negated && is_of(reason.atom))
}
