//! The styles of every component, put on the root that the navigator stands in.
//!
//! The custom properties at the head of `style.css` are all that the rest names its colours by. Those that a host may set, and `--host`, the colour that is taken from
//! its theme and kept readable, are in docs/theme.md; why so, in docs/decisions/0022. The handbook's theme page shows the same files, so it lists them too.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Array;
use web_sys::{CssStyleSheet, Document, Element, Node, ShadowRoot};

/// The general first, then what builds on it.
pub const STYLES: &str = concat!(
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
    include_str!("components/language/style.css"),
    include_str!("components/save/style.css"),
    include_str!("components/save/paper.css"),
    // What the attribute `compact` takes from all of them.
    include_str!("components/compact.css"),
);

/// Styles the root that an element stands in: a shadow root, or the page. Once is enough.
pub(crate) fn dress(element: &Element) {
    add(element, STYLES, 0);
}

/// Adds a sheet of styles to the root that an element stands in: the one in this place, where a shadow root has it already.
pub(crate) fn add(element: &Element, styles: &str, place: u32) {
    let root = element.get_root_node();
    if adopt(&root, styles, place).is_err() {
        add_style_element(element, &root, styles);
    }
}

/// A constructed style sheet: no markup, so a strict content security policy lets it through.
fn adopt(root: &Node, styles: &str, place: u32) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(styles)?;
    if let Some(root) = root.dyn_ref::<ShadowRoot>() {
        let sheets = Array::from(&root.adopted_style_sheets());
        if sheets.length() <= place {
            sheets.push(&sheet);
            root.set_adopted_style_sheets(&sheets);
        }
    } else if let Some(page) = root.dyn_ref::<Document>() {
        let sheets = Array::from(&page.adopted_style_sheets());
        sheets.push(&sheet);
        page.set_adopted_style_sheets(&sheets);
    }
    Ok(())
}

/// For browsers from before 2023.
fn add_style_element(element: &Element, root: &Node, styles: &str) {
    let Some(page) = element.owner_document() else { return };
    let Ok(style) = page.create_element("style") else { return };
    style.set_text_content(Some(styles));
    // A page takes nothing but <html> at its top.
    let place =
        if root.is_instance_of::<ShadowRoot>() { root.clone() } else { page.body().map_or_else(|| root.clone(), Into::into) };
    let _ = place.append_child(&style);
}
