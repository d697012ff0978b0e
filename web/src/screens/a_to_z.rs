//! Every service by its name.

use fingerpost_core::catalogue::Text;
use fingerpost_core::model::ServiceId;
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::focus::title;
use crate::components::prose::links;
use crate::el::{Look, all, el, set};
use crate::nav::Nav;
use crate::words::join;

/// What families know it as.
pub(crate) const NAME: Text = t!("All help, A to Z");

/// Draws the screen: the letters that there are, each a way to its part of the list.
pub(crate) fn draw(nav: &Nav) -> Html {
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
    let (mut jumps, mut parts) = (Vec::new(), Vec::new());
    for (letter, services) in letters {
        jumps.push(nav.jump(Look::Link, letter.to_string(), id_of(letter)));
        parts.push(section(nav, letter, &services));
    }
    all(vec![title(nav, nav.say(NAME)), row(nav, jumps), all(parts)])
}

fn id_of(letter: char) -> String {
    join(&["fp-letter-", &letter.to_string()])
}

/// The ways to the letters.
pub(crate) fn row(nav: &Nav, ways: Vec<Html>) -> Html {
    set(set(el("p", "row letters", all(ways)), "role", "group"), "aria-label", nav.say(t!("Letters")))
}

/// A letter, and the services whose names begin with it.
pub(crate) fn section(nav: &Nav, letter: char, services: &[ServiceId]) -> Html {
    let heading = set(set(nav.heading(1, "h", letter.to_string()), "id", id_of(letter)), "tabindex", "-1");
    el("section", "", all(vec![heading, links(nav, services)]))
}
