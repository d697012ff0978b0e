//! What came of the stories, as data.

use serde_json::{Value, json};

use crate::check::Trial;
use crate::check::settled;
use crate::report::words::group;

/// The stories as JSON: an object a story, with its path, what it was shown and what failed; and the names of those that could not be read.
#[must_use]
pub fn json(trials: &[Trial<'_>], wrong: &[String]) -> String {
    let passed = trials.iter().filter(|trial| trial.passed()).count();
    let whole = json!({
        "passed": passed,
        "failed": trials.len() - passed + wrong.len(),
        "unreadable": wrong,
        "stories": trials.iter().map(story).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

fn story(trial: &Trial<'_>) -> Value {
    let core = trial.ready.guide.core();
    let plan = trial.walk.plan(trial.walk.steps.len());
    let path =
        trial.walk.steps.iter().map(|step| json!({ "question": core[step.question].id, "asks": step.asks, "says": step.says }));
    let shown = plan.signposts().map(|(kind, signpost)| {
        json!({ "service": core[signpost.service].id, "group": group(kind), "after": settled(signpost.service, &trial.walk) })
    });
    let failures = trial.failures.iter().map(|failure| json!({ "expected": failure.expected, "happened": failure.happened }));
    json!({
        "name": trial.story.name,
        "offer": trial.story.offer,
        "passed": trial.passed(),
        "questions": trial.walk.steps.len(),
        "path": path.collect::<Vec<_>>(),
        "shown": shown.collect::<Vec<_>>(),
        "failures": failures.collect::<Vec<_>>(),
    })
}
