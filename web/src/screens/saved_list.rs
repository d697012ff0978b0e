//! The family's own list: what they saved, their notes, and how to take it away.

use fingerpost_core::saved::SavedService;
use fingerpost_core::t;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::components::focus::{screen, title};
use crate::components::fold::yes_or_no;
use crate::components::{contact, prose, save};
use crate::el::{Look, all, button, el, p, quiet, set};
use crate::nav::Nav;
use crate::saved::{Lasts, link, paper, qr, sheet};
use crate::state::{Action, Screen};
use crate::words::{join, number};

/// The fold that holds the QR code.
const CODE: &str = "code";

/// Draws the screen. Its parts stand in as many lists as there are parts, each empty or not: what comes late makes nothing of another part anew, which would take
/// the focus from a note that the family is writing (see `focus::screen`).
pub(super) fn draw(nav: &Nav) -> Html {
    let list = &nav.state.kept.list;
    let is_late = nav.state.wants_details().is_some();
    let parts = vec![
        all(about(nav)),
        all(notes(nav)),
        all(linked(nav).into_iter().collect()),
        if is_late { prose::missing(nav, false) } else { Html::default() },
        all(if list.services.is_empty() { Vec::new() } else { on_paper(nav) }),
        all(if list.is_empty() && nav.state.answers.is_empty() { Vec::new() } else { share(nav).into_iter().collect() }),
        all(clear(nav).into_iter().collect()),
        if list.services.is_empty() { Html::default() } else { paper::draw(nav) },
    ];
    screen(title(nav, nav.say(t!("My list"))), parts)
}

/// That everything is cleared, that the list is empty, or who can see it.
fn about(nav: &Nav) -> Vec<Html> {
    let kept = &nav.state.kept;
    let mut lines = Vec::new();
    if nav.state.clears > 0 && nav.state.cues > 0 {
        let says = t!("Everything is cleared: your list, your notes, your answers and your dates.");
        lines.push(set(el("p", "lead said", nav.say(says)), "tabindex", "-1"));
    }
    if kept.list.is_empty() {
        lines.push(p(nav.say(t!("Your list is empty. Press “Save to my list” on any service, and it comes here."))));
    }
    if kept.lasts != Lasts::Nothing {
        lines.push(p(save::who_sees(nav, kept.lasts)));
    }
    lines
}

/// The services, each with the family's note, and their note on all of them.
fn notes(nav: &Nav) -> Vec<Html> {
    let list = &nav.state.kept.list;
    let mut rows = Vec::new();
    for (place, saved) in list.services.iter().enumerate() {
        rows.push(row(nav, place, saved));
    }
    if rows.is_empty() {
        return rows;
    }
    let typed = nav.keep(|list, words| words[3].clone_into(&mut list.note), [String::new(), String::new(), String::new()]);
    vec![el("ul", "cards", all(rows)), note("fp-note".to_owned(), nav.say(t!("Your notes")), &list.note, typed)]
}

/// Paper and email.
fn on_paper(nav: &Nav) -> Vec<Html> {
    let print = button(Look::Main, nav.say(t!("Print this list")), paper::print());
    let mail = set(el("a", "button", nav.say(t!("Email this list"))), "href", link::mail(nav));
    let says = t!("The paper and the email have your notes in them. The email opens on this device: you choose who gets it.");
    vec![el("p", "row", all(vec![print, mail])), quiet(nav.say(says))]
}

/// The way to clear everything, where there is anything.
fn clear(nav: &Nav) -> Option<Html> {
    let is_clear = nav.state.kept.lasts == Lasts::Nothing && nav.state.answers.is_empty() && nav.state.dates.is_empty();
    let says = p(nav.say(t!("This clears your list, your notes, your answers and your dates from this device.")));
    // By its class, a site that is kept on the device forgets the pages that were seen too.
    let clear = set(nav.act(Look::Other, nav.say(t!("Clear everything")), Action::Clear), "class", "button clear");
    (!is_clear).then(|| el("section", "", all(vec![nav.heading(1, "h", nav.say(t!("Clear everything"))), says, clear])))
}

/// A saved service: its name, how to reach it, the family's note, and a way to take it out.
fn row(nav: &Nav, place: usize, saved: &SavedService) -> Html {
    let SavedService { offer, id, name, note: written } = saved;
    let here = sheet::here(nav, saved);
    let name = nav.theirs(name);
    let mut lines = Vec::new();
    if let Some(service) = here {
        let link = nav.link(Look::Link, nav.theirs(&nav.core()[service].name), Screen::Service(service));
        lines.push(nav.heading(1, "name", link));
        lines.push(contact::ways(nav, &nav.core()[service], false));
    } else if *offer == nav.core().id {
        lines.push(nav.heading(1, "name", name.clone()));
        lines.push(p(nav.say(t!("This is not in the list of help any more. It may have ended, or have another name."))));
    } else {
        let visit = nav.act(Look::Link, name.clone(), Action::VisitService(offer.clone(), id.clone()));
        lines.push(nav.heading(1, "name", visit));
        lines.push(p(nav.say(t!("This is help from another council."))));
    }
    let words = || [offer.clone(), id.clone(), String::new()];
    let typed = nav.keep(
        |list, words| {
            if let Some(place) = list.place_of(words[0], words[1]) {
                words[3].clone_into(&mut list.services[place].note);
            }
        },
        words(),
    );
    let label = nav.fill(t!("Your note on {service}"), &[&name]);
    lines.push(note(join(&["fp-note-", &number(place)]), &label, written, typed));
    let remove = nav.keep(|list, words| list.remove(words[0], words[1]), words());
    let remove = button(Look::Link, nav.say(t!("Remove from my list")), remove.reform(|_| None));
    lines.push(set(remove, "aria-label", nav.fill(t!("Remove from my list: {service}"), &[&name])));
    // A key of its own: without one, a row that goes would leave its note to the next.
    html! { <li class="card" key={join(&[offer, "/", id])}>{ all(lines) }</li> }
}

/// A box for a note.
fn note(id: String, label: &str, written: &str, typed: Callback<Option<String>>) -> Html {
    let oninput =
        Callback::from(move |event: InputEvent| typed.emit(Some(event.target_unchecked_into::<HtmlTextAreaElement>().value())));
    let label = set(el("label", "", label.to_owned()), "for", id.clone());
    let area = html! { <textarea {id} rows="2" autocomplete="off" value={written.to_owned()} {oninput} /> };
    el("div", "", all(vec![label, area]))
}

/// What came with a link and is not in the list yet.
fn linked(nav: &Nav) -> Option<Html> {
    let mut rows = Vec::new();
    for id in nav.state.linked.iter().filter(|id| !nav.state.has_saved(**id)) {
        let service = &nav.core()[*id];
        let name = nav.link(Look::Link, nav.theirs(&service.name), Screen::Service(*id));
        let lines = vec![nav.heading(2, "name", name), p(nav.theirs(&service.summary)), save::button_of(nav, *id, true)];
        rows.push(el("li", "card", all(lines)));
    }
    let lines = || {
        vec![
            nav.heading(1, "h", nav.say(t!("From the link"))),
            p(nav.say(t!("These came with the link that you opened."))),
            el("ul", "cards", all(rows.clone())),
        ]
    };
    (!rows.is_empty()).then(|| el("section", "", all(lines())))
}

/// A link to where the family is, to copy or to scan.
fn share(nav: &Nav) -> Option<Html> {
    const ID: &str = "fp-link";
    let link = link::here(nav)?;
    let is_open = nav.state.open.contains(&CODE);
    let says = if is_open { t!("Hide the QR code") } else { t!("Show a QR code") };
    let code = set(nav.act(Look::Other, nav.say(says), Action::Unfold(CODE)), "aria-expanded", yes_or_no(is_open));
    let mut lines = vec![
        nav.heading(1, "h", nav.say(t!("Share a link"))),
        p(nav.say(t!("Whoever has this link can see your answers and the services on your list. Your notes are not in it."))),
        set(el("label", "", nav.say(t!("Link to this list"))), "for", ID),
        html! { <input class="link-box" part="input" type="text" readonly=true id={ID} value={link.clone()} /> },
        el("p", "row", all(vec![button(Look::Other, nav.say(t!("Copy the link")), link::copy(nav, link.clone())), code])),
        set(p(if nav.state.open.contains(&link::COPIED) { nav.say(t!("The link is copied.")) } else { "" }), "role", "status"),
    ];
    if is_open {
        lines.push(match qr::draw(&link, nav.say(t!("A QR code of the link to this list"))) {
            Some(picture) => all(vec![picture, p(nav.say(t!("Point a phone's camera at it. The code is made on this device.")))]),
            None => p(nav.say(t!("The link is too long for a QR code. You can copy it instead."))),
        });
    }
    Some(el("section", "", all(lines)))
}
