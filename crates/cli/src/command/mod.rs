//! One file a command, and what they share.

pub(crate) mod check;
mod folder;
pub(crate) mod gaps;
pub(crate) mod pack;
pub(crate) mod places;
pub(crate) mod search;
pub(crate) mod shop;

use std::io::IsTerminal;
use std::path::Path;

use anyhow::Context;
use fingerpost_core::Offer;
use fingerpost_source::{Advised, Findings, Level};

/// Reads an offer from its folder.
///
/// # Errors
/// The findings, or why the folder cannot be read.
fn open(folder: &Path) -> anyhow::Result<Offer> {
    let files = fingerpost_source::open(folder).context("give the folder that holds offer.toml")?;
    Ok(fingerpost_source::read(&files)?)
}

/// Reads an offer from its folder, and what is good to know of it.
///
/// # Errors
/// The findings, or why the folder cannot be read.
fn open_with_advice(folder: &Path) -> anyhow::Result<Advised> {
    let files = fingerpost_source::open(folder).context("give the folder that holds offer.toml")?;
    Ok(fingerpost_source::read_with_advice(&files)?)
}

/// Findings with their lines, in colour where a person is looking.
fn render(findings: &Findings) -> String {
    findings.render(std::io::stderr().is_terminal())
}

/// "1 warning", "2 warnings".
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A failure that was told of already, where it belongs.
#[derive(Debug)]
pub(crate) struct Said;

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("something failed")
    }
}

impl std::error::Error for Said {}

/// What to print of an error: findings with their lines, anything else as a sentence with its causes. Nothing where it was printed already.
pub(crate) fn say(error: &anyhow::Error) -> String {
    if error.is::<Said>() {
        return String::new();
    }
    match error.downcast_ref::<Findings>() {
        Some(findings) => {
            let things = counted(findings.count(Level::Error), "thing");
            format!("{}\n\n{things} to mend. Nothing was written.", render(findings))
        }
        None => {
            // An error that tells its cause itself is not told it again.
            let mut causes: Vec<String> = Vec::new();
            for cause in error.chain().map(ToString::to_string) {
                if !causes.last().is_some_and(|told| told.ends_with(&cause)) {
                    causes.push(cause);
                }
            }
            format!("fingerpost: {}", causes.join(": "))
        }
    }
}
