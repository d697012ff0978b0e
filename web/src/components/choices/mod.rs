//! The answers to a question: radios, tick boxes, or a box for an age.

use fingerpost_core::catalogue::Catalogue;
use fingerpost_core::guide::Standing;
use fingerpost_core::model::{FactKind, QuestionId};
use fingerpost_core::places::{Outcode, Typed};
use fingerpost_core::t;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::easy::Aid;
use crate::draft::{Draft, Other, Said};
use crate::el::{all, el, set};
use crate::late;
use crate::nav::Nav;
use crate::state::Action;
use crate::whereabouts::Sought;
use crate::words::{join, number};

/// The id of the first thing to fill in, which an error points to.
pub const FIRST: &str = "fp-first";
/// The id of a question's hint.
pub const HINT: &str = "fp-hint";
/// The id of what is wrong with an answer.
pub const WRONG: &str = "fp-wrong";

/// What describes the field: its hint, and what is wrong.
#[must_use]
pub const fn described_by(hint: bool, wrong: bool) -> Option<&'static str> {
    match (hint, wrong) {
        (true, true) => Some("fp-hint fp-wrong"),
        (true, false) => Some(HINT),
        (false, true) => Some(WRONG),
        (false, false) => None,
    }
}

/// The options of a question, each a radio or a tick box, then the answers that shut them out.
pub fn options(nav: &Nav, standing: &Standing<'_>, id: QuestionId, draft: &Draft) -> Html {
    let question = &nav.core()[id];
    let kind = nav.core()[question.fact].kind;
    let mut rows = Vec::new();
    for index in nav.state.options(id) {
        let option = &question.options[index];
        let checked = draft.other.is_none() && draft.chosen.contains(&index);
        let picture = late::aid(nav, Aid::Choice(id, index));
        let (label, hint) = (standing.sentence(&option.label), standing.sentence(&option.hint));
        rows.push(row(nav, kind, rows.len(), picture, label, hint, checked, Said::Option(index)));
    }
    rows.push(el("p", "or", nav.say(t!("or"))));
    let none = question.none.as_ref().filter(|_| kind == FactKind::Many);
    for (other, picture, words) in [(Other::NoneOfThese, "none", none), (Other::NotSure, "not-sure", Some(&question.not_sure))] {
        if let Some(words) = words {
            let picture = late::aid(nav, Aid::Picture(picture));
            let checked = draft.other == Some(other);
            rows.push(row(nav, kind, rows.len(), picture, standing.sentence(words), String::new(), checked, Said::Other(other)));
        }
    }
    el("div", "choices", all(rows))
}

#[allow(clippy::too_many_arguments, reason = "what a row is made of, each once")]
fn row(nav: &Nav, kind: FactKind, place: usize, picture: Html, label: String, hint: String, checked: bool, said: Said) -> Html {
    let dispatch = nav.state.dispatcher();
    let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::Sketch(said.clone())));
    let id = if place == 0 { FIRST.to_owned() } else { join(&["fp-option-", &number(place)]) };
    let hint_id = (!hint.is_empty()).then(|| join(&[&id, "-hint"]));
    let input = if kind == FactKind::Many { "checkbox" } else { "radio" };
    let mut parts = vec![
        picture,
        html! {
            <input type={input} name="fp-answer" id={id.clone()} {checked} {onchange} aria-describedby={hint_id.clone()} />
        },
        set(el("label", "", label), "for", id),
    ];
    if let Some(hint_id) = hint_id {
        parts.push(set(el("p", "hint", hint), "id", hint_id));
    }
    el("div", "choice", all(parts))
}

/// A box to type in. `typed` hears what is typed.
#[must_use]
pub fn typing(typed: Callback<String>) -> Callback<InputEvent> {
    Callback::from(move |event: InputEvent| typed.emit(event.target_unchecked_into::<HtmlInputElement>().value()))
}

/// A form that does something when it is sent, which Enter in a box does too.
pub fn form(nav: &Nav, sent: Action, inside: Html) -> Html {
    let dispatch = nav.state.dispatcher();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        dispatch.dispatch(sent.clone());
    });
    html! { <form novalidate=true {onsubmit}>{ inside }</form> }
}

/// A box for a few words. `heard` is what typing in it does, whatever words stand in that.
pub fn text_box(nav: &Nav, id: String, typed: &str, described_by: Option<String>, wrong: bool, heard: Action) -> Html {
    let dispatch = nav.state.dispatcher();
    let oninput = typing(Callback::from(move |typed| dispatch.dispatch(heard.clone().with(typed))));
    html! {
        <input class="short" part="input" type="text" autocomplete="off" {id} value={typed.to_owned()} {oninput}
            aria-describedby={described_by} aria-invalid={wrong.then_some("true")} />
    }
}

/// What to say of a postcode that lies in several of the places on offer.
pub(crate) fn several(words: &Catalogue, outcode: &Outcode) -> String {
    words.fill(t!("{postcode} is in more than one place. Choose the one you live in."), &[outcode.as_str()])
}

/// A box for a postcode, which can stand for a choice of district.
pub fn postcode_box(nav: &Nav, id: QuestionId, draft: &Draft) -> Html {
    const ID: &str = "fp-postcode";
    let field = text_box(nav, ID.to_owned(), &draft.typed, None, false, Action::Sketch(Said::Typed(String::new())));
    let mut parts = vec![
        set(el("label", "", nav.say(t!("Postcode, or its first half, such as CV21 (you do not have to)"))), "for", ID),
        set(field, "autocapitalize", "characters"),
    ];
    parts.push(set(el("p", "found", says_where(nav, id)), "role", "status"));
    el("div", "postcode", all(parts))
}

/// What the postcode says of where the family lives.
fn says_where(nav: &Nav, id: QuestionId) -> String {
    let Some((typed, options)) = nav.state.places_of(id) else { return String::new() };
    let is_in = |name: &str, only: usize| {
        nav.fill(t!("{postcode} is in {place}."), &[name, &nav.theirs(&nav.core()[id].options[only].label)])
    };
    let mut says = String::new();
    if let Typed::Whole(postcode) = &typed {
        let name = postcode.to_text();
        match (nav.state.whereabouts.find(postcode), &options[..]) {
            (Sought::Waiting, _) => return nav.say(t!("Looking…")).to_owned(),
            (Sought::Unknown, _) => {
                says = nav.fill(t!("We do not know {postcode}. It may be new, or not used any more."), &[&name]);
                says.push(' ');
            }
            (Sought::Found(_), [only]) => return is_in(&name, *only),
            _ => {}
        }
    }
    let outcode = typed.outcode();
    match options[..] {
        [only] => says.push_str(&is_in(outcode.as_str(), only)),
        // What is wrong with the answer says the same.
        _ if nav.state.problem.is_some() => {}
        _ => says.push_str(&several(nav.words(), outcode)),
    }
    says
}

/// A box for an age.
pub fn age_box(nav: &Nav, draft: &Draft, hint: bool, wrong: bool) -> Html {
    let described_by = described_by(hint, wrong).map(str::to_owned);
    let field = text_box(nav, FIRST.to_owned(), &draft.typed, described_by, wrong, Action::Sketch(Said::Typed(String::new())));
    set(field, "inputmode", "numeric")
}
