//! Narrowing what a search found, with how many would be left by each choice.

use fingerpost_core::catalogue::Text;
use fingerpost_core::clock::WEEKDAYS;
use fingerpost_core::model::ServiceId;
use fingerpost_core::rules::Age;
use fingerpost_core::search::{Found, Index};
use fingerpost_core::t;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::fold::yes_or_no;
use crate::el::{all, el, press, set};
use crate::narrow::{Filter, NARROWING, options};
use crate::nav::Nav;
use crate::state::Action;
use crate::words::{self, join};

/// The id of the button that opens and shuts it.
pub(super) const BUTTON: &str = "fp-narrow";

/// Takes from what was found what the family narrowed away, and draws what to narrow by. Shut, only a button stands there.
pub(super) fn draw(nav: &Nav, index: &Index, found: &mut Found) -> Html {
    let services: Vec<ServiceId> = found.hits.iter().map(|hit| hit.service).collect();
    let leaves = |filter: Filter| (filter, filter.leaves(&nav.state.guide, index, &services));
    let chosen: Vec<(Filter, Vec<bool>)> = nav.state.narrow.iter().map(|filter| leaves(*filter)).collect();
    // How many are left by a filter and by those of the other groups.
    let count = |filter: Filter| {
        let (_, own) = leaves(filter);
        let others = |place: usize| chosen.iter().all(|(other, left)| other.group() == filter.group() || left[place]);
        own.iter().enumerate().filter(|(place, left)| **left && others(*place)).count()
    };
    let is_open = nav.state.open.contains(&NARROWING);
    let toggle = press("button more", nav.say(t!("Narrow the list")).into(), nav.click(Action::Unfold(NARROWING)));
    let mut choices = Html::default();
    if is_open {
        // Where no source says when anyone answers, no day leaves anything. What was chosen stays in sight.
        let tells = services.iter().any(|service| index.facets(*service).days > 0);
        let is_chosen = nav.state.narrow.iter().any(|filter| matches!(filter, Filter::Day(_)));
        let days: &[Text] = if tells || is_chosen { &WEEKDAYS } else { &[] };
        choices = el("div", "narrow", all(fields(nav, days, &count)));
    }
    let mut place = 0;
    found.hits.retain(|_| {
        place += 1;
        chosen.iter().all(|(_, left)| left[place - 1])
    });
    // As many parts open as shut: the button that stands first is then the same one, and keeps the focus.
    all(vec![set(set(toggle, "aria-expanded", yes_or_no(is_open)), "id", BUTTON), choices])
}

fn fields(nav: &Nav, days: &[Text], count: &dyn Fn(Filter) -> usize) -> Vec<Html> {
    let core = nav.core();
    let standing = nav.standing();
    let of_question = |fact: &str, filter: fn(usize) -> Filter| {
        options(core, fact)
            .iter()
            .enumerate()
            .map(|(place, option)| (filter(place), standing.sentence(&option.label)))
            .collect::<Vec<_>>()
    };
    let named = |names: Vec<String>, filter: fn(usize) -> Filter| {
        names.into_iter().enumerate().map(|(place, name)| (filter(place), name)).collect::<Vec<_>>()
    };
    let bands = (0..Age::BANDS.len()).map(|band| words::band(nav, band)).collect();
    let days = days.iter().map(|day| nav.say(*day).to_owned()).collect();
    let selects = [
        ("fp-narrow-age", t!("Age"), t!("Any age"), named(bands, Filter::Age)),
        ("fp-narrow-need", t!("Need"), t!("Any need"), of_question("need", Filter::Need)),
        ("fp-narrow-place", t!("Where you live"), t!("Anywhere"), of_question("district", Filter::District)),
        ("fp-narrow-day", t!("Open on, as far as we know"), t!("Any day"), named(days, Filter::Day)),
    ];
    let mut fields = Vec::new();
    for (id, label, any, options) in selects {
        let none = options.is_empty();
        fields.push(if none { Html::default() } else { select(nav, id, label, any, options, count) });
    }
    for (id, filter, label) in [
        ("fp-narrow-free", Filter::Free, t!("It is free, as far as we know")),
        ("fp-narrow-direct", Filter::Direct, t!("No one has to refer you")),
        ("fp-narrow-online", Filter::Online, t!("You can use it online")),
    ] {
        fields.push(tick(nav, id, filter, label, count(filter)));
    }
    fields
}

fn with_count(label: &str, count: usize) -> String {
    join(&[label, " (", &count.to_string(), ")"])
}

fn select(
    nav: &Nav,
    id: &'static str,
    label: Text,
    any: Text,
    options: Vec<(Filter, String)>,
    count: &dyn Fn(Filter) -> usize,
) -> Html {
    let group = options[0].0.group();
    // One of them is always said to be chosen: left to itself, a browser takes the one that it is given first, which is the last.
    let choice = |says: String, is_chosen: bool| {
        let row = el("option", "", says);
        if is_chosen { set(row, "selected", "") } else { row }
    };
    let is_any = !nav.state.narrow.iter().any(|filter| filter.group() == group);
    let mut rows = vec![choice(nav.say(any).to_owned(), is_any)];
    for (filter, label) in &options {
        rows.push(choice(with_count(label, count(*filter)), nav.state.narrow.contains(filter)));
    }
    let dispatch = nav.state.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        // The first is any.
        let filter = usize::try_from(chosen - 1).ok().and_then(|place| options.get(place)).map(|(filter, _)| *filter);
        dispatch.dispatch(Action::Narrow(group, filter));
    });
    let field = html! { <select part="input" {id} {onchange}>{ all(rows) }</select> };
    el("div", "", all(vec![set(el("label", "", nav.say(label)), "for", id), field]))
}

fn tick(nav: &Nav, id: &'static str, filter: Filter, label: Text, count: usize) -> Html {
    let checked = nav.state.narrow.contains(&filter);
    let dispatch = nav.state.dispatcher();
    let next = (!checked).then_some(filter);
    let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::Narrow(filter.group(), next)));
    let input = html! { <input type="checkbox" {id} {checked} {onchange} /> };
    el("div", "choice", all(vec![input, set(el("label", "", with_count(nav.say(label), count)), "for", id)]))
}
