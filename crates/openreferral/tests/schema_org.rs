//! JSON-LD says what the offer says, and cannot break out of a page.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::model::ServiceId;
use fingerpost_openreferral::schema_org::{graph, json_ld, script};
use serde_json::Value;

#[test]
fn a_service_as_search_engines_read_it() {
    let offer = fingerpost_source::sample();
    let of = |id: &str| json_ld(&offer, offer.core.service(id).unwrap()).unwrap();
    insta::assert_json_snapshot!([of("home-teaching"), of("crisis-line"), of("autism-group")]);
    assert_eq!(json_ld(&offer, ServiceId(99)), None);
}

#[test]
fn the_graph_has_every_service() {
    let offer = fingerpost_source::sample();
    let graph = graph(&offer);
    let names: Vec<&str> = graph["@graph"].as_array().unwrap().iter().map(|thing| thing["name"].as_str().unwrap()).collect();
    assert_eq!(names, offer.core.services.iter().map(|service| service.name.as_str()).collect::<Vec<_>>());
}

#[test]
fn hostile_words_stay_words() {
    let mut offer = fingerpost_source::sample();
    let hostile = "</script><script>alert(1)</script><!-- &amp; \u{2028}\u{2029} \" \\";
    offer.core.services[0].name = hostile.to_owned();
    let whole = json_ld(&offer, ServiceId(0)).unwrap();
    let text = script(&whole);
    assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), whole);
}
