//! The table of postcodes of the demonstration's three areas.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::system::clock::{say, timed};
use crate::system::places;
use crate::system::program::Program;

/// The files it is built from: Code-Point Open for the two postcode areas that lie in them mostly, and what lies in them of the others.
const FILES: [&str; 3] = ["codepoint-open-cv.csv.gz", "codepoint-open-wr.csv.gz", "cov-warks-worcs-postcodes.csv.gz"];

/// A file of a table: the folder is put in its place as a whole, so this one is as new as the others.
const LAST: &str = "LICENCE.txt";

/// Builds the table into a folder, unless it is as new as its data and as the command; says whether there is one now: without the data the first half of a postcode narrows, and the guide asks for the rest.
pub(crate) fn build(folder: &Path) -> Result<bool> {
    let data = places::shared().join("data");
    let files: Vec<PathBuf> = FILES.iter().map(|file| data.join(file)).collect();
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        say(&format!(
            "  no table of postcodes: {} is not there; FINGERPOST_SHARED names the folder that holds data",
            missing.display()
        ));
        return Ok(false);
    }
    let command = super::command()?;
    let made_from = files.iter().chain([&command]);
    if is_made(&folder.join(LAST), made_from)? {
        return Ok(true);
    }
    timed("building the table of postcodes", || {
        Program::new(&command).args(["places", "build"]).args(&files).arg("--out").arg(folder).must()
    })?;
    Ok(true)
}

/// True where a file is there and is newer than all that it is made from.
fn is_made<'a>(made: &Path, mut from: impl Iterator<Item = &'a PathBuf>) -> Result<bool> {
    let changed = |path: &Path| path.metadata().and_then(|about| about.modified());
    let Ok(made) = changed(made) else { return Ok(false) };
    from.try_fold(true, |newer, path| Ok(newer && changed(path).with_context(|| format!("{} is gone", path.display()))? < made))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn what_is_older_than_its_data_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let [made, data] = ["made", "data"].map(|name| folder.path().join(name));
        fs::write(&data, "").unwrap();
        assert!(!is_made(&made, [&data].into_iter()).unwrap(), "it is not there");
        fs::write(&made, "").unwrap();
        let at = |path: &Path, ago| {
            File::options().write(true).open(path).unwrap().set_modified(SystemTime::now() - Duration::from_secs(ago))
        };
        at(&data, 60).unwrap();
        assert!(is_made(&made, [&data].into_iter()).unwrap());
        at(&made, 120).unwrap();
        assert!(!is_made(&made, [&data].into_iter()).unwrap());
    }
}
