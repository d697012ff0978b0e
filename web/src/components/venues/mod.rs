//! Where a family goes for a service, and how far it is from their postcode.

use fingerpost_core::explain::Voice;
use fingerpost_core::model::{Detail, Service, Venue};
use fingerpost_core::places::{Point, nearest_first};
use yew::prelude::*;

use crate::el::{all, el, p, quiet};
use crate::nav::Nav;
use crate::words::{self, capital, join};

/// On a card: how far the nearest is, once the family's postcode is known.
pub fn nearest(nav: &Nav, voice: Voice, service: &Service) -> Option<Html> {
    let home = nav.state.whereabouts.point()?;
    let nearest = &service.venues[*order(service, Some(home)).first()?];
    let first = if service.venues.len() > 1 { nearest_to(voice) } else { "" };
    Some(el("p", "far", join(&[first, &nearest.name, ", ", &far(voice, nearest, home), "."])))
}

/// On the service's own screen: each with its address, the nearest first.
pub fn list(nav: &Nav, voice: Voice, service: &Service, detail: Option<&Detail>) -> Html {
    let home = nav.state.whereabouts.point();
    let mut rows = Vec::new();
    for index in order(service, home) {
        let venue = &service.venues[index];
        let mut lines = vec![el("b", "", venue.name.clone())];
        if let Some(address) = detail.and_then(|detail| detail.addresses.get(index)) {
            lines.push(p(address.clone()));
        }
        if let Some(home) = home {
            let first = if rows.is_empty() && service.venues.len() > 1 { nearest_to(voice) } else { "" };
            lines.push(el("p", "far", join(&[&capital(&join(&[first, &far(voice, venue, home)])), "."])));
        }
        rows.push(el("li", "", all(lines)));
    }
    let straight =
        home.map_or_else(Html::default, |_| quiet("This is how far it is in a straight line. The way there is longer."));
    all(vec![el("ul", "routes", all(rows)), straight])
}

/// The places of the venues in their list: the nearest first, or as they are where it is not known where the family lives.
fn order(service: &Service, home: Option<Point>) -> Vec<usize> {
    let points: Vec<Point> = service.venues.iter().map(|venue| venue.point).collect();
    home.map_or_else(|| (0..points.len()).collect(), |home| nearest_first(home, &points))
}

fn far(voice: Voice, venue: &Venue, home: Point) -> String {
    let from = if voice == Voice::Professional { " from the family" } else { " from you" };
    join(&[&words::miles(home.miles_to(venue.point)), from])
}

const fn nearest_to(voice: Voice) -> &'static str {
    if matches!(voice, Voice::Professional) { "Nearest to the family: " } else { "Nearest to you: " }
}
