//! The plan: a family's next steps.

use fingerpost_core::explain::Voice;
use fingerpost_core::guide::{Group, GroupKind, Outcome, Plan, Signpost, Standing};
use yew::prelude::*;

use super::pathways;
use crate::components::focus::{screen, title};
use crate::components::{card, contact, facts, fold, next_door, venues};
use crate::el::{Look, all, button, el, p, quiet};
use crate::nav::Nav;
use crate::state::{Action, Screen, Then};
use crate::words::{count, join, number};
use crate::{host, words};

/// How many services a group leads with.
const LEAD: usize = 3;

/// Draws the screen.
pub(super) fn draw(nav: &Nav) -> Html {
    let standing = nav.standing();
    let plan = standing.plan();
    let heading = if standing.voice() == Voice::Professional { "Next steps for this family" } else { "Your next steps" };
    let mut parts = vec![
        el("p", "lead", how_many(&plan)),
        p("This is only a guide. Each service decides for itself who it can help."),
        more_questions(nav, &standing),
        next_door::whose(nav),
    ];
    let tell = standing.next_question().is_none();
    for group in &plan.groups {
        parts.push(draw_group(nav, &standing, &plan, group, tell));
    }
    parts.push(pathways(nav, &standing));
    parts.extend(next_door::help(nav));
    parts.push(not_now(nav, &standing, &plan));
    parts.push(last_resort(nav, &standing, &plan));
    parts.push(told(nav, &standing));
    let print = button(Look::Other, "Print this page", Callback::from(|_| host::print()));
    parts.push(el("p", "row", print));
    screen(title(nav, heading), parts)
}

fn how_many(plan: &Plan) -> String {
    let all = plan.signposts().count();
    let suit = plan.signposts().filter(|(_, signpost)| signpost.outcome == Outcome::Suits).count();
    let suits = count(suit, "service that suits", "services that suit");
    match (suit, all - suit) {
        (0, may) => join(&["We found ", &count(may, "service that may suit", "services that may suit"), "."]),
        (_, 0) => join(&["We found ", &suits, "."]),
        (_, may) => join(&["We found ", &suits, ", and ", &number(may), " more that may suit."]),
    }
}

fn more_questions(nav: &Nav, standing: &Standing<'_>) -> Html {
    if standing.next_question().is_none() {
        return Html::default();
    }
    let left = count(standing.questions_left(), "more question", "more questions");
    let says = join(&["Answer ", &left, " at most, and this list will fit you better."]);
    let go = button(Look::Main, "Answer more questions", nav.click(Action::CarryOn(Then::Next)));
    el("div", "offer", all(vec![p(says), go]))
}

fn draw_group(nav: &Nav, standing: &Standing<'_>, plan: &Plan, group: &Group, tell: bool) -> Html {
    let (name, lead) = words::group(group.kind, standing.voice());
    let items = group.signposts.iter().map(|signpost| draw_signpost(nav, standing, plan, *signpost, tell)).collect();
    let class = if group.kind == GroupKind::Urgent { "group urgent" } else { "group" };
    el("section", class, all(vec![nav.heading(1, "arm", name), p(lead), fold::fold(nav, name, LEAD, items)]))
}

fn draw_signpost(nav: &Nav, standing: &Standing<'_>, plan: &Plan, signpost: Signpost, tell: bool) -> Html {
    let group = plan.group_of(signpost.service);
    let because_of = standing.because_of(plan, signpost.service);
    let named: Vec<String> = because_of.iter().take(3).map(|id| nav.core()[*id].name.clone()).collect();
    let when = if group == Some(GroupKind::Meanwhile) { "While you wait for " } else { "After " };
    let more = if group == Some(GroupKind::Urgent) {
        contact::ways(&nav.core()[signpost.service], true)
    } else if named.is_empty() {
        Html::default()
    } else {
        quiet(join(&[when, &words::list(&named, " or "), "."]))
    };
    card::card(nav, standing, &standing.verdict(signpost.service), 2, tell, more)
}

/// What happens step by step, and by when, in what the family asked about.
fn pathways(nav: &Nav, standing: &Standing<'_>) -> Html {
    let items = pathways::items(nav, &standing.pathways(), 2);
    if items.is_empty() {
        return Html::default();
    }
    let lead = p("What happens, step by step, and by when it must happen.");
    el("section", "group", all(vec![nav.heading(1, "arm", pathways::NAME), lead, fold::fold(nav, pathways::NAME, LEAD, items)]))
}

fn not_now(nav: &Nav, standing: &Standing<'_>, plan: &Plan) -> Html {
    if plan.not_now.is_empty() {
        return Html::default();
    }
    let cards =
        plan.not_now.iter().map(|id| card::card(nav, standing, &standing.verdict(*id), 2, false, Html::default())).collect();
    let says = join(&["Not for you right now: ", &count(plan.not_now.len(), "service", "services")]);
    let heading = nav.heading(1, "hidden", "Not for you right now");
    el("details", "not-now", all(vec![el("summary", "", says), heading, el("ul", "cards", all(cards))]))
}

/// Always there, so that no plan is a dead end.
fn last_resort(nav: &Nav, standing: &Standing<'_>, plan: &Plan) -> Html {
    let service = &nav.core()[plan.last_resort];
    let mut lines = vec![
        nav.heading(1, "h", "Does nothing here fit?"),
        p(join(&["Talk to a person. ", &service.summary])),
        p(button(Look::Link, service.name.clone(), nav.open(Screen::Service(plan.last_resort)))),
        contact::ways(service, false),
    ];
    lines.extend(venues::nearest(nav, standing.voice(), service));
    el("section", "offer", all(lines))
}

fn told(nav: &Nav, standing: &Standing<'_>) -> Html {
    let mut lines = vec![nav.heading(1, "h", "What you told us")];
    lines.push(facts::told(nav, standing, true).unwrap_or_else(|| p("You have not told us anything yet.")));
    if let Some(rest) = facts::told(nav, standing, false) {
        let says = p("These answers may not change your list. You can still give them.");
        lines.push(el("details", "", all(vec![el("summary", "", "What we did not ask"), says, rest])));
    }
    el("section", "", all(lines))
}
