//! What became of a program that was run.

use std::fmt;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Duration;

use super::clock::Took;

/// A program that has ended. As an error it says what went wrong, with the last lines it printed and where to read the rest.
#[derive(Debug)]
pub(crate) struct Ended {
    /// Its name.
    pub(super) program: String,
    /// Where all that it printed is kept.
    pub(super) log: PathBuf,
    /// Nothing when it ran out of time.
    pub(super) status: Option<ExitStatus>,
    /// The time that it had.
    pub(super) limit: Duration,
    /// All that it printed, standard output and standard error together.
    pub(crate) printed: String,
}

impl Ended {
    /// Whether it ended by itself with exit status 0.
    pub(crate) fn good(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    /// What became of it, in one line.
    pub(crate) fn verdict(&self) -> String {
        match self.status {
            Some(status) => format!("{} ended with {status}", self.program),
            None => format!("{} was still running after {} and was ended", self.program, Took(self.limit)),
        }
    }
}

impl std::error::Error for Ended {}

impl fmt::Display for Ended {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<&str> = self.printed.lines().collect();
        write!(out, "{}", self.verdict())?;
        lines[lines.len().saturating_sub(25)..].iter().try_for_each(|line| write!(out, "\n{line}"))?;
        if lines.len() > 25 { write!(out, "\n(The rest is in {}.)", self.log.display()) } else { Ok(()) }
    }
}
