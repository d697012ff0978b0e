//! Lists that only pages have: the help for one age, one topic or one district.

use fingerpost_core::Answer;
use fingerpost_core::catalogue::Catalogue;
use fingerpost_core::guide::Answers;
use fingerpost_core::model::{Core, ServiceId};
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::card;
use crate::components::focus::title;
use crate::components::fold::fold;
use crate::el::{Look, all, anchor, el, p};
use crate::narrow::Filter;
use crate::nav::Nav;
use crate::screens::{a_to_z, need};
use crate::words;

use super::path;

/// How many services a group of a topic leads with.
const LEAD: usize = 5;

/// What an option of the question with this id says.
pub(super) fn says(core: &Core, question: &str, option: usize) -> String {
    let option = core.question(question).and_then(|question| core[question].options.get(option));
    option.map_or_else(String::new, |option| option.label.clone())
}

/// What the page of a need at an age is called.
pub(super) fn at_age(words: &Catalogue, need: &str, band: usize) -> String {
    let (from, to) = words::years(band);
    words.fill(t!("{name}: age {from} to {to}"), &[need, from, to])
}

/// The help for an age.
pub(super) fn age(nav: &Nav, band: usize) -> Html {
    let mut answers = Answers::new();
    Filter::Age(band).answer(nav.core(), &mut answers);
    let lists = need::lists(nav, &answers, "age", [t!("For this age"), t!("For any age")]);
    all(vec![title(nav, age_title(nav.words(), band)), need::bands(nav), all(lists)])
}

/// What the page of an age is called.
pub(super) fn age_title(words: &Catalogue, band: usize) -> String {
    let (from, to) = words::years(band);
    words.fill(t!("Help for ages {from} to {to}"), &[from, to])
}

/// The help for a district.
pub(super) fn area(nav: &Nav, option: usize) -> Html {
    let mut answers = Answers::new();
    Filter::District(option).answer(nav.core(), &mut answers);
    let name = says(nav.core(), "district", option);
    let lists =
        need::lists(nav, &answers, "district", [t!("Only in some places, and this is one"), t!("For everyone who lives here")]);
    all(vec![title(nav, area_title(nav.words(), &name)), all(lists)])
}

/// What the page of a district is called.
pub(super) fn area_title(words: &Catalogue, name: &str) -> String {
    words.fill(t!("Help in {area}"), &[&words.theirs(name)])
}

/// The help with what a family asks about, in the groups of a plan.
pub(super) fn topic(nav: &Nav, option: usize) -> Html {
    let core = nav.core();
    let mut answers = Answers::new();
    if let Some(question) = core.question("help") {
        answers.give(question, Answer::Chosen(vec![option]));
    }
    let standing = nav.state.guide.standing(&answers).told_in(nav.words());
    let mut parts = vec![title(nav, nav.theirs(&says(core, "help", option)))];
    let mut left_out = 0;
    for group in &standing.plan().groups {
        left_out += group.signposts.len().saturating_sub(need::MOST_ON_A_PAGE);
        let (name, lead) = words::group(group.kind, standing.voice());
        let card = |service| card::card(nav, &standing, &standing.verdict(service), 2, false, Html::default());
        let cards = group.signposts.iter().take(need::MOST_ON_A_PAGE).map(|signpost| card(signpost.service)).collect();
        let lines = vec![nav.heading(1, "arm", nav.say(name)), p(nav.say(lead)), fold(nav, name.in_english(), LEAD, cards)];
        parts.push(el("section", "group", all(lines)));
    }
    if left_out > 0 {
        parts.push(need::leaves_out(nav, left_out));
    }
    all(parts)
}

/// The letters of a large offer, each a page of its own; and the services of one of them.
pub(super) fn letter(nav: &Nav, letters: &[char], of: Option<&(char, Vec<ServiceId>)>) -> Html {
    let to = |letter: &char| nav.page.as_ref().map(|page| page.to(&path::letter(*letter))).unwrap_or_default();
    let ways = letters.iter().map(|letter| anchor(Look::Link, letter.to_string().into(), to(letter))).collect();
    let services = of.map_or_else(Html::default, |(letter, services)| a_to_z::section(nav, *letter, services));
    all(vec![title(nav, nav.say(a_to_z::NAME)), a_to_z::row(nav, ways), services])
}
