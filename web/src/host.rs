//! The page around the navigator: what it is told, and the little that is asked of it.

use std::cell::RefCell;

use fingerpost_core::clock::Day;
use fingerpost_core::saved::SavedList;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{self, Array, Date};
use web_sys::{Blob, CustomEvent, CustomEventInit, Element, HtmlElement, Storage, Url, window};

use crate::share::Sharing;

/// A family can use the navigator.
pub(crate) const READY: &str = "fingerpost-ready";
/// The navigator cannot start, or has failed.
pub(crate) const FAILED: &str = "fingerpost-error";

thread_local! {
    /// Where to report a panic. Each element on a page has its own copy of this library, so one is enough.
    static ROOT: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// The way to read aloud.
    static LISTEN: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
    /// The way to have the element hold a family's place.
    static HOLD: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// The family was asked a question.
pub(crate) const STEP: &str = "fingerpost-step";
/// The family came to their plan.
pub(crate) const PLAN: &str = "fingerpost-plan";
/// The family opened something.
pub(crate) const OPEN: &str = "fingerpost-open";

/// Tells the page something; `detail` is a name and its value.
pub(crate) fn tell(root: &Element, event: &str, detail: Option<(&str, JsValue)>) {
    let init = CustomEventInit::new();
    let told = js_sys::Object::new();
    if let Some((name, value)) = detail {
        // A new object takes everything.
        let _ = js_sys::Reflect::set(&told, &name.into(), &value);
    }
    init.set_detail(&told);
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
            tell(&root, FAILED, Some(("code", "panic".into())));
        }
    }));
}

/// What comes before ours in the part of an address that no server sees.
pub(crate) const OURS: &str = "#fingerpost=";

/// What the page's address says of a family's place.
fn read_fragment() -> Option<String> {
    window()?.location().hash().ok()?.strip_prefix(OURS).map(str::to_owned)
}

/// The same, where the page follows links. Where it does not tell a family's place, that is taken out of its address, for the next who looks at it.
pub(crate) fn take_fragment(share: &Sharing) -> Option<String> {
    let text = read_fragment().filter(|_| share.follows)?;
    if !share.tells {
        write_fragment("");
    }
    Some(text)
}

/// Says it there, in the place of what was said; an address that the page uses for something else is left alone.
pub(crate) fn write_fragment(text: &str) {
    let Some(window) = window() else { return };
    let location = window.location();
    let (Ok(hash), Ok(path), Ok(query)) = (location.hash(), location.pathname(), location.search()) else { return };
    if !hash.is_empty() && !hash.starts_with(OURS) || hash.is_empty() && text.is_empty() {
        return;
    }
    let address = crate::words::join(&[&path, &query, if text.is_empty() { "" } else { OURS }, text]);
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Some browsers refuse more than a hundred changes in half a minute: the next one says it all.
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// This page's address up to its `#`: nothing where it has none on the web, or uses its `#` for something else.
pub(crate) fn page_address() -> Option<String> {
    let location = window()?.location();
    let (whole, hash) = (location.href().ok()?, location.hash().ok()?);
    let is_free = hash.is_empty() || hash.starts_with(OURS);
    let page = whole.split('#').next().filter(|page| is_free && page.starts_with("http"))?;
    Some(page.to_owned())
}

/// The first page of the site that `fingerpost build` wrote an offer into, by the folder of the offer: `offers/ID/`.
pub(crate) fn home_of(offer: &str) -> Option<String> {
    let page = window()?.document()?.base_uri().ok()??;
    let folder = Url::new_with_base(offer, &page).ok()?.href();
    let mut names = folder.rsplit('/');
    let is_of_a_site =
        names.next() == Some("") && names.next().is_some_and(|id| !id.is_empty()) && names.next() == Some("offers");
    let home = Url::new_with_base("../../", &folder).ok()?.href();
    Some(home).filter(|home| is_of_a_site && home.starts_with("http"))
}

/// The one thing that a page keeps in a browser, once a family saves something: docs/saved-list.md.
const KEPT: &str = "fingerpost";

fn storage() -> Result<Storage, JsValue> {
    window().ok_or(JsValue::NULL)?.local_storage()?.ok_or(JsValue::NULL)
}

/// What is kept, where anything is.
pub(crate) fn stored() -> Result<Option<String>, JsValue> {
    storage()?.get_item(KEPT)
}

/// Keeps a list; an empty one is not kept.
pub(crate) fn store(list: &SavedList) -> Result<(), JsValue> {
    if list.is_empty() { storage()?.remove_item(KEPT) } else { storage()?.set_item(KEPT, &list.write()) }
}

/// Clears what is kept.
pub(crate) fn clear_stored() {
    // What cannot be reached was not kept.
    let _ = storage().and_then(|storage| storage.remove_item(KEPT));
}

/// Goes to another page, which is not told from where, and leaves this one out of the way back. In a frame the page around it goes too: that is the one that others see.
pub(crate) fn leave(address: &str) {
    let Some(window) = window() else { return };
    // Nothing else says it of a `replace`. A page that refuses this is left all the same.
    let _ = tell_no_referrer(&window);
    if let Ok(Some(top)) = window.top()
        && top != window
    {
        // A frame in a sandbox may be refused this: then it goes alone.
        let _ = top.location().replace(address);
    }
    let _ = window.location().replace(address);
}

fn tell_no_referrer(window: &web_sys::Window) -> Result<(), JsValue> {
    let page = window.document().ok_or(JsValue::NULL)?;
    let meta = page.create_element("meta")?;
    meta.set_attribute("name", "referrer")?;
    meta.set_attribute("content", "no-referrer")?;
    page.document_element().ok_or(JsValue::NULL)?.append_child(&meta)?;
    Ok(())
}

/// Keeps the way to read aloud that the element gives where its browser can speak: a function of the pressed button.
pub(crate) fn speak_with(listen: Option<js_sys::Function>) {
    LISTEN.with(|place| place.replace(listen));
}

/// Keeps the way to have the element hold a family's place, a function of its text.
pub(crate) fn hold_with(hold: Option<js_sys::Function>) {
    HOLD.with(|place| place.replace(hold));
}

/// Has the element hold a family's place, as an address would tell it: what is here is gone after a panic, and there the element gives it to the next
/// navigator. It is in the page's memory only.
pub(crate) fn hold(text: &str) {
    HOLD.with(|hold| {
        if let Some(hold) = &*hold.borrow() {
            // The element only takes it.
            let _ = hold.call1(&JsValue::UNDEFINED, &text.into());
        }
    });
}

/// True where the browser can speak.
pub(crate) fn speaks() -> bool {
    LISTEN.with(|listen| listen.borrow().is_some())
}

/// Reads aloud the part of the screen that a button stands in, or stops.
pub(crate) fn listen(button: &Element) {
    LISTEN.with(|listen| {
        if let Some(listen) = &*listen.borrow() {
            // Whatever goes wrong there is said beside the button.
            let _ = listen.call1(&JsValue::UNDEFINED, button);
        }
    });
}

/// Opens the browser's print window.
pub(crate) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Today where the family is.
pub(crate) fn today() -> Option<Day> {
    let now = Date::new_0();
    Day::new(now.get_full_year() as i32, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// Gives the family a file of this name. It is made in the page, and goes nowhere but to their device. Its address is good until the
/// page goes: some browsers fetch it later than they say.
pub(crate) fn save(name: &str, text: &str) -> Result<(), JsValue> {
    let page = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link = page.create_element("a")?;
    let file = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
    link.set_attribute("href", &Url::create_object_url_with_blob(&file)?)?;
    link.set_attribute("download", name)?;
    link.unchecked_ref::<HtmlElement>().click();
    Ok(())
}

/// Moves focus to the element of this id, in the root that a pressed button stands in: a page does not see into a shadow root.
pub(crate) fn go_to(id: String) -> yew::Callback<web_sys::MouseEvent> {
    yew::Callback::from(move |event: web_sys::MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(frame) = pressed.and_then(|pressed| pressed.closest(".fp").ok().flatten()) else { return };
        if let Ok(Some(found)) = frame.query_selector(&crate::words::join(&["#", &id])) {
            let _ = found.unchecked_ref::<HtmlElement>().focus();
        }
    })
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
