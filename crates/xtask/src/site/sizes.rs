//! What a family downloads, and the budgets it must keep to.

use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{GLUE, LATE, LOADER, PACKS, PLACES, WASM};

/// The small script of the pages that need none.
const PAGE_SCRIPT: &str = "page.js";

/// The budgets: what, its files, and the most bytes they may be together when compressed with brotli.
pub(crate) const BUDGETS: [(&str, &[&str], usize); 5] = [
    ("all that comes before the first question", &[LOADER, WASM, GLUE, "offers/warwickshire/core.pack"], 150_000),
    ("the loader", &[LOADER], 3_000),
    ("the whole widget (wasm and glue)", &[WASM, GLUE, LATE], 212_300),
    ("the script of a page without the navigator", &[PAGE_SCRIPT], 2_000),
    ("Warwickshire's pack to reach a plan", &["offers/warwickshire/core.pack"], 40_000),
];

/// The most bytes of the table of postcodes when compressed with brotli: all of it, and the largest of its areas.
pub(crate) const PLACES_BUDGET: (usize, usize) = (80_000, 30_000);

/// The size of a file, as it is and compressed as a good web server sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    raw: usize,
    /// Compressed with brotli at its best.
    pub(crate) brotli: usize,
}

/// Measures a file of the site.
pub(crate) fn of(file: &Path) -> Result<Size> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut counter = brotli::CompressorWriter::new(Count(0), 1 << 16, 11, 22);
    counter.write_all(&bytes)?;
    Ok(Size { raw: bytes.len(), brotli: counter.into_inner().0 })
}

/// A table of the sizes of the parts that a family downloads.
pub(crate) fn table(site: &Path) -> Result<String> {
    let mut text = format!("{:<32} {:>12} {:>12}\n", "file", "bytes", "brotli");
    for file in parts(site)? {
        let size = of(&site.join(&file))?;
        writeln!(text, "{:<32} {:>12} {:>12}", file.display(), grouped(size.raw), grouped(size.brotli))?;
    }
    Ok(text)
}

/// A number with its thousands apart: 1 234 567.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(" ")
}

/// What a family downloads, and the packs of each offer.
fn parts(site: &Path) -> Result<Vec<PathBuf>> {
    let mut packs: Vec<PathBuf> = Vec::new();
    for offer in site.join(PACKS).read_dir().context("The site has no packs")? {
        let offer = offer?.path();
        for pack in offer.read_dir().with_context(|| format!("{} is not a folder of packs", offer.display()))? {
            packs.push(pack?.path().strip_prefix(site)?.to_owned());
        }
    }
    packs.extend(postcodes(site)?);
    packs.sort();
    Ok([WASM, LATE, GLUE, LOADER].iter().map(PathBuf::from).chain(packs).collect())
}

/// The files of the table of postcodes; none where the site was built without it.
pub(crate) fn postcodes(site: &Path) -> Result<Vec<PathBuf>> {
    let Ok(folder) = site.join(PLACES).read_dir() else { return Ok(Vec::new()) };
    let files = folder.map(|file| Ok(file?.path().strip_prefix(site)?.to_owned()));
    let mut files: Vec<PathBuf> = files.collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "pack"));
    Ok(files)
}

/// Counts what is written to it.
struct Count(usize);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1 000", "1 234 567"]);
    }
}
