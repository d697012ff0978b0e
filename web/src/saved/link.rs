//! A link to where a family is, with their answers in the part of an address that no server sees; and an e-mail of their list.

use wasm_bindgen::JsCast;
use web_sys::js_sys::{Function, Reflect, encode_uri_component};
use web_sys::{MouseEvent, window};
use yew::Callback;

use super::sheet;
use crate::nav::Nav;
use crate::state::Action;
use crate::words::join;
use crate::{address, host};

/// The longest address that every mail program takes: some on Windows stop at 2,083 letters.
const MOST: usize = 2_000;

/// A link to this page, or else to the site's own, with the answers and the ids of the saved services in it; `None` where no page is known that would follow it,
/// or while another council's offer is shown.
pub(crate) fn here(nav: &Nav) -> Option<String> {
    let page = if nav.share.follows { host::page_address() } else { host::home_of(&nav.share.offer) };
    let page = page.filter(|_| nav.state.visiting.is_none())?;
    Some(join(&[&page, host::OURS, &address::write(&nav.state)]))
}

/// An address that opens the family's own mail program with the list as text. Where all of it is too long, what to say is left out.
pub(crate) fn mail(nav: &Nav) -> String {
    let subject = join(&["My list: help in ", &nav.core().name]);
    let all = mail_of(&subject, &sheet::text(nav, true));
    if all.len() <= MOST { all } else { mail_of(&subject, &sheet::text(nav, false)) }
}

fn mail_of(subject: &str, body: &str) -> String {
    let [subject, body] = [subject, body].map(|text| String::from(encode_uri_component(text)));
    join(&["mailto:?subject=", &subject, "&body=", &body])
}

/// The link was copied: as one more thing that is open.
pub(crate) const COPIED: &str = "copied";

/// Copies a text, where the browser lets a page do that, and says so.
pub(crate) fn copy(nav: &Nav, text: String) -> Callback<MouseEvent> {
    let state = nav.state.clone();
    Callback::from(move |_| {
        let Some(window) = window() else { return };
        let navigator = Reflect::get(&window, &"navigator".into());
        let Ok(clipboard) = navigator.and_then(|navigator| Reflect::get(&navigator, &"clipboard".into())) else { return };
        if let Ok(write) = Reflect::get(&clipboard, &"writeText".into())
            && let Some(write) = write.dyn_ref::<Function>()
        {
            let copied = write.call1(&clipboard, &text.as_str().into()).is_ok();
            if copied && !state.open.contains(&COPIED) {
                state.dispatch(Action::Unfold(COPIED));
            }
        }
    })
}
