//! The button that saves a service to the family's list, or takes it out, and who can see it then.

use fingerpost_core::catalogue::Text;
use fingerpost_core::model::{Service, ServiceId};
use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{Look, all, button, el, quiet, set};
use crate::nav::Nav;
use crate::saved::Lasts;
use crate::words::join;

const SAVE: Text = t!("Save to my list");
const REMOVE: Text = t!("Remove from my list");

/// The button, and once the service is in the list, who can see it. A card says which service it is of to those who do not see the card.
pub fn button_of(nav: &Nav, id: ServiceId, on_card: bool) -> Html {
    let (core, service) = (nav.core(), &nav.core()[id]);
    if nav.page.is_some() {
        return if on_card { Html::default() } else { on_page(nav, service) };
    }
    let is_saved = nav.state.has_saved(id);
    let words = [core.id.clone(), service.id.clone(), service.name.clone()];
    let press = if is_saved {
        nav.keep(|list, words| list.remove(words[0], words[1]), words)
    } else {
        nav.keep(|list, words| list.save(words[0], words[1], words[2]), words)
    };
    let (says, label) =
        if is_saved { (REMOVE, t!("Remove from my list: {service}")) } else { (SAVE, t!("Save to my list: {service}")) };
    let mut button = button(if on_card { Look::Link } else { Look::Other }, nav.say(says), press.reform(|_| None));
    if on_card {
        button = set(button, "aria-label", nav.fill(label, &[&nav.theirs(&service.name)]));
    }
    let who = set(quiet(if is_saved { who_sees(nav, nav.state.kept.lasts) } else { "" }), "role", "status");
    el("div", "save", all(vec![button, who]))
}

/// The same on a page without script, unseen until `page.js` comes, which has its words from here.
fn on_page(nav: &Nav, service: &Service) -> Html {
    let mut button = button(Look::Other, nav.say(SAVE), Callback::noop());
    for (name, value) in [
        ("data-save", join(&[&nav.core().id, "/", &service.id])),
        ("data-name", service.name.clone()),
        ("data-remove", nav.say(REMOVE).to_owned()),
        ("data-kept", who_sees(nav, Lasts::OnDevice).to_owned()),
        ("data-refused", nav.say(t!("This browser does not let us change your list.")).to_owned()),
        ("hidden", String::new()),
    ] {
        button = set(button, name, value);
    }
    el("div", "save", all(vec![button, set(quiet(""), "role", "status")]))
}

/// How long a list lasts, and who can see it.
#[must_use]
pub fn who_sees(nav: &Nav, lasts: Lasts) -> &str {
    nav.say(match lasts {
        Lasts::Nothing => return "",
        Lasts::OnDevice => t!("Your list is kept on this device only. Anyone who uses this device can see it."),
        Lasts::AsPage => t!("This browser does not let us keep your list. It lasts only while this page is open."),
        Lasts::BesideUnreadable => {
            t!("There is a list on this device that we cannot read. We leave it as it is. This one lasts only while this page is open.")
        }
    })
}
