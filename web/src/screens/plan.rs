//! The plan: a family's next steps.

use fingerpost_core::explain::{self, Voice};
use fingerpost_core::guide::{Group, GroupKind, Outcome, Plan, Signpost, Standing};
use fingerpost_core::t;
use yew::prelude::*;

use super::pathways;
use crate::components::easy::{self, Aid};
use crate::components::focus::{screen, title};
use crate::components::{card, contact, facts, fold, next_door, save, venues};
use crate::el::{Look, all, button, el, p, quiet, set};
use crate::nav::Nav;
use crate::state::{Action, Screen, Then};
use crate::words::join;
use crate::{host, words};

/// How many services a group leads with.
const LEAD: usize = 3;

/// Draws the screen.
pub(super) fn draw(nav: &Nav) -> Html {
    let standing = nav.standing();
    let plan = standing.plan();
    let heading = if standing.voice() == Voice::Professional { t!("Next steps for this family") } else { t!("Your next steps") };
    let mut parts = vec![
        el("p", "lead", how_many(nav, &plan)),
        p(nav.say(t!("This is only a guide. Each service decides for itself who it can help."))),
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
    let print = button(Look::Other, nav.say(t!("Print this page")), Callback::from(|_| host::print()));
    let list = nav.link(Look::Other, nav.say(t!("My list")), Screen::SavedList);
    parts.push(el("p", "row", all(vec![print, list])));
    screen(title(nav, nav.say(heading)), parts)
}

fn how_many(nav: &Nav, plan: &Plan) -> String {
    let all = plan.signposts().count();
    let suit = plan.signposts().filter(|(_, signpost)| signpost.outcome == Outcome::Suits).count();
    let suits = || nav.count(suit, "We found {n} service that suits.", t!("We found {n} services that suit."));
    match (suit, all - suit) {
        (0, may) => nav.count(may, "We found {n} service that may suit.", t!("We found {n} services that may suit.")),
        (_, 0) => suits(),
        (_, may) => {
            let more = nav.count(may, "{n} more may suit.", t!("{n} more may suit."));
            join(&[&suits(), " ", &more])
        }
    }
}

fn more_questions(nav: &Nav, standing: &Standing<'_>) -> Html {
    if standing.next_question().is_none() {
        return Html::default();
    }
    let says = nav.count(
        standing.questions_left(),
        "Answer {n} more question at most, and this list will fit you better.",
        t!("Answer {n} more questions at most, and this list will fit you better."),
    );
    let go = nav.act(Look::Main, nav.say(t!("Answer more questions")), Action::CarryOn(Then::Next));
    el("div", "offer", all(vec![p(says), go]))
}

fn draw_group(nav: &Nav, standing: &Standing<'_>, plan: &Plan, group: &Group, tell: bool) -> Html {
    let (name, lead) = words::group(group.kind, standing.voice());
    let items = group.signposts.iter().map(|signpost| draw_signpost(nav, standing, plan, *signpost, tell)).collect();
    let class = if group.kind == GroupKind::Urgent { "group urgent" } else { "group" };
    let id = join(&["fp-group-", &words::number(group.kind as usize)]);
    let picture = easy::draw(nav, Aid::Picture(picture_of(group.kind)));
    let listen = easy::listen(nav, &id);
    let mut parts = vec![set(nav.heading(1, "arm", nav.say(name)), "id", id), picture, listen];
    parts.extend([p(nav.say(lead)), fold::fold(nav, name.in_english(), LEAD, items)]);
    el("section", class, all(parts))
}

/// The picture of a group, in Easy Read.
fn picture_of(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Urgent => "call",
        GroupKind::DoNow => "now",
        GroupKind::AskForReferral => "ask",
        GroupKind::Meanwhile => "wait-unsure",
        GroupKind::Afterwards => "later",
        GroupKind::Rights => "rights",
    }
}

fn draw_signpost(nav: &Nav, standing: &Standing<'_>, plan: &Plan, signpost: Signpost, tell: bool) -> Html {
    let group = plan.group_of(signpost.service);
    let because_of = standing.because_of(plan, signpost.service);
    let named: Vec<String> = because_of.iter().take(3).map(|id| nav.theirs(&nav.core()[*id].name)).collect();
    let when = if group == Some(GroupKind::Meanwhile) { t!("While you wait for {services}.") } else { t!("After {services}.") };
    let more = if group == Some(GroupKind::Urgent) {
        contact::ways(nav, &nav.core()[signpost.service], true)
    } else if named.is_empty() {
        Html::default()
    } else {
        quiet(nav.fill(when, &[&explain::or(nav.words(), &named)]))
    };
    let more = all(vec![more, save::button_of(nav, signpost.service, true)]);
    card::card(nav, standing, &standing.verdict(signpost.service), 2, tell, more)
}

/// What happens step by step, and by when, in what the family asked about.
fn pathways(nav: &Nav, standing: &Standing<'_>) -> Html {
    let items = pathways::items(nav, &standing.pathways(), 2);
    if items.is_empty() {
        return Html::default();
    }
    let lead = p(nav.say(t!("What happens, step by step, and by when it must happen.")));
    el(
        "section",
        "group",
        all(vec![
            nav.heading(1, "arm", nav.say(pathways::NAME)),
            lead,
            fold::fold(nav, pathways::NAME.in_english(), LEAD, items),
        ]),
    )
}

fn not_now(nav: &Nav, standing: &Standing<'_>, plan: &Plan) -> Html {
    if plan.not_now.is_empty() {
        return Html::default();
    }
    let cards =
        plan.not_now.iter().map(|id| card::card(nav, standing, &standing.verdict(*id), 2, false, Html::default())).collect();
    let says = nav.count(plan.not_now.len(), "Not for you right now: {n} service", t!("Not for you right now: {n} services"));
    let heading = nav.heading(1, "hidden", nav.say(t!("Not for you right now")));
    el("details", "not-now", all(vec![el("summary", "", says), heading, el("ul", "cards", all(cards))]))
}

/// Always there, so that no plan is a dead end.
fn last_resort(nav: &Nav, standing: &Standing<'_>, plan: &Plan) -> Html {
    let service = &nav.core()[plan.last_resort];
    let mut lines = vec![
        nav.heading(1, "h", nav.say(t!("Does nothing here fit?"))),
        p(join(&[nav.say(t!("Talk to a person.")), " ", &nav.theirs(&service.summary)])),
        p(nav.link(Look::Link, nav.theirs(&service.name), Screen::Service(plan.last_resort))),
        contact::ways(nav, service, false),
    ];
    lines.extend(venues::nearest(nav, standing.voice(), service));
    el("section", "offer", all(lines))
}

fn told(nav: &Nav, standing: &Standing<'_>) -> Html {
    let mut lines = vec![nav.heading(1, "h", nav.say(t!("What you told us")))];
    lines.push(facts::told(nav, standing, true).unwrap_or_else(|| p(nav.say(t!("You have not told us anything yet.")))));
    if let Some(rest) = facts::told(nav, standing, false) {
        let says = p(nav.say(t!("These answers may not change your list. You can still give them.")));
        lines.push(el("details", "", all(vec![el("summary", "", nav.say(t!("What we did not ask"))), says, rest])));
    }
    el("section", "", all(lines))
}
