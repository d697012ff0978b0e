//! The list on paper. A page that holds the navigator prints all of itself: so the list alone is put into a frame of its own, and that is printed.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Reflect};
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, HtmlIFrameElement, MouseEvent, Window};
use yew::prelude::*;

use super::sheet::{self, Line, Part};
use crate::el::{all, el, set};
use crate::nav::Nav;

/// How it looks on paper: the sheet for the frame.
const STYLES: &str = include_str!("../components/save/paper.css");
/// The name of the frame.
const FRAME: &str = "fp-paper";

/// The list as it is printed; on the screen it is not shown.
pub(crate) fn draw(nav: &Nav) -> Html {
    let mut parts = Vec::new();
    for (place, Part { heading, lines }) in sheet::parts(nav, true).into_iter().enumerate() {
        parts.push(el(if place == 0 { "h1" } else { "h2" }, "", heading));
        for Line(name, says) in lines {
            parts.push(el("p", "", all(vec![el("b", "", name), says.into()])));
        }
    }
    set(set(el("div", "paper", all(parts)), "lang", nav.core().language.clone()), "dir", "ltr")
}

/// Prints the paper that stands in the same root as the button.
pub(crate) fn print() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(paper) = pressed.and_then(|pressed| pressed.closest(".fp").ok().flatten()) {
            let _ = print_in_frame(&paper);
        }
    })
}

/// A frame with no address: no policy of a page keeps it out, and nothing is fetched for it.
fn print_in_frame(frame: &Element) -> Result<(), JsValue> {
    let paper = frame.query_selector(".paper")?.ok_or(JsValue::NULL)?;
    let page = frame.owner_document().ok_or(JsValue::NULL)?;
    // A browser may not have told that the last one was done with.
    if let Some(old) = frame.query_selector(FRAME_OF_OURS)? {
        old.remove();
    }
    let made: HtmlIFrameElement = page.create_element("iframe")?.unchecked_into();
    made.set_name(FRAME);
    made.set_class_name("hidden");
    made.set_tab_index(-1);
    made.set_attribute("aria-hidden", "true")?;
    let inside = made.clone();
    // It comes at once in some browsers, and in others a moment later: before, what is put into it is lost.
    EventListener::new(&made, "load", move |_| drop(fill_and_print(&inside, &paper))).forget();
    frame.append_child(&made)?;
    Ok(())
}

/// Finds it.
const FRAME_OF_OURS: &str = "iframe[name=fp-paper]";

fn fill_and_print(frame: &HtmlIFrameElement, paper: &Element) -> Result<(), JsValue> {
    let window = frame.content_window().ok_or(JsValue::NULL)?;
    let page = frame.content_document().ok_or(JsValue::NULL)?;
    let (root, body) = (page.document_element().ok_or(JsValue::NULL)?, page.body().ok_or(JsValue::NULL)?);
    let own: HtmlElement = paper.clone().unchecked_into();
    let language = own.closest("[lang]")?.and_then(|parent| parent.get_attribute("lang"));
    root.set_attribute("lang", &language.unwrap_or_default())?;
    let title = own.query_selector("h1")?.and_then(|title| title.text_content());
    page.set_title(&title.unwrap_or_default());
    body.append_child(&page.import_node_with_deep(paper, true)?)?;
    dress(&window, &page)?;
    let done = frame.clone();
    EventListener::new(&window, "afterprint", move |_| done.remove()).forget();
    window.focus()?;
    window.print()
}

/// A style sheet made in the frame: a strict policy lets it through. Older browsers print it plain.
fn dress(window: &Window, page: &Document) -> Result<(), JsValue> {
    let Ok(make) = Reflect::get(window, &"CSSStyleSheet".into())?.dyn_into::<Function>() else { return Ok(()) };
    let sheet: CssStyleSheet = Reflect::construct(&make, &Array::new())?.unchecked_into();
    sheet.replace_sync(STYLES)?;
    page.set_adopted_style_sheets(&Array::of1(&sheet));
    Ok(())
}
