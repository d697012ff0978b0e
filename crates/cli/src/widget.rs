//! The navigator's own files, which this program carries.

use std::fs;
use std::path::Path;

use anyhow::Context;
use fingerpost_site::Widget;

include!(concat!(env!("OUT_DIR"), "/widget.rs"));

/// The widget of a folder; without one, the one that this program carries.
///
/// # Errors
/// Where the folder cannot be read, or this program carries none.
pub(crate) fn widget(folder: Option<&Path>) -> anyhow::Result<Widget> {
    let Some(folder) = folder else {
        anyhow::ensure!(
            !FILES.is_empty(),
            "this build of fingerpost carries no navigator: `cargo install --path crates/cli` makes one that does, or --widget names the folder \
             that `cargo xtask widget` prints"
        );
        return Ok(Widget(FILES.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()));
    };
    Ok(Widget(files(folder).context("--widget takes the folder that `cargo xtask widget` prints")?))
}

/// The files of a folder, without those of folders in it.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn files(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let cannot = |path: &Path| format!("cannot read {}", path.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| cannot(folder))? {
        let path = entry.with_context(|| cannot(folder))?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_file()) {
            files.push((name.to_owned(), fs::read(&path).with_context(|| cannot(&path))?));
        }
    }
    files.sort();
    Ok(files)
}
