//! Versions and digests read from Cargo.lock.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::system::places;

/// The version of a package that Cargo.lock holds once.
pub(crate) fn version_of(package: &str) -> Result<String> {
    version_in(&text()?, package)
}

/// The SHA-256 of each package that comes from a registry, by its name and version.
pub(crate) fn digests() -> Result<BTreeMap<(String, String), String>> {
    let packages = packages(&text()?)?;
    let text = |entry: &toml::Value, name: &str| entry.get(name).and_then(toml::Value::as_str).map(str::to_owned);
    let digest = |entry| Some(((text(entry, "name")?, text(entry, "version")?), text(entry, "checksum")?));
    Ok(packages.iter().filter_map(digest).collect())
}

fn text() -> Result<String> {
    let path = places::root().join("Cargo.lock");
    fs::read_to_string(&path).context("Cargo.lock cannot be read. `cargo metadata` writes it anew.")
}

fn packages(lock: &str) -> Result<toml::value::Array> {
    let mut lock: toml::Table =
        lock.parse().context("Cargo.lock is not good TOML. `git checkout Cargo.lock` brings back the last good one.")?;
    match lock.remove("package") {
        Some(toml::Value::Array(packages)) => Ok(packages),
        _ => bail!("Cargo.lock names no packages."),
    }
}

fn version_in(lock: &str, package: &str) -> Result<String> {
    let packages = packages(lock)?;
    let mut versions = packages
        .iter()
        .filter(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .filter_map(|entry| entry.get("version").and_then(toml::Value::as_str));
    match (versions.next(), versions.next()) {
        (Some(version), None) => Ok(version.to_owned()),
        (None, _) => bail!("Cargo.lock has no package {package}."),
        (Some(one), Some(other)) => bail!(
            "Cargo.lock has {package} twice ({one}, {other}), and only one can match its tool. `cargo tree -i {package}` says who asks for which."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = r#"
        version = 4
        [[package]]
        name = "wasm-bindgen"
        version = "0.2.130"
        [[package]]
        name = "wasm-bindgen-macro"
        version = "9.9.9"
        [[package]]
        name = "syn"
        version = "1.0.0"
        [[package]]
        name = "syn"
        version = "2.0.0"
    "#;

    #[test]
    fn the_exact_package_is_found() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn what_cannot_be_said_is_said_so() {
        assert!(version_in(LOCK, "yew").unwrap_err().to_string().contains("no package yew"));
        assert!(version_in(LOCK, "syn").unwrap_err().to_string().contains("1.0.0, 2.0.0"));
        assert!(version_in("[[package", "syn").unwrap_err().to_string().contains("not good TOML"));
        assert!(version_in("", "syn").is_err());
    }
}
