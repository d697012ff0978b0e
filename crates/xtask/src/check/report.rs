//! The table at the end.

use std::fmt;
use std::time::Duration;

use super::tally::Tally;
use crate::system::clock::Took;

/// What became of a step.
pub(crate) struct Outcome {
    /// Its name.
    pub(crate) step: &'static str,
    /// What it counted.
    pub(crate) tally: Tally,
    /// How long it took; nothing where it passed before and was not run.
    pub(crate) took: Option<Duration>,
    /// What went wrong, in a few lines; empty where nothing did.
    pub(crate) wrong: String,
}

/// Of all that a failed step printed, the lines that say what failed, each with those after it: whoever reads the end of a long run reads no more.
pub(crate) fn gist(printed: &str) -> String {
    const SAYS: [&str; 8] = ["panicked at", "... FAILED", "failed after", "fuzz: ", "fuzz input: ", "error", "Error", " not ok "];
    const NEVER: [&str; 2] = ["Compiling ", "Downloaded "];
    const AFTER: usize = 3;
    const MOST: usize = 120;
    let is_news = |line: &&str| !NEVER.iter().any(|word| line.trim_start().starts_with(word));
    let lines: Vec<&str> = printed.lines().filter(is_news).collect();
    let says = |line: &str| SAYS.iter().any(|words| line.contains(words));
    let is_told = |at: usize| lines[at.saturating_sub(AFTER)..=at].iter().any(|line| says(line));
    let mut told: Vec<&str> = (0..lines.len()).filter(|at| is_told(*at)).map(|at| lines[at]).take(MOST).collect();
    if told.is_empty() {
        told.extend(&lines[lines.len().saturating_sub(MOST)..]);
    }
    told.join("\n")
}

/// What became of all of them.
#[derive(Default)]
pub(crate) struct Report(Vec<Outcome>);

impl Report {
    /// Adds a step's outcome.
    pub(crate) fn add(&mut self, outcome: Outcome) {
        self.0.push(outcome);
    }

    /// Whether nothing failed, and something passed.
    pub(crate) fn good(&self) -> bool {
        let all = self.sum();
        all.failed == 0 && all.passed > 0
    }

    /// Whether the step of that name failed.
    pub(crate) fn failed(&self, step: &str) -> bool {
        self.0.iter().any(|outcome| outcome.step == step && outcome.tally.failed > 0)
    }

    fn sum(&self) -> Tally {
        self.0.iter().map(|outcome| outcome.tally).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "\n{:<16} {:<8} {:>7} {:>7} {:>14}", "step", "result", "passed", "failed", "time")?;
        for Outcome { step, tally, took, .. } in &self.0 {
            let result = if tally.failed == 0 { "ok" } else { "FAILED" };
            let took = took.map_or_else(|| "as before".to_owned(), |took| Took(took).to_string());
            writeln!(out, "{step:<16} {result:<8} {:>7} {:>7} {took:>14}", tally.passed, tally.failed)?;
        }
        let took = self.0.iter().filter_map(|outcome| outcome.took).sum();
        writeln!(out, "{:<16} {:<8} {:>7} {:>7} {:>14}\n", "", "", "", "", Took(took))?;
        for Outcome { step, wrong, .. } in self.0.iter().filter(|outcome| outcome.tally.failed > 0) {
            writeln!(out, "{step} failed:\n{wrong}\n")?;
        }
        writeln!(out, "{}", self.sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(failed: u32) -> Report {
        let mut report = Report::default();
        report.add(Outcome {
            step: "unit",
            tally: Tally { passed: 41, failed },
            took: Some(Duration::from_secs(3)),
            wrong: "test a ... FAILED".to_owned(),
        });
        report.add(Outcome { step: "format", tally: Tally::PASSED, took: None, wrong: String::new() });
        report
    }

    #[test]
    fn the_last_line_is_the_sum() {
        assert!(report(0).good() && report(0).to_string().ends_with("\n42 passed, 0 failed\n"));
        assert!(report(1).failed("unit") && !report(1).failed("format"));
        assert!(!report(1).good() && report(1).to_string().ends_with("\n42 passed, 1 failed\n"));
    }

    #[test]
    fn what_was_not_run_says_so() {
        let table = report(0).to_string();
        assert!(table.lines().any(|line| line.starts_with("format") && line.ends_with("as before")), "{table}");
    }

    #[test]
    fn what_failed_is_told_before_the_last_line() {
        assert!(report(1).to_string().contains("unit failed:\ntest a ... FAILED\n\n42 passed, 1 failed\n"));
        assert!(!report(0).to_string().contains("failed:"));
    }

    #[test]
    fn of_a_long_log_only_what_failed_is_told() {
        let long = "test ok ... ok\n   Compiling thiserror v2.0.21\n".repeat(100);
        let log = format!("{long}thread 'a' panicked at src/a.rs:1:2:\nit is not so\n{long}test a ... FAILED\n{long}");
        let told = gist(&log);
        assert!(told.contains("it is not so") && told.contains("test a ... FAILED") && told.lines().count() < 10, "{told}");
        assert_eq!(gist("one\ntwo"), "one\ntwo");
    }

    #[test]
    fn nothing_run_is_not_good() {
        assert!(!Report::default().good());
    }
}
