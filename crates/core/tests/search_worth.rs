//! What comes first of what a family's words find alike: what suits them, what is near, what is fresh, and what is local.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::guide::{Answer, Answers, Guide};
use fingerpost_core::model::{ServiceId, Venue};
use fingerpost_core::places::Point;
use fingerpost_core::rules::{Atom, Rule};
use fingerpost_core::search::{build, worth};
use fingerpost_core::{Core, Offer};

/// The sample with two services more of the same name, changed in one way.
fn twins(change: fn(&mut Offer, usize)) -> (Offer, [ServiceId; 2]) {
    let mut offer = fingerpost_source::sample();
    let like = offer.core.services.iter().position(|service| !service.national).unwrap();
    let first = offer.core.services.len();
    for place in first..first + 2 {
        let twin = offer.core.services[like].clone();
        let detail = offer.details[like].clone();
        offer.core.services.push(twin);
        offer.details.push(detail);
        offer.also.services.push(Vec::new());
        let service = &mut offer.core.services[place];
        service.id = format!("twin-{place}");
        service.name = "Trampoline twins".to_owned();
        service.rule = Rule::everyone();
        service.venues.clear();
        offer.details[place].addresses.clear();
    }
    // The first of equals comes first: so the second must be changed to come before it.
    change(&mut offer, first);
    (offer, [ServiceId::from(first), ServiceId::from(first + 1)])
}

/// The order in which a family finds them.
fn order(offer: Offer, answers: fn(&Core) -> Answers, home: Option<Point>) -> Vec<ServiceId> {
    let index = build::index(&offer);
    let guide = Guide::new(offer.core);
    let answers = answers(guide.core());
    let standing = guide.standing(&answers);
    let worth = |service| worth(&standing, index.facets(service), home, service);
    index.search("trampolin", 10, &worth).hits.into_iter().map(|hit| hit.service).collect()
}

fn nothing_said(_: &Core) -> Answers {
    Answers::new()
}

#[test]
fn equal_ones_come_in_the_order_of_the_offer() {
    let (offer, [first, second]) = twins(|_, _| {});
    assert_eq!(order(offer, nothing_said, None), [first, second]);
}

#[test]
fn what_does_not_suit_comes_last_and_is_still_there() {
    let (offer, [first, second]) = twins(|offer, first| {
        let under_five = offer.core.atoms.iter().position(|atom| matches!(atom, Atom::Age { under: Some(60), .. })).unwrap();
        offer.core.services[first].rule = Rule::is(under_five.into());
    });
    fn aged(core: &Core, age: &str) -> Answers {
        let mut answers = Answers::new();
        answers.give(core.question("age").unwrap(), Answer::Age(age.parse().unwrap()));
        answers
    }
    assert_eq!(order(offer.clone(), |core| aged(core, "3"), None), [first, second], "both suit");
    assert_eq!(order(offer, |core| aged(core, "12"), None), [second, first]);
}

#[test]
fn local_comes_before_national() {
    let (offer, [first, second]) = twins(|offer, first| offer.core.services[first].national = true);
    assert_eq!(order(offer, nothing_said, None), [second, first]);
}

#[test]
fn fresh_comes_before_stale() {
    let (offer, [first, second]) = twins(|offer, first| offer.details[first].checked = "2024-01-01".to_owned());
    assert_eq!(order(offer, nothing_said, None), [second, first]);
}

#[test]
fn near_comes_before_far_once_a_postcode_is_known() {
    let (offer, [first, second]) = twins(|offer, first| {
        for (service, lat) in [(first, 52.60), (first + 1, 52.41)] {
            let point = Point::in_britain(lat, -1.5).unwrap();
            offer.core.services[service].venues.push(Venue { name: "Hall".to_owned(), point });
            offer.details[service].addresses.push("High Street".to_owned());
        }
    });
    assert_eq!(order(offer.clone(), nothing_said, None), [first, second]);
    assert_eq!(order(offer, nothing_said, Point::in_britain(52.4, -1.5)), [second, first]);
}
