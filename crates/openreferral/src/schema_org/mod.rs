//! A service in the words of [schema.org](https://schema.org/Service), as JSON-LD: what search engines read in a page.
//!
//! Only what is plain goes in. What a box of schema.org cannot hold whole, such as "Free for those who can come", stays in the page's own words.

use fingerpost_core::Offer;
use fingerpost_core::model::{Contact, Detail, Service, ServiceId};
use serde_json::{Map, Value, json};

use crate::plain::{self, Ages, Area, Opening, areas, openings};

/// A service as JSON-LD, for a page of its own. Nothing where the offer has no such service.
#[must_use]
pub fn json_ld(offer: &Offer, service: ServiceId) -> Option<Value> {
    let detail = offer.details.get(service.index())?;
    let mut thing = service_thing(offer, offer.core.services.get(service.index())?, detail);
    thing.insert("@context".to_owned(), "https://schema.org".into());
    Some(Value::Object(thing))
}

/// All services of an offer as one JSON-LD graph, in the offer's order.
#[must_use]
pub fn graph(offer: &Offer) -> Value {
    let services = offer.core.services.iter().zip(&offer.details);
    let things: Vec<Value> = services.map(|(service, detail)| Value::Object(service_thing(offer, service, detail))).collect();
    json!({ "@context": "https://schema.org", "@graph": things })
}

/// JSON that can stand inside `<script type="application/ld+json">`: no text in it can end the script, or begin anything else.
///
/// ```
/// use fingerpost_openreferral::schema_org::script;
///
/// let hostile = serde_json::json!({ "name": "</script><script>alert(1)//<!--" });
/// assert!(!script(&hostile).contains('<'));
/// assert_eq!(serde_json::from_str::<serde_json::Value>(&script(&hostile)).ok(), Some(hostile));
/// ```
#[must_use]
pub fn script(value: &Value) -> String {
    // Outside of texts JSON has none of these signs, so each of them may be written as a text's escape.
    let text = value.to_string();
    text.chars().fold(String::with_capacity(text.len()), |mut safe, c| {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => safe.push(c),
        }
        safe
    })
}

fn service_thing(offer: &Offer, service: &Service, detail: &Detail) -> Map<String, Value> {
    let core = &offer.core;
    let is_councils = core[service.provider] == core.council;
    let ages = Ages::of(core, &service.rule);
    let (provider, kind) =
        if is_councils { ("GovernmentOrganization", "GovernmentService") } else { ("Organization", "Service") };
    thing(
        kind,
        [
            ("name", text(&service.name)),
            ("description", text(&service.summary)),
            ("url", text(&service.contact.web)),
            ("provider", thing(provider, [("name", text(&core[service.provider]))]).into()),
            ("areaServed", areas(core, service).into_iter().map(area).collect()),
            ("audience", audience(ages)),
            ("availableChannel", channel(service, detail)),
            ("hoursAvailable", openings(&service.contact.hours).into_iter().map(opening).collect()),
            ("offers", price(detail)),
        ],
    )
}

/// A thing of this type, without empty boxes.
fn thing<const N: usize>(kind: &str, boxes: [(&str, Value); N]) -> Map<String, Value> {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    let filled = boxes.into_iter().filter(|(_, value)| !is_empty(value)).map(|(key, value)| (key.to_owned(), value));
    [("@type".to_owned(), kind.into())].into_iter().chain(filled).collect()
}

/// A thing of this type, where any of its boxes is filled.
fn thing_if_any<const N: usize>(kind: &str, boxes: [(&str, Value); N]) -> Value {
    let thing = thing(kind, boxes);
    if thing.len() > 1 { thing.into() } else { Value::Null }
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn area(area: Area<'_>) -> Value {
    thing("AdministrativeArea", [("name", text(area.name)), ("sameAs", text(&area.uri()))]).into()
}

/// Whom it is for, as far as that is an age.
fn audience(ages: Ages) -> Value {
    let number = |age: Option<f64>| age.map_or(Value::Null, plain::number);
    thing_if_any("PeopleAudience", [("suggestedMinAge", number(ages.minimum())), ("suggestedMaxAge", number(ages.maximum()))])
}

/// How it is reached: by phone, by text message, on the web, or at a place. A channel has no box for an e-mail address.
fn channel(service: &Service, detail: &Detail) -> Value {
    let Contact { phone, text: sms, web, .. } = &service.contact;
    let point = |key: &str, to: &str| thing_if_any("ContactPoint", [(key, text(to))]);
    let places = service.venues.iter().zip(&detail.addresses).map(|(venue, address)| {
        let degrees = |part: i32| Value::from(f64::from(part) / 10_000.0);
        let geo = thing("GeoCoordinates", [("latitude", degrees(venue.point.lat)), ("longitude", degrees(venue.point.lon))]);
        Value::from(thing("Place", [("name", text(&venue.name)), ("address", text(address)), ("geo", geo.into())]))
    });
    thing_if_any(
        "ServiceChannel",
        [
            ("servicePhone", point("telephone", phone)),
            ("serviceSmsNumber", point("telephone", sms)),
            ("serviceUrl", text(web)),
            ("serviceLocation", places.collect()),
        ],
    )
}

fn opening(opening: Opening) -> Value {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let days = NAMES.into_iter().zip(opening.days).filter(|(_, open)| *open).map(|(day, _)| format!("https://schema.org/{day}"));
    let (opens, closes) = (opening.opens_at(), opening.closes_at());
    let days: Vec<String> = days.collect();
    json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes })
}

/// A price of nothing, only where the offer says that it is free.
fn price(detail: &Detail) -> Value {
    if plain::is_free(&detail.cost) { json!({ "@type": "Offer", "price": 0, "priceCurrency": "GBP" }) } else { Value::Null }
}
