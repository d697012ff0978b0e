//! The glue, made into a function that gives a fresh instance at each call: `export default (here, fetch) => ({ default, mount })`. A module is
//! evaluated once, however often a page imports it; and an element whose instance has failed must not stop another (docs/decisions/0019).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::system::program::Program;
use crate::tools::esbuild;

/// What stands around it, with a mark where it goes.
const AROUND: &str = include_str!("instance.js");
const MARK: &str = "GLUE;";

/// Wraps glue that wasm-bindgen wrote for `no-modules`, as it is. (Trunk.toml does the same, without the watch.)
pub(super) fn wrap(glue: &Path) -> Result<()> {
    let script = fs::read_to_string(glue).with_context(|| format!("{} cannot be read", glue.display()))?;
    let made = "const made = { default: wasm_bindgen, mount: wasm_bindgen.mount };";
    Ok(fs::write(glue, AROUND.replacen(MARK, &[&script, made].join("\n"), 1))?)
}

/// Wraps glue that wasm-bindgen wrote for the `web`, with all that it imports, and makes it small: without comments and long names it is
/// 1.7 kB less for a family to fetch.
pub(super) fn bundle(glue: &Path, out: &Path) -> Result<()> {
    let bundled = glue.with_extension("bundled.js");
    let to = |file: &Path| format!("--outfile={}", file.display());
    Program::new(esbuild()?)
        .args(["--bundle", "--minify", "--format=iife", "--global-name=made", "--define:import.meta.url=here", &to(&bundled)])
        .arg(glue)
        .must()?;
    let script = fs::read_to_string(&bundled)?;
    fs::write(&bundled, AROUND.replacen(MARK, &script, 1))?;
    Program::new(esbuild()?).args(["--minify", "--format=esm", &to(out)]).arg(&bundled).must().map(drop)
}
