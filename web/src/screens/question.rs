//! One question.

use fingerpost_core::Answer;
use fingerpost_core::model::{FactKind, QuestionId};
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::choices::{self, FIRST, HINT, WRONG};
use crate::components::contact;
use crate::components::easy::Aid;
use crate::components::focus::title;
use crate::components::problem;
use crate::el::{Look, all, button, el, p, quiet, set};
use crate::late;
use crate::nav::Nav;
use crate::state::{Action, Screen, Then};

/// Draws the screen.
pub(super) fn draw(nav: &Nav, id: QuestionId, then: Then) -> Html {
    let standing = nav.standing();
    let question = &nav.core()[id];
    let draft = nav.state.draft(id);
    let is_age = nav.core()[question.fact].kind == FactKind::Age;
    let asks = standing.sentence(&question.asks);
    let hint = explained(nav, standing.sentence(&question.hint));
    let has_hint = !question.hint.is_empty();
    let wrong = nav.state.problem.as_ref();
    let mut parts = Vec::new();
    let mut field =
        vec![if is_age { title(nav, set(el("label", "", asks), "for", FIRST)) } else { el("legend", "", title(nav, asks)) }];
    field.push(late::aid(nav, Aid::Listen));
    field.push(late::aid(nav, Aid::Question(id)));
    field.push(contact::video(nav, &question.bsl));
    if has_hint {
        field.push(set(el("div", "hint", hint), "id", HINT));
    }
    if let Some((problem, _)) = wrong {
        field.push(problem::beside(nav, problem, WRONG));
    }
    let field = if is_age {
        field.push(choices::age_box(nav, &draft, has_hint, wrong.is_some()));
        all(field)
    } else {
        if nav.state.asks_where(id) {
            field.push(choices::postcode_box(nav, id, &draft));
        }
        field.push(choices::options(nav, &standing, id, &draft));
        let field = el("fieldset", "", all(field));
        match choices::described_by(has_hint, wrong.is_some()) {
            Some(ids) => set(field, "aria-describedby", ids),
            None => field,
        }
    };
    parts.push(wrong.map_or_else(Html::default, |(problem, _)| problem::summary(nav, &[(FIRST.to_owned(), problem.clone())])));
    let mut buttons = vec![set(button(Look::Main, nav.say(t!("Continue")), Callback::noop()), "type", "submit")];
    if is_age {
        buttons.push(nav.act(Look::Other, standing.sentence(&question.not_sure), Action::Submit(Some(Answer::NotSure))));
    }
    let inside = all(vec![field, el("p", "row", all(buttons))]);
    parts.push(choices::form(nav, Action::Submit(None), inside));
    if then == Then::Next {
        parts.push(quiet(how_many_more(nav, standing.questions_left().saturating_sub(usize::from(!standing.is_answered(id))))));
        parts.push(p(nav.link(Look::Link, nav.say(t!("See what we have so far")), Screen::Plan)));
    }
    all(parts)
}

/// A text, its terms marked once they can be.
fn explained(nav: &Nav, text: String) -> Html {
    match late::here() {
        Some(late) => (late.explain)(nav, &text),
        None => text.into(),
    }
}

fn how_many_more(nav: &Nav, left: usize) -> String {
    match left {
        0 => nav.say(t!("This is the last question.")).to_owned(),
        left => {
            nav.count(left, "After this, about {n} more question at most.", t!("After this, about {n} more questions at most."))
        }
    }
}
