//! How a family gets a service.

use serde_json::{Value, json};

use super::super::merge::Fields;
use super::super::offer::Target;
use super::super::record::Record;

/// How a family gets it, as far as the record says so.
pub(super) fn routes(record: &Record, contact: &Fields, into: &Target<'_>) -> Value {
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
