//! The next question and the plan, in words and as JSON.

use std::fmt::Write;

use fingerpost_core::guide::Outcome;
use fingerpost_core::model::ServiceId;
use fingerpost_core::{Standing, explain};
use serde_json::{Value, json};

/// What a verdict is called for people.
const fn called(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Suits => "suits",
        Outcome::MaySuit => "may suit",
        Outcome::DoesNotSuit => "does not suit yet",
    }
}

/// The plan in words.
pub(super) fn plan(standing: &Standing<'_>) -> String {
    let (core, plan) = (standing.core(), standing.plan());
    let mut text = String::new();
    for group in &plan.groups {
        let _ = writeln!(text, "{}", group.kind.name());
        for signpost in &group.signposts {
            let service = &core[signpost.service];
            let _ = writeln!(text, "  {} ({}, {})", service.name, service.id, called(signpost.outcome));
            for clause in explain::why(standing, signpost.service) {
                let _ = writeln!(text, "      {clause}");
            }
        }
        text.push('\n');
    }
    let _ = writeln!(text, "Nothing fits? {}", core[plan.last_resort].name);
    text
}

/// The answers that count, the next question and the plan.
pub(super) fn json(standing: &Standing<'_>) -> Value {
    let (core, plan) = (standing.core(), standing.plan());
    let answered: Vec<&str> = core
        .questions
        .iter()
        .filter(|question| core.question(&question.id).is_some_and(|id| standing.is_answered(id)))
        .map(|question| question.id.as_str())
        .collect();
    let service = |id: ServiceId| json!({ "id": core[id].id, "name": core[id].name, "outcome": standing.outcome(id).id(), "why": explain::why(standing, id) });
    let groups: Vec<Value> = plan
        .groups
        .iter()
        .map(|group| {
            let services: Vec<Value> = group.signposts.iter().map(|signpost| service(signpost.service)).collect();
            json!({ "group": group.kind.id(), "services": services })
        })
        .collect();
    json!({
        "answered": answered,
        "next": standing.next_question().map(|question| {
            let (asked, voice) = (&core[question], standing.voice());
            let options: Vec<Value> = standing.options(question).into_iter().map(|place| {
                let option = &asked.options[place];
                json!({ "value": core.option_id(question, place), "label": voice.sentence(&option.label) })
            }).collect();
            json!({ "id": asked.id, "asks": voice.sentence(&asked.asks), "hint": voice.sentence(&asked.hint), "options": options })
        }),
        "plan": {
            "groups": groups,
            "not_now": plan.not_now.iter().map(|id| service(*id)).collect::<Vec<_>>(),
            "last_resort": core[plan.last_resort].id,
        },
    })
}
