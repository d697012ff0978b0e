//! The public API of fingerpost-core, listed in `crates/core/public-api.txt`: a change that nobody meant is found out.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use public_api::Builder;

use crate::check::tally::Tally;
use crate::system::program::Program;
use crate::system::{logs, places};

/// Compares the API with the list.
pub(crate) fn check() -> Result<Tally> {
    let (now, listed) = (listed_now()?, fs::read_to_string(list()).unwrap_or_default());
    let gone: Vec<String> = missing(&listed, &now).map(|item| format!("- {item}")).collect();
    let new: Vec<String> = missing(&now, &listed).map(|item| format!("+ {item}")).collect();
    if gone.is_empty() && new.is_empty() {
        return Ok(Tally::PASSED);
    }
    bail!(
        "The public API of fingerpost-core is not the one in crates/core/public-api.txt:\n{}\nWhere this is meant, run `cargo xtask api`, and tell of it in CHANGELOG.md.",
        [gone, new].concat().join("\n")
    )
}

/// Lists the API anew.
pub(crate) fn accept() -> Result<()> {
    logs::begin("api")?;
    fs::write(list(), listed_now()?).context("crates/core/public-api.txt cannot be written")
}

/// The items of one list that another has not.
fn missing<'a>(from: &'a str, of: &'a str) -> impl Iterator<Item = &'a str> {
    from.lines().filter(|item| !of.lines().any(|other| other == *item))
}

fn list() -> PathBuf {
    places::root().join("crates/core/public-api.txt")
}

/// Every public item, a line each. rustdoc's JSON is not settled yet, so a stable compiler has to be told that we know: the form it has here is the one
/// that the crate `public-api` of this version reads.
fn listed_now() -> Result<String> {
    let json = ["rustdoc", "--package", "fingerpost-core", "--lib", "--", "-Z", "unstable-options", "--output-format", "json"];
    // The flags are rustdoc's alone, or all would be compiled anew.
    Program::cargo().args(json).env("RUSTC_BOOTSTRAP", "1").doing("reading the API").must()?;
    let json = places::target().join("doc/fingerpost_core.json");
    let api = Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build();
    let api = api.context("The form of rustdoc's JSON is another: take the version of public-api that reads this compiler's")?;
    Ok(api.items().map(|item| format!("{item}\n")).collect())
}
