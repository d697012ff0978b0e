//! What helps a family that reads little: Easy Read, with its pictures, and listening. All of it stands in the second file (see `late.rs`).

use fingerpost_core::model::{Fill, Picture, Pictures, QuestionId};
use fingerpost_core::t;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::el::{Look, all, button, el, press, set};
use crate::library::Load;
use crate::nav::Nav;
use crate::state::Action;
use crate::words::join;
use crate::{host, styles};

/// The pictures of an offer, as the first file sees them: what they are made of, and how they are let go of, only this one knows.
pub trait Album: std::fmt::Debug {
    /// All of them.
    fn pictures(&self) -> &Pictures;
}

impl Album for Pictures {
    fn pictures(&self) -> &Pictures {
        self
    }
}

/// The language of the words in Easy Read, where an offer has them: English too, and a language as the others are.
pub(crate) const WORDS: &str = "en-x-easy";

/// What a family wants of Easy Read. It is no answer: it stays where the answers are cleared, for as long as the page lives.
#[derive(Clone, Debug, Default)]
pub struct Easy {
    /// It is on.
    pub on: bool,
    /// The offer's pictures, which are fetched once it is on.
    pub pictures: Load<dyn Album>,
}

impl Easy {
    /// The same wish, in another offer.
    pub(crate) fn elsewhere(&self) -> Self {
        Self { on: self.on, pictures: Load::Waiting }
    }
}

/// One of the things that this file draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aid {
    /// The button that turns Easy Read on and off.
    Switch,
    /// The button that reads aloud the part of the screen that it stands in.
    Listen,
    /// The picture beside a question.
    Question(QuestionId),
    /// The picture beside an option of a question.
    Choice(QuestionId, usize),
    /// The picture of this id, beside words of our own.
    Picture(&'static str),
}

/// Draws one of them, where there is something to draw.
pub(crate) fn draw(nav: &Nav, aid: Aid) -> Html {
    match aid {
        Aid::Switch => switch(nav),
        Aid::Listen => listen(nav, ""),
        _ => shown(nav, aid).map_or_else(Html::default, picture),
    }
}

fn switch(nav: &Nav) -> Html {
    let on = nav.state.easy.on;
    let says = nav.say(if on { t!("Turn Easy Read off") } else { t!("Easy Read: big words and pictures") });
    el("p", "row", button(Look::Other, says, nav.click(Action::Easy(!on))))
}

/// The picture that stands there; none while Easy Read is off.
fn shown(nav: &Nav, aid: Aid) -> Option<&Picture> {
    let Easy { on: true, pictures: Load::Here(album) } = &nav.state.easy else { return None };
    let pictures = album.pictures();
    let of = |id: QuestionId| pictures.questions.get(id.index());
    let place = match aid {
        Aid::Question(id) => of(id)?.question?,
        Aid::Choice(id, option) => (*of(id)?.options.get(option)?)?,
        Aid::Picture(id) => return pictures.get(id),
        Aid::Switch | Aid::Listen => return None,
    };
    pictures.pictures.get(usize::from(place))
}

/// A picture says what the words beside it say: a screen reader, which reads those, passes over it.
fn picture(picture: &Picture) -> Html {
    let mut layers = Vec::new();
    for layer in &picture.layers {
        let class = match layer.fill {
            Fill::Line => "",
            Fill::Shape => "shape",
            Fill::Ink => "ink",
        };
        layers.push(set(el("path", class, Html::default()), "d", layer.path.clone()));
    }
    let drawing = set(el("svg", "picture", all(layers)), "viewBox", "0 0 48 48");
    set(drawing, "aria-hidden", "true")
}

/// Nothing where the browser cannot speak; on a page without script unseen until `page.js` comes, which finds out. What it says while it speaks, and where
/// there is no voice, `listen.js` sees to. Where a screen has several, each is named by the heading of its part too, which has the id `of`.
pub(crate) fn listen(nav: &Nav, of: &str) -> Html {
    let is_page = nav.page.is_some();
    if !is_page && !host::speaks() {
        return Html::default();
    }
    let words = all(vec![el("span", "", nav.say(t!("Listen"))), set(el("span", "", nav.say(t!("Stop"))), "hidden", "")]);
    let onclick = Callback::from(|event: MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(Ok(Some(button))) = pressed.map(|pressed| pressed.closest("button")) {
            host::listen(&button);
        }
    });
    let mut button = press("button listen", words, onclick);
    for (name, says) in [
        ("data-none", nav.say(t!("This device has no voice for these words."))),
        ("data-failed", nav.say(t!("We could not get the voice. Is your device on the internet?"))),
    ] {
        button = set(button, name, says.to_owned());
    }
    if !of.is_empty() {
        let own = join(&[of, "-listen"]);
        button = set(set(button, "aria-labelledby", join(&[&own, " ", of])), "id", own);
    }
    if is_page {
        button = set(set(button, "data-listen", ""), "hidden", "");
    }
    el("div", "aloud", all(vec![button, set(el("p", "", ""), "role", "status")]))
}

/// Styles the root of an element for Easy Read. Once is enough.
pub(crate) fn dress(element: &Element) {
    styles::add(element, include_str!("style.css"), 1);
}
