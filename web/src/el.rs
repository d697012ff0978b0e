//! Elements made by functions. `html!` writes each element out in full where it stands; what is the same on every screen is made here
//! once, which keeps the widget small.

use yew::prelude::*;
use yew::virtual_dom::{VList, VNode, VTag};

/// An element with a class, which may be empty, and what is in it.
pub(crate) fn el(tag: &'static str, class: &'static str, inside: impl Into<Html>) -> Html {
    make(tag, class, inside.into())
}

fn make(tag: &'static str, class: &'static str, inside: Html) -> Html {
    let mut made = VTag::new(tag);
    made.add_child(inside);
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
    VList::with_children(things, None).into()
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

/// A button. Whatever moves inside the navigator is a button: a link would change the host page's address.
pub(crate) fn button(look: Look, words: impl Into<Html>, onclick: Callback<MouseEvent>) -> Html {
    let class = match look {
        Look::Main => "button main",
        Look::Other => "button",
        Look::Link => "link",
    };
    press(class, words.into(), onclick)
}

/// Names an element for the styles of the page around: docs/theme.md lists the names.
pub(crate) fn part(element: Html, name: &'static str) -> Html {
    set(element, "part", name)
}

/// A button with a class of its own.
pub(crate) fn press(class: &'static str, words: Html, onclick: Callback<MouseEvent>) -> Html {
    let name = match class {
        "link" => "link",
        "button main" => "button primary",
        _ => "button",
    };
    part(set(html! { <button type="button" {onclick}>{ words }</button> }, "class", class), name)
}
