//! Each story's result and path, and for those that failed what was expected and what happened.

use std::fmt::Write;

use super::words::{questions, tally};
use crate::check::Trial;

/// What to print: each story's result, the path that it took through the guide, and for one that failed what was expected and what happened; and the
/// count at the end. Stories that could not be read count as failed.
#[must_use]
pub fn lines(trials: &[Trial<'_>], wrong: &[String]) -> String {
    let longest = trials.iter().map(|trial| trial.story.name.len()).chain(wrong.iter().map(String::len)).max().unwrap_or(0);
    let mut out = String::new();
    for trial in trials {
        let (name, count) = (&trial.story.name, questions(trial.walk.steps.len()));
        let result = if trial.passed() { "ok" } else { "FAILED" };
        let _ = writeln!(out, "{name:longest$}  {result}  {count}");
        for failure in &trial.failures {
            let _ = writeln!(out, "    expected: {}\n    happened: {}", failure.expected, failure.happened);
        }
        let steps = trial.walk.steps.iter();
        let path: Vec<String> =
            steps.map(|step| format!("{}: {}", trial.ready.guide.core()[step.question].id, step.says)).collect();
        let _ = writeln!(out, "    path:     {}", path.join(" → "));
    }
    for name in wrong {
        let _ = writeln!(out, "{name:longest$}  FAILED  it could not be read");
    }
    let passed = trials.iter().filter(|trial| trial.passed()).count();
    let _ = writeln!(out, "\n{}", tally(passed, trials.len() - passed + wrong.len()));
    out
}
