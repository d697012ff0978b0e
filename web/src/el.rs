//! Elements made by functions. `html!` writes each element out in full where it stands; what is the same on every screen is made here
//! once, which keeps the widget small.

use fingerpost_core::catalogue::{is_marked, pieces};
use yew::prelude::*;
use yew::virtual_dom::{VList, VNode, VTag};

/// An element with a class, which may be empty, and what is in it.
pub(crate) fn el(tag: &'static str, class: &'static str, inside: impl Into<Html>) -> Html {
    make(tag, class, inside.into())
}

fn make(tag: &'static str, class: &'static str, inside: Html) -> Html {
    let mut made = VTag::new(tag);
    made.add_child(unmark(inside));
    if class.is_empty() { made.into() } else { set(made.into(), "class", class) }
}

/// Sets an attribute of an element.
pub(crate) fn set(element: Html, attribute: &'static str, value: impl Into<AttrValue>) -> Html {
    attach(element, attribute, value.into())
}

fn attach(mut element: Html, attribute: &'static str, value: AttrValue) -> Html {
    if let VNode::VTag(tag) = &mut element {
        std::rc::Rc::make_mut(tag).add_attribute(attribute, value);
    }
    element
}

/// A paragraph.
pub(crate) fn p(words: impl Into<Html>) -> Html {
    el("p", "", words)
}

/// A quiet paragraph.
pub(crate) fn quiet(words: impl Into<Html>) -> Html {
    el("p", "quiet", words)
}

/// Several things, one after the other.
pub(crate) fn all(things: Vec<Html>) -> Html {
    VList::with_children(things.into_iter().map(unmark).collect(), None).into()
}

/// A text that holds English inside another language, which says so, as elements that do.
fn unmark(thing: Html) -> Html {
    let VNode::VText(text) = &thing else { return thing };
    if !is_marked(&text.text) {
        return thing;
    }
    let piece = |(text, is_english): (&str, bool)| english(text.into(), is_english);
    VList::with_children(pieces(&text.text).into_iter().map(piece).collect(), None).into()
}

/// English inside another language, where it is: a reader of screens then reads it as English, and it runs from left to right.
pub(crate) fn english(thing: Html, is_english: bool) -> Html {
    if is_english { set(set(el("bdi", "", thing), "lang", "en"), "dir", "ltr") } else { thing }
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// The one thing to do next.
    Main,
    /// Another thing to do.
    Other,
    /// As a link among words.
    Link,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button main",
            Self::Other => "button",
            Self::Link => "link",
        }
    }
}

/// A button. Whatever moves inside the navigator is a button: a link would change the host page's address.
pub(crate) fn button(look: Look, words: impl Into<Html>, onclick: Callback<MouseEvent>) -> Html {
    press(look.class(), words.into(), onclick)
}

/// What stands on a page in a button's place: a link, which looks the same.
pub(crate) fn anchor(look: Look, words: Html, to: String) -> Html {
    set(el("a", look.class(), words), "href", to)
}

/// Names an element for the styles of the page around: docs/theme.md lists the names. A page without script has nothing around it.
pub(crate) fn part(element: Html, name: &'static str) -> Html {
    if cfg!(feature = "pages") { element } else { set(element, "part", name) }
}

/// A button with a class of its own.
pub(crate) fn press(class: &'static str, words: Html, onclick: Callback<MouseEvent>) -> Html {
    let name = match class {
        "link" => "link",
        "button main" => "button primary",
        _ => "button",
    };
    part(set(html! { <button type="button" {onclick}>{ unmark(words) }</button> }, "class", class), name)
}
