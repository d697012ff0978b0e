//! Puts the built widget into the command, so that one file is all a council installs.
//!
//! A release build carries it: the folder that `FINGERPOST_WIDGET` names, or else the one that `cargo xtask widget` builds here. With
//! `FINGERPOST_WIDGET=none`, and in a debug build, there is none, and `fingerpost build` then needs `--widget`.

#![allow(clippy::expect_used, reason = "a build stops at once, and says why")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the widget is made from, as seen from this folder.
const MADE_FROM: [&str; 5] = ["../../web/src", "../../web/static", "../../web/Cargo.toml", "../core/src", "../../Cargo.lock"];

fn main() {
    println!("cargo::rerun-if-env-changed=FINGERPOST_WIDGET");
    let here = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    let folder = match env::var("FINGERPOST_WIDGET") {
        Ok(none) if none == "none" => None,
        Ok(folder) => Some(PathBuf::from(folder)),
        Err(_) if variable("PROFILE") != "release" => None,
        Err(_) => {
            MADE_FROM.iter().for_each(|path| println!("cargo::rerun-if-changed={}", here.join(path).display()));
            Some(build(&here))
        }
    };
    let files = folder.map(|folder| files(&folder)).unwrap_or_default();
    let entries: String = files.iter().map(|(name, path)| format!("    ({name:?}, include_bytes!({path:?})),\n")).collect();
    let table = format!(
        "/// The widget's files, by name; none where this build carries none.\nstatic FILES: &[(&str, &[u8])] = &[\n{entries}];\n"
    );
    fs::write(Path::new(&variable("OUT_DIR")).join("widget.rs"), table).expect("the build's own folder can be written");
}

/// Builds the widget with the chores of this repository, which install what they need.
fn build(here: &Path) -> PathBuf {
    let mut cargo = Command::new(variable("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--", "widget"]).current_dir(here.join("../.."));
    // What cargo tells a build script is about this build, not about that one.
    for (name, _) in env::vars().filter(|(name, _)| is_of_this_build(name)) {
        cargo.env_remove(name);
    }
    let built = cargo.output().expect("cargo can be run");
    let said = String::from_utf8_lossy(&built.stdout);
    let mend = "Mend that, or set FINGERPOST_WIDGET to the folder of a built one, or to `none` for a command without it.";
    assert!(built.status.success(), "The widget was not built. {mend}\n{}", String::from_utf8_lossy(&built.stderr));
    PathBuf::from(said.lines().last().unwrap_or_default().trim())
}

fn is_of_this_build(name: &str) -> bool {
    let known = ["TARGET", "HOST", "PROFILE", "OPT_LEVEL", "DEBUG", "OUT_DIR", "NUM_JOBS", "RUSTC", "RUSTDOC", "RUSTC_LINKER"];
    let is_setting = ["CARGO_HOME", "CARGO_TARGET_DIR", "CARGO_NET_OFFLINE", "CARGO_HTTP_PROXY"].contains(&name);
    known.contains(&name) || (name.starts_with("CARGO") && !is_setting) || name.starts_with("DEP_")
}

/// The files of the widget's folder: their names, and where they are.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{} holds no widget: {error}", folder.display()));
    let mut files: Vec<(String, PathBuf)> =
        entries.flatten().map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path())).collect();
    files.sort();
    files.iter().for_each(|(_, path)| println!("cargo::rerun-if-changed={}", path.display()));
    files
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}
