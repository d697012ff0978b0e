//! `cargo xtask js`: the library for JavaScript, as an npm package.
//!
//! ```text
//! index.js  node.js            the library, for browsers and workers, and for Node
//! fingerpost_js_bg.wasm        the core
//! index.d.ts  package.json  README.md
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::site::{names, optimise, panics, small_flags};
use crate::system::clock::timed;
use crate::system::program::Program;
use crate::system::{files, logs, places};
use crate::tools::wasm_target::{TARGET, Way};
use crate::tools::{self, CrateTool, Tool, esbuild};

/// The WebAssembly.
pub(crate) const WASM: &str = "fingerpost_js_bg.wasm";
/// The library where there is no Node, with the glue that wasm-bindgen writes inside.
pub(crate) const LIBRARY: &str = "index.js";
/// The glue before it is inside.
const GLUE: &str = "fingerpost_js.js";
/// Who takes the library into a page of their own waits for its bytes more than for its answers: a plan takes under a millisecond either way.
const SMALLEST: &str = "profile.widget.package.fingerpost-core.opt-level=\"z\"";

/// wasm-opt's passes, twice over: half a kB less with brotli than its `-Oz` once. The first kB of the memory is the end of the stack, where nothing
/// has an address (rustc links with `--stack-first`).
const LEVEL: &[&str] = &["-Os", "--low-memory-unused", "-Os"];

/// Builds the package and prints its folder.
pub(crate) fn run() -> Result<()> {
    tools::set_up(&Tool::FOR_DIST)?;
    logs::begin("js")?;
    println!("{}", package()?.display());
    Ok(())
}

/// Where the package is.
pub(crate) fn folder() -> PathBuf {
    places::target().join("xtask/js/fingerpost")
}

/// Builds the package: its folder, which is replaced as a whole.
pub(crate) fn package() -> Result<PathBuf> {
    let (source, work) = (places::root().join("crates/js"), places::target().join("xtask/js/work"));
    let package = folder();
    let new = package.with_added_extension("new");
    files::fresh(&work)?;
    files::fresh(&new)?;
    let wasm = timed("compiling the library", compile)?;
    let tool = CrateTool::wasm_bindgen()?.program("wasm-bindgen")?;
    Program::new(tool).args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&work).arg(wasm).must()?;
    timed("making it small", || {
        let wrapped = work.join(WASM);
        fs::write(&wrapped, panics::silence(&fs::read(&wrapped)?)?)?;
        optimise(&wrapped, &new.join(WASM), LEVEL)
    })?;
    let (mut wasm, mut glue) = (fs::read(new.join(WASM))?, fs::read(work.join(GLUE))?);
    names::number(&mut glue, &mut wasm);
    fs::write(new.join(WASM), wasm)?;
    files::copy(&source.join("npm"), &work)?;
    fs::write(work.join(GLUE), glue)?;
    bundle(&work.join(LIBRARY), "browser", &new)?;
    bundle(&work.join("node.js"), "node", &new)?;
    for file in ["npm/package.json", "npm/index.d.ts", "README.md"] {
        let name = file.rsplit('/').next().unwrap_or(file);
        fs::copy(source.join(file), new.join(name))?;
    }
    files::replace(&package, &new)?;
    Ok(package)
}

fn compile() -> Result<PathBuf> {
    let build =
        ["build", "--package", "fingerpost-js", "--features", "english-only", "--lib", "--target", TARGET, "--profile", "widget"];
    let build = [&build[..], &["--config", SMALLEST]].concat();
    Way::here()?.cargo_with(&small_flags()?)?.args(build).doing("compiling the library").must()?;
    Ok(places::target().join(TARGET).join("widget/fingerpost_js.wasm"))
}

/// A script and all that it imports in one file, without comments and long names; and without the glue's word to the console on a way of starting it that ours is not.
fn bundle(script: &Path, platform: &str, folder: &Path) -> Result<()> {
    let (platform, out) = (format!("--platform={platform}"), format!("--outdir={}", folder.display()));
    let args = ["--bundle", "--minify", "--drop:console", "--format=esm", "--target=es2022", &platform, &out];
    Program::new(esbuild()?).args(args).arg(script).must().map(drop)
}
