//! Where a family goes for a service, and how far it is from their postcode.

use fingerpost_core::catalogue::Text;
use fingerpost_core::explain::Voice;
use fingerpost_core::model::{Detail, Service, Venue};
use fingerpost_core::places::{Point, nearest_first};
use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{all, el, p, quiet};
use crate::nav::Nav;
use crate::words::{self, capital};

/// On a card: how far the nearest is, once the family's postcode is known.
pub fn nearest(nav: &Nav, voice: Voice, service: &Service) -> Option<Html> {
    let home = nav.state.whereabouts.point()?;
    let nearest = &service.venues[*order(service, Some(home)).first()?];
    let far = far(nav, voice, nearest, home);
    let says = if service.venues.len() > 1 { nearest_to(voice) } else { t!("{venue}, {far}.") };
    Some(el("p", "far", nav.fill(says, &[&nearest.name, &far])))
}

/// On the service's own screen: each with its address, the nearest first.
pub fn list(nav: &Nav, voice: Voice, service: &Service, detail: Option<&Detail>) -> Html {
    let home = nav.state.whereabouts.point();
    let mut rows = Vec::new();
    for index in order(service, home) {
        let venue = &service.venues[index];
        let mut lines = vec![el("b", "", nav.theirs(&venue.name))];
        if let Some(address) = detail.and_then(|detail| detail.addresses.get(index)) {
            lines.push(p(nav.theirs(address)));
        }
        if let Some(home) = home {
            let far = far(nav, voice, venue, home);
            let is_nearest = rows.is_empty() && service.venues.len() > 1;
            let says = match (is_nearest, voice) {
                (false, _) => t!("{far}."),
                (true, Voice::Professional) => t!("Nearest to the family: {far}."),
                (true, _) => t!("Nearest to you: {far}."),
            };
            lines.push(el("p", "far", capital(&nav.fill(says, &[&far]))));
        }
        rows.push(el("li", "", all(lines)));
    }
    let straight = home
        .map_or_else(Html::default, |_| quiet(nav.say(t!("This is how far it is in a straight line. The way there is longer."))));
    all(vec![el("ul", "routes", all(rows)), straight])
}

/// The places of the venues in their list: the nearest first, or as they are where it is not known where the family lives.
fn order(service: &Service, home: Option<Point>) -> Vec<usize> {
    let points: Vec<Point> = service.venues.iter().map(|venue| venue.point).collect();
    home.map_or_else(|| (0..points.len()).collect(), |home| nearest_first(home, &points))
}

fn far(nav: &Nav, voice: Voice, venue: &Venue, home: Point) -> String {
    let miles = words::miles(nav, home.miles_to(venue.point));
    nav.fill(if voice == Voice::Professional { t!("{miles} from the family") } else { t!("{miles} from you") }, &[&miles])
}

const fn nearest_to(voice: Voice) -> Text {
    if matches!(voice, Voice::Professional) {
        t!("Nearest to the family: {venue}, {far}.")
    } else {
        t!("Nearest to you: {venue}, {far}.")
    }
}
