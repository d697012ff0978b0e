//! Whom a record's service is for: what the feed states is a rule, what its words say is proposed, and until somebody has looked it is for everyone.

use fingerpost_core::Offer;
use serde_json::{Map, Value, json};

use super::read;
use super::record::Record;
use super::words::ages::{self, Limits};
use super::words::needs;

/// The topic for what nobody has sorted: "People to talk to, things to do".
const UNSORTED: &str = "people";

/// The rule that the feed itself states as numbers; `None` where it sets no limit.
pub(super) fn stated(record: &Record, raw: &read::Fields<'_>) -> Option<Value> {
    for (least, greatest) in &record.ages {
        if let (Some(least), Some(greatest)) = (least, greatest)
            && *greatest > 0.0
            && least > greatest
        {
            raw.note("maximum_age", "below the least age", &format!("{least} to {greatest}"));
        }
    }
    let mut rules: Vec<Value> = Vec::new();
    for limits in limits(record) {
        let rule = rule(limits);
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    match rules.len() {
        0 => None,
        1 => rules.pop(),
        _ => Some(json!({ "any": rules })),
    }
}

fn limits(record: &Record) -> impl Iterator<Item = Limits> {
    record.ages.iter().filter_map(|(least, greatest)| ages::stated(*least, *greatest))
}

/// What the record's words and tags say of whom it is for, to be looked at.
pub(super) fn proposed(record: &Record, about: &str, offer: &Offer) -> Vec<Value> {
    let tags = record.audience.join(". ");
    let texts =
        [("the name says", record.name.as_str()), ("the description says", about), ("the audience tags say", tags.as_str())];
    let mut known: Vec<Limits> = limits(record).collect();
    let mut proposed = Vec::new();
    for (where_from, text) in texts {
        for found in ages::find(text) {
            if !known.contains(&found.limits) {
                known.push(found.limits);
                proposed.push(json!({ "because": format!("{where_from}: {}", found.words), "for": rule(found.limits) }));
            }
        }
    }
    let mut ids: Vec<String> = Vec::new();
    let mut said: Vec<&str> = Vec::new();
    for tag in record.audience.iter().chain(&record.terms) {
        let named = needs::needs(tag, offer);
        if !named.is_empty() {
            said.push(tag);
        }
        for id in named {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    if !ids.is_empty() {
        proposed.push(json!({ "because": format!("the tags say: {}", said.join(", ")), "for": { "need": ids } }));
    }
    proposed
}

/// The topics that the tags plainly name; failing that the one for what is not sorted, with a proposal to look at it.
pub(super) fn topics(record: &Record, offer: &Offer) -> (Vec<String>, Option<Value>) {
    let mut topics: Vec<String> = Vec::new();
    for tag in record.terms.iter().chain(&record.audience) {
        for topic in needs::topics(tag, offer) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
    }
    if !topics.is_empty() {
        return (topics, None);
    }
    let known: Vec<String> = offer
        .core
        .fact("help")
        .map(|help| offer.core.values_of(help).map(|id| offer.core[id].id.clone()).collect())
        .unwrap_or_default();
    let unsorted = known.iter().find(|id| *id == UNSORTED).or(known.first()).cloned().into_iter().collect::<Vec<_>>();
    let guess = json!({ "because": "the feed does not say what it helps with", "helps_with": unsorted });
    (unsorted, Some(guess))
}

/// Limits as a rule has them.
fn rule(limits: Limits) -> Value {
    let mut age = Map::new();
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            age.insert(key.to_owned(), value);
        }
    };
    match limits {
        Limits::Months { from, under } => {
            add("from", from.map(years));
            add("under", under.map(years));
        }
        Limits::Years { from, to } => {
            add("from_year", from.map(Value::from));
            add("to_year", to.map(Value::from));
        }
    }
    json!({ "age": age })
}

/// Months as years: 30 is 2.5.
fn years(months: u16) -> Value {
    match months % 12 {
        0 => json!(months / 12),
        _ => json!((f64::from(months) / 12.0 * 100.0).round() / 100.0),
    }
}
