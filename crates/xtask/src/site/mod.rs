//! Building the site: the same layout from the same `index.html` as Trunk's, without Trunk.
//!
//! ```text
//! index.html            the page, less what is meant for Trunk
//! fingerpost.js         the loader, and whatever else web/static holds
//! fingerpost-web.js     the glue that wasm-bindgen writes
//! fingerpost-web_bg.wasm
//! offer/                the council's offer, compiled to packs
//! ```

pub(crate) mod page;
pub(crate) mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::system::clock::timed;
use crate::system::program::Program;
use crate::system::{files, places};
use crate::tools::wasm_target::{TARGET, Way};
use crate::tools::{CrateTool, wasm_opt};

/// The glue around the WebAssembly.
pub(crate) const GLUE: &str = "fingerpost-web.js";
/// The WebAssembly.
pub(crate) const WASM: &str = "fingerpost-web_bg.wasm";
/// The loader: the one script that a page names.
pub(crate) const LOADER: &str = "fingerpost.js";
/// The offer that the site shows unless told otherwise.
pub(crate) const OFFER: &str = "offers/warwickshire";
/// The folder of the offer's packs.
pub(crate) const PACKS: &str = "offer";

/// What the site is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// To be there soon.
    Quick,
    /// To be small.
    Small,
}

/// The folder of an offer, as a person means it: from the folder they are in, or else from the repository's top.
pub(crate) fn offer(folder: &Path) -> Result<PathBuf> {
    let there = [folder.to_owned(), places::root().join(folder)].into_iter().find(|place| place.is_dir());
    let there =
        there.with_context(|| format!("There is no folder {}. The offers are in the folder offers.", folder.display()))?;
    there.canonicalize().with_context(|| format!("{} cannot be read", folder.display()))
}

/// Builds the site with the offer of a folder, and puts it in the place of the folder `site`. What cannot be finished
/// leaves nothing behind.
pub(crate) fn build(build: Build, offer: &Path, site: &Path) -> Result<()> {
    let name = site.file_name().unwrap_or_default().to_string_lossy();
    let new = site.with_file_name(format!(".{name}.new"));
    let built = fill(build, offer, &new).and_then(|()| files::replace(site, &new));
    files::remove(&new)?;
    built
}

/// Mistakes in an offer are the likeliest to stop a build, so it comes first.
fn fill(build: Build, offer: &Path, new: &Path) -> Result<()> {
    files::fresh(new)?;
    timed("packing the offer", || pack(offer, &new.join(PACKS)))?;
    let wasm = timed("compiling the navigator", || compile(Way::here()?, build, &places::target()))?;
    timed("wrapping it for the browser", || wrap(&wasm, new))?;
    if build == Build::Small {
        timed("making it small", || optimise(&new.join(WASM)))?;
    }
    files::copy(&places::root().join("web/static"), new)?;
    let page = fs::read_to_string(places::root().join("index.html")).context("index.html cannot be read")?;
    fs::write(new.join("index.html"), page::without_trunk(&page)).context("The site's page cannot be written")
}

/// Compiles the navigator to WebAssembly.
pub(crate) fn compile(way: Way, build: Build, target: &Path) -> Result<PathBuf> {
    let profile = match build {
        Build::Quick => "dev",
        Build::Small => "widget",
    };
    way.cargo()?
        .args(["build", "--package", "fingerpost-web", "--lib", "--target", TARGET, "--profile", profile])
        .env("CARGO_TARGET_DIR", target)
        .doing("compiling the navigator")
        .must()?;
    let folder = if build == Build::Quick { "debug" } else { profile };
    Ok(target.join(TARGET).join(folder).join("fingerpost_web.wasm"))
}

fn wrap(wasm: &Path, site: &Path) -> Result<()> {
    let tool = CrateTool::wasm_bindgen()?.program("wasm-bindgen")?;
    let args = ["--target", "web", "--no-typescript", "--out-name", "fingerpost-web", "--out-dir"];
    Program::new(tool).args(args).arg(site).arg(wasm).must().map(drop)
}

/// Light passes only: what a family waits for is the compressed size, and `-Oz`, which makes the file itself 7% smaller, leaves brotli
/// 4% more (measured: 362 kB and 126.7 kB with `-Oz`, 388 kB and 121.9 kB so). The features are those that rustc compiles with, which the
/// file itself names for wasm-opt.
fn optimise(wasm: &Path) -> Result<()> {
    Program::new(wasm_opt()?)
        .args(["-O1", "--duplicate-function-elimination", "--dae", "--strip-debug", "--strip-producers"])
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .doing("making it small")
        .must()
        .map(drop)
}

/// Compiles the offer with the council's own command.
fn pack(offer: &Path, folder: &Path) -> Result<()> {
    fingerpost("pack").arg(offer).arg("--out").arg(folder).must().map(drop)
}

/// The council's command, built from this repository.
pub(crate) fn fingerpost(command: &str) -> Program {
    Program::cargo()
        .args(["run", "--quiet", "--package", "fingerpost-cli", "--", command])
        .doing("building and running fingerpost")
}
