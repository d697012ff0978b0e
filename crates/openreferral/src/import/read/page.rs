//! A page of a feed: its records, and which page it is.

use serde_json::{Map, Value};

/// A page, or a whole feed in one piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its records, as they stand.
    pub records: Vec<Value>,
    /// The number that the page gives itself.
    pub number: Option<u64>,
    /// How many pages it says there are.
    pub pages: Option<u64>,
    /// How many records it says there are on all pages.
    pub total: Option<u64>,
    /// It says that it is the last one.
    pub is_last: bool,
    /// Records of lists are shallow in this version, and whole at an address of their own.
    pub is_shallow: bool,
    /// It stands in an envelope: it may be one of many.
    pub is_enveloped: bool,
}

/// Why a text is not a page of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAFeed {
    /// It is not JSON, or not whole: what is wrong, and where.
    NotJson(String),
    /// It is a web page.
    WebPage,
    /// It is JSON, but holds no list of services.
    NoServices,
}

impl std::fmt::Display for NotAFeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotJson(why) => write!(f, "it is not whole JSON ({why})"),
            Self::WebPage => f.write_str("it is a web page, not a feed; look for the address that ends in /services"),
            Self::NoServices => f.write_str("it is JSON, but has no list of services in it"),
        }
    }
}

impl std::error::Error for NotAFeed {}

impl Page {
    /// Reads a page: an envelope with `contents` (ORUK 3.0) or `content` (HSDS-UK 1.0), a list of records, or one record. A byte order mark before
    /// it, and bytes that are not UTF-8, are no harm.
    ///
    /// # Errors
    /// Where it is none of these.
    pub fn read(bytes: &[u8]) -> Result<Self, NotAFeed> {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        let value: Value = serde_json::from_str(text)
            .map_err(|error| if text.starts_with('<') { NotAFeed::WebPage } else { NotAFeed::NotJson(error.to_string()) })?;
        match value {
            Value::Array(records) => Ok(Self { records, is_last: true, ..Self::default() }),
            Value::Object(envelope) => Self::of(envelope),
            _ => Err(NotAFeed::NoServices),
        }
    }

    fn of(mut envelope: Map<String, Value>) -> Result<Self, NotAFeed> {
        for (key, is_shallow) in [("contents", true), ("content", false), ("services", false)] {
            if let Some(Value::Array(records)) = envelope.get_mut(key).map(Value::take) {
                let number = |keys: [&str; 2]| keys.iter().find_map(|key| envelope.get(*key)?.as_u64());
                let flag = |keys: [&str; 2]| keys.iter().any(|key| envelope.get(*key).and_then(Value::as_bool) == Some(true));
                return Ok(Self {
                    number: number(["page_number", "number"]),
                    pages: number(["total_pages", "totalPages"]),
                    total: number(["total_items", "totalElements"]),
                    is_last: flag(["last_page", "last"]) || flag(["empty", "empty"]),
                    is_shallow,
                    is_enveloped: true,
                    records,
                });
            }
        }
        if envelope.contains_key("id") && envelope.contains_key("name") {
            return Ok(Self { records: vec![Value::Object(envelope)], is_last: true, ..Self::default() });
        }
        Err(NotAFeed::NoServices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_envelopes_lists_and_single_records_are_read() {
        let new =
            Page::read(b"\xef\xbb\xbf{\"page_number\":2,\"total_pages\":3,\"last_page\":false,\"contents\":[{\"id\":\"a\"}]}")
                .unwrap();
        assert_eq!((new.number, new.pages, new.is_last, new.is_shallow, new.records.len()), (Some(2), Some(3), false, true, 1));
        let old = Page::read(br#"{"number":1,"totalPages":1,"last":true,"content":[]}"#).unwrap();
        assert_eq!((old.number, old.pages, old.is_last, old.is_shallow), (Some(1), Some(1), true, false));
        assert_eq!(Page::read(b"[{}, 3]").unwrap().records.len(), 2);
        assert_eq!(Page::read(br#"{"id":"a","name":"b"}"#).unwrap().records.len(), 1);
    }

    #[test]
    fn what_is_no_feed_is_told_apart() {
        assert_eq!(Page::read(b"<!DOCTYPE html>"), Err(NotAFeed::WebPage));
        assert_eq!(Page::read(br#"{"message":"hello"}"#), Err(NotAFeed::NoServices));
        assert!(matches!(Page::read(br#"{"contents":[{"id":"#), Err(NotAFeed::NotJson(_))));
        assert!(matches!(Page::read(&[b'['; 100_000]), Err(NotAFeed::NotJson(_))), "deep nesting is no stack overflow");
    }
}
