//! The table of postcodes of the demonstration's three areas.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::system::clock::{say, timed};
use crate::system::places;

/// The files it is built from: Code-Point Open for the two postcode areas that lie in them mostly, and what lies in them of the others.
const FILES: [&str; 3] = ["codepoint-open-cv.csv.gz", "codepoint-open-wr.csv.gz", "cov-warks-worcs-postcodes.csv.gz"];

/// Builds the table into a folder, and says whether it could: without the data the first half of a postcode narrows, and the guide asks for the rest.
pub(super) fn build(folder: &Path) -> Result<bool> {
    let data = places::shared().join("data");
    let files: Vec<PathBuf> = FILES.iter().map(|file| data.join(file)).collect();
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        say(&format!(
            "  no table of postcodes: {} is not there; FINGERPOST_SHARED names the folder that holds data",
            missing.display()
        ));
        return Ok(false);
    }
    timed("building the table of postcodes", || {
        super::fingerpost("places").arg("build").args(files).arg("--out").arg(folder).must()
    })?;
    Ok(true)
}
