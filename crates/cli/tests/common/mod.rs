//! Running the real program, for the tests that do.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]
#![allow(dead_code, reason = "each file of tests uses some of it")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use fingerpost_source::sample_files;
use tempfile::TempDir;

/// A folder with the sample offer, and room beside it.
pub(crate) fn sample() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in sample_files() {
        let path = folder.path().join("offer").join(file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
    folder
}

/// Runs the program in a folder. What it keeps of feeds is kept there too.
pub(crate) fn fingerpost(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fingerpost"));
    command.args(arguments).current_dir(folder).env("XDG_CACHE_HOME", folder.join("cache")).output().unwrap()
}

/// What it printed for whoever asked.
pub(crate) fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What it said of how it went.
pub(crate) fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
