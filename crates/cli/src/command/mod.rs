//! One file a command, and what they share.

pub(crate) mod ask;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod duties;
pub(crate) mod export;
mod file;
mod folder;
pub(crate) mod gaps;
pub(crate) mod import;
pub(crate) mod new;
pub(crate) mod pack;
pub(crate) mod places;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod shell;
pub(crate) mod shop;

use std::io::IsTerminal;
use std::path::Path;

use anyhow::Context;
use fingerpost_core::Offer;
use fingerpost_source::Findings;

use crate::status::{Misused, Wrong};

/// Reads an offer from its folder.
///
/// # Errors
/// The findings, or why the folder cannot be read.
fn open(folder: &Path) -> anyhow::Result<Offer> {
    let files = fingerpost_source::open(folder).context("give the folder that holds offer.toml")?;
    Ok(fingerpost_source::read(&files)?)
}

/// Findings with their lines, in colour where a person is looking.
pub(crate) fn render(findings: &Findings) -> String {
    findings.render(std::io::stderr().is_terminal())
}

/// "1 warning", "2 warnings".
pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// True for a whole web address without a query, to which paths can be added.
fn is_whole_address(written: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| written.strip_prefix(scheme)).unwrap_or_default();
    let is_plain = written.chars().all(|c| c.is_ascii_graphic() && !"<>\"'{}?#;".contains(c));
    !host.is_empty() && !host.starts_with('/') && is_plain
}

/// The address of a site as pages have it: whole, and with a slash at its end.
fn site_address(written: &str) -> Result<String, String> {
    if !is_whole_address(written) {
        return Err("write all of it, such as https://www.example.org/find-help/".to_owned());
    }
    Ok(format!("{}/", written.trim_end_matches('/')))
}

/// The day it is, in Greenwich.
fn today() -> jiff::civil::Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
