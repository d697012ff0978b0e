//! Every service by its name.

use fingerpost_core::model::ServiceId;
use yew::prelude::*;

use crate::components::focus::title;
use crate::components::prose::links;
use crate::el::{Look, all, button, el, set};
use crate::host;
use crate::nav::Nav;
use crate::words::join;

/// Draws the screen: the letters that there are, each a way to its part of the list.
pub(super) fn draw(nav: &Nav) -> Html {
    let mut letters: Vec<(char, Vec<ServiceId>)> = Vec::new();
    for (id, service) in nav.core().services_with_ids() {
        let first = service.name.chars().next().unwrap_or('#').to_ascii_uppercase();
        let place = letters.iter().position(|(letter, _)| *letter >= first).unwrap_or(letters.len());
        if letters.get(place).is_none_or(|(letter, _)| *letter != first) {
            letters.insert(place, (first, Vec::new()));
        }
        let under = &mut letters[place].1;
        let name = |id: &ServiceId| nav.core()[*id].name.to_ascii_lowercase();
        let at = under.iter().position(|other| name(other) > name(&id)).unwrap_or(under.len());
        under.insert(at, id);
    }
    let mut jumps = Vec::new();
    let mut parts = Vec::new();
    for (letter, services) in letters {
        let (mark, id) = (letter.to_string(), join(&["fp-letter-", &letter.to_string()]));
        jumps.push(button(Look::Link, mark.clone(), host::go_to(id.clone())));
        let heading = set(set(nav.heading(1, "h", mark), "id", id), "tabindex", "-1");
        parts.push(el("section", "", all(vec![heading, links(nav, &services)])));
    }
    let jumps = set(set(el("p", "row letters", all(jumps)), "role", "group"), "aria-label", "Letters");
    all(vec![title(nav, "All help, A to Z"), jumps, all(parts)])
}
