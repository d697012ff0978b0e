//! Subresource integrity: the loader holds the digest of each of the widget's other files, and takes no others.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The loader's line that the digests take the place of.
const EMPTY: &str = "const FILES = {};";

/// Writes the digests of these files of a folder into the folder's loader.
pub(super) fn fill(folder: &Path, loader: &str, files: &[&str]) -> Result<()> {
    let path = folder.join(loader);
    let script = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    ensure!(script.matches(EMPTY).count() == 1, "{loader} has no line for digests: `{EMPTY}`");
    let digests = files.iter().map(|file| Ok(format!("'{file}':'{}'", of(&folder.join(file))?))).collect::<Result<Vec<_>>>()?;
    Ok(fs::write(&path, script.replace(EMPTY, &format!("const FILES = {{{}}};", digests.join(","))))?)
}

/// A file's digest, as HTML's `integrity` takes it.
fn of(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "alert('Hello, world.');").unwrap();
        fs::write(folder.path().join("loader"), "a\nconst FILES = {}; // digests\nb").unwrap();
        fill(folder.path(), "loader", &["a"]).unwrap();
        // The example of https://www.w3.org/TR/SRI/#integrity-metadata-description
        let says =
            "a\nconst FILES = {'a':'sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO'}; // digests\nb";
        assert_eq!(fs::read_to_string(folder.path().join("loader")).unwrap(), says);
        assert!(fill(folder.path(), "loader", &["a"]).is_err(), "a second time there is no line left");
    }
}
