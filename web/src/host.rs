//! The page around the navigator: what it is told, and the little that is asked of it.

use std::cell::RefCell;

use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, window};

/// A family can use the navigator.
pub(crate) const READY: &str = "fingerpost-ready";
/// The navigator cannot start, or has failed.
pub(crate) const FAILED: &str = "fingerpost-error";

thread_local! {
    /// Where to report a panic. Each element on a page has its own copy of this library, so one is enough.
    static ROOT: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Tells the page something. The event carries no data.
pub(crate) fn tell(root: &Element, event: &str) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event, &init) {
        // Only a listener can refuse an event that cannot be cancelled; either way it was told.
        let _ = root.dispatch_event(&event);
    }
}

/// After a panic nothing here works any more: the element must put its own content back.
pub(crate) fn report_panics_to(root: &Element) {
    ROOT.with(|place| place.replace(Some(root.clone())));
    yew::set_custom_panic_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        if let Some(root) = ROOT.with(|place| place.take()) {
            tell(&root, FAILED);
        }
    }));
}

/// Goes to another page, and leaves this one out of the way back.
pub(crate) fn leave(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(address);
    }
}

/// Opens the browser's print window.
pub(crate) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Says what is wrong with a file to whoever looks after the page.
pub(crate) fn warn(file: &str, why: &str) {
    web_sys::console::warn_3(&"fingerpost:".into(), &file.into(), &why.into());
}

/// Moves focus to an element, and brings the top of the navigator into view where it has scrolled away.
pub(crate) fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    if let Ok(Some(frame)) = element.closest(".fp")
        && frame.get_bounding_client_rect().top() < 0.0
    {
        frame.scroll_into_view();
    } else {
        element.scroll_into_view_with_scroll_into_view_options(&nearest());
    }
}

fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options
}
