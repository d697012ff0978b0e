//! The styles of every component, put on the root that the navigator stands in.
//!
//! The custom properties at the head of `style.css` are all that the rest names its colours by. Those that a host may set, and `--host`, the colour that is taken from
//! its theme and kept readable, are in docs/theme.md; why so, in docs/decisions/0022. The handbook's theme page shows the same files, so it lists them too.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, Node, ShadowRoot};

/// The general first, then what builds on it.
const STYLES: &str = concat!(
    include_str!("components/style.css"),
    include_str!("components/shell/style.css"),
    include_str!("components/button/style.css"),
    include_str!("components/door/style.css"),
    include_str!("components/choices/style.css"),
    include_str!("components/problem/style.css"),
    include_str!("components/verdict/style.css"),
    include_str!("components/card/style.css"),
    include_str!("components/fold/style.css"),
    include_str!("components/contact/style.css"),
    include_str!("components/term/style.css"),
    include_str!("components/facts/style.css"),
    // What the attribute `compact` takes from all of them.
    include_str!("components/compact.css"),
);

/// Styles the root that an element stands in: a shadow root, or the page. Once is enough.
pub(crate) fn dress(element: &Element) {
    let root = element.get_root_node();
    if adopt(&root).is_err() {
        add_style_element(element);
    }
}

/// A constructed style sheet: no markup, so a strict content security policy lets it through.
fn adopt(root: &Node) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(STYLES)?;
    if let Some(root) = root.dyn_ref::<ShadowRoot>() {
        if root.adopted_style_sheets().length() == 0 {
            root.set_adopted_style_sheets(&web_sys::js_sys::Array::of1(&sheet));
        }
    } else if let Some(page) = root.dyn_ref::<Document>() {
        let sheets = web_sys::js_sys::Array::from(&page.adopted_style_sheets());
        sheets.push(&sheet);
        page.set_adopted_style_sheets(&sheets);
    }
    Ok(())
}

/// For browsers from before 2023.
fn add_style_element(element: &Element) {
    let Some(style) = element.owner_document().and_then(|page| page.create_element("style").ok()) else { return };
    style.set_text_content(Some(STYLES));
    let _ = element.parent_node().map(|parent| parent.insert_before(&style, Some(element)));
}
