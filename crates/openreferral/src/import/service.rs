//! A record as the fields of a service's file. Nothing is made up: what a record does not say is left out, or said to be not known.

use fingerpost_core::places::{Point, Postcode};
use serde_json::{Map, Value, json};

use super::Origin;
use super::contact;
use super::merge::Fields;
use super::offer::Target;
use super::read;
use super::record::{Place, Record};
use super::rules;
use super::text::{plain, summary};
use super::words::{cost, hours, private};

/// The document that records from files have as their source.
pub(super) const DOCUMENT: &str = "open-referral";

/// A status that says a service pauses.
const PAUSED: &str = "temporarily closed";

/// Writes a record down, field by field, in the order of a file. `raw` takes the notes.
pub(super) fn fields(record: &Record, raw: &read::Fields<'_>, into: &mut Target<'_>, from: &Origin, today: &str) -> Fields {
    let mut fields: Fields = Vec::new();
    let description = plain(&record.description);
    let hidden = private::word(&[&record.name, &description, &record.audience.join(" "), &record.terms.join(" ")]);
    // "Confidential" is said of advice as well: it keeps venues back, but no paragraph.
    let (mut description, addresses) = match &hidden {
        Some(word) if !word.starts_with("confidential") => private::without_addresses(&description),
        _ => (description, 0),
    };
    if addresses > 0 {
        raw.note(
            "description",
            "left out a paragraph with an address that perhaps must not be shown",
            hidden.as_deref().unwrap_or_default(),
        );
    }
    if description.is_empty() {
        raw.note("description", "says nothing", "");
    }
    let sentence = summary(&description);
    let (venues, phrases) = venues(record, raw, hidden.as_deref(), &mut description);
    for words in &record.eligibility {
        if !description.contains(words.as_str()) {
            description.push_str(&format!("\n\nWho it is for: {words}"));
        }
    }
    if record.status == PAUSED {
        description.insert_str(0, "It is closed for now.\n\n");
    }
    let contact = contacts(record, raw);
    let provider = into.provider_id(&record.provider);
    if record.provider.is_empty() {
        raw.note("organization", "no provider is named", "");
    }
    fields.push(("name", json!(record.name)));
    if !record.also.is_empty() && record.also != record.name {
        fields.push(("also", json!([record.also])));
    }
    fields.push(("provider", json!(provider)));
    let nothing = || "There is no description of this yet.".to_owned();
    fields.push(("summary", json!(if sentence.is_empty() { nothing() } else { sentence })));
    let (topics, guessed) = rules::topics(record, into.offer);
    fields.push(("helps_with", json!(topics)));
    let about = description.trim();
    fields.push(("about", json!(if about.is_empty() { nothing() } else { format!("{about}\n") })));
    for (field, words) in [("cost", cost::words(&record.costs)), ("wait", record.wait.clone())] {
        if !words.is_empty() {
            fields.push((field, json!(words)));
        }
    }
    if !record.is_assured {
        raw.note("assured_date", "nobody has assured it; the day of its last change stands in, or else that of the import", "");
    }
    fields.push(("checked", json!(record.days.first().map_or(today, String::as_str))));
    if let Some(rule) = rules::stated(record, raw) {
        fields.push(("for", rule));
    }
    fields.push(("route", routes(record, &contact, into)));
    fields.extend(contact);
    if !venues.is_empty() {
        fields.push(("venue", Value::Array(venues)));
    }
    fields.push(("source", sources(record, from, phrases)));
    let mut proposed = rules::proposed(record, about, into.offer);
    proposed.extend(guessed);
    if !proposed.is_empty() {
        fields.push(("proposed", Value::Array(proposed)));
    }
    fields
}

/// The parts of `[contact]` that are what they should be.
fn contacts(record: &Record, raw: &read::Fields<'_>) -> Fields {
    let mut fields: Fields = Vec::new();
    let mut numbers = record.phones.iter();
    let phone = numbers.by_ref().find_map(|number| {
        let read = contact::phone(&plain(number));
        if read.is_none() {
            raw.note("phone", "not a number to call", number);
        }
        read
    });
    numbers.for_each(|number| raw.note("phone", "one more number: a service shows one", number));
    let mut checked = |field: &'static str, key: &str, text: &str, read: Option<String>, why: &'static str| {
        if read.is_none() && !text.is_empty() {
            raw.note(key, why, text);
        }
        fields.extend(read.map(|read| (field, json!(read))));
    };
    checked("contact.phone", "phone", "", phone, "");
    checked("contact.email", "email", &record.email, contact::email(&plain(&record.email)), "not an e-mail address");
    let web = contact::page(&record.web);
    let provider_web = contact::page(&record.provider_web).filter(|_| web.is_none());
    if web.as_ref().is_some_and(|web| !record.web.to_lowercase().starts_with("http") && web.starts_with("http://")) {
        raw.note("url", "put http:// before it", &record.web);
    }
    checked("contact.web", "url", &record.web, web, "not a web address");
    checked("contact.web", "organization.url", "", provider_web, "");
    let (words, unknown) = hours::words(&record.schedules);
    unknown.iter().for_each(|schedule| raw.note("schedules", "times that could not be read", schedule));
    checked("contact.hours", "schedules", "", Some(words).filter(|words| !words.is_empty()), "");
    fields
}

/// How a family gets it, as far as the record says so.
fn routes(record: &Record, contact: &Fields, into: &Target<'_>) -> Value {
    let access = record.access.join(" ").to_lowercase();
    let application = record.application.join(" ");
    let mut how: Vec<String> = Vec::new();
    let by_oneself = access.contains("self");
    let referral = access.replace("self referral", "").replace("self-referral", "").contains("referral");
    for (word, says) in [
        ("self", "You can ask for it yourself."),
        ("drop", "You can drop in."),
        ("appointment", "You need an appointment."),
        ("membership", "You need to join first."),
        ("assessment", "They ask about your needs first."),
    ] {
        if access.contains(word) {
            how.push(says.to_owned());
        }
    }
    let mut routes = Vec::new();
    if referral && into.any_professional {
        let name: String = record.name.chars().filter(|c| !matches!(c, '{' | '}')).collect();
        let mut words = vec!["Ask someone who works with you to refer you.".to_owned()];
        words.extend(Some(application.clone()).filter(|words| !words.is_empty() && !by_oneself));
        routes.push(json!({ "kind": "referral", "by": ["any-professional"], "how": words.join(" "), "say": format!("Please refer us to {name}.") }));
    } else if referral {
        how.push("Someone has to refer you. Ask them who can.".to_owned());
    }
    if routes.is_empty() || by_oneself {
        how.extend(Some(application).filter(|words| !words.is_empty()));
        if how.is_empty() {
            how.push(format!("We do not know yet how you get this. {}", ask(contact, into.last_resort())));
        }
        routes.insert(0, json!({ "kind": "direct", "how": how.join(" ") }));
    }
    Value::Array(routes)
}

/// Whom to ask, by the ways there are.
fn ask(contact: &Fields, last_resort: &str) -> String {
    let has = |field: &str| contact.iter().any(|(name, _)| *name == field);
    let ways = match (has("contact.phone"), has("contact.email"), has("contact.web")) {
        (true, true, _) => "Call or e-mail them, and ask.",
        (true, false, _) => "Call them, and ask.",
        (false, true, _) => "E-mail them, and ask.",
        (false, false, true) => "Look at their web page.",
        (false, false, false) => return format!("Ask {last_resort}."),
    };
    ways.to_owned()
}

/// Where a family goes, and the words of the record that say so. An address that is no venue goes into the description, unless it must not be shown.
fn venues(record: &Record, raw: &read::Fields<'_>, hidden: Option<&str>, about: &mut String) -> (Vec<Value>, Vec<String>) {
    let (mut venues, mut phrases) = (Vec::new(), Vec::new());
    for place in record.places.iter().filter(|place| !place.address.is_empty() || !place.postcode.is_empty()) {
        if let Some(word) = hidden {
            raw.note("location", "an address that perhaps must not be shown: left out", word);
            continue;
        }
        let whole =
            place.address.iter().chain([&place.postcode]).filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        match venue(place) {
            Ok(venue) => {
                if !venues.contains(&venue) {
                    venues.push(venue);
                    phrases.push(whole);
                }
            }
            Err(why) => {
                raw.note("location", why, &whole);
                if !about.contains(&whole) {
                    about.push_str(&format!("\n\nWhere: {whole}"));
                }
            }
        }
    }
    (venues, phrases)
}

fn venue(place: &Place) -> Result<Value, &'static str> {
    let Ok(postcode) = place.postcode.parse::<Postcode>() else { return Err("no whole postcode: it stands in the description") };
    let Some((lat, lon)) = place.point.filter(|(lat, lon)| Point::in_britain(*lat, *lon).is_some()) else {
        return Err("no point in Great Britain: it stands in the description");
    };
    let Some(first) = place.address.first() else { return Err("no address but a postcode: it stands in the description") };
    let name = if place.name.is_empty() { first } else { &place.name };
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    Ok(json!({ "name": name, "address": place.address, "postcode": postcode.to_text(), "point": [round(lat), round(lon)] }))
}

/// Where these facts come from: the record, and its words for each address.
fn sources(record: &Record, from: &Origin, addresses: Vec<String>) -> Value {
    let source = |phrase: &str| {
        let mut source = Map::new();
        match from {
            Origin::Feed(address) => {
                source.insert("web".to_owned(), json!(from.page(&record.id).unwrap_or_else(|| address.clone())));
                source.insert("title".to_owned(), json!("Open Referral UK record"));
            }
            Origin::Files => {
                source.insert("document".to_owned(), json!(DOCUMENT));
            }
        }
        source.insert("phrase".to_owned(), json!(phrase));
        source.insert("record".to_owned(), json!(record.id));
        Value::Object(source)
    };
    Value::Array(std::iter::once(record.name.clone()).chain(addresses).map(|phrase| source(&phrase)).collect())
}
