//! Search: what a family types, forgiven its slips.

mod besides;
mod elsewhere;
mod narrowing;

use fingerpost_core::danger;
use fingerpost_core::search::{Found, Index, worth};
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::choices::text_box;
use crate::components::focus::title;
use crate::components::prose::missing;
use crate::components::term::Reader;
use crate::components::{card, contact, fold};
use crate::el::{Look, all, button, el, p, set};
use crate::host;
use crate::library::Load;
use crate::nav::Nav;
use crate::state::{Action, Screen};
use crate::words;

/// How many services are in view at first.
const LEAD: usize = 10;

/// The id of the box to type in.
const BOX: &str = "fp-search";

/// Draws the screen.
pub(super) fn draw(nav: &Nav) -> Html {
    let typed = nav.state.typed.trim();
    let urgent = if danger::tells_of_danger(nav.core(), typed) { urgent(nav) } else { Html::default() };
    let found = match &nav.state.index {
        Load::Here(index) if typed.len() > 1 => draw_found(nav, index, typed),
        Load::Here(_) => vec![status(String::new()), browse(nav)],
        // Until the index is here there is nothing to find; what a family typed is kept.
        other => vec![missing(nav, matches!(other, Load::Failed))],
    };
    all(vec![title(nav, nav.say(t!("Search for help"))), form(nav), urgent, all(found)])
}

fn draw_found(nav: &Nav, index: &Index, typed: &str) -> Vec<Html> {
    let standing = nav.standing();
    let home = nav.state.whereabouts.point();
    let worth = |service| worth(&standing, index.facets(service), home, service);
    let mut found = index.search(typed, usize::MAX, &worth);
    let before = found.hits.len();
    let narrowing = narrowing::draw(nav, index, &mut found);
    let says = match (found.hits.len(), before) {
        (_, 0) => nav.say(t!("Nothing found")).to_owned(),
        (left, _) if left == before => words::found(nav, left),
        (left, _) => nav.count_of(left, "{n} service left of {all}", t!("{n} services left of {all}"), &[&before.to_string()]),
    };
    let meant = index.did_you_mean(&found, typed).map_or_else(Html::default, |meant| {
        let words = nav.fill(t!("Did you mean {words}?"), &[&meant]);
        p(button(Look::Link, words, click_and_go(nav, Action::Type(meant), BOX)))
    });
    let show_all = || {
        let show = nav.count(before, "Show all {n}", t!("Show all {n}"));
        el("p", "row", button(Look::Main, show, click_and_go(nav, Action::Widen, narrowing::BUTTON)))
    };
    let (narrowing, shown) = match (before, found.hits.len()) {
        (0, _) => (Html::default(), nothing(nav)),
        (_, 0) => (narrowing, show_all()),
        _ => (narrowing, all(vec![results(nav, index, &found), browse(nav)])),
    };
    // Always as many parts: what a family narrows by then stays where it is, with the focus, whatever it leaves.
    vec![status(says), meant, besides::draw(nav, &found), narrowing, shown, elsewhere::draw(nav, typed)]
}

/// A click on what is then gone: the focus goes on to the element of this id.
fn click_and_go(nav: &Nav, action: Action, id: &str) -> Callback<MouseEvent> {
    let (go, act) = (host::go_to(id.to_owned()), nav.click(action));
    Callback::from(move |event: MouseEvent| {
        go.emit(event.clone());
        act.emit(event);
    })
}

/// What was found, told to those who do not see it too.
fn status(says: String) -> Html {
    set(el("p", "found", says), "role", "status")
}

/// What was typed tells of danger: who to call comes before anything that was found.
fn urgent(nav: &Nav) -> Html {
    let calls = nav.core().urgent.services.iter().map(|id| card::call(nav, *id, 2)).collect();
    let lines = vec![
        nav.heading(1, "arm", nav.say(t!("Urgent help"))),
        p(nav.say(t!("Is someone in danger, or not able to cope? Call one of these now."))),
        el("ul", "cards", all(calls)),
    ];
    set(el("section", "group urgent", all(lines)), "role", "alert")
}

fn form(nav: &Nav) -> Html {
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let described_by = Some("fp-search-hint".to_owned());
    let field = text_box(nav, BOX.to_owned(), &nav.state.typed, described_by, false, Action::Type(String::new()));
    let lines = vec![
        set(el("label", "", nav.say(t!("What do you need? Use your own words."))), "for", BOX),
        set(
            el("p", "hint", nav.say(t!("Such as “help with talking” or “short break”. Spelling does not matter."))),
            "id",
            "fp-search-hint",
        ),
        set(set(field, "type", "search"), "class", ""),
    ];
    html! { <form role="search" {onsubmit}>{ all(lines) }</form> }
}

fn results(nav: &Nav, index: &Index, found: &Found) -> Html {
    let standing = nav.standing();
    let tell = standing.next_question().is_none();
    let mut cards = Vec::new();
    for hit in &found.hits {
        let words: Vec<String> = index.why(found, hit.service).into_iter().map(str::to_owned).collect();
        let mut shown_for: Vec<Html> = vec![nav.say(t!("Shown for")).into(), " ".into()];
        for (place, word) in words.iter().enumerate() {
            if place > 0 {
                shown_for.push(", ".into());
            }
            shown_for.push(el("em", "", nav.theirs(word)));
        }
        let reader = Reader::new(nav, hit.service.index()).marking(words);
        let why = el("p", "quiet", all(shown_for));
        cards.push(card::card_read(reader, &standing, &standing.verdict(hit.service), 1, tell, why));
    }
    fold::fold(nav, "search", LEAD, cards)
}

/// Other ways to look.
fn browse(nav: &Nav) -> Html {
    let ways = vec![
        nav.link(Look::Link, nav.say(t!("Browse by need and age")), Screen::Browse),
        nav.link(Look::Link, nav.say(t!("All help, A to Z")), Screen::AToZ),
    ];
    el("p", "row", all(ways))
}

/// Nothing found: never a dead end.
fn nothing(nav: &Nav) -> Html {
    let instead = &nav.core()[nav.core().urgent.last_resort];
    let ways = vec![
        nav.act(Look::Main, nav.say(t!("Answer a few questions")), Action::Begin(None)),
        nav.link(Look::Other, nav.say(t!("Browse all help")), Screen::Browse),
        nav.link(Look::Other, nav.say(t!("All help, A to Z")), Screen::AToZ),
    ];
    let lines = vec![
        p(nav.say(t!("We did not find that. It may be here under another name. You can:"))),
        el("p", "row", all(ways)),
        p(nav.say(t!("Is it about one of these?"))),
        besides::needs(nav),
        p(nav.fill(t!("Or ask {service}:"), &[&nav.theirs(&instead.name)])),
        contact::ways(nav, instead, false),
    ];
    el("div", "offer", all(lines))
}
