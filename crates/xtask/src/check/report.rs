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
    /// How long it took.
    pub(crate) took: Duration,
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
        for Outcome { step, tally, took } in &self.0 {
            let result = if tally.failed == 0 { "ok" } else { "FAILED" };
            writeln!(out, "{step:<16} {result:<8} {:>7} {:>7} {:>14}", tally.passed, tally.failed, Took(*took))?;
        }
        let took = self.0.iter().map(|outcome| outcome.took).sum();
        writeln!(out, "{:<16} {:<8} {:>7} {:>7} {:>14}\n", "", "", "", "", Took(took))?;
        writeln!(out, "{}", self.sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(failed: u32) -> Report {
        let mut report = Report::default();
        report.add(Outcome { step: "unit", tally: Tally { passed: 41, failed }, took: Duration::from_secs(3) });
        report.add(Outcome { step: "format", tally: Tally::PASSED, took: Duration::from_secs(1) });
        report
    }

    #[test]
    fn the_last_line_is_the_sum() {
        assert!(report(0).good() && report(0).to_string().ends_with("\n42 passed, 0 failed\n"));
        assert!(report(1).failed("unit") && !report(1).failed("format"));
        assert!(!report(1).good() && report(1).to_string().ends_with("\n42 passed, 1 failed\n"));
    }

    #[test]
    fn nothing_run_is_not_good() {
        assert!(!Report::default().good());
    }
}
