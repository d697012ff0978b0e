//! What other programs print, kept in files: `target/xtask/logs/NAME.log`.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::places;

thread_local! {
    /// Each thread has its own: what is set up at the same time is not told in one another's logs.
    static CURRENT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where the log of that name is.
pub(crate) fn path(name: &str) -> PathBuf {
    places::target().join("xtask").join("logs").join(format!("{name}.log"))
}

/// Starts a log afresh, and takes it for all that programs print which this thread starts, until the next one begins.
pub(crate) fn begin(name: &str) -> Result<()> {
    CURRENT.set(name.to_owned());
    let path = path(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("Could not make the folder {}", folder.display()))?;
    }
    fs::write(&path, "").with_context(|| format!("Could not write {}", path.display()))
}

/// Opens the log that began last, to write at its end; and says where it is.
pub(crate) fn append() -> Result<(File, PathBuf)> {
    let path = CURRENT.with_borrow(|name| path(name));
    let file = File::options().append(true).open(&path).with_context(|| format!("Could not write {}", path.display()))?;
    Ok((file, path))
}

/// Writes a line of our own at the end of the log that began last.
pub(crate) fn write(line: &str) -> Result<()> {
    let (mut file, path) = append()?;
    writeln!(file, "{line}").with_context(|| format!("Could not write {}", path.display()))
}

/// Starts another log afresh, to write at its end; and says where it is. The one that began last stays the one for everything else.
pub(crate) fn apart(name: &str) -> Result<(File, PathBuf)> {
    let path = path(name);
    let open = || File::options().append(true).open(&path);
    let file = fs::write(&path, "").and_then(|()| open()).with_context(|| format!("Could not write {}", path.display()))?;
    Ok((file, path))
}

/// All that a log holds. A program may print bytes that are no text; they are replaced.
pub(crate) fn read(name: &str) -> String {
    fs::read(path(name)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}
