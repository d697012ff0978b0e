//! The ways to reach a service that are what they should be.

use serde_json::json;

use super::super::contact;
use super::super::merge::Fields;
use super::super::read;
use super::super::record::Record;
use super::super::text::plain;
use super::super::words::hours;

/// The parts of `[contact]` that are what they should be.
pub(super) fn contacts(record: &Record, raw: &read::Fields<'_>) -> Fields {
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
