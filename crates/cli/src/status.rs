//! How a command ends: what it prints of an error, and its exit status.

use fingerpost_source::{Findings, Level};

use crate::command::{counted, render};

/// The exit statuses, the same for every command. 2 is also the argument reader's own.
pub(crate) const HELP: &str = "Exit status:
  0  done, and nothing is wrong
  1  something is wrong in the offer
  2  the command was not understood
  3  the machine or the network failed: a file that cannot be read or written, a page that cannot be fetched";

const WRONG: u8 = 1;
const MISUSED: u8 = 2;
pub(crate) const FAILED: u8 = 3;

/// The command was used in a way that cannot work, which clap could not see.
#[derive(Debug)]
pub(crate) struct Misused(pub(crate) String);

impl std::fmt::Display for Misused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misused {}

/// Something is wrong in the offer, as this sentence says; empty where it was printed already.
#[derive(Debug, Default)]
pub(crate) struct Wrong(pub(crate) String);

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

/// The exit status for an error.
pub(crate) fn of(error: &anyhow::Error) -> u8 {
    if error.is::<Findings>() || error.is::<Wrong>() {
        WRONG
    } else if error.is::<Misused>() {
        MISUSED
    } else {
        FAILED
    }
}

/// What is wrong, without colours: for a page.
pub(crate) fn say_plainly(error: &anyhow::Error) -> String {
    error.downcast_ref::<Findings>().map_or_else(|| say(error), ToString::to_string)
}

/// What to print of an error: findings with their lines, anything else as a sentence with its causes. Nothing where it was printed already.
pub(crate) fn say(error: &anyhow::Error) -> String {
    if let Some(findings) = error.downcast_ref::<Findings>() {
        let things = counted(findings.count(Level::Error), "thing");
        return format!("{}\n\n{things} to mend. Nothing was written.", render(findings));
    }
    if error.downcast_ref::<Wrong>().is_some_and(|wrong| wrong.0.is_empty()) {
        return String::new();
    }
    // An error that tells its cause itself is not told it again.
    let mut causes: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        if !causes.last().is_some_and(|told| told.ends_with(&cause)) {
            causes.push(cause);
        }
    }
    format!("fingerpost: {}", causes.join(": "))
}
