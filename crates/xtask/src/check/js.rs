//! The library for JavaScript: what it weighs, its types, and its examples, which are tests.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::browsers;
use super::tally::Tally;
use crate::js::{self, LIBRARY, WASM};
use crate::site::{self, OFFER, PACKS, PLACES, postcodes, sizes};
use crate::system::program::Program;
use crate::system::{files, places};
use crate::tools::{EXAMPLES, esbuild};

/// The most bytes of the library where it is fetched: the WebAssembly, and the one script with the glue inside, each with brotli.
const BUDGET: usize = 70_000;
/// The scripts of the examples that run in a browser.
const SCRIPTS: [&str; 4] = ["plain/plain.js", "react/react.tsx", "chat/chat.js", "chat/worker.js"];
/// Their pages.
const PAGES: [&str; 4] = ["plain/plain.html", "react/react.html", "chat/chat.html", "chat/chat.css"];

/// Builds the library and tries all of it.
pub(crate) fn check() -> Result<Tally> {
    let package = js::package()?;
    let tried = prepare(&package)?;
    Ok(budget(&package)? + types(&tried)? + in_node(&tried)? + in_chromium(&tried)?)
}

fn budget(package: &Path) -> Result<Tally> {
    let weighs = |file: &str| sizes::of(&package.join(file)).map(|size| size.brotli);
    let (wasm, script) = (weighs(WASM)?, weighs(LIBRARY)?);
    let [all, wasm_says, script_says, most] = [wasm + script, wasm, script, BUDGET].map(sizes::grouped);
    println!("the library: {all} of {most} bytes, brotli ({wasm_says} of WebAssembly, {script_says} of script)");
    Ok(if wasm + script > BUDGET { Tally::FAILED } else { Tally::PASSED })
}

/// A folder with the examples and tests, what they import, and a site of their own: where everything is.
struct Tried {
    folder: PathBuf,
    site: PathBuf,
}

fn prepare(package: &Path) -> Result<Tried> {
    EXAMPLES.install()?;
    let folder = places::target().join("xtask/js/tried");
    files::fresh(&folder)?;
    let source = places::root().join("crates/js");
    files::copy(&source.join("examples"), &folder.join("examples"))?;
    files::copy(&source.join("tests/js"), &folder.join("tests"))?;
    let modules = folder.join("node_modules");
    files::fresh(&modules)?;
    for module in fs::read_dir(EXAMPLES.modules()?).context("The packages of the examples are not there")? {
        let module = module?;
        symlink(module.path(), modules.join(module.file_name()))?;
    }
    symlink(package, modules.join("fingerpost"))?;
    let site = folder.join("site");
    files::fresh(&site.join(PACKS))?;
    site::fingerpost("pack").arg(OFFER).arg("--out").arg(site.join(PACKS).join("warwickshire")).must()?;
    let table = places::target().join("xtask/places");
    if postcodes::build(&table)? {
        files::copy(&table, &site.join(PLACES))?;
    }
    for script in SCRIPTS {
        let args = ["--bundle", "--format=esm", "--jsx=automatic", "--define:process.env.NODE_ENV=\"production\""];
        let out = format!("--outdir={}", site.display());
        Program::new(esbuild()?).folder(&folder).args(args).arg(out).arg(format!("examples/{script}")).must()?;
    }
    for page in PAGES {
        let name = page.rsplit('/').next().unwrap_or(page);
        fs::copy(folder.join("examples").join(page), site.join(name)).with_context(|| format!("{page} is not there"))?;
    }
    fs::copy(package.join(WASM), site.join(WASM))?;
    Ok(Tried { folder, site })
}

/// The types, as strictly as there is: those of the examples, and tests of their own, one of them of the element's.
fn types(tried: &Tried) -> Result<Tally> {
    let element = "fingerpost.d.ts";
    fs::copy(places::root().join("web/static").join(element), tried.folder.join("examples").join(element))?;
    Program::new(tried.folder.join("node_modules/.bin/tsc")).folder(&tried.folder).args(["--project", "examples"]).must()?;
    Ok(Tally::PASSED)
}

/// The tests in Node, and the Node example.
fn in_node(tried: &Tried) -> Result<Tally> {
    let node = Program::new("node").folder(&tried.folder).args(["--test", "--test-reporter=tap", "tests"]);
    let ended = node
        .env("FINGERPOST_SITE", &tried.site)
        .env("FINGERPOST_OFFERS", places::root().join("offers"))
        .env("FINGERPOST_COMMAND", site::command()?)
        .run()?;
    Tally::of_node(&ended)
}

/// The pages, in Chromium.
fn in_chromium(tried: &Tried) -> Result<Tally> {
    let tests = Program::cargo().args(["test", "--package", "fingerpost-browser-tests", "--no-fail-fast", "--", "library::"]);
    let ended = browsers::told(tests)?.env("FINGERPOST_LIBRARY", &tried.site).doing("trying the library's pages").run()?;
    Tally::of_tests(&ended)
}
