//! The handbook: built with mdBook into `target/handbook`, each of its links inside followed, and the arithmetic of its theme page tried.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::links;
use super::tally::Tally;
use crate::system::places;
use crate::system::program::Program;
use crate::tools::CrateTool;

/// Builds it, follows its links, and runs the tests of its scripts.
pub(crate) fn build() -> Result<Tally> {
    let docs = places::root().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).context("The handbook has no SUMMARY.md")?;
    let unlisted: Vec<String> = links::pages(&docs, "md")?
        .iter()
        .filter_map(|page| Some(page.strip_prefix(&docs).ok()?.to_string_lossy().into_owned()))
        .filter(|page| page != "SUMMARY.md" && !summary.contains(&format!("({page})")))
        .collect();
    ensure!(unlisted.is_empty(), "docs/SUMMARY.md does not list {}.", unlisted.join(", "));
    Program::new(CrateTool::mdbook().program("mdbook")?).args(["build", "docs"]).doing("building the handbook").must()?;
    // The page of all pages in one repeats links that are seen from another folder.
    let is_read = |page: &Path| !page.ends_with("print.html") && !page.ends_with("404.html");
    let dead = links::dead(&places::root().join("target/handbook"), &is_read)?;
    ensure!(dead.is_empty(), "The handbook has dead links:\n  {}", dead.join("\n  "));
    Program::new("node")
        .args(["--test", "tests/handbook/contrast.test.mjs"])
        .doing("trying the scripts of the handbook")
        .must()?;
    Ok(Tally::PASSED)
}
