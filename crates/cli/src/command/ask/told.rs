//! The next question and the plan, in words and as JSON.

use std::fmt::Write;

use fingerpost_core::guide::Outcome;
use fingerpost_core::model::ServiceId;
use fingerpost_core::{Standing, explain};
use serde_json::{Value, json};

/// What a verdict is called for people, and for machines.
fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Suits => ("suits", "suits"),
        Outcome::MaySuit => ("may suit", "may-suit"),
        Outcome::DoesNotSuit => ("does not suit yet", "does-not-suit"),
    }
}

/// Why a service stands where it does, in clauses: what speaks for it, and what it depends on or what stands against it.
fn why(standing: &Standing<'_>, service: ServiceId) -> Vec<String> {
    let verdict = standing.verdict(service);
    let mut clauses: Vec<String> =
        verdict.so_far.iter().map(|reason| format!("because {}", explain::reason(standing, reason))).collect();
    match verdict.outcome {
        Outcome::Suits => {}
        Outcome::MaySuit => {
            let depends = explain::depends_on(standing, &verdict);
            clauses.extend(depends.iter().map(|unknown| format!("this depends on {}", unknown.depends)));
        }
        Outcome::DoesNotSuit => clauses.extend(verdict.because.iter().map(|reason| {
            let says = if reason.negated { "it is not for when" } else { "it is for when" };
            format!("{says} {}", explain::reason(standing, reason))
        })),
    }
    clauses
}

/// The plan in words.
pub(super) fn plan(standing: &Standing<'_>) -> String {
    let (core, plan) = (standing.core(), standing.plan());
    let mut text = String::new();
    for group in &plan.groups {
        let _ = writeln!(text, "{}", group.kind.name());
        for signpost in &group.signposts {
            let service = &core[signpost.service];
            let _ = writeln!(text, "  {} ({}, {})", service.name, service.id, outcome(signpost.outcome).0);
            for clause in why(standing, signpost.service) {
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
    let service = |id: ServiceId| json!({ "id": core[id].id, "name": core[id].name, "outcome": outcome(standing.outcome(id)).1, "why": why(standing, id) });
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
                let value = option.sets.iter().find(|set| core[**set].fact == asked.fact);
                json!({ "value": value.map(|value| &core[*value].id), "label": voice.sentence(&option.label) })
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
