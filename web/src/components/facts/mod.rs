//! What a service is for, and what a family said.

use fingerpost_core::explain;
use fingerpost_core::guide::Standing;
use fingerpost_core::model::{QuestionId, Service};
use fingerpost_core::rules::Tri;
use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{Look, all, el, p, set};
use crate::nav::Nav;
use crate::state::{Screen, Then};
use crate::words;

/// Who a service is for: each condition, and in the navigator whether it fits, in words.
pub fn conditions(nav: &Nav, standing: &Standing<'_>, service: &Service) -> Html {
    let (mut is, mut is_not) = (Vec::new(), Vec::new());
    for condition in explain::conditions(standing, service) {
        let (class, says) = match if condition.negated { !condition.known } else { condition.known } {
            Tri::Yes => ("fits yes", t!("Yes, this fits")),
            Tri::No => ("fits no", t!("No, this does not fit")),
            Tri::Unknown => ("fits", t!("We do not know yet")),
        };
        let mut row = vec![el("span", "", words::capital(&condition.says))];
        if nav.page.is_none() {
            row.push(el("span", class, nav.say(says)));
        }
        let row = el("li", "", all(row));
        if condition.negated { is_not.push(row) } else { is.push(row) }
    }
    let mut lists = Vec::new();
    lists.push(if is.is_empty() { p(nav.say(t!("Anyone can use it."))) } else { el("ul", "conditions", all(is)) });
    if !is_not.is_empty() {
        lists.push(p(nav.say(t!("It is not for when:"))));
        lists.push(el("ul", "conditions", all(is_not)));
    }
    all(lists)
}

/// The questions that have an answer, each with the answer and a way to change it; or those that have none, each with a way to answer.
/// Changing one keeps the others. `None` where there are no such questions.
#[must_use]
pub fn told(nav: &Nav, standing: &Standing<'_>, answered: bool) -> Option<Html> {
    let mut rows = Vec::new();
    for index in 0..nav.core().questions.len() {
        let id = QuestionId::from(index);
        if standing.is_answered(id) == answered {
            let asked = standing.sentence(&nav.core()[id].asks);
            let says = nav.state.answers.get(id).filter(|_| answered).map(|answer| words::answer(standing, id, answer));
            let (verb, label) =
                if answered { (t!("Change"), t!("Change: {question}")) } else { (t!("Answer"), t!("Answer: {question}")) };
            let label = nav.fill(label, &[&asked]);
            let change = set(nav.link(Look::Link, nav.say(verb), Screen::Question(id, Then::Plan)), "aria-label", label);
            let cells = vec![el("dt", "", asked), el("dd", "", says.unwrap_or_default()), el("dd", "", change)];
            rows.push(el("div", "", all(cells)));
        }
    }
    (!rows.is_empty()).then(|| el("dl", "told", all(rows)))
}
