//! One file a command, and what they share.

pub(crate) mod check;
pub(crate) mod gaps;
pub(crate) mod pack;

use std::io::IsTerminal;
use std::path::Path;

use anyhow::Context;
use fingerpost_core::Offer;
use fingerpost_source::Findings;

/// Reads an offer from its folder.
///
/// # Errors
/// The findings, or why the folder cannot be read.
fn open(folder: &Path) -> anyhow::Result<Offer> {
    let files = fingerpost_source::open(folder).context("give the folder that holds offer.toml")?;
    Ok(fingerpost_source::read(&files)?)
}

/// What to print of an error: findings with their lines, anything else as a sentence with its causes.
pub(crate) fn say(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Findings>() {
        Some(findings) => {
            let count = findings.findings.len();
            let things = if count == 1 { "1 thing".to_owned() } else { format!("{count} things") };
            format!("{}\n\n{things} to mend. Nothing was written.", findings.render(std::io::stderr().is_terminal()))
        }
        None => {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            format!("fingerpost: {}", causes.join(": "))
        }
    }
}
