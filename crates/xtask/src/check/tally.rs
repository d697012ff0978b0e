//! Counting what passed and what failed.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use anyhow::{Result, ensure};

use crate::system::ended::Ended;

/// How many checks passed and how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// That passed.
    pub(crate) passed: u32,
    /// That failed.
    pub(crate) failed: u32,
}

impl Tally {
    /// One check that passed.
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0 };
    /// One check that failed.
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1 };

    /// The tests of a run of cargo test or of wasm-bindgen's runner. A run that broke off is a failure too, and so is one
    /// that came to no test at all: it proves nothing.
    pub(crate) fn of_tests(ended: &Ended) -> Result<Self> {
        let counted = Self::read(&ended.printed);
        ensure!(!ended.good() || counted != Self::default(), "Not one test ran.");
        let broke_off = !ended.good() && counted.failed == 0;
        Ok(if broke_off { counted + Self::FAILED } else { counted })
    }

    /// The tests of a run of `node --test` that reports as TAP. A run that broke off is a failure, and so is one that came to no test.
    pub(crate) fn of_node(ended: &Ended) -> Result<Self> {
        let count = |what: &str| ended.printed.lines().find_map(|line| line.strip_prefix(what)?.trim().parse().ok()).unwrap_or(0);
        let tally = Self { passed: count("# pass "), failed: count("# fail ") };
        ensure!(tally != Self::default(), "Not one test ran in Node.");
        Ok(if ended.good() || tally.failed > 0 { tally } else { tally + Self::FAILED })
    }

    /// The stories of `fingerpost shop`, from its last line: `84 passed, 0 failed`. A run that broke off before it is a failure.
    pub(crate) fn of_stories(ended: &Ended) -> Self {
        let read = ended.printed.lines().rev().find_map(closing_line);
        read.filter(|tally| ended.good() || tally.failed > 0).unwrap_or(Self::FAILED)
    }

    /// Adds up the lines `test result: ok. 3 passed; 1 failed; ...`.
    pub(crate) fn read(printed: &str) -> Self {
        printed.lines().filter_map(result_line).sum()
    }
}

fn result_line(line: &str) -> Option<Tally> {
    let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| counts.split(';').find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok());
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

fn closing_line(line: &str) -> Option<Tally> {
    let (passed, failed) = line.split_once(" passed, ")?;
    Some(Tally { passed: passed.parse().ok()?, failed: failed.strip_suffix(" failed")?.parse().ok()? })
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_both_runners_count() {
        let printed = "
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.01s
test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s
    test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.00s
";
        assert_eq!(Tally::read(printed), Tally { passed: 17, failed: 2 });
    }

    #[test]
    fn the_closing_line_of_the_shoppers_counts() {
        assert_eq!(closing_line("84 passed, 2 failed"), Some(Tally { passed: 84, failed: 2 }));
        assert_eq!(closing_line("story  ok  5 questions"), None);
    }

    #[test]
    fn other_lines_do_not() {
        let printed = "no tests to run!\n5 passed; 5 failed\ntest result: odd\ntest result: ok. many passed; 0 failed;\n";
        assert_eq!(Tally::read(printed), Tally::default());
    }
}
