//! The optimised widget in two files: what the first questions need, and the rest (docs/decisions/0019).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::LATE;

/// What the glue imports the second file's loader from.
const LINK: &str = "late.js";
/// What the splitter calls the second file: after `#[wasm_split(late)]` in web/src/late.rs.
const SPLIT_OFF: &str = "split_late.wasm";

/// The compiled widget in two.
pub(super) struct Halves {
    /// For wasm-bindgen.
    pub(super) first: PathBuf,
    /// Finished, but for its size.
    pub(super) late: PathBuf,
}

/// Splits what was compiled with the feature `split`, into a folder. `glue` is the name of the file that wasm-bindgen will write there.
pub(super) fn split(wasm: &Path, folder: &Path, glue: &str) -> Result<Halves> {
    let whole = fs::read(wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
    let halves = Halves { first: folder.join("first.wasm"), late: folder.join(LATE) };
    let loader = folder.join(LINK);
    let (main_module, link_name) = (format!("./{glue}"), format!("./{LINK}"));
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &halves.first;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = transform(options).map_err(|why| anyhow!("The widget cannot be split in two: {why:#}"))?;
    ensure!(split.split_modules.len() == 1, "The widget was split in {} and not in two", split.split_modules.len() + 1);
    fs::rename(folder.join(SPLIT_OFF), &halves.late).context("The splitter wrote no second file")?;
    let link = fs::read_to_string(&loader)?;
    ensure!(link.contains(SPLIT_OFF), "The second file's loader does not name it");
    fs::write(&loader, link.replace(SPLIT_OFF, LATE))?;
    Ok(halves)
}
