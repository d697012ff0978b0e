//! The glue, made into a function that gives a fresh instance at each call: `export default (here, fetch) => ({ default, mount })`. A module is
//! evaluated once, however often a page imports it; and an element whose instance has failed must not stop another (docs/decisions/0019).
//! `here` is the glue's own address, and `fetch` what fetches the second file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::system::program::Program;
use crate::tools::esbuild;

const OPENS: &str = "export default (here, fetch) => {";

/// Wraps glue that wasm-bindgen wrote for `no-modules`, as it is. (Trunk.toml does the same.)
pub(super) fn wrap(glue: &Path) -> Result<()> {
    let script = fs::read_to_string(glue).with_context(|| format!("{} cannot be read", glue.display()))?;
    Ok(fs::write(glue, format!("{OPENS}\n{script}\nreturn {{ default: wasm_bindgen, mount: wasm_bindgen.mount }};\n}};\n"))?)
}

/// Wraps glue that wasm-bindgen wrote for the `web`, with all that it imports, and makes it small: without comments and long names it is
/// 1.7 kB less for a family to fetch.
pub(super) fn bundle(glue: &Path, out: &Path) -> Result<()> {
    let (banner, out) = (format!("--banner:js={OPENS}"), format!("--outfile={}", out.display()));
    Program::new(esbuild()?)
        .args(["--bundle", "--minify", "--format=iife", "--global-name=made", "--define:import.meta.url=here"])
        .args([&banner, "--footer:js=return made}", &out])
        .arg(glue)
        .must()
        .map(drop)
}
